/**
 * What leaves the house of the mistakes that are known: the sentences for students, and how the visible checks end on each. Neither
 * a name nor a reason, as these would tell of the programs from which it is known.
 *
 * @module
 */
import { MISTAKES, mistakesText } from "../grade/load/mistakes.js";
import { knownWithin, visibleIn } from "../grade/mistakes/recognised.js";
import type { Exercise } from "../model/course.js";
import type { StageResult } from "../model/report.js";
import { type PackedFile, textFile } from "./autograder/kit.js";

/**
 * The file of an assignment that is made of them; none where there is nothing to tell.
 *
 * @param stages - the assignment's, with every check that it has
 */
export function mistakesFiles(exercise: Exercise, stages: readonly StageResult[]): PackedFile[] {
  const { checks = [], mistakes = [] } = exercise.mistakes ?? {};
  const told = mistakes.filter((mistake) => mistake.told !== undefined);
  if (told.length === 0) return [];
  const known = knownWithin({ checks, mistakes: told }, visibleIn(stages));
  const bare = known.mistakes.map(({ told, behaviour }) => ({ ...(told === undefined ? {} : { told }), behaviour }));
  return [textFile(`exercises/${exercise.folder}/${MISTAKES}`, mistakesText({ ...known, mistakes: bare }))];
}
