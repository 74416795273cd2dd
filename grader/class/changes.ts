/**
 * What has become of results that were there before: a score never changes silently.
 *
 * @module
 */
import { compareCodePoints } from "../grade/load/paths.js";
import { type Cohort, type CohortEntry, uploadNameOf } from "../model/class.js";
import { totalOf } from "../report/class/statistics.js";
import { rounded } from "../model/points.js";

/** A submission whose score is not what it was, or not out of as many points; `null` is a fault of the grader. */
export interface ScoreChange {
  name: string;
  before: number | null;
  after: number | null;
  /** Points that there were to be had, before and after. */
  of: { before: number; after: number };
}

/** The scores that have changed, the deepest falls first. O(entries log entries). */
export function scoreChanges(before: Cohort, after: Cohort): ScoreChange[] {
  const scores = new Map(
    before.entries.map((entry) => [entry.name, { ...pointsIn(entry, before), status: entry.status }]),
  );
  return after.entries
    .flatMap((entry) => {
      // Who has a row of their own by now had the result of those with whom they handed in.
      const was = scores.get(entry.name) ?? scores.get(uploadNameOf(entry));
      const is = pointsIn(entry, after);
      if (was === undefined || (was.points === is.points && was.of === is.of)) return [];
      // To who handed in nothing it is nothing that there is more or less to be had.
      if (was.status === "no-submission" && entry.status === was.status && was.points === is.points) return [];
      return [{ name: entry.name, before: was.points, after: is.points, of: { before: was.of, after: is.of } }];
    })
    .sort((a, b) => gainOf(a) - gainOf(b) || compareCodePoints(a.name, b.name));
}

/** The points that count, and what they are out of. */
const pointsIn = (entry: CohortEntry, { maxScore }: Cohort): { points: number | null; of: number } => ({
  points: totalOf(entry),
  of: entry.finalMaxScore ?? maxScore,
});

/**
 * Points gained, negative for a fall: of what is lost of all there is to be had, before and after, since nobody loses anything
 * over a check that is no longer there. Where there is more or less to be had, nothing is lost or won unless the part of it that
 * somebody has says so, too: who has half of the points had no more before they were scaled or a criterion came to them. No
 * score any more is the deepest fall; a first score is a gain.
 */
export function gainOf({ before, after, of }: ScoreChange): number {
  if (after === null) return before === null ? 0 : -Infinity;
  if (before === null) return Infinity;
  const gain = rounded(of.before - before - (of.after - after));
  const part = after * of.before - before * of.after;
  // Scores are in hundredths, so parts that differ by less are the same.
  const dust = 0.006 * Math.max(of.before, of.after);
  const isTrue = of.before === of.after || (Math.abs(part) > dust && Math.sign(part) === Math.sign(gain));
  return isTrue ? gain : 0;
}
