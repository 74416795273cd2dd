import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { visit, wrongPages, wrongWith } from "../support/browser.js";
import { needsChromium } from "../support/chromium.js";
import { filesBelow } from "../support/site.js";
import { builtSite, root } from "./built-site.js";

const site = builtSite();
const at = (page: string): string => pathToFileURL(join(site, page)).href;
/** Whether an assignment has an oracle, whose calls can be played. */
const hasVisualizer = (folder: string): boolean => existsSync(join(root, "exercises", folder, "stages/definition.ts"));
const exercises = readdirSync(join(root, "exercises")).filter((name) => /^\d\d-/.test(name));

/** What people write by hand, and what typedoc makes of the code. */
const WRITTEN = ["lessons", "contracts", "guides", "decisions"];
const FROM_CODE = ["classes", "functions", "interfaces", "modules", "types", "variables"];

const named = (files: string[]): [string, string][] => files.map((file) => [file, at(file)]);
const pagesOf = (folder: string): string[] => filesBelow(join(site, folder)).map((file) => `${folder}/${file}`);
const onePageOfEachKind = (): string[] => {
  return ["index.html", "api.html", ...[...WRITTEN, ...FROM_CODE].flatMap((folder) => pagesOf(folder).slice(0, 1))];
};
const everyPageWritten = (): string[] => [...new Set([...onePageOfEachKind(), ...WRITTEN.flatMap(pagesOf)])];

describe("the site passes axe in light and dark, fits the screen, and has no fault in its scripts", () => {
  test("every page that is written by hand, and one of each kind from the code, on a desk", async (context) => {
    needsChromium(context);
    const files = everyPageWritten();
    expect(files.length).toBeGreaterThan(30);
    expect(await wrongPages(named(files), { width: 1280, height: 900 })).toEqual({});
  }, 480_000);

  test("one page of each kind on a phone", async (context) => {
    needsChromium(context);
    expect(await wrongPages(named(onePageOfEachKind()), { width: 360, height: 780 })).toEqual({});
  }, 120_000);

  test("the menu and the search, while they are open", async (context) => {
    needsChromium(context);
    const found = await visit(at("index.html"), { viewport: { width: 360, height: 780 } }, async (visit) => {
      const { page } = visit;
      await page.getByRole("button", { name: "Menu" }).click();
      const menu = await wrongWith(visit);
      expect(await page.locator(".site-nav").isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await page.emulateMedia({ colorScheme: "light" });
      await page.getByRole("button", { name: "Search" }).click();
      await page.fill("#tsd-search-input", "merge");
      await page.locator("#tsd-search-results li").first().waitFor();
      return [...menu, ...(await wrongWith(visit))];
    });
    expect(found).toEqual([]);
  }, 60_000);
});

describe("the site in a browser", () => {
  test("has the visualizer in each lesson, with its calls made, and their pictures without it", async (context) => {
    needsChromium(context);
    for (const folder of exercises.filter(hasVisualizer)) {
      await visit(at(`lessons/${folder}.html`), {}, async ({ page, faults }) => {
        const place = page.locator(".visualizer").first();
        await place.scrollIntoViewIfNeeded();
        const frame = place.frameLocator("iframe");
        await frame.locator("svg.mem").first().waitFor();
        const calls = await place.locator("figcaption code").allTextContents();
        expect(calls.length).toBeGreaterThan(4);
        const shown = (await frame.locator("main").innerText()).replace(/\s/g, "");
        for (const call of calls) expect(shown).toContain(call.replace(/\s/g, ""));
        // Nothing of it has to be scrolled for.
        await expect
          .poll(() => frame.locator("html").evaluate((page) => page.scrollHeight - page.clientHeight))
          .toBe(0);
        expect(faults).toEqual([]);
      });
      const scene =
        /href="\.\.\/visualizer\.html(#[^"]*)"/.exec(readFileSync(join(site, `lessons/${folder}.html`), "utf8"))?.[1] ??
        "none";
      await visit(at("visualizer.html") + scene.replaceAll("&amp;", "&"), {}, async ({ page }) => {
        expect(await page.locator("svg.mem").first().isVisible()).toBe(true);
      });
    }
  }, 240_000);

  test("finds a lesson by search, with the keyboard as with a pointer", async (context) => {
    needsChromium(context);
    for (const choose of [
      async (page: Page): Promise<void> => {
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
      },
      (page: Page): Promise<void> => page.locator("#tsd-search-results a").first().click(),
    ]) {
      await visit(at("guides/student.html"), {}, async ({ page }) => {
        await page.keyboard.press("/");
        await page.keyboard.type("Best fit");
        await page.locator("#tsd-search-results li").first().waitFor();
        await choose(page);
        await page.waitForURL(/lessons\/02-best-fit\.html/);
      });
    }
  }, 60_000);

  test("can be read without JavaScript", async (context) => {
    needsChromium(context);
    await visit(at("lessons/01-first-fit.html"), { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator("main h1").isVisible()).toBe(true);
      expect(await page.locator("main svg.mem").first().isVisible()).toBe(true);
      await page.locator(".site-nav").getByRole("link", { name: "2. Best fit" }).click();
      expect(await page.locator("main h1").innerText()).toBe("Best fit");
      await page.setViewportSize({ width: 360, height: 780 });
      expect(await page.locator(".site-nav").isVisible()).toBe(false);
      await page.getByRole("button", { name: "Menu" }).click();
      expect(await page.locator(".site-nav").isVisible()).toBe(true);
    });
  }, 60_000);
});
