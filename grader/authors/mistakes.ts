/**
 * `npm run dev mistakes`: what is known of the mistakes of an assignment, made from its mutants.
 *
 * @module
 */
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { DEFAULT_SEED } from "#kit/check/provided";
import { gradeAll } from "../grade/grade.js";
import { loadExercise } from "../grade/load/exercise.js";
import { MISTAKES, mistakesText } from "../grade/load/mistakes.js";
import { loadSubmission } from "../grade/load/submission.js";
import { namesOf } from "../grade/mistakes/recognised.js";
import { outline } from "../grade/stages/outline.js";
import { UsageError } from "../model/errors.js";
import type { Exercise } from "../model/course.js";
import type { KnownMistake } from "../model/mistake.js";
import type { Report } from "../model/report.js";
import type { Submission } from "../model/submission.js";
import { type Mutant, readMutants, withMutant } from "./mutants.js";

/** What was made. */
export interface MadeMistakes {
  /** The file, relative to the course. */
  path: string;
  mistakes: KnownMistake[];
}

/**
 * Grades every mutant of an assignment and writes down what comes of it. Some tens of seconds.
 *
 * @throws UsageError when there is no such assignment, or its mutants cannot be read
 */
export async function makeMistakes(courseRoot: string, id: string): Promise<MadeMistakes> {
  const exercise = await loadExercise(courseRoot, id);
  const { mutants, findings } = await readMutants(courseRoot, exercise.folder);
  if (findings[0] !== undefined) throw new UsageError(`${findings[0].problem} First ${findings[0].mend}.`);
  const solution = await loadSubmission(join(courseRoot, "solutions", exercise.folder), exercise);
  const mistakes = await mistakesOf(mutants, solution, exercise);
  const path = `solutions/${exercise.folder}/${MISTAKES}`;
  const checks = [...namesOf(await outline(exercise))];
  await writeFile(join(courseRoot, path), mistakesText({ checks, mistakes }));
  return { path, mistakes };
}

/** What the checks see of mutants. */
export async function mistakesOf(
  mutants: readonly Mutant[],
  solution: Submission,
  exercise: Exercise,
): Promise<KnownMistake[]> {
  const reports = await gradeForAuthors(
    mutants.map((mutant) => withMutant(solution, mutant)),
    exercise,
  );
  return mutants.map(({ name, why, told }, place): KnownMistake => {
    const behaviour = reports[place]?.behaviour ?? {};
    return { name, why, ...(told === undefined ? {} : { told }), behaviour };
  });
}

/** Grades as a class is graded, with all that the machine has. */
export const gradeForAuthors = (submissions: readonly Submission[], exercise: Exercise): Promise<Report[]> =>
  gradeAll(submissions, exercise, {
    seed: DEFAULT_SEED,
    host: "sandbox",
    types: false,
    isBrief: true,
    threads: availableParallelism(),
  });
