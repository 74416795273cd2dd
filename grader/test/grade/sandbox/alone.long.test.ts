/** What a submission comes to does not depend on whether others are graded beside it, for whom more machines are ready. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";

const ROOT = join(import.meta.dirname, "../../../..");
const CORPUS = join(ROOT, "grader/test/fixtures/submissions");

/** How the checks of that many times the same submission end, graded one after the other, with the score of each. */
async function endings(id: string, path: string, count: number): Promise<{ score: number | null; ends: string[] }[]> {
  const exercise = await loadExercise(ROOT, id);
  const submission = await loadSubmission(join(CORPUS, path), exercise);
  const options = { seed: 42, host: "sandbox", types: false, threads: 1 } as const;
  const reports = await gradeAll(Array<typeof submission>(count).fill(submission), exercise, options);
  return reports.map(({ score, stages }) => ({
    score,
    ends: stages.flatMap(({ checks }) => checks.map(({ name, status }) => `${name}: ${status}`)),
  }));
}

test("heaps that hold themselves, and so fill a machine, are measured alike alone and in a class", async () => {
  const path = "18-garbage-collection/right/constants-and-own-properties.ts";
  const scores = async (count: number) => (await endings("garbage-collection", path, count)).map(({ score }) => score);
  expect(await scores(1)).toEqual([100]);
  expect(await scores(3)).toEqual([100, 100, 100]);
});

test("what fills one machine after the other ends alike, however many the submissions before it have left", async () => {
  const path = "13-realloc/hostile/memory-is-huge.ts";
  const [alone] = await endings("realloc", path, 1);
  expect(alone?.ends.join()).toContain("out-of-memory");
  expect(await endings("realloc", path, 3)).toEqual([alone, alone, alone]);
});
