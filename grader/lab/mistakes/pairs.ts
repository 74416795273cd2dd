/**
 * Programs with two mistakes: the reference with two mutants at once.
 *
 * @module
 */
import { join } from "node:path";
import { readMutants, withMutant } from "../../authors/mutants.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";

/** One of them. */
export interface Pair {
  names: [one: string, other: string];
  submission: Submission;
}

/** So many pairs, the same ones each time, spread over all that there are; the two edits do not touch each other. */
export async function pairsOf(courseRoot: string, exercise: Exercise, many: number): Promise<Pair[]> {
  const { mutants } = await readMutants(courseRoot, exercise.folder);
  const solution = await loadSubmission(join(courseRoot, "solutions", exercise.folder), exercise);
  const possible = mutants.flatMap((one, place) =>
    mutants.slice(place + 1).flatMap((other): Pair[] => {
      try {
        return [{ names: [one.name, other.name], submission: withMutant(withMutant(solution, one), other) }];
      } catch {
        // What the one replaces, the other would have edited.
        return [];
      }
    }),
  );
  const step = Math.max(1, Math.floor(possible.length / many));
  return possible.filter((_, place) => place % step === 0).slice(0, many);
}
