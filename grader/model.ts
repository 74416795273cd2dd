/**
 * The nouns: what each step of grading hands to the next.
 *
 * ```text
 * folder → load → compile → sandbox → stages → score → report → text
 *        Submission  Program   Subject  StageResult[]  Report
 * ```
 *
 * @module
 */
import type { Failure, TraceStep } from "#kit/failure";

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
  /** It looks like the work for another assignment. */
  | "other-assignment"
  /** It holds several complete submissions, of which none is graded. */
  | "several"
  /** Something that may be a part of it was not read: links, torn archives beside others. */
  | "unread";

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

/** Limits on a submission in the sandbox. */
export interface Limits {
  /**
   * Budget of one check, in interrupt ticks (about 10,000 loop turns or calls each); a fifth of it for each check after one
   * that has run out of it.
   */
  checkTicks: number;
  /** Budget of all checks together, in ticks. */
  totalTicks: number;
  /** Memory of the virtual machine, in bytes. */
  memoryBytes: number;
  /** Stack of the virtual machine, in bytes. */
  stackBytes: number;
  /** Console lines that are kept for one check. */
  consoleLines: number;
  /**
   * Wall clock for one check, in milliseconds: only for what no tick counts, a loop inside a built-in function. Far more
   * than the ticks can take on a slow machine, so that it never decides about anything else.
   */
  hangMs: number;
}

/** An assignment, read from its folder. */
export interface Exercise {
  /** Folder name less its number: `first-fit`. */
  id: string;
  /** Folder name: `01-first-fit`. */
  folder: string;
  /** Place in the course, from the folder's number. */
  place: number;
  title: string;
  summary: string;
  /** The other assignments of the course, whose folders and files are none of this one's; not there where it stands alone. */
  others?: readonly { id: string; place: number }[];
  /** Ids of the assignments that this one builds upon. */
  buildsOn: string[];
  /** The file through which everything is graded. */
  entry: string;
  /** The class that the entry must have. */
  className: string;
  /** Names of the files that students write, in the order in which they are best written. */
  studentFiles: string[];
  /** Names of the files that are given; all but the entry always count as handed out. */
  givenFiles: string[];
  /** The files as handed out, by name, also where a student has written in them since. */
  handout: Map<string, string>;
  limits: Limits;
  /** Three hints, from a nudge to nearly the answer, by `stage` or `stage/check name`. */
  hints: Record<string, string[]>;
  /** Absolute paths of the suites: visible ones, and hidden ones where they are there. In the order of the stages. */
  suites: string[];
  /** Names of all files in the visible `stages/`, which lie in every student's folder too; not there when unknown. */
  stageFiles?: readonly string[];
  /**
   * The hidden checks that a handout is without, by the name of their stage: what students may know of them. Not there
   * in a whole course.
   */
  withheld?: Readonly<Record<string, readonly PendingCheck[]>>;
  /** What the instructor's config changes about the suites; not there without one. */
  adjustments?: Adjustments;
}

/** What an instructor's config changes about stages and checks; checks are named as `stage/check name`. */
export interface Adjustments {
  /** Points of stages, by name; the others keep their own. */
  weights: Readonly<Record<string, number>>;
  /** Stages and checks that students are not to see; a check that is named counts before its stage. */
  hidden: readonly string[];
  /** Stages and checks that students may see. */
  visible: readonly string[];
}

/** A submission as one script, and the way back to its source. */
export interface Program {
  /** Defines the assignment's class as the property `className` of the global `__submission`. */
  code: string;
  /** Source map of `code`, version 3 as JSON; sources are paths in the submission. */
  map: string;
}

/** How one check ended. */
export interface CheckResult {
  stage: string;
  name: string;
  points: number;
  visibility: "visible" | "hidden";
  /** The checks that have to pass before this one is run, as `stage/check name`. */
  needs: readonly string[];
  /** What students may read of it while it is hidden from them, where its author says something. */
  publicHint?: string;
  /** `null` when it passed. */
  failure: Failure | null;
  /** What the student's code printed during the check. */
  console: string[];
  durationMs: number;
}

/** How the submission fared in one stage; `checks` has all of them, in the order of the file, visible ones first. */
export interface StageResult {
  name: string;
  checks: CheckResult[];
}

/** Version of the report's format; raised when a field changes its meaning. */
export const SCHEMA_VERSION = 1;

/** One check in a report. */
export interface ReportedCheck {
  name: string;
  status: "passed" | "failed" | "timed-out" | "out-of-memory" | "skipped";
  /** Points earned: all of `maxScore` or 0. */
  score: number;
  maxScore: number;
  visibility: "visible" | "hidden";
  /** What students may read of it while it is hidden from them, where its author says something. */
  publicHint?: string;
  /** Why it failed, in a student's words; `null` when it passed. */
  message: string | null;
  /** The calls that lead to the failure, the shortest sequence found; `null` when there are none. */
  trace: TraceStep[] | null;
  /** The failure in parts, `trace` aside; `null` when the check passed. */
  failure: Omit<Failure, "message" | "trace"> | null;
  /** What the student's code printed during the check, one entry a line; empty for checks that passed. */
  console: string[];
  durationMs: number;
}

/** A check of which a student's report says no more than that it is there. */
export interface PendingCheck {
  /** Points that it is worth; they are in no sum of the report. */
  maxScore: number;
  /** What its author says of it; `null` when nothing. */
  hint: string | null;
}

/** One stage in a report. */
export interface ReportedStage {
  name: string;
  score: number;
  maxScore: number;
  checks: ReportedCheck[];
  /** In a student's report, the hidden checks of the stage: they stand in neither `checks` nor the points. */
  pending?: PendingCheck[];
}

/** The record of one grading. Every other form of report is made from it. */
export interface Report {
  schemaVersion: typeof SCHEMA_VERSION;
  /** Set where the hidden checks have been taken out: such a report is for reading, and its score is not the whole one. */
  audience?: "student";
  submission: string;
  /** Id of the assignment: `first-fit`. */
  assignment: string;
  /** Title of the assignment, for people. */
  title: string;
  status: "graded" | "load-error" | "no-submission" | "grader-fault";
  /** Why it is not `graded`, in one line; else `null`. */
  error: string | null;
  /** What the compiler had to say when the status is `load-error`; else empty. */
  problems: Problem[];
  /** Notes on the choice of files. */
  notes: string[];
  /** What was decided about the files that could change the score; not there when nothing was. */
  doubts?: Doubt[];
  /** Type errors, when they were asked for: advice that costs nothing. */
  advice: Problem[];
  /** Where the code ran; only `sandbox` is for grading. */
  host: "sandbox" | "native";
  seed: number;
  /** Points earned, or `null` when the grader is at fault: no score is better than a wrong one. */
  score: number | null;
  maxScore: number;
  durationMs: number;
  stages: ReportedStage[];
}

/** Somebody of the class, as an export or a roster names them; `null` where it does not. */
export interface Student {
  /** The system's own number or the university's id, as it stands there. */
  id: string | null;
  name: string | null;
  email: string | null;
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
export interface CohortEntry extends Omit<Upload, "source"> {
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
  stages: { name: string; score: number; maxScore: number }[];
  /** Checks that were not passed, as `stage/check name`; those that were skipped are left out. */
  failed: string[];
  attention: Attention[];
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
  /** The stages in order, with the points that there are to be had. */
  stages: { name: string; maxScore: number }[];
  /** Sorted by name in code points. */
  entries: CohortEntry[];
  passedOver: ClassFolder["passedOver"];
}
