/**
 * What has become of results that were there before: a score never changes silently.
 *
 * @module
 */
import { compareCodePoints } from "../grade/load/paths.js";
import { type Cohort, type CohortEntry, type Student, uploadNameOf } from "../model/class.js";
import { totalOf } from "../report/class/statistics.js";
import { rounded } from "../model/points.js";

/** A row whose score is not what it was, or not out of as many points; `null` is a fault of the grader. */
export interface ScoreChange {
  name: string;
  before: number | null;
  after: number | null;
  /** Points that there were to be had, before and after. */
  of: { before: number; after: number };
  /** The rows that these scores were and are in. */
  rows: { before: string; after: string };
}

/**
 * The scores that have changed, the deepest falls first. Who gets a row of their own, or has one no longer, had or has the result
 * of those with whom they hand in. O(entries log entries).
 */
export function scoreChanges(before: Cohort, after: Cohort): ScoreChange[] {
  const [was, is] = [rowsIn(before), rowsIn(after)];
  const names = new Set([...after.entries, ...before.entries].map(({ name }) => name));
  return [...names]
    .flatMap((name): ScoreChange[] => {
      const old = was.get(name) ?? rowOfThose(was, is.get(name));
      const now = is.get(name) ?? rowOfThose(is, was.get(name));
      if (old === undefined || now === undefined) return [];
      const [{ points: from, of: fromOf }, { points: to, of: toOf }] = [pointsIn(old, before), pointsIn(now, after)];
      if (from === to && fromOf === toOf) return [];
      // To who handed in nothing it is nothing that there is more or less to be had.
      if (old.status === "no-submission" && now.status === old.status && from === to) return [];
      const rows = { before: old.name, after: now.name };
      return [{ name, before: from, after: to, of: { before: fromOf, after: toOf }, rows }];
    })
    .sort((a, b) => gainOf(a) - gainOf(b) || compareCodePoints(a.name, b.name));
}

const rowsIn = ({ entries }: Cohort): Map<string, CohortEntry> => new Map(entries.map((entry) => [entry.name, entry]));

/** The row in which those are whose own row there is not: of what they hand in together with others, the one with them in it. */
function rowOfThose(rows: ReadonlyMap<string, CohortEntry>, own: CohortEntry | undefined): CohortEntry | undefined {
  if (own?.handedInAs === undefined) return undefined;
  const keys = new Set(own.students.map(keyOf));
  const others = [...rows.values()].filter((row) => uploadNameOf(row) === own.handedInAs);
  // Where nobody is known to be in it, whoever has it is.
  return others.find(({ students }) => students.length === 0 || students.some((student) => keys.has(keyOf(student))));
}

/** Who somebody is, in words that are equal for nobody else who hands in with them. */
const keyOf = ({ name, id, email }: Student): string => JSON.stringify([name, id, email]);

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
export function gainOf({ before, after, of }: Pick<ScoreChange, "before" | "after" | "of">): number {
  if (after === null) return before === null ? 0 : -Infinity;
  if (before === null) return Infinity;
  const gain = rounded(of.before - before - (of.after - after));
  const part = after * of.before - before * of.after;
  // Scores are in hundredths, so parts that differ by less are the same.
  const dust = 0.006 * Math.max(of.before, of.after);
  const isTrue = of.before === of.after || (Math.abs(part) > dust && Math.sign(part) === Math.sign(gain));
  return isTrue ? gain : 0;
}
