/**
 * The submissions of a class: as they were found, and as they were graded.
 *
 * @module
 */
import type { KnownMistake, NearMistake } from "./mistake.js";
import type { GradedCriterion, ReportedDecision } from "./decision.js";
import type { Report, SCHEMA_VERSION } from "./report.js";
import type { DoubtKind, SettledFiles } from "./submission.js";

/** Somebody of the class, as an export or a roster names them; `null` where it does not. */
export interface Student {
  /** The system's own number or the university's id, as it stands there. */
  id: string | null;
  name: string | null;
  email: string | null;
  /** What else a roster knows them by, as logins and ids of other systems: there for who hands in together with others, so that each can be named. */
  alsoCalled?: string[];
}

/** Who has sent something in, as the system that a class was exported from knows them: by that, answers find their way back. */
export interface Sender {
  /** As it stands in the names of exported files. */
  name: string;
  id: string;
  /** Whether `id` tells somebody who is not named. */
  isAnonymous?: true;
  /** A file of theirs, where the system finds people by what they have handed in: its number, and its own name. */
  attachment?: { id: string; name: string };
}

/** A file that an export has renamed. */
export interface UploadFile {
  path: string;
  /** The name that it was handed in under. */
  name: string;
  /** That name less the number that the system may have put into it, as in `merge-1.ts`; not there where it has none. */
  bare?: string;
}

/**
 * What is there to be graded for one row of the grade book; nothing of it has been read. `path` is a folder, an archive
 * or a file, `files` are single files, `nothing` is that somebody is known to have handed in nothing, and `other` is what
 * was handed in and is no file, or cannot be told: a sentence that says what it is.
 */
export type UploadSource =
  | { kind: "path"; path: string }
  | { kind: "files"; files: UploadFile[] }
  | { kind: "nothing" }
  | { kind: "other"; what: string };

/** One row of the grade book before it is graded. */
export interface Upload {
  /** Unique in the class, letter case and Unicode form aside. */
  name: string;
  source: UploadSource;
  /** Whose it is: several for a group, none when nobody is named. */
  students: Student[];
  /** Who sent it in, one for each upload of which this is made; not there where the export does not say. */
  senders?: Sender[];
  /** When it was handed in, ISO 8601 with offset, where the export says so. */
  submittedAt: string | null;
  /** Whether the system marks it late; `null` where it does not say. */
  late: boolean | null;
  /** Days late, begun ones counted whole, where the export says so; else `null`. */
  daysLate: number | null;
  /** Earlier attempts, as the export names them; they are not graded. */
  otherAttempts: string[];
  /** What the instructor may want to know about it, and need not do anything about; one sentence each. */
  notes: string[];
  /** What a person has to look at, as nobody else can tell whose it is or whether the right one counts; one sentence each. */
  doubts: string[];
  /** What a person has decided about its files. */
  settled?: SettledFiles;
  /**
   * Whose a person has decided that it is, each by id, address, login or name: beside those whom it names itself, or instead
   * of them.
   */
  owners?: { names: readonly string[]; areInstead: boolean };
  /**
   * The name of what several have handed in together, where something is decided about one of them alone: then it is that of the
   * row of those about whom nothing is, and each of the others has a row besides, with one grading for all of these rows.
   */
  handedInAs?: string;
  /** What decisions call the one whose row it is. */
  calledAs?: string[];
}

/** The name of what was handed in for a row. Rows for which it is the same have one grading. */
export const uploadNameOf = ({ name, handedInAs = name }: Pick<Upload, "name" | "handedInAs">): string => handedInAs;

/** Those rows of which each has a grading of its own: of several with the same, that of the group, else the first. O(rows). */
export function oneEach<Row extends Pick<Upload, "name" | "handedInAs">>(rows: readonly Row[]): Row[] {
  const ofUpload = new Map<string, Row>();
  for (const row of rows) {
    const upload = uploadNameOf(row);
    if (row.name === upload || !ofUpload.has(upload)) ofUpload.set(upload, row);
  }
  return rows.filter((row) => ofUpload.get(uploadNameOf(row)) === row);
}

/** How a folder of submissions is laid out. */
export type Layout = "plain" | "canvas" | "moodle" | "gradescope";

/** A class folder as it was found. */
export interface ClassFolder {
  layout: Layout;
  /** Sorted by name in code points. */
  uploads: Upload[];
  /** What is no submission, and why. A person has to look at what may be one all the same. */
  passedOver: { name: string; why: string; needsLook?: true | undefined }[];
}

/** Why somebody should look at a submission. */
export type Attention =
  | { kind: "load-error" | "no-submission" | "timed-out" | "skeleton" }
  /** With what became of it, where an earlier result stays. */
  | { kind: "grader-fault"; text?: string | undefined }
  /** The same source as others', spaces and comments aside. */
  | { kind: "identical"; to: string[] }
  /** What a person has to decide or mend: about its files, or whose it is. */
  | { kind: "doubt"; text: string; about?: DoubtKind | undefined }
  /** Something with its files or its name that is only odd. */
  | { kind: "note"; text: string };

/** One row of the grade book: all that the class's own pages and grade books need, and no more. */
export interface CohortEntry extends Omit<Upload, "source" | "settled" | "owners" | "calledAs"> {
  /** Path of the JSON report in the output folder, `/` between the parts; the HTML report stands beside it. */
  report: string;
  /** Days late, begun ones counted whole: as the late policy counts them, without one as the export does. */
  daysLate: number | null;
  status: Report["status"];
  error: string | null;
  /** Points of the report, `null` for a fault of the grader. */
  score: number | null;
  /** Points taken off by the late policy, >= 0. */
  lateDeduction: number;
  /** The points that count, with lateness and decisions, `null` for none; where it is not there, `score` less `lateDeduction`. */
  finalScore?: number | null;
  /** What `finalScore` is out of; there whenever that is. */
  finalMaxScore?: number;
  /** What people decided about it; not there when nothing was. */
  decisions?: ReportedDecision[];
  /** What people grade beside the checks; not there where there is nothing. */
  criteria?: GradedCriterion[];
  /** What tells the files that each decision was first applied to from others, by what tells that decision from others. */
  decidedOn?: Record<string, string>;
  stages: { name: string; score: number; maxScore: number }[];
  /** Checks that were not passed, as `stage/check name`; those that were skipped are left out. */
  failed: string[];
  /** Checks that were skipped, because another has to pass first, likewise; not there where there are none. */
  skipped?: string[];
  /** Known mistakes that it behaves as if it had; not there where there are none. */
  mistakes?: NearMistake[];
  /** What its students are told of it, as {@link Report.causes}; not there where that is nothing. */
  causes?: string[];
  /** Equal for submissions that do the same wrong; not there where nothing is. */
  behaviour?: string;
  /** As {@link Report.fingerprint}. */
  fingerprint?: string;
  /** The failed check that shows with the fewest calls what is wrong, where the instructor is to know; else it is not there. */
  example?: Example;
  attention: Attention[];
}

/** A failed check that shows what is wrong. */
export interface Example {
  /** As `stage/check name`. */
  check: string;
  /** How many calls lead to the failure; `null` where the check tells of none. */
  calls: number | null;
}

/** A passage of a submission: whole lines of one of its files, from 1. */
export interface AlikePlace {
  file: string;
  from: number;
  to: number;
}

/** Two submissions that have much in common. It says nothing of why: a person has to look. */
export interface AlikePair {
  /** In the order of the class. */
  names: [string, string];
  /** The part of each one's own text that is the other's, too, from 0 to 1. */
  shares: [number, number];
  /** Where, in the order of the first one. */
  passages: [AlikePlace, AlikePlace][];
}

/** Which submissions of a class are alike in what their students wrote. */
export interface Alike {
  /** Submissions that were held against each other. */
  compared: number;
  /** Submissions in which too little is the student's own to say anything. */
  tooSmall: number;
  /** What half of the class has in common with anybody, at most, as a part of the own text: what is usual. */
  usual: number;
  /** Pairs that have more in common, most alike first. */
  pairs: AlikePair[];
}

/** A check, as a class knows it. */
export interface ClassCheck {
  /** `stage/check name`. */
  name: string;
  maxScore: number;
  /** Whether students do not see it; not there where they do. */
  isHidden?: true;
}

/** A class that has been graded: what stands in `class.json`, and what every page and grade book is made of. */
export interface Cohort {
  schemaVersion: typeof SCHEMA_VERSION;
  /** Id and title of the assignment. */
  assignment: string;
  title: string;
  layout: Layout;
  seed: number;
  maxScore: number;
  /** The points that those that count are out of, where decisions have made it something else for all. */
  finalMaxScore?: number;
  /** What is in doubt about the decisions, a sentence each; not there when nothing is. */
  doubts?: string[];
  /** The stages in order, with the points that there are to be had. */
  stages: { name: string; maxScore: number }[];
  /** All checks in order, as `stage/check name`, with their points; not there where no submission could be graded. */
  checks?: ClassCheck[];
  /** What is said of the known mistakes that entries name, by name; not there where none does. */
  mistakes?: Record<string, Pick<KnownMistake, "why" | "told">>;
  /** What is alike; not there in what is for students, or where nothing was compared. */
  alike?: Alike;
  /** Names in the config for what nobody does, sorted; not there where there are none. */
  unmet?: string[];
  /** Sorted by name in code points. */
  entries: CohortEntry[];
  passedOver: ClassFolder["passedOver"];
}
