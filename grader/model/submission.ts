/**
 * Files that were handed in, what is in doubt about them, and the program that is made of them.
 *
 * @module
 */

/** Files as they were handed in, chosen and decoded; nothing of them has been run. */
export interface Submission {
  /** Name of the folder, or of the file less its ending. */
  name: string;
  /** Source text by path, `/` between the parts, relative to the root of the submission. */
  files: Map<string, string>;
  /**
   * For each file name of the assignment that the submission has: the path in `files` that counts for it.
   * A single `.ts` file stands for the entry.
   */
  known: Map<string, string>;
  /** What the student should be told about the choice, such as a name that occurred twice. */
  notes: string[];
  /** Files that cannot be source, such as a binary named `.ts`: they make the submission a load error. */
  problems: Problem[];
  /** What was decided about its files that could change its score; not there when nothing was. */
  doubts?: readonly Doubt[];
}

/** A decision about the files of a submission that could change its score, so that a person has to look. */
export interface Doubt {
  kind: DoubtKind;
  /** What was decided, or could not be, and about which files; one sentence. */
  text: string;
  /** Paths in the submission that it is about, at most {@link MOST_DOUBTED}. */
  files: string[];
}

/** What may be in doubt about the files of a submission. */
export type DoubtKind =
  /** A file counts for one that is missing. */
  | "stand-in"
  /** A file is missing or as handed out, and beside it lies what may be meant. */
  | "beside"
  /** A file is there twice, and the two differ. */
  | "second-copy"
  /** A file that counts has nothing in it. */
  | "empty"
  /** It looks like the work for another assignment. */
  | "other-assignment"
  /** It holds several complete submissions, of which none is graded. */
  | "several"
  /** Something that may be a part of it was not read: links, torn archives beside others. */
  | "unread"
  /** It is not what `npm run pack` made. */
  | "packed"
  /** A person has decided something about files that are not there. */
  | "decision";

/** What a person has decided about the files of a submission. Paths are as they were handed in, `/` between the parts. */
export interface SettledFiles {
  /** The folder that counts; `null` where nobody has decided that. */
  folder: string | null;
  /** Which file counts for which name. */
  files: readonly { take: string; as: string }[];
}

/** Paths that one doubt names. */
export const MOST_DOUBTED = 20;

/** Something wrong with the submission's source. Lines and columns count from 1. */
export interface Problem {
  message: string;
  file: string | null;
  line: number | null;
  column: number | null;
  /** The lines around it with a marker, plain text; `null` when there is no line. */
  frame: string | null;
}

/** A submission as one script, and the way back to its source. */
export interface Program {
  /** Defines the assignment's class as the property `className` of the global `__submission`. */
  code: string;
  /** Source map of `code`, version 3 as JSON; sources are paths in the submission. */
  map: string;
  /**
   * From where to where in `code` there are values that are spread, `x` of `...x`, in ascending order of their beginnings: so
   * they can be charged for. Not there where nobody charges.
   */
  spreads?: readonly (readonly [from: number, to: number])[];
}
