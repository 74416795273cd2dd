/** Verdicts alone: what nobody reads is not found out, and who passes does not depend on it. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Report, ReportedCheck } from "../../../model/report.js";

const root = join(import.meta.dirname, "../../../..");
/** Of the wrong programs of the corpus, every so many. */
const EVERY = 20;

const checksOf = ({ stages }: Report): ReportedCheck[] => stages.flatMap(({ checks }) => checks);
const verdicts = (report: Report) => checksOf(report).map(({ name, score, status }) => ({ name, score, status }));
const callsIn = (report: Report): number =>
  checksOf(report).reduce((sum, { trace, failure }) => sum + (trace?.length ?? 0) + (failure?.omittedCalls ?? 0), 0);

test("are the same for wrong submissions", async () => {
  const calls = { brief: 0, whole: 0 };
  const exercise = await loadExercise(root, "first-fit");
  const folder = join(root, "grader/test/fixtures/submissions", exercise.folder, "wrong");
  const names = (await readdir(folder).catch(() => [])).sort().filter((_, place) => place % EVERY === 0);
  const submissions = await Promise.all(names.map((name) => loadSubmission(join(folder, name), exercise)));
  const options = { seed: 42, host: "sandbox", types: false, threads: 2 } as const;
  const brief = await gradeAll(submissions, exercise, { ...options, isBrief: true });
  const whole = await gradeAll(submissions, exercise, options);
  for (const [place, report] of whole.entries()) {
    expect(verdicts(brief[place] as Report), names[place]).toEqual(verdicts(report));
    calls.brief += callsIn(brief[place] as Report);
    calls.whole += callsIn(report);
  }
  // Failures are told as they were met, so with more calls.
  expect(calls.brief).toBeGreaterThan(calls.whole);
});
