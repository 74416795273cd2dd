import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { axeViolations, visit } from "../support/browser.js";
import { needsChromium } from "../support/chromium.js";
import { filesBelow } from "../support/site.js";
import { builtSite, root } from "./built-site.js";

const site = builtSite();
const at = (page: string): string => pathToFileURL(join(site, page)).href;
const exercises = readdirSync(join(root, "exercises")).filter((name) => /^\d\d-/.test(name));

const WRITTEN = ["lessons", "contracts", "guides", "decisions"];
const FROM_CODE = ["classes", "functions", "interfaces", "modules", "types", "variables"];

/** The first pages of a folder of the site. */
const first = (folder: string, count: number): string[] =>
  filesBelow(join(site, folder))
    .slice(0, count)
    .map((file) => `${folder}/${file}`);

/** One page of each kind, which colours and width are tried on; or all that people write by hand, too. */
const pages = (all: boolean): string[] => [
  "index.html",
  "api.html",
  ...WRITTEN.flatMap((folder) => first(folder, all ? Infinity : 1)),
  ...FROM_CODE.flatMap((folder) => first(folder, 1)),
];

describe.each(["light", "dark"] as const)("every kind of page, %s", (colorScheme) => {
  test.each([
    ["on a desk", { width: 1280, height: 900 }],
    ["on a phone", { width: 360, height: 780 }],
  ])(
    "%s: passes axe, fits the screen, and has no fault in its scripts",
    async (_where, viewport) => {
      const wrong: Record<string, string[]> = {};
      for (const file of pages(colorScheme === "light" && viewport.width > 1000)) {
        const url = pathToFileURL(join(site, file)).href;
        const found = await visit(url, { colorScheme, viewport }, async ({ page, faults }) => {
          await page.waitForLoadState("networkidle");
          await page.evaluate(() => {
            for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
          });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          const wide = over > 0 ? [`${over} pixels too wide`] : [];
          return [...(await axeViolations(page)), ...wide, ...faults];
        });
        if (found.length > 0) wrong[file] = found;
      }
      expect(wrong).toEqual({});
    },
    300_000,
  );

  test("the search and the menu pass axe while they are open", async (context) => {
    needsChromium(context);
    const url = pathToFileURL(join(site, "index.html")).href;
    const found = await visit(url, { colorScheme, viewport: { width: 360, height: 780 } }, async ({ page }) => {
      await page.getByRole("button", { name: "Menu" }).click();
      const menu = await axeViolations(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Search" }).click();
      await page.fill("#tsd-search-input", "merge");
      await page.locator("#tsd-search-results li").first().waitFor();
      // typedoc's own script makes each hit a link inside of an option of a list box, and moves through them by arrow keys.
      const search = (await axeViolations(page)).filter(
        (line) => !line.startsWith("nested-interactive at #tsd-search"),
      );
      return [...menu, ...search];
    });
    expect(found).toEqual([]);
  }, 60_000);
});

describe("the site in a browser", () => {
  test("has the visualizer in each lesson, with its calls made, and their pictures without it", async (context) => {
    needsChromium(context);
    for (const folder of exercises) {
      await visit(at(`lessons/${folder}.html`), {}, async ({ page, faults }) => {
        const place = page.locator(".visualizer").first();
        await place.scrollIntoViewIfNeeded();
        const frame = place.frameLocator("iframe");
        await frame.locator("svg.mem").first().waitFor();
        const calls = await place.locator("figcaption code").allTextContents();
        expect(calls.length).toBeGreaterThan(4);
        const shown = (await frame.locator("main").innerText()).replace(/\s/g, "");
        for (const call of calls) expect(shown).toContain(call.replace(/\s/g, ""));
        expect(faults).toEqual([]);
      });
      const scene =
        /href="\.\.\/visualizer\.html(#[^"]*)"/.exec(readFileSync(join(site, `lessons/${folder}.html`), "utf8"))?.[1] ??
        "none";
      await visit(at("visualizer.html") + scene.replaceAll("&amp;", "&"), {}, async ({ page }) => {
        expect(await page.locator("svg.mem").first().isVisible()).toBe(true);
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
