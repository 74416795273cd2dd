/**
 * What being late costs, by the instructor's config.
 *
 * @module
 */
import type { Config } from "../grade/load/config.js";
import type { Upload } from "../model/class.js";

/** What is known of the time of a submission. */
export type Handed = Pick<Upload, "submittedAt" | "late" | "daysLate">;

/** How late a submission counts. */
export interface Lateness {
  /** Days, begun ones counted whole; 0 when it is in time. */
  days: number;
  /** What the instructor should know about it, in one sentence; else `null`. */
  note: string | null;
}

const HOUR_MS = 3_600_000;

/**
 * How late a submission counts by the config. Of what there is to tell by, the first of these decides: the system says
 * that it is not late, which an extension for one student may be the reason for; its time against the config's `due`; the
 * days that the export tells; its mark alone, which is one day, as that much is certain.
 */
export function lateness({ late }: Config, { submittedAt, late: isMarked, daysLate }: Handed): Lateness {
  const inTime = { days: 0, note: null };
  if (late === null || isMarked === false) return inTime;
  const { due, graceHours = 0 } = late;
  if (due !== undefined && submittedAt !== null) {
    const hours = (Date.parse(submittedAt) - Date.parse(due)) / HOUR_MS - graceHours;
    return { days: Math.max(0, Math.ceil(hours / 24)), note: null };
  }
  if (daysLate !== null && daysLate > 0) {
    // Days are begun ones: of a day's grace or more, whole days are certain; less cannot be told.
    const days = Math.max(0, Math.ceil(daysLate) - Math.floor(graceHours / 24));
    const isUnsure = graceHours % 24 > 0 && days > 0;
    const known = `Late by ${daysLate === 1 ? "a day" : `${daysLate} days`}, begun ones counted whole`;
    return { days, note: isUnsure ? `${known}; the export has no hours that the grace period could cover.` : null };
  }
  if (isMarked !== true) return inTime;
  return { days: 1, note: "Marked late, but the export does not say by how much; one day is counted." };
}

/**
 * Points taken off for being late: in hundredths, never more than the score, 0 without a policy or a score.
 *
 * @param score - as graded; `null` when there is none
 * @param maxScore - what there is to be had, which percentages are of
 */
export function lateDeduction(config: Config, upload: Handed, score: number | null, maxScore: number): number {
  const { days } = lateness(config, upload);
  if (config.late === null || score === null || days === 0) return 0;
  const { pointsPerDay, percentPerDay = 0, atMost = Number.MAX_VALUE } = config.late;
  const off =
    pointsPerDay === undefined
      ? (Math.min(percentPerDay * days, atMost) / 100) * maxScore
      : Math.min(pointsPerDay * days, atMost);
  return Math.min(score, Math.round(off * 100) / 100);
}
