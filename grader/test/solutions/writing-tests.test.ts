/** What students are told of their suites. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { grade } from "../../grade/grade.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { scratchFolder } from "../support/folder.js";

const exercise = await loadExercise(join(import.meta.dirname, "../../.."), "writing-tests");
const folder = scratchFolder();

const HEAD = `import { MemoryAllocator } from "./memory-allocator.js";
import { expect, freeBlocks, test } from "./testing.js";
`;

/** A suite of such tests, by their names, beside so many that find nothing. */
async function toldOf(tests: Record<string, string>, others = 6): Promise<(name: string) => string> {
  const bodies = [
    ...Object.entries(tests),
    ...Array.from({ length: others }, (_, i): [string, string] => [`other ${i}`, ""]),
  ].map(([name, body]) => `test("${name}", () => {\n  const memory = new MemoryAllocator(100);\n  ${body}\n});\n`);
  const path = join(folder(), "tests.ts");
  await writeFile(path, `${HEAD}${bodies.join("")}`);
  const report = await grade(path, exercise, { seed: 42, host: "sandbox", types: false });
  const checks = report.stages.flatMap((stage) => stage.checks);
  return (name) => checks.find((check) => check.name === name)?.message ?? "";
}

const PLAIN = "leaves two plain programs in peace";

test("a class in the place of a name is told in words of the handout", async () => {
  const told = await toldOf({ "0 is refused": "expect(() => new MemoryAllocator(0)).toThrow(RangeError);" });
  expect(told(PLAIN)).toContain('contract has it: toThrow wants names of errors, as in toThrow("RangeError"). That');
});

test("an error that was to be expected is told how to expect it", async () => {
  const told = await toldOf({ "too much": 'expect(memory.allocate(101)).toThrow("OutOfMemoryError");' });
  expect(told(PLAIN)).toContain(
    "it throws OutOfMemoryError: No free block has 101 units. If that error is what you want, let expect make the call",
  );
});

test("with too few tests that hold, those are named that do not", async () => {
  const none = await toldOf({}, 2);
  expect(none(PLAIN)).toBe("Only 2 tests hold, and 6 have to: a suite that looks at nothing accuses nobody.");
  const one = await toldOf({ "null at the end": "memory.allocate(100); expect(memory.freeListHead).toBe(null);" }, 5);
  expect(one(PLAIN)).toBe(
    "Only 5 of your 6 tests hold, and 6 have to: a suite that looks at nothing accuses nobody. “null at the end” fails on a right program, one that has undefined wherever others have null: expected null, got undefined.",
  );
  const more = { "free says nothing": "memory.allocate(9); expect(memory.free(0, 9)).toBe(undefined);" };
  const two = await toldOf(
    { "null at the end": "memory.allocate(100); expect(memory.freeListHead).toBe(null);", ...more },
    1,
  );
  expect(two(PLAIN)).toMatch(/^Only one of your 3 tests holds.*One more of your tests fails on a right one\.$/);
  expect(two("leaves programs in peace that make their list in another way")).toBe(
    "Only one of your 3 tests holds, and 6 have to.",
  );
});

test("a wrong program that is missed can be looked up", async () => {
  const told = await toldOf({});
  expect(told("finds one that takes the best hole and not the first")).toBe(
    "No test that holds fails on a wrong program, one that takes the smallest block with room (variants/best-fit).",
  );
});
