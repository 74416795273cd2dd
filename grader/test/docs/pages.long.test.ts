import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { findLeaks } from "../../publish/leaks/find.js";
import { searchFor } from "../../publish/leaks/search.js";
import { secretsOf } from "../../publish/leaks/secrets.js";
import { outline } from "../../grade/stages/outline.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { visit } from "../support/browser.js";
import { needsChromium } from "../support/chromium.js";
import { checkLinks, filesBelow, siteData } from "../support/site.js";
import { builtSite, root } from "./built-site.js";

const site = builtSite();
const at = (page: string): string => pathToFileURL(join(site, page)).href;
const read = (page: string): string => readFileSync(join(site, page), "utf8");

const exercises = filesBelow(join(root, "exercises"))
  .map((file) => /^(\d\d-[^/]+)\/lesson\.md$/.exec(file)?.[1])
  .filter((folder) => folder !== undefined);

describe("the documentation site", () => {
  test("has no broken link", () => {
    expect(checkLinks(site).broken).toEqual([]);
  });

  test("asks nothing of a network", () => {
    const pages = filesBelow(site).filter((file) => /\.(html|css)$/.test(file));
    const asking = pages.filter((page) =>
      /<(?:script|img|iframe|link)[^>]*\s(?:src|href)="https?:|url\(["']?https?:|@import/.test(read(page)),
    );
    expect(asking).toEqual([]);
  });

  test("has every lesson and every contract of the course, drawn", () => {
    for (const folder of exercises) {
      const heading =
        /^# +(.+)$/m.exec(readFileSync(join(root, `exercises/${folder}/lesson.md`), "utf8"))?.[1] ?? "none";
      const lesson = read(`lessons/${folder}.html`);
      expect(lesson).toContain(`>${heading.replaceAll("`", "")}`);
      expect(lesson).toContain('<svg class="mem"');
      expect(lesson).not.toMatch(/language-memory|class="memory"|data-drawn/);
      expect(read(`contracts/${folder}.html`)).toContain("<h1");
    }
  });

  test("folds an answer under every question to discuss", () => {
    for (const folder of exercises) {
      const lesson = readFileSync(join(root, `exercises/${folder}/lesson.md`), "utf8");
      const questions = lesson.split("## To discuss")[1]?.match(/^\d+\. /gm) ?? [];
      expect(questions.length, folder).toBeGreaterThan(5);
      expect(read(`lessons/${folder}.html`).match(/<summary>One answer<\/summary>/g)?.length, folder).toBe(
        questions.length,
      );
    }
  });

  test("leads from each lesson to the next, in the order of their folders", () => {
    const pages = exercises.map((folder) => `lessons/${folder}.html`);
    for (const [place, page] of pages.entries()) {
      const link = (rel: string): string | undefined =>
        new RegExp(`href="([^"]*)" rel="${rel}"`).exec(read(page))?.[1]?.replace("../", "");
      expect({ page, before: link("prev"), after: link("next") }).toEqual({
        page,
        before: pages[place - 1],
        after: pages[place + 1],
      });
    }
  });

  test("lists every guide for a reader, with what it is about", () => {
    const contents = read("guides/index.html");
    const guides = filesBelow(join(root, "docs/guides")).filter((file) => file !== "README.md");
    expect(guides.filter((file) => !contents.includes(file.replace(/\.md$/, ".html")))).toEqual([]);
  });

  test("says what every check is worth, and of a hidden one no more than that", async () => {
    const rubric = read("guides/rubric.html")
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&");
    const all = await Promise.all(exercises.map(async (folder) => outline(await loadExercise(root, folder))));
    const checks = all.flat().flatMap((stage) => stage.checks);
    const visible = new Set(checks.filter(({ visibility }) => visibility === "visible").map(({ name }) => name));
    const hidden = checks.map(({ name }) => name).filter((name) => !visible.has(name));
    expect([...visible].filter((name) => !rubric.includes(`>${name}<`))).toEqual([]);
    expect(hidden.length).toBeGreaterThan(20);
    expect(hidden.filter((name) => rubric.includes(name))).toEqual([]);
    expect(rubric).toContain("<em>hidden</em>");
  }, 60_000);

  test("shows nothing of the solutions", async () => {
    expect(await findLeaks([site], root)).toEqual([]);
    const search = searchFor(await secretsOf(root));
    expect(search(JSON.stringify(siteData(site, "search.js")))).toEqual([]);
  });

  /** What a later lesson teaches is found there, though those before it go ahead where all else is equal. */
  const TAUGHT = { quarantine: "14-tracking", collector: "18-garbage-collection", alignment: "12-alignment" };

  test("finds lessons, guides and names by search, opened as a file", async (context) => {
    needsChromium(context);
    const results = await visit(at("index.html"), {}, async ({ page }) => {
      await page.keyboard.press("/");
      const found: Record<string, string[]> = {};
      for (const words of ["merge", "InvalidFreeError", "canvas", "allocate", "free", ...Object.keys(TAUGHT)]) {
        await page.fill("#tsd-search-input", words);
        await page.locator(`#tsd-search-results mark`).first().waitFor();
        await page.waitForTimeout(500);
        // A hit is a link for as long as a pointer is on it.
        found[words] = await page.$$eval("#tsd-search-results a", (links) =>
          links.map((link) => {
            link.dispatchEvent(new PointerEvent("pointerenter"));
            return (link as HTMLAnchorElement).href;
          }),
        );
      }
      return found;
    });
    expect(results.merge?.[0]).toMatch(/lessons\/01-first-fit\.html/);
    expect(results.InvalidFreeError?.[0]).toMatch(/classes\/exercises_01-first-fit_errors\.InvalidFreeError\.html/);
    expect(results.allocate?.join()).toMatch(/MemoryAllocator\.html#allocate/);
    expect(results.free?.[0]).toMatch(/lessons\/01-first-fit\.html/);
    for (const [words, lesson] of Object.entries(TAUGHT))
      expect(results[words]?.[0], words).toContain(`/lessons/${lesson}.`);
    expect(results.canvas?.join()).toMatch(/guides\/grade-a-class\.html/);
  }, 60_000);

  test("loads less than 300 kB for its first page", async (context) => {
    needsChromium(context);
    const { loaded, faults } = await visit(at("index.html"), {}, async ({ page, loaded, faults }) => {
      await page.waitForLoadState("networkidle");
      return { loaded, faults };
    });
    expect(faults).toEqual([]);
    expect(loaded.length).toBeGreaterThan(4);
    expect(loaded.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(300_000);
  }, 60_000);
});
