/**
 * Driving a page in Chromium: what it loads, what it says, and whether people who cannot see it could use it.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page, type ViewportSize } from "playwright-core";
import { afterAll } from "vitest";
import { findChromium } from "./chromium.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Promise<Browser> | undefined;

/** One Chromium for the tests of a file; it ends with them. Call `needsChromium` first. */
export function startedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: findChromium() ?? "",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--disable-sync"],
  });
  return browser;
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/** What a page did while it was looked at. */
export interface Visit {
  page: Page;
  /** Bytes of everything it loaded, itself included. */
  loaded: { url: string; bytes: number }[];
  /** What went wrong in its scripts, and what it asked for in vain. */
  faults: string[];
}

/** Opens a page (`file:` or `http:`) and hands it to the test; all that it asks of a network fails. */
export async function visit<T>(url: string, options: BrowserContextOptions, look: (visit: Visit) => Promise<T>) {
  const context = await (await startedBrowser()).newContext({ offline: url.startsWith("file:"), ...options });
  try {
    const page = await context.newPage();
    const seen: Visit = { page, loaded: [], faults: [] };
    page.on("pageerror", (error) => seen.faults.push(error.message));
    page.on("requestfailed", (request) => seen.faults.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on("requestfinished", (request) => {
      const path = request.url().startsWith("file:") ? new URL(request.url()) : null;
      seen.loaded.push({ url: request.url(), bytes: path === null ? 0 : readFileSync(path).length });
    });
    await page.goto(url);
    return await look(seen);
  } finally {
    await context.close();
  }
}

/** Icons that a page from disk may not read from beside it; typedoc's script puts them into the page. */
const ICONS = /\/assets\/icons\.svg: origin$/;

/**
 * What is wrong with a page that is shown in light: what axe has against it in light and in dark, its width, what failed in
 * it. The page is dark afterwards.
 */
export async function wrongWith({ page, faults }: Visit): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const light = await axeViolations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  // Some colours change by and by.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const dark = await axeViolations(page, ["color-contrast"]);
  return [
    ...light,
    ...dark.map((line) => `dark: ${line}`),
    ...(over > 0 ? [`${over} pixels too wide`] : []),
    ...faults.filter((fault) => !ICONS.test(fault)),
  ];
}

/**
 * What is wrong with each of the pages that has something wrong, by name, folded parts open. One tab sees them all, since a
 * new one for each is slow.
 */
export async function wrongPages(
  pages: Iterable<[name: string, url: string]>,
  viewport: ViewportSize,
): Promise<Record<string, string[]>> {
  return visit("about:blank", { viewport, offline: true }, async (visit) => {
    const wrong: Record<string, string[]> = {};
    for (const [name, url] of pages) {
      visit.faults.length = 0;
      await visit.page.emulateMedia({ colorScheme: "light" });
      await visit.page.goto(url);
      await visit.page.evaluate(() => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
      });
      const found = await wrongWith(visit);
      if (found.length > 0) wrong[name] = found;
    }
    return wrong;
  });
}

/** What axe has to say against the page as it is now: a line for each rule and place; of some rules alone, where named. */
export async function axeViolations(page: Page, rules?: string[]): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    // A page from disk may not read its own style sheets, so axe would fail to fetch them.
    const { violations } = await axe.run({
      preload: false,
      resultTypes: ["violations"],
      ...(rules === undefined ? {} : { runOnly: rules }),
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`),
    );
  }, rules);
}

interface AxeResults {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}
