/** The visualizer in a real browser: on a student's code, and with the model alone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { loadExercise } from "../../../grade/load/exercise.js";
import { sceneLink } from "../../../picture/link.js";
import { serve, visualizerPage, watchCode } from "../../../student/visualize/index.js";
import { axeViolations, startedBrowser } from "../../support/browser.js";
import { needsChromium } from "../../support/chromium.js";

const courseRoot = join(import.meta.dirname, "../../../..");
const submissions = join(courseRoot, "grader/test/fixtures/submissions/01-first-fit");

beforeEach((context) => needsChromium(context));

/** Opens a page; an error in it, or anything that its policy forbids, fails the test. */
async function opened(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await (await startedBrowser()).newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  onTestFinished(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });
  await page.goto(url);
  await page.waitForSelector(".mem");
  return page;
}

/** The page of a server that runs the submission at that path. */
async function visualized(path: string, id = "first-fit", options: BrowserContextOptions = {}): Promise<Page> {
  const exercise = await loadExercise(courseRoot, id);
  const code = await watchCode(path, exercise);
  const server = await serve({ exercise, code, courseRoot }, 0);
  onTestFinished(async () => {
    await server.close();
    await code.close();
  });
  const page = await opened(server.url, options);
  await settled(page);
  return page;
}

/** Waits until the student's code has run. */
const settled = (page: Page) => page.waitForSelector(".top .tag.good, .top .tag.bad", { timeout: 60_000 });

/** The page with the model alone, from disk. */
async function model(hash = "", options: BrowserContextOptions = {}): Promise<Page> {
  const folder = mkdtempSync(join(tmpdir(), "alloclab-page-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "visualizer.html");
  writeFileSync(file, await visualizerPage(courseRoot));
  return opened(pathToFileURL(file).href + hash, options);
}

async function call(page: Page, text: string): Promise<void> {
  await page.fill("#call", text);
  await page.press("#call", "Enter");
}

/** What the page shows after its next drawing, however busy the machine is. */
const soon = <Seen>(read: () => Promise<Seen>) => expect.poll(read, { timeout: 30_000 });

const steps = (page: Page) => page.locator(".steps .go > code:first-of-type").allTextContents();
const current = (page: Page) => page.locator(".outcome h3 > code").first().textContent();

describe("with the student's own code", () => {
  test("typed calls run on it, can be stepped through, and blocks can be freed by a click", async () => {
    const page = await visualized(join(courseRoot, "solutions/01-first-fit"));
    await page.getByRole("button", { name: "Clear" }).click();
    await call(page, "allocate 20; allocate 30; allocate 40");
    await settled(page);
    await soon(() => steps(page)).toEqual(["new MemoryAllocator(100)", "allocate(20)", "allocate(30)", "allocate(40)"]);
    await page.getByRole("button", { name: "free(20, 30)" }).click();
    await soon(() => current(page)).toBe("free(20, 30)");
    // Until the student's code has run, what is drawn is the model's, and is said to be.
    await expect
      .poll(() => page.locator(".deed").textContent(), { timeout: 60_000 })
      .toBe("No free neighbour: 20…49 becomes a free block of its own.");
    await settled(page);
    await soon(() => page.locator(".top .tag").textContent()).toContain("as it should be");
    await page.getByRole("button", { name: "Step back" }).click();
    await soon(() => current(page)).toBe("allocate(40)");
    await page.keyboard.press("Home");
    await soon(() => current(page)).toBe("new MemoryAllocator(100)");
    await page.keyboard.press("ArrowRight");
    await soon(() => current(page)).toBe("allocate(20)");
    await soon(() => page.locator("[role=status]").textContent()).toContain(
      "Step 1 of 4: allocate(20). Split: the front of 0…99",
    );
    await call(page, "alocate 1");
    await soon(() => page.locator("[role=alert]").textContent()).toContain('There is no method "alocate"');
  });

  test("a law that it breaks is red at the step where it first broke", async () => {
    const page = await visualized(join(submissions, "wrong/merges--never-merges.ts"));
    await call(page, "allocate 50");
    await settled(page);
    const broken = page.locator(".steps .broken");
    expect(await broken.count()).toBe(1);
    expect(await broken.textContent()).toContain("free(20, 25)✕ first wrong");
    await page.getByRole("button", { name: "first wrong: step 7" }).click();
    expect(await page.locator(".outcome.bad").textContent()).toContain(
      "Here it first goes wrong. After free(20, 25): nodes 0…19 and 20…44 touch, so they have to be one free block.",
    );
    expect(await page.locator("figure.actual .mem .e").count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
  });

  test("an endless loop in it is stopped, and said, while the page goes on", async () => {
    const page = await visualized(join(submissions, "hostile/loops-in-free.ts"));
    expect(await page.locator(".steps .broken").textContent()).toContain("free(20, 30)");
    await page.locator(".tobad").click();
    expect(await page.locator(".outcome.bad").textContent()).toContain("was still running when its time was up");
    await page.getByRole("button", { name: "Clear" }).click();
    await call(page, "allocate 7");
    await page.waitForSelector(".top .tag.good");
    await soon(() => current(page)).toBe("allocate(7)");
  });

  test("it runs anew when a file is saved, and a syntax error shows with its line", async () => {
    const folder = mkdtempSync(join(tmpdir(), "alloclab é "));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "memory-allocator.ts");
    const wrong = readFileSync(join(submissions, "wrong/merges--never-merges.ts"), "utf8");
    writeFileSync(file, wrong);
    const page = await visualized(folder);
    await page.waitForSelector(".steps .broken");
    writeFileSync(file, readFileSync(join(submissions, "right/bitmap-of-units.ts")));
    await page.waitForSelector(".top .tag.good");
    expect(await page.locator(".steps .broken").count()).toBe(0);
    writeFileSync(file, "export class MemoryAllocator {\n  allocate(size: number {\n  }\n}\n");
    const problem = page.locator(".problem pre");
    await problem.waitFor();
    expect(await page.locator(".problem").textContent()).toContain("memory-allocator.ts:2");
    expect(await problem.textContent()).toContain("allocate(size: number {");
    expect(await axeViolations(page)).toEqual([]);
  });

  test("works for an assignment without a free list", async () => {
    const page = await visualized(join(courseRoot, "solutions/03-leetcode-2502"), "leetcode-2502");
    await soon(() => page.locator(".top .tag").textContent()).toContain("as it should be");
    expect(await page.locator(".mem .fl").count()).toBe(0);
    await page.getByRole("button", { name: "freeMemory(3)" }).click();
    await soon(() => current(page)).toBe("freeMemory(3)");
  });
});

describe("with the model alone, from disk", () => {
  test("asks for nothing but itself", async () => {
    const page = await model();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.reload();
    await page.waitForSelector(".mem");
    await call(page, "allocate 10");
    expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([page.url().replace(/#.*$/, "")]);
  });

  test("keys that are pressed faster than the page is painted count each", async () => {
    const page = await model();
    await page.getByRole("button", { name: "Clear" }).click();
    await call(page, "allocate 20; allocate 30; allocate 40");
    await page.locator("#call").blur();
    await page.evaluate(async () => {
      for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowLeft"]) {
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        await new Promise((done) => setTimeout(done));
      }
    });
    await soon(() => current(page)).toBe("allocate(20)");
  });

  test("a state goes into the address, and comes back from it", async () => {
    const page = await model();
    await call(page, "allocate 7; free 50 40");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Step back" }).click();
    await page.waitForFunction(() => location.hash.endsWith("s=8"));
    const hash = await page.evaluate(() => location.hash);
    const again = await model(hash);
    expect(await steps(again)).toEqual(await steps(page));
    expect(await current(again)).toBe("allocate(7)");
    await again.evaluate(() => (location.hash = "v=1&a=best-fit&c=30&o=allocate(3)"));
    await again.waitForFunction(() => document.querySelector("h1")?.textContent === "Best fit");
    await again.evaluate(() => (location.hash = "garbage"));
    expect(await again.locator("[role=alert]").textContent()).toContain(
      "This link cannot be read: it names no version.",
    );
  });

  test("shows what a report recorded, as text whatever it is", async () => {
    const message = "After free(0, 20): <img src=x onerror=alert(1)> is lost.";
    const actualMemory = { capacity: 100, blocks: [{ start: 0, size: 50, state: "free" as const }] };
    const link = sceneLink({
      assignment: "first-fit",
      capacity: 100,
      calls: [
        { op: "allocate", args: [20] },
        { op: "free", args: [0, 20] },
      ],
      recorded: { message, expected: "0…99", actual: "0…49", actualMemory },
    });
    const page = await model(link);
    expect(await page.locator(".outcome.bad .message").textContent()).toContain(message);
    expect(await page.locator("figure.actual desc").textContent()).toContain("50–99 lost");
    expect(await page.locator(".stage .note").textContent()).toContain("npm run visualize");
  });

  test("loads a report, a trace and calls, and refuses the rest in one line", async () => {
    const page = await model();
    const load = async (text: string): Promise<void> => {
      await page.getByRole("button", { name: "Load …" }).click();
      await page.fill("#load-text", text);
      await page.getByRole("button", { name: "Load", exact: true }).click();
    };
    await load("{ not json");
    expect(await page.locator("dialog [role=alert]").textContent()).toContain("begins like JSON and is none");
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Load …" }).click();
    await page.setInputFiles("#load-file", join(courseRoot, "grader/test/fixtures/reports/many-faults.json"));
    await page.locator(".replays button").first().click();
    expect(await page.locator(".steps .broken").count()).toBe(1);
    await load("10\n2\n4\n1\na 0 10\na 1 20\nf 0\nf 1");
    await soon(() => steps(page)).toEqual([
      "new MemoryAllocator(30)",
      "allocate(10)",
      "allocate(20)",
      "free(0, 10)",
      "free(10, 20)",
    ]);
    await load("new MemoryAllocator(60)\nallocate(5)");
    await soon(() => steps(page)).toEqual(["new MemoryAllocator(60)", "allocate(5)"]);
  });

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 360],
    ["dark", 360],
  ] as const)("has nothing that axe minds, and fits, in %s at %i pixels", async (colorScheme, width) => {
    const page = await model("", { colorScheme, viewport: { width, height: 800 } });
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test("can be part of another page, without its header", async () => {
    const page = await model("#v=1&a=first-fit&c=100&o=allocate(20)&e=1", { viewport: { width: 720, height: 500 } });
    expect(await page.locator("header").count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  test("says so where there is no JavaScript", async () => {
    const context = await (await startedBrowser()).newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const html = await visualizerPage(courseRoot);
    await page.setContent(html);
    expect(await page.locator("noscript, .noscript").first().textContent()).toContain("needs JavaScript");
  });
});
