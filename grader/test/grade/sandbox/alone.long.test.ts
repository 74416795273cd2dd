/** What a submission comes to does not depend on whether others are graded beside it, for whom more machines are ready. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";

const ROOT = join(import.meta.dirname, "../../../..");
const RIGHT = join(ROOT, "grader/test/fixtures/submissions/18-garbage-collection/right");

test("heaps that hold themselves, and so fill a machine, are measured alike alone and in a class", async () => {
  const exercise = await loadExercise(ROOT, "garbage-collection");
  const submission = await loadSubmission(join(RIGHT, "constants-and-own-properties.ts"), exercise);
  const scores = async (count: number): Promise<(number | null)[]> => {
    const options = { seed: 42, host: "sandbox", types: false, threads: 1 } as const;
    const reports = await gradeAll(Array<typeof submission>(count).fill(submission), exercise, options);
    return reports.map(({ score }) => score);
  };
  expect(await scores(1)).toEqual([100]);
  expect(await scores(3)).toEqual([100, 100, 100]);
});
