/**
 * How checks ended, and the record of one grading. Every other form of report is made from it.
 *
 * @module
 */
import type { Failure, TraceStep } from "#kit/check/failure";
import type { GradedCriterion, Lateness, ReportedDecision } from "./decision.js";
import type { Behaviour, NearMistake } from "./mistake.js";
import type { Doubt, Problem } from "./submission.js";

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
  /** What the submission did, when it failed: words that are equal where another does the same, whatever the seed. */
  observed?: readonly string[];
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
  /** What people decided about it; not there when nothing was. */
  decisions?: ReportedDecision[];
  /** What people grade beside the checks; not there where there is nothing. */
  criteria?: GradedCriterion[];
  /** What being late costs, with the points that are taken off; not there when it costs nothing. */
  lateness?: Lateness & { deduction: number };
  /** The points that count, with decisions and lateness; `null` for none. Where it is not there, `score` is what counts. */
  finalScore?: number | null;
  /** The points that `finalScore` is out of; there whenever that is. */
  finalMaxScore?: number;
  durationMs: number;
  /** What it does wrong, to be held against what others do; for instructors. */
  behaviour?: Behaviour;
  /** The same in a few letters, for a config that gives it a name; for instructors. */
  fingerprint?: string;
  /** Known mistakes that it behaves as if it had, for instructors; those that cannot be told from each other are all there. */
  mistakes?: NearMistake[];
  /** What seems to be wrong as a whole, by the visible checks: each the end of "Your code behaves like code that …". */
  causes?: string[];
  stages: ReportedStage[];
}
