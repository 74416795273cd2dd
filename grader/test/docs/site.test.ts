import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findLeaks } from "../../leaks/find.js";
import { searchFor } from "../../leaks/search.js";
import { secretsOf } from "../../leaks/secrets.js";
import { needsChromium, screenshotOrDom } from "../support/chromium.js";
import { checkLinks, filesBelow, siteData } from "../support/site.js";

const root = join(import.meta.dirname, "../../..");
const site = mkdtempSync(join(tmpdir(), "alloclab-site-"));

beforeAll(async () => {
  const typedoc = join(root, "node_modules/typedoc/bin/typedoc");
  await promisify(execFile)(process.execPath, [typedoc, "--options", "docs/typedoc.json", "--out", site], {
    cwd: root,
  }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`npm run docs fails:\n${error.stdout ?? ""}${error.stderr ?? ""}`);
  });
}, 120_000);

afterAll(() => rmSync(site, { recursive: true, force: true }));

describe("the documentation site", () => {
  test("has no broken link", () => {
    expect(checkLinks(site).broken).toEqual([]);
  });

  test("has every lesson and every contract of the course, drawn", () => {
    const text = allText();
    for (const file of filesBelow(join(root, "exercises")).filter((path) =>
      /^[^/]+\/(lesson|contract)\.md$/.test(path),
    )) {
      const heading = /^# +(.+)$/m.exec(readFileSync(join(root, "exercises", file), "utf8"))?.[1] ?? "no heading";
      expect(text, file).toContain(`>${heading.replaceAll("`", "").split(/[&<>"']/)[0]}`);
    }
    expect(text).not.toContain("language-memory");
    expect(text).not.toContain('class="memory"');
  });

  test("shows nothing of the solutions", async () => {
    expect(await findLeaks([site], root)).toEqual([]);
    const search = searchFor(await secretsOf(root));
    expect(search(JSON.stringify(siteData(site, "search.js")))).toEqual([]);
  });

  test("finds an error class and a guide's words by search, opened as a file", async (context) => {
    needsChromium(context);
    const found = await search("InvalidFreeError");
    expect(found).toMatch(/classes\/exercises_01-first-fit_errors\.InvalidFreeError\.html/);
    expect(await search("student")).toMatch(/documents\/Student_guide\.html/);
  }, 60_000);
});

/** All pages as text without the tags of highlighting. */
function allText(): string {
  const pages = filesBelow(site).filter((file) => file.endsWith(".html"));
  return pages.map((page) => readFileSync(join(site, page), "utf8")).join("\n");
}

/** Opens the site from disk, types into its search field and returns the page with the results. */
async function search(words: string): Promise<string> {
  const typed = `<script>
    addEventListener("load", () => {
      document.getElementById("tsd-search-trigger").click();
      const field = document.getElementById("tsd-search-input");
      const type = () => {
        field.value = ${JSON.stringify(words)};
        field.dispatchEvent(new Event("input", { bubbles: true }));
      };
      setInterval(type, 500);
    });
  </script>`;
  const page = join(site, "search-probe.html");
  writeFileSync(
    page,
    readFileSync(join(site, "index.html"), "utf8").replace("</body>", () => `${typed}</body>`),
  );
  try {
    const dom = await screenshotOrDom(pathToFileURL(page).href, { timeMs: 5000 });
    return /id="tsd-search-results"[\s\S]*?<\/ul>/.exec(dom)?.[0] ?? "";
  } finally {
    rmSync(page);
  }
}
