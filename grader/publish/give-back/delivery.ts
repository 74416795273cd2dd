/**
 * What goes where, for whatever system it is.
 *
 * @module
 */
import type { Cohort } from "../../model/class.js";
import type { PackedFile } from "../autograder/kit.js";
import type { Sheet } from "../../class/grades/sheet.js";
import type { Answer } from "./answers.js";

/** A report at its place. */
export interface Placed {
  answer: Answer;
  /** `/` between the parts. */
  path: string;
  /** Whether it is packed into an archive of its own, under the name that reports have. */
  isPacked: boolean;
}

/** All that a system is given. */
export interface Delivery {
  placed: Placed[];
  /** Files that are about all of them. */
  tables: PackedFile[];
  /** What somebody has to see to, a sentence each: somebody does not get a report. */
  problems: string[];
  /** What is good to know. */
  notes: string[];
}

/** What a system may go by. */
export interface Addressing {
  cohort: Cohort;
  /** The grading worksheet of Moodle; `null` where there is none. */
  worksheet: Sheet | null;
  /** What a report is called. */
  page: string;
  /** Whether each student's report is to be an archive of its own. */
  isZipped: boolean;
}

/** A way to give back. */
export interface System {
  /** What all goes into; `null` where files stand in the folder as they are. */
  archive: string | null;
  /** Whether the visualizer's page may stand beside a report. */
  hasVisualizer: boolean;
  /** What to do with it, one sentence. */
  next: string;
  /** @throws UsageError when nobody can be reached by it */
  deliver: (answers: readonly Answer[], addressing: Addressing) => Delivery;
}

/** A delivery with nothing in it. */
export const nothing = (): Delivery => ({ placed: [], tables: [], problems: [], notes: [] });

/**
 * A text as part of a path that any system takes, where `_` divides what it looks for: letters, digits, blanks, `.` and `-`.
 */
export function pathWord(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{Nd}.-]+/gu, " ")
    .replace(/\.{2,}/g, ".")
    .trim()
    .replace(/^\.+/, "");
  return [...plain].slice(0, 60).join("").trim();
}
