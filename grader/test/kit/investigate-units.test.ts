/** What the report of a wrong allocator without a free list tells: its calls are made again by the assignment itself. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { argumentsOf, type Failure } from "#kit/check/failure";
import { gradeAll } from "../../grade/grade.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { submissionOf } from "../support/sandbox.js";

const exercise = await loadExercise(join(import.meta.dirname, "../../.."), "leetcode-2502");
const WRONG = join(import.meta.dirname, "../fixtures/submissions/03-leetcode-2502/wrong");

const FILES = [
  "reuse--holes-are-not-joined",
  "freeing--one-block-an-id",
  "reuse--smallest-hole",
  "exhaustion--less-than",
];
const submissions = FILES.map(async (file) =>
  submissionOf({ "allocator.ts": await readFile(join(WRONG, `${file}.ts`), "utf8") }, exercise),
);
const reports = await gradeAll(await Promise.all(submissions), exercise, { seed: 42, host: "sandbox", types: false });

/** How a check of a wrong submission fails. */
function failureOf(file: string, name: string) {
  const checks = reports[FILES.indexOf(file)]?.stages.flatMap((stage) => stage.checks);
  const check = checks?.find((each) => each.name === name);
  if (check?.failure == null) throw new Error(`"${name}" has not failed`);
  return { ...check.failure, message: check.message, trace: check.trace };
}

/** The calls of a trace: `new 30`, `allocate 2 1`. */
const calls = ({ trace }: Pick<Failure, "trace">): string[] =>
  (trace ?? []).map((step) => [step.op.replace(/^new .*/, "new"), ...argumentsOf(step).map(String)].join(" "));

test.each([
  [
    "reuse--holes-are-not-joined",
    "puts holes side by side together",
    ["new 30", "allocate 2 1", "freeMemory 1", "allocate 7 5"],
  ],
  [
    "freeing--one-block-an-id",
    "leaves the blocks of other ids alone",
    ["new 16", "allocate 4 2", "allocate 5 2", "freeMemory 2"],
  ],
])("%s is told by the fewest calls that end in it", (file, check, fewest) => {
  const failure = failureOf(file, check);
  expect(calls(failure)).toEqual(fewest);
  expect(failure).toMatchObject({ omittedCalls: 0, kind: "wrong-result" });
});

test("what is wrong about an answer is told by itself, since no list is there to be looked at before", () => {
  const failure = failureOf("reuse--smallest-hole", "takes the leftmost hole with room");
  expect(failure.message).toBe(
    "allocate(4, 2) returned 6, but has to return 0: the leftmost 4 free units in a row are 0…3.",
  );
  expect(failure).not.toHaveProperty("firstWrong");
  expect(failure.trace?.every((step) => step.list === undefined)).toBe(true);
});

test("other sizes with which it is right are told, and none that the site does not call with", () => {
  const failure = failureOf("exhaustion--less-than", "hands out the last unit");
  expect(failure.contrasts).toEqual([
    "With allocate(9, 1) or allocate(11, 1) in place of call 2, allocate(10, 1), all is right; with 9 or 11 for every 10 it goes wrong all the same. So it takes equal sizes.",
  ]);
});
