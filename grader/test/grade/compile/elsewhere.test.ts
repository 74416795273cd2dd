/** Imports that lead into the folder of another assignment. */
import { expect, test } from "vitest";
import { compile } from "../../../grade/compile/compile.js";
import type { Exercise } from "../../../model/course.js";
import { exercise as small } from "../../support/exercise.js";
import { submissionOf } from "../../support/sandbox.js";

const exercise: Exercise = {
  ...small,
  id: "best-fit",
  folder: "02-best-fit",
  others: [{ id: "first-fit", place: 1 }],
  buildsOn: ["first-fit"],
  takes: { "first-fit": ["merge.ts"] },
  handout: new Map([
    ...small.handout,
    [
      "memory-allocator.ts",
      'export * from "./allocate.js";\nexport * from "./merge.js";\nexport class MemoryAllocator {}\n',
    ],
  ]),
};

async function messagesOf(files: Record<string, string>): Promise<string[]> {
  const compiled = await compile(submissionOf(files), exercise);
  return compiled.ok ? [] : compiled.problems.map(({ message }) => message);
}

test("a file that is to be made of its namesake there is told what to do", async () => {
  expect(await messagesOf({ "merge.ts": 'export * from "../01-first-fit/merge.js";\n' })).toEqual([
    '"../01-first-fit/merge.js" leads to another assignment, and a submission is complete by itself: copy what you need of it, or in `npm start` press r to reset this file and b to bring yours along.',
  ]);
});

test("so is one that is not taken from there, without the keys", async () => {
  expect(await messagesOf({ "allocate.ts": 'export { allocate } from "../first-fit/allocate.js";\n' })).toEqual([
    '"../first-fit/allocate.js" leads to another assignment, and a submission is complete by itself: copy what you need of it.',
  ]);
});

test("another file's name means the submission's own, wherever the import leads", async () => {
  expect(
    await messagesOf({
      "allocate.ts": 'export { merge } from "../01-first-fit/merge.js";\nexport const allocate = 1;\n',
    }),
  ).toEqual([]);
});
