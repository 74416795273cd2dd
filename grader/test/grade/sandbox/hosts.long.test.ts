/** Four submissions that differ in the comparator that they hand to `sort`: two are right in Node, and so they are everywhere. */
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Report } from "../../../model/report.js";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../fixtures/submissions/01-first-fit/engine", import.meta.url));
const RIGHT = ["less-or-zero", "less-boolean-negated"];
const WRONG = ["greater-or-zero", "boolean"];

async function grade(host: "sandbox" | "native"): Promise<Report[]> {
  const exercise = await loadExercise(ROOT, "first-fit");
  const submissions = [...RIGHT, ...WRONG].map((name) => loadSubmission(join(FOLDER, `${name}.ts`), exercise));
  return gradeAll(await Promise.all(submissions), exercise, { seed: 42, host, types: false, threads: 1 });
}

test("what sorts is graded alike in the sandbox and natively", async () => {
  const [sandboxed, native] = [await grade("sandbox"), await grade("native")];
  const scores = (reports: Report[]) => reports.map(({ submission, score }) => [submission, score]);
  expect(scores(sandboxed)).toEqual(scores(native));
  for (const { submission, score } of sandboxed) {
    if (RIGHT.includes(submission)) expect(score, submission).toBe(100);
    else expect(score, submission).toBeLessThan(90);
  }
});
