/** Each line of the guide to the language, in both hosts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Subject } from "#kit/subject/subject";
import { openNative } from "../../grade/sandbox/native.js";
import { exercise } from "../support/exercise.js";
import { programOf, sandboxOf } from "../support/sandbox.js";

const page = readFileSync(join(import.meta.dirname, "../../../docs/guides/language.md"), "utf8");
/** Sections whose lines need what only a newer Node has. */
const NEWER = "Newer than Node 20";

const sections = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({ title: section.split("\n", 1)[0] ?? "", lines: linesOf(section) }))
  .filter(({ lines }) => lines.length > 0);

/** What is tried, and what it gives, of each row of a table. */
function linesOf(section: string): [string, string][] {
  const rows = [...section.matchAll(/^\| `(.+?)` +\| (`+)(.+?)\2 +\|$/gm)];
  return rows.map(([, tried = "", , gives = ""]) => [tried, gives.replace(/^ (.*`.*) $/, "$1")]);
}

const source = (tried: string): string => `export class MemoryAllocator { allocate() { return String(${tried}); } }`;

function resultIn(subject: Subject): unknown {
  const made = subject.construct([100]);
  if (made.kind === "threw") return made.error.message;
  const outcome = made.instance.call("allocate", []);
  if (outcome.kind === "threw") return `${outcome.error.name}: ${outcome.error.message}`;
  return outcome.value.type === "primitive" ? outcome.value.value : outcome.value.text;
}

// A native host has the time zone of its machine.
beforeAll(() => void vi.stubEnv("TZ", "UTC"));
afterAll(() => void vi.unstubAllEnvs());

test("the guide has all of its sections", () => {
  expect(sections.map(({ title }) => title)).toEqual([
    "The same as in Node",
    "Fixed, so that two runs are alike",
    "Not available",
    NEWER,
  ]);
  expect(sections.flatMap(({ lines }) => lines).length).toBeGreaterThan(60);
});

describe.each(sections)("$title", ({ title, lines }) => {
  test.each(lines)("in the sandbox: %s", async (tried, gives) => {
    expect(resultIn(await sandboxOf(source(tried)))).toBe(gives);
  });

  test.skipIf(title === NEWER).each(lines)("natively: %s", async (tried, gives) => {
    expect(resultIn(openNative(await programOf(source(tried)), exercise))).toBe(gives);
  });
});

describe("what Node itself gives", () => {
  const same = sections.find(({ title }) => title === "The same as in Node")?.lines ?? [];
  test.each(same.filter(([, gives]) => !/^\w*Error: /.test(gives)))("%s", (tried, gives) => {
    expect(new Function(`return String(${tried});`)()).toBe(gives);
  });
});
