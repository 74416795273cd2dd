import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { axeViolations, visit } from "../support/browser.js";
import { needsChromium } from "../support/chromium.js";
import { filesBelow } from "../support/site.js";
import { builtSite } from "./built-site.js";

const site = builtSite();

/** One page of each kind, and all that people write by hand. */
const kinds = (): string[] => [
  ...filesBelow(site).filter((file) => /^(index|api)\.html$|^(lessons|contracts|guides|decisions)\//.test(file)),
  ...["classes", "functions", "interfaces", "modules", "types", "variables"].flatMap((folder) =>
    filesBelow(join(site, folder))
      .slice(0, 2)
      .map((file) => `${folder}/${file}`),
  ),
];

describe.each(["light", "dark"] as const)("every kind of page, %s", (colorScheme) => {
  test.each([
    ["on a desk", { width: 1280, height: 900 }],
    ["on a phone", { width: 360, height: 780 }],
  ])(
    "%s: passes axe, fits the screen, and has no fault in its scripts",
    async (_where, viewport) => {
      const wrong: Record<string, string[]> = {};
      for (const file of kinds()) {
        const url = pathToFileURL(join(site, file)).href;
        const found = await visit(url, { colorScheme, viewport }, async ({ page, faults }) => {
          await page.waitForLoadState("networkidle");
          for (const details of await page.locator("main details:not([open])").all()) {
            await details.evaluate((element) => ((element as HTMLDetailsElement).open = true));
          }
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
      return [...menu, ...(await axeViolations(page))];
    });
    expect(found).toEqual([]);
  }, 60_000);
});
