/**
 * What one more submission costs in a run of many, right, wrong and hanging ones apart, against the same checks as bare function
 * calls.
 *
 * @module
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../grade/compile/compile.js";
import { gradeAll } from "../../grade/grade.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";
import { bareChecks } from "./bare.js";
import { type Further, further } from "./further.js";

/** Wrong submissions of the corpus that are graded in turn. */
const WRONG = 16;

/** What a submission of each kind costs. */
export interface OneMore {
  right: Further;
  /** Those of the corpus, spread over all of them. */
  wrong: Further;
  /** Those of the corpus that never come back from somewhere. */
  hanging: Further;
  /** The checks alone on the reference, warm, in milliseconds. */
  bareMs: number;
}

/** Grades `count` right submissions beyond a first few, fewer of the others, and runs the bare checks. */
export async function oneMore(courseRoot: string, exercise: Exercise, count: number): Promise<OneMore> {
  const reference = await loadSubmission(join(courseRoot, "solutions"), exercise);
  const all = await ofCorpus(courseRoot, exercise, "wrong");
  const wrong = all.filter((_, place) => place % Math.ceil(all.length / WRONG) === 0);
  const hanging = await ofCorpus(courseRoot, exercise, "hostile", "loops-in-");
  const each = (submissions: readonly Submission[], many: number, isRight = false): Promise<Further> =>
    further(gradeAll, exercise, submissions, { count: Math.ceil(many), threads: 2, isRight });
  return {
    right: await each([reference], count, true),
    wrong: await each(wrong, count / 2),
    hanging: await each(hanging, count / 10),
    bareMs: await bareMs(exercise, reference),
  };
}

/** Submissions of a folder of the corpus whose names begin so. */
function ofCorpus(courseRoot: string, exercise: Exercise, folder: string, begin = ""): Promise<Submission[]> {
  const path = join(courseRoot, "grader/test/fixtures/submissions", exercise.folder, folder);
  const names = readdirSync(path).filter((name) => name.startsWith(begin));
  return Promise.all(names.sort().map((name) => loadSubmission(join(path, name), exercise)));
}

async function bareMs(exercise: Exercise, submission: Submission): Promise<number> {
  const compiled = await compile(submission, exercise);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  const run = await bareChecks(exercise, compiled.program);
  for (let warm = 0; warm < 10; warm++) await run();
  const start = performance.now();
  for (let round = 0; round < 20; round++) await run();
  return (performance.now() - start) / 20;
}
