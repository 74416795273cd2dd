/**
 * All that the watch knows: the verdicts on each exercise, and where in it the student is. The view is made of it alone.
 *
 * @module
 */
import type { Report } from "../../model/report.js";
import { type Entry, toMend } from "../../report/mend.js";
import type { Reading } from "./reading.js";

/** Columns and rows of the terminal. */
export interface Size {
  width: number;
  height: number;
}

/** Why an exercise cannot be graded as its files are. */
export interface Trouble {
  message: string;
  /** What to do about it; `null` where the message says so. */
  advice: string | null;
}

/** An exercise as it stands. */
export interface Desk {
  id: string;
  /** Path of its folder, relative to the course's root. */
  folder: string;
  title: string;
  place: number;
  /** Places of the exercises that it builds upon. */
  after: readonly number[];
  /** Names of the files that the student may write: their parts, and the entry, in which all of it may stand. */
  files: readonly string[];
  /** Ids of the exercises that some of those files go on from, by the names of the files. */
  taken: ReadonlyMap<string, string>;
  /** Hints by `stage` or `stage/check name`. */
  hints: Record<string, string[]>;
  /** What to discuss when it is done, from its lesson. */
  questions: readonly string[];
  /** The last verdict; `null` until there is one. */
  report: Report | null;
  /** What was graded for it, by the names that the report has: text of the student's files. */
  sources: ReadonlyMap<string, string>;
  /** Whether the report is still being written, so that the checks after those that are known are skipped in it. */
  isPartial: boolean;
  /** The last whole report of code that could be loaded: what a new one is compared with. */
  base: Report | null;
  /** Why what is on the disk now cannot be graded; it then counts, and not the report. */
  trouble: Trouble | null;
  /** Milliseconds from seeing the change to the verdict. */
  tookMs: number;
  /** Milliseconds that grading what is on the disk has taken so far; `null` when its verdict is there. */
  gradingMs: number | null;
  /** How the last verdict differs from the one before. */
  change: Change | null;
}

/** Ids of checks that ended otherwise than in the verdict before. */
export interface Change {
  mended: readonly string[];
  broken: readonly string[];
}

/** What the middle of the screen shows. */
export type Panel =
  | { name: "check" }
  | { name: "list"; at: number }
  | { name: "help" }
  | { name: "reset"; at: number; isSure: boolean }
  /** A page to read, such as a lesson; `opened` are the folds in it that are open, by their place. */
  | { name: "text"; what: "lesson" | "docs"; title: string; reading: Reading; opened: readonly number[] };

/**
 * When a notice goes by itself. One about what is shown goes as soon as other code is graded; one about a verdict that is
 * still to come outlives that, and no other.
 */
export type NoticeEnds = "with a save" | "after a verdict" | "with a verdict";

/** All of it. */
export interface State {
  desks: readonly Desk[];
  /** Place of the exercise that is shown, in `desks`. */
  current: number;
  /** Whether the student is where they want to be; until then the first exercise that is not done is looked for. */
  isSettled: boolean;
  /** Id of the check that the student has gone to; `null`: the one to mend first. */
  chosen: string | null;
  panel: Panel;
  /** Lines that are scrolled away above. */
  scroll: number;
  /** Levels of the hint that are shown, 0 to 3. */
  hints: number;
  /** One line about what has just been done. */
  notice: string;
  noticeEnds: NoticeEnds;
  size: Size;
}

/** The state before anything is graded. */
export function initialState(desks: readonly Desk[], size: Size, current: number | null): State {
  return {
    desks,
    current: current ?? 0,
    isSettled: current !== null,
    chosen: null,
    panel: { name: "check" },
    scroll: 0,
    hints: 0,
    notice: "",
    noticeEnds: "with a save",
    size,
  };
}

/** The exercise that is shown. */
export function currentDesk({ desks, current }: State): Desk {
  const desk = desks[current];
  if (desk === undefined) throw new Error("a course without exercises");
  return desk;
}

/**
 * Checks of an exercise: how many there are, and how many pass; both 0 while nothing is known. Where the code cannot be
 * loaded, as in the middle of a thought, they are those of when it last could.
 */
export function tally(desk: Pick<Desk, "report" | "base">): { passed: number; all: number; isOld: boolean } {
  const isOld = desk.report?.status === "load-error" && desk.base !== null;
  const report = isOld ? desk.base : desk.report;
  const checks = report?.stages.flatMap((stage) => stage.checks) ?? [];
  return { passed: checks.filter(({ status }) => status === "passed").length, all: checks.length, isOld };
}

/** Whether every check of what is on the disk passes. */
export function isDone(desk: Desk): boolean {
  const { passed, all } = tally(desk);
  return desk.trouble === null && !desk.isPartial && desk.report?.status === "graded" && all > 0 && passed === all;
}

/** Whether all that the exercise builds upon is done, so that it is the time for it. */
export const isOpen = ({ after }: Desk, desks: readonly Desk[]): boolean =>
  desks.every((desk) => !after.includes(desk.place) || isDone(desk));

/** Whether nothing is known of the exercise yet. */
export const isUnknown = (desk: Desk): boolean => desk.report === null && desk.trouble === null;

/** All checks of an exercise, in the order of its stages. */
export function entriesOf({ report }: Pick<Desk, "report">): Entry[] {
  if (report === null) return [];
  return report.stages.flatMap(({ name: stage, checks }) =>
    checks.map((check) => ({ stage, check, id: `${stage}/${check.name}` })),
  );
}

/** The checks to mend, in the order in which it is best done. */
export function failing({ report }: Pick<Desk, "report">): Entry[] {
  return report === null ? [] : toMend(report).failed;
}

/** The check that is shown: the one that was gone to, else the one to mend first; `null` when there is none. */
export function shownCheck(state: State): Entry | null {
  const desk = currentDesk(state);
  const chosen = entriesOf(desk).find(({ id }) => id === state.chosen);
  return chosen ?? failing(desk)[0] ?? null;
}
