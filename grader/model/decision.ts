/**
 * What people decide about results: points by hand, extensions, checks that do not count, comments.
 *
 * @module
 */

/** Why somebody has no score by decision. */
export type NoScore =
  /** Nothing is asked of them. */
  | "excused"
  /** There is a result, and it is not given out yet. */
  | "withheld"
  /** As if nothing had been handed in: it can be again. */
  | "no-attempt";

/** One thing that is decided. Checks are named `stage/check name`. */
export type Action =
  /** Points of a stage or check, or of the whole score where `on` is `null`. */
  | { kind: "points"; on: string | null; how: "set" | "add" | "take"; points: number }
  /** A check that counts as passed. */
  | { kind: "credit"; on: string }
  /** A check that does not count: the maximum sinks by its points, or stays, and then all others count for more. */
  | { kind: "drop"; on: string; maximum: "sinks" | "stays" }
  /** No score, or that one counts all the same, whatever was decided before. */
  | { kind: "result"; result: NoScore | "graded" }
  /** What somebody has given for a criterion: a level of it, or points alone. */
  | { kind: "grade"; criterion: string; level: string | null; points: number }
  /** Nothing is taken off for being late. */
  | { kind: "waived" }
  /** It counts as so many days late, whatever else is known of it. */
  | { kind: "late"; days: number }
  /** A file counts for a name of the assignment; paths are as they were handed in. */
  | { kind: "file"; take: string; as: string }
  /** A folder counts, and nothing outside of it. */
  | { kind: "folder"; folder: string }
  /** These hand in together with whom it is for, and what is theirs does not count. */
  | { kind: "together"; with: readonly string[] }
  /** It is theirs, whatever it is called: an id, address, login or name. */
  | { kind: "belongs"; to: string }
  /** A later time due, or days more; exactly one of the two. */
  | { kind: "extension"; until: string | null; days: number | null };

/** A decision as it stands in a report: with what came of it. */
export interface ReportedDecision {
  why: string;
  /** Who decided. */
  by: string;
  /** When: a date, or a time with its offset. */
  at: string;
  /** For the student. */
  comment?: string;
  /** For colleagues; in no student's report. */
  note?: string;
  actions: (Action & Effect)[];
}

/** What came of an action. */
export interface Effect {
  /** Points that it gives or, below 0, takes. */
  gain: number;
  /** There where a later decision about the same counts instead, so that it comes to nothing. */
  isReplaced?: true;
}

/** What people grade beside the checks: style, an interview. */
export interface Criterion {
  name: string;
  /** For people. */
  title: string;
  /** Points that there are to be had. */
  maxScore: number;
}

/** A criterion in a report. */
export interface GradedCriterion extends Criterion {
  /** `null` where nobody has graded it yet: then it counts 0. */
  score: number | null;
  level: string | null;
}

/** A decision as it stands in the file. */
export interface Decision extends Omit<ReportedDecision, "actions"> {
  /** Names of rows of the grade book, or all of them. */
  for: "all" | readonly string[];
  actions: readonly Action[];
  /** What tells the files that it was made on from others, where it says so. */
  source?: string;
  /** Levels or points by criterion, before it is known what they come to. */
  grades?: Readonly<Record<string, string | number>>;
  /** The table that it stands in, where it is not the file of decisions itself. */
  file?: string;
  /** Where it begins in the file, from 1. */
  line: number;
}

/** All decisions about a class. */
export interface Decisions {
  /** The file, as it is named in messages; `null` when there is none. */
  file: string | null;
  all: readonly Decision[];
  /** The same as they stand in the file, where a class has told who is meant in them. */
  asWritten?: readonly Decision[];
  /** What is in doubt about the file itself, a sentence each. */
  doubts: readonly string[];
}

/** What counts where nobody has decided anything. */
export const NO_DECISIONS: Decisions = { file: null, all: [], doubts: [] };

/** How late a submission counts, and what that costs. */
export interface Lateness {
  /** Begun ones counted whole. */
  days: number;
  /** What that many days cost, in `unit`. */
  off: number;
  /** Points, or percent of the points that there are to be had. */
  unit: "points" | "percent";
  /** The same without what people have decided about it, where they have. */
  otherwise?: { days: number; off: number };
}
