import { describe, expect, test } from "vitest";
import type { Report } from "../../model/report.js";
import { html } from "../../report/html/index.js";
import { names, saved, UNSEEN } from "./fixtures.js";

/** The texts of a page as they are read, one space for each run of white space. */
function textOf(page: string): string {
  return page
    .replace(/<(style|title|desc)\b[^>]*>[^]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

const attributes = (page: string, name: string) =>
  [...page.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map((match) => match[1] ?? "");

/** Fields that hold one word of a few, and so nothing of a submission's. */
const WORDS = new Set(["as", "tone", "role", "links", "status", "host", "kind", "visibility", "state"]);

/** A copy with the text added to every text in it, whatever its field. */
function withEverywhere(report: Report, text: string): Report {
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value === "string" && !WORDS.has(key) ? value + text : value,
  ) as Report;
}

describe.each(names)("the page for %s", (name) => {
  const report = saved(name);
  const page = html(report);

  test("forbids everything from elsewhere, and asks for nothing", () => {
    expect(page).toContain(
      `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'`,
    );
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|form|base)\b/i);
    expect(page).not.toMatch(/ (src|srcset|on\w+)="/i);
    expect(page).not.toMatch(/@import|https?:\/\//);
    for (const [, url] of page.matchAll(/url\(([^)]*)\)/g)) expect(url).toBe("#mem-hatch");
    for (const href of attributes(page, "href")) expect(href).toMatch(/^#/);
  });

  test("names every stage and check", () => {
    const text = textOf(page);
    for (const stage of report.stages) {
      expect(text).toContain(stage.name);
      for (const check of stage.checks) expect(text).toContain(check.name);
    }
  });

  test("has one first heading, and none that skips a level", () => {
    const levels = [...page.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  });

  test("gives every drawing a title", () => {
    const drawings = [...page.matchAll(/<svg\b[^>]*>(<title[^>]*>[^<]+<\/title>)?/g)];
    expect(drawings.length).toBeGreaterThan(0);
    for (const [, title] of drawings) expect(title).toBeDefined();
  });

  test("has each id once, and every reference leads to one", () => {
    const ids = attributes(page, "id");
    expect(new Set(ids).size).toBe(ids.length);
    for (const href of attributes(page, "href")) expect(ids).toContain(href.slice(1));
    for (const reference of attributes(page, "aria-labelledby").flatMap((each) => each.split(" "))) {
      expect(ids).toContain(reference);
    }
  });

  test("has landmarks and a way past the head of the page", () => {
    expect(page).toMatch(/<html lang="en">/);
    expect(page).toMatch(/<body><a class="skip" href="#main">/);
    for (const landmark of ["header", "main", "footer"]) expect(page).toContain(`<${landmark}`);
  });

  test("is of a reasonable size, and the same each time", () => {
    expect(page.length).toBeLessThan(300_000);
    expect(html(report)).toBe(page);
  });
});

describe("what a submission has a hand in", () => {
  const payload = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;</style></svg>`;

  test("is escaped in every field", () => {
    for (const name of names) {
      const page = html(withEverywhere(saved(name), payload));
      expect(page).not.toMatch(/<(script|img)/);
      expect(page.match(/<\/style>/g)).toHaveLength(1);
      expect(page).toContain("&lt;script>alert(1)&lt;/script>");
      for (const attribute of page.match(/ [\w-]+="[^"]*"/g) ?? []) expect(attribute).not.toContain("<script");
    }
  });

  test("cannot colour, move or turn anything around", () => {
    const steering = "\u001b[31m\u001b]0;title\u0007\u0000\u009b2J\u202egnp\u2066";
    for (const name of names) {
      const page = html(withEverywhere(saved(name), steering));
      expect(page.replaceAll("\n", "")).not.toMatch(UNSEEN);
    }
  });
});

describe("the page tells", () => {
  test("what to fix first, in the words of its kind, with where and how to get a hint", () => {
    const text = textOf(html(saved("skeleton"), { defaultAssignment: "first-fit" }));
    expect(text).toMatch(/Fix this first ?basics: ?starts with all of its memory free ?wrong error/);
    expect(text).toContain("free-block.ts:19:11");
    expect(text).toContain('npx alloclab hint "basics/starts with all of its memory free"');
    expect(text).not.toContain("--assignment");
  });

  test("which assignment to ask for a hint, when it is not the default", () => {
    expect(textOf(html({ ...saved("skeleton"), assignment: "best-fit" }))).toContain("--assignment best-fit");
  });

  test("what was called, expected and got, and what the code printed", () => {
    const text = textOf(html(saved("many-faults")));
    expect(text).toContain("calledallocate(7)");
    expect(text).toContain("expectedthrows OutOfMemoryError");
    expect(text).toContain("<script>alert('console')</script>");
  });

  test("each step with memory after it, and the failing one with both pictures", () => {
    const page = html(saved("many-faults"));
    expect(page).toMatch(/<title[^>]*>Memory after allocate\(15\)<\/title>/);
    expect(page).toMatch(/<title[^>]*>Memory as it should be after free\(20, 30\)<\/title>/);
    expect(page).toMatch(/<title[^>]*>Memory as your free list tells it after free\(20, 30\)<\/title>/);
    expect(textOf(page)).toContain("5 earlier calls left out here");
  });

  test("what waits for what, as a link", () => {
    expect(html(saved("many-faults"))).toMatch(
      /These 3 wait for <a href="#check-4-2">merges: merges with the previous block<\/a>/,
    );
  });

  test("which checks are hidden", () => {
    expect(textOf(html(saved("many-faults")))).toContain("hidden");
  });

  test("that a native run is not for grading", () => {
    expect(textOf(html(saved("native-run")))).toContain("native: not for grading");
    expect(textOf(html(saved("full-marks")))).not.toContain("native");
  });

  test("lines of source where the code could not be loaded", () => {
    const text = textOf(html(saved("load-error")));
    expect(text).toContain("allocate.ts:12:9");
    expect(text).toContain("let block.size -= size; // <script>");
  });

  test("that a fault of the grader costs nothing, and no score", () => {
    const text = textOf(html(saved("grader-fault")));
    expect(text).toContain("no score");
    expect(text).toContain("no point is lost");
    expect(text).not.toMatch(/\d+ of 100/);
  });

  test("notes on files, and advice of the type checker", () => {
    const text = textOf(html(saved("many-faults")));
    expect(text).toContain("occurs twice");
    expect(text).toContain("Type 'string' is not assignable to type 'number'.");
  });
});

test("long traces are cut to their end, and the page says how many calls it leaves out", () => {
  const report = saved("many-faults");
  const check = report.stages.flatMap(({ checks }) => checks).find(({ trace }) => (trace?.length ?? 0) >= 5);
  const trace = check?.trace;
  if (check === undefined || trace === null || trace === undefined) throw new Error("the fixture has no trace");
  check.trace = Array.from({ length: 100 }, (_, i) => ({ ...trace[i % trace.length]!, op: `call${i}` }));
  check.failure = { ...check.failure!, omittedCalls: 400 };
  const text = textOf(html(report));
  expect(text).toContain("500 calls");
  expect(text).toContain("460 earlier calls left out here");
  expect(text).toContain("call99(");
  expect(text).not.toContain("call59(");
});

describe("the free list of a failing call", () => {
  const page = html(saved("broken-links"));

  test("is drawn as the submission has it, with its wrong links in red and in words", () => {
    expect(page).toMatch(/<title[^>]*>Memory as your free list tells it after allocate\(20\)<\/title>/);
    expect(page).toContain(". In the free list prev of [35|30] is [5|20], not null</desc>");
    expect(page).toContain('class="ws gh s"');
    expect(textOf(page)).toContain("a link in red leads where it must not");
  });

  test("shows what the call changed", () => {
    expect(page).toContain('class="p ch"');
    expect(page).toContain('class="c ch"');
  });
});

describe("links to the visualizer", () => {
  test("stand at each failed check whose calls are all known, and nowhere without its page", () => {
    const page = html(saved("broken-links"), { visualizer: "../visualizer.html" });
    const failed = saved("broken-links").stages.flatMap(({ checks }) => checks.filter(({ trace }) => trace !== null));
    const links = attributes(page, "href").filter((href) =>
      href.startsWith("../visualizer.html#v=1&amp;a=first-fit&amp;"),
    );
    expect(links).toHaveLength(failed.length);
    expect(html(saved("broken-links"))).not.toContain("visualizer.html");
  });

  test("are not there when the first calls have been left out", () => {
    const report = saved("broken-links");
    for (const { failure } of report.stages.flatMap(({ checks }) => checks)) if (failure) failure.omittedCalls = 5;
    expect(html(report, { visualizer: "visualizer.html" })).not.toContain("visualizer.html#");
  });

  test("stay short, and hold nothing that breaks out of them, whatever a report says", () => {
    const report = withEverywhere(saved("broken-links"), `"><script>\u202e'&#x${"y".repeat(50_000)}`);
    const page = html(report, { visualizer: "visualizer.html" });
    const links = attributes(page, "href").filter((href) => href.startsWith("visualizer.html#"));
    for (const link of links) expect(link.length).toBeLessThan(20_000);
    expect(page).not.toMatch(/<script/);
  });
});
