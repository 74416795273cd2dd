import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { classPage } from "../../report/class/index.js";
import { itemsOf } from "../../report/class/items.js";
import { distribution, stageSummaries, summaryOf } from "../../report/class/statistics.js";
import { needsChromium, screenshotOrDom } from "../support/chromium.js";
import { folderWith } from "../support/folder.js";
import { cohort, entry, exampleCohort } from "./cohort.js";
import { UNSEEN } from "./fixtures.js";

const example = exampleCohort(60);
const page = classPage(example);

const withoutCode = (html: string): string => html.replace(/<(style|script)\b[^>]*>[^]*?<\/\1>/g, "");

/** The texts of a page as they are read, one space for each run of white space. */
const textOf = (html: string): string =>
  withoutCode(html)
    .replace(/<title[^>]*>[^]*?<\/title>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

const attributes = (html: string, name: string) =>
  [...withoutCode(html).matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map((match) => match[1] ?? "");

describe("the page of a class", () => {
  test("runs its own script and nothing else, and loads nothing", () => {
    const scripts = [...page.matchAll(/<script\b[^>]*>([^]*?)<\/script>/g)];
    expect(scripts).toHaveLength(1);
    const hash = createHash("sha256")
      .update(scripts[0]?.[1] ?? "")
      .digest("base64");
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}';`);
    expect(withoutCode(page)).not.toMatch(/<(link|img|iframe|object|embed|form|base)\b/i);
    expect(withoutCode(page)).not.toMatch(/ (src|srcset|on\w+)="/i);
    expect(page).not.toMatch(/@import|https?:\/\//);
  });

  test("has a row and a link to the report for every submission", () => {
    const links = attributes(page, "href").filter((href) => !href.startsWith("#"));
    for (const { report } of example.entries) expect(links).toContain(report.replace(/json$/, "html"));
    for (const link of links) expect(link).toMatch(/^reports\/[^/:]+\.html$/);
    expect(page.match(/<tr data-is|<tr><th scope="row"><a/g)).toHaveLength(60);
  });

  test("gives the same bytes for the same class", () => {
    expect(classPage(structuredClone(example))).toBe(page);
  });

  test("has landmarks, one first heading and none that skips a level, and each id once", () => {
    const levels = [...page.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    const ids = attributes(page, "id");
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of attributes(page, "aria-labelledby")) expect(ids).toContain(id);
    for (const href of attributes(page, "href").filter((href) => href.startsWith("#"))) {
      expect(ids).toContain(href.slice(1));
    }
  });

  test("tells the distribution in words, too", () => {
    const title = /<title id="histogram-title">([^<]*)</.exec(page)?.[1] ?? "";
    expect(title).toMatch(/^Submissions by points: 0 to below 10: \d+; .*; 90 to 100: \d+$/);
  });

  test("lists what needs a look by reason, what is late, other attempts, and what was passed over", () => {
    const text = textOf(page);
    for (const title of ["Fault of the grader", "Did not load", "Nothing to grade", "Timed out"]) {
      expect(text).toContain(`${title} – `);
    }
    expect(text).toContain("Nothing but the skeleton – 1 submission");
    expect(text).toContain("Late – 3 submissions");
    expect(text).toContain("2 days, handed in 2026-03-02T09:15:00+01:00, no points off");
    expect(text).toContain("not graded: allocator.ts, allocator-1.ts");
    expect(text).toContain(".DS_Store a dot name");
  });

  test("tells what was handed in and cannot be read from what is not there", () => {
    const nothing = (name: string, error: string) =>
      entry(name, { status: "no-submission", score: 0, error, attention: [{ kind: "no-submission" }] });
    const torn = "`work.zip` is damaged or cut off.";
    const text = textOf(classPage(cohort([nothing("ada", torn), nothing("bo", "Nothing was handed in.")])));
    expect(text).toMatch(/Nothing to grade – 2 submissions .* ada work\.zip is damaged or cut off\. bo /);
  });

  test("says so when nothing is the matter, and when there is nothing at all", () => {
    const text = textOf(classPage(cohort([entry("ada")])));
    expect(text).toContain("Nothing: every submission loaded");
    expect(text).toContain("Nobody failed a check that was tried.");
    expect(text).toContain("1 submission from 100 to 100 of 100 points, mean 100, median 100.");
    expect(textOf(classPage(cohort([])))).toContain("No submission has a score.");
    expect(textOf(classPage(cohort([entry("ada")])))).not.toContain("undefined");
  });

  test("keeps those apart that are identical in groups", () => {
    const identical = (name: string, ...to: string[]) => entry(name, { attention: [{ kind: "identical", to }] });
    const groups = classPage(
      cohort([identical("a", "c"), identical("b", "d"), identical("c", "a"), identical("d", "b")]),
    );
    const section = /Identical to another[^]*?<\/details>/.exec(groups)?.[0] ?? "";
    const lists = [...section.matchAll(/<ul[^]*?<\/ul>/g)].map(([list]) => textOf(list).trim());
    expect(lists).toEqual(["a c", "b d"]);
  });
});

describe("hostile names", () => {
  const HOSTILE = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>\u202e\u0000\x1b[31m\u2028=cmd|'/c'!A1`;

  test("stay text, whatever field they are in", () => {
    const everywhere = JSON.parse(JSON.stringify(example), (key, value: unknown) =>
      typeof value === "string" && !["status", "kind", "layout"].includes(key) ? value + HOSTILE : value,
    ) as typeof example;
    const hostile = classPage(everywhere);
    expect(hostile).not.toMatch(UNSEEN);
    expect(hostile.match(/<script\b/g)).toHaveLength(1);
    expect(withoutCode(hostile)).not.toMatch(/<img\b| on\w+="/i);
    expect(textOf(hostile)).toContain(`<img src=x onerror=alert(1)>=cmd|'/c'!A1`);
  });

  test.each(["javascript:alert(1)", "../../secret.json", "//evil.example/x.json", "data:text/html,x", "a/\ud800.json"])(
    "cannot lead anywhere as the path %j",
    (report) => {
      const links = attributes(classPage(cohort([entry("ada", { report })])), "href");
      for (const link of links) expect(link).toMatch(/^(#|[^:/.][^:]*$)/);
    },
  );
});

describe("the numbers", () => {
  test("of no submission are none", () => {
    expect(summaryOf([])).toBeNull();
    expect(stageSummaries(cohort([]))).toEqual([]);
  });

  test("are mean and median", () => {
    expect(summaryOf([10, 0, 5])).toEqual({ count: 3, mean: 5, median: 5, least: 0, most: 10 });
    expect(summaryOf([1, 2, 10, 0.1 + 0.2])).toMatchObject({ mean: 3.325, median: 1.5 });
  });

  test("fall into ten bins, the last with the most points", () => {
    expect(distribution([0, 9.9, 10, 99.5, 100, 120, -1], 100).map(({ count }) => count)).toEqual([
      ...[3, 1, 0, 0, 0],
      ...[0, 0, 0, 0, 3],
    ]);
    // 0.7 / 0.1 is less than 7 in binary.
    expect(distribution([0.7], 1)[7]?.count).toBe(1);
    expect(distribution([0], 0)[0]?.count).toBe(1);
  });

  test("leave out who handed in nothing, and whom the grader failed", () => {
    const entries = [
      entry("ada", { failed: ["merges/a", "basics/b"] }),
      entry("bob", { failed: ["merges/a"] }),
      entry("cleo", { status: "no-submission", score: 0, failed: ["basics/b"] }),
      entry("dan", { status: "grader-fault", score: null, failed: ["basics/b"] }),
    ];
    const checks = itemsOf(cohort(entries)).map(({ id, failed, tried }) => ({ id, failed: failed.length, tried }));
    expect(checks).toEqual([
      { id: "merges/a", failed: 2, tried: 2 },
      { id: "basics/b", failed: 1, tried: 2 },
    ]);
    expect(stageSummaries(cohort(entries))[0]).toMatchObject({ name: "basics", count: 2, mean: 18, full: 2 });
    expect(textOf(classPage(cohort(entries)))).toContain("2 submissions from 100 to 100");
  });
});

describe("in a browser", () => {
  /** The page after its script and this code have run, with what the code returns as its title. */
  async function after(html: string, code: string): Promise<string> {
    const folder = await folderWith({});
    mkdirSync(join(folder, "reports"));
    const probe = `addEventListener("load", () => { document.title = JSON.stringify((() => { ${code} })()); });`;
    const hash = createHash("sha256").update(probe).digest("base64");
    const probed = html
      .replace("script-src 'sha256-", `script-src 'sha256-${hash}' 'sha256-`)
      .replace("</body>", () => `<script>${probe}</script></body>`);
    writeFileSync(join(folder, "index.html"), probed);
    const dom = await screenshotOrDom(pathToFileURL(join(folder, "index.html")).href);
    return (/<title>([^]*?)<\/title>/.exec(dom)?.[1] ?? "").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  }

  const COLUMN = `
    const table = document.querySelector("table.all");
    const heading = (name) => [...table.tHead.rows[0].cells].find((cell) => cell.textContent.trim().startsWith(name));
    const column = (name) => [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[heading(name).cellIndex].textContent.trim());
    const click = (name) => heading(name).querySelector("button").click();`;

  test("sorts by any column, what has no number last", async (context) => {
    needsChromium(context);
    const entries = ["b", "a10", "a9"].map((name, i) => entry(name, { score: [7, null, 90][i] ?? null }));
    const title = await after(
      classPage(cohort(entries)),
      `${COLUMN} const seen = [];
      for (const name of ["score", "score", "submission"]) { click(name); seen.push(column("submission"), heading(name).getAttribute("aria-sort")); }
      return seen;`,
    );
    expect(JSON.parse(title)).toEqual([
      ["a9", "b", "a10"],
      "descending",
      ["b", "a9", "a10"],
      "ascending",
      ["a9", "a10", "b"],
      "ascending",
    ]);
  }, 60_000);

  test("finds by words and by reason among 5,000, at once", async (context) => {
    needsChromium(context);
    const title = await after(
      classPage(exampleCohort(5000)),
      `${COLUMN} const started = performance.now();
      const [input, select, output] = ["input", "select", "output"].map((name) => document.querySelector(".tools " + name));
      input.value = "STUDENT example-4999"; input.dispatchEvent(new Event("input"));
      const found = [column("submission"), output.textContent];
      input.value = ""; select.value = "no-submission"; select.dispatchEvent(new Event("change"));
      const statuses = [...new Set(column("status"))];
      click("score");
      return { found, statuses, ms: performance.now() - started };`,
    );
    const { found, statuses, ms } = JSON.parse(title) as { found: unknown; statuses: unknown; ms: number };
    expect(found).toEqual([["example-4999"], "1 of 5000 shown"]);
    expect(statuses).toEqual(["nothing to grade"]);
    expect(ms).toBeLessThan(5000);
  }, 60_000);
});
