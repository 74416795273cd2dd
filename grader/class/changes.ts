/**
 * What has become of results that were there before: a score never changes silently.
 *
 * @module
 */
import { compareCodePoints } from "../load/paths.js";
import type { Cohort } from "../model.js";
import { finalScore } from "./score.js";

/** A submission whose score is not what it was; `null` is a fault of the grader. */
export interface ScoreChange {
  name: string;
  before: number | null;
  after: number | null;
}

/** The scores that have changed, the deepest falls first. O(entries log entries). */
export function scoreChanges(before: Cohort, after: Cohort): ScoreChange[] {
  const scores = new Map(before.entries.map((entry) => [entry.name, finalScore(entry)]));
  return after.entries
    .flatMap((entry) => {
      const was = scores.get(entry.name);
      const is = finalScore(entry);
      return was === undefined || was === is ? [] : [{ name: entry.name, before: was, after: is }];
    })
    .sort((a, b) => gainOf(a) - gainOf(b) || compareCodePoints(a.name, b.name));
}

/** Points gained, negative for a fall. No score any more is the deepest fall; a first score is a gain. */
export function gainOf({ before, after }: ScoreChange): number {
  if (after === null) return -Infinity;
  return before === null ? Infinity : Math.round((after - before) * 1000) / 1000;
}
