/**
 * What being late costs, by the instructor's config.
 *
 * @module
 */
import type { Config } from "../grade/load/config.js";
import type { Action, Lateness as Costs } from "../model/decision.js";
import type { Upload } from "../model/class.js";
import { shownList } from "../model/words.js";

/** What is known of the time of a submission. */
export type Handed = Pick<Upload, "submittedAt" | "late" | "daysLate">;

/** How late a submission counts. */
export interface Lateness {
  /** Days, begun ones counted whole; 0 when it is in time. */
  days: number;
  /** What the instructor should know about it, in one sentence; else `null`. */
  note: string | null;
  /** What a person has to look at; not there where nothing is. */
  doubt?: string;
}

/** A later time due, or days more; exactly one of the two. */
export type Extension = Pick<Extract<Action, { kind: "extension" }>, "until" | "days">;

const HOUR_MS = 3_600_000;

/**
 * How late a submission counts by the config. Of what there is to tell by, the first of these decides: the system says
 * that it is not late, which an extension for one student may be the reason for; its time against the config's `due`, or the
 * time that was given instead; the days that the export tells; its mark alone, which is one day, as that much is certain.
 *
 * @param extension - what a person has decided for this one
 */
export function lateness(config: Config, handed: Handed, extension: Extension | null = null): Lateness {
  const { late } = config;
  const { submittedAt, late: isMarked, daysLate } = handed;
  const inTime = { days: 0, note: null };
  if (late === null || isMarked === false) return inTime;
  const { graceHours = 0 } = late;
  const due = extension?.until ?? late.due;
  if (due !== undefined && submittedAt !== null) {
    const more = 24 * (extension?.days ?? 0);
    const hours = (Date.parse(submittedAt) - Date.parse(due)) / HOUR_MS - graceHours - more;
    return { days: Math.max(0, Math.ceil(hours / 24)), note: null };
  }
  if (extension !== null) {
    const { days } = lateness(config, handed);
    if (extension.days !== null || days === 0) return { days: Math.max(0, days - (extension.days ?? 0)), note: null };
    const text = `It is extended until ${extension.until}, but nothing says when it was handed in; nothing is taken off.`;
    return { days: 0, note: null, doubt: text };
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
 * What is in doubt where being late costs something, and nothing tells who was; one sentence, or none. O(uploads).
 *
 * @param isSaid - whether a person has decided how late it counts
 */
export function untold(
  uploads: readonly Upload[],
  { late }: Pick<Config, "late">,
  isSaid: (upload: Upload) => boolean = () => false,
): string[] {
  if (late === null) return [];
  const handedIn = uploads.filter(({ source }) => source.kind !== "nothing");
  const isUntold = ({ submittedAt, late: isMarked, daysLate }: Handed): boolean =>
    submittedAt === null && isMarked === null && daysLate === null;
  const names = handedIn.filter((one) => isUntold(one) && !isSaid(one)).map(({ name }) => name);
  if (names.length === 0) return [];
  const cost = "The config takes something off for being late, and";
  if (names.length === handedIn.length)
    return [`${cost} nothing tells when anything was handed in: nothing is taken off.`];
  return [`${cost} nothing tells when these were handed in: nothing is taken off from ${shownList(names)}.`];
}

/** What so many days cost: points, or percent of those that there are to be had; nothing without a policy. */
export function costOf({ late }: Config, days: number): Pick<Costs, "off" | "unit"> {
  const { pointsPerDay, percentPerDay = 0, atMost = Number.MAX_VALUE } = late ?? {};
  const unit = pointsPerDay === undefined ? "percent" : "points";
  return { off: Math.min((pointsPerDay ?? percentPerDay) * days, atMost), unit };
}
