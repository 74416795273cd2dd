import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { visit } from "../support/browser.js";
import { needsChromium } from "../support/chromium.js";
import { builtSite, root } from "./built-site.js";

const site = builtSite();
const at = (page: string): string => pathToFileURL(join(site, page)).href;
const exercises = readdirSync(join(root, "exercises")).filter((name) => /^\d\d-/.test(name));

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
