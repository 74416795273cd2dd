/**
 * What a handout tells of the hidden checks that it is without: how many there are in a stage, what they are worth, and what
 * their author says to students. Nothing else.
 *
 * @module
 */
import { type PackedFile, textFile } from "../autograder/kit.js";
import { outline } from "../../grade/stages/outline.js";
import { WITHHELD } from "../../grade/load/manifest.js";
import type { Exercise } from "../../model/course.js";
import type { PendingCheck } from "../../model/report.js";

/** Hidden checks by assignment and stage. */
export type Withheld = Record<string, Record<string, PendingCheck[]>>;

/** Reads the suites, which takes a second or two. */
export async function withheldFrom(exercises: readonly Exercise[]): Promise<Withheld> {
  const each = exercises.map(async (exercise): Promise<[string, Withheld[string]]> => {
    const stages = (await outline(exercise)).map(({ name, checks }): [string, PendingCheck[]] => [
      name,
      checks
        .filter(({ visibility }) => visibility === "hidden")
        .map(({ points, publicHint = null }) => ({ maxScore: points, hint: publicHint })),
    ]);
    return [exercise.id, Object.fromEntries(stages.filter(([, pending]) => pending.length > 0))];
  });
  const all = await Promise.all(each);
  return Object.fromEntries(all.filter(([, stages]) => Object.keys(stages).length > 0));
}

/** Points of the hidden checks of an assignment. */
export const pointsOf = (stages: Withheld[string]): number =>
  Math.round(
    Object.values(stages)
      .flat()
      .reduce((sum, { maxScore }) => sum + maxScore, 0) * 1000,
  ) / 1000;

/** The file that tells it to the grader of the handout. */
export const withheldFile = (withheld: Withheld): PackedFile =>
  textFile(`exercises/${WITHHELD}`, `${JSON.stringify(withheld, null, 2)}\n`);
