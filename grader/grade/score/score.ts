/**
 * StageResult[] → Report. Plain arithmetic: no clock, no files, no student code.
 *
 * @module
 */
import type { FailureKind } from "#kit/check/failure";
import { type Exercise } from "../../model/course.js";
import {
  type CheckResult,
  type Report,
  type ReportedCheck,
  type ReportedStage,
  SCHEMA_VERSION,
  type StageResult,
} from "../../model/report.js";
import { type Problem, type Submission } from "../../model/submission.js";
import { sumOf } from "../../model/points.js";

/** What a report says beside the results. */
export interface Circumstances {
  submission: Submission;
  exercise: Exercise;
  seed: number;
  host: "sandbox" | "native";
  /** What kept it from being compiled; empty when nothing did. */
  problems: Problem[];
  /** Type errors, where they were asked for. */
  advice: Problem[];
  durationMs: number;
}

/** The status in the report for each way of failing. */
const STATUS: Record<FailureKind, ReportedCheck["status"]> = {
  "wrong-result": "failed",
  "wrong-error": "failed",
  "not-written": "failed",
  "broken-list": "failed",
  "changed-by-failed-call": "failed",
  "too-slow": "failed",
  "timed-out": "timed-out",
  "out-of-memory": "out-of-memory",
  "broke-sandbox": "failed",
  "not-loaded": "skipped",
  needs: "skipped",
  "grader-fault": "skipped",
};

/** Makes the report of a submission that was checked. O(checks). */
export function scoreStages(stages: readonly StageResult[], circumstances: Circumstances): Report {
  const notLoaded = stages.flatMap(({ checks }) => checks).find(({ failure }) => failure?.kind === "not-loaded");
  const report = baseReport(withPending(stages.map(reportStage), circumstances.exercise), circumstances);
  if (notLoaded?.failure == null) return report;
  const { problems } = circumstances;
  return {
    ...report,
    status: "load-error",
    error: problems[0] === undefined ? notLoaded.failure.message : problemLine(problems[0], problems.length),
    problems: problems.length > 0 ? problems : [loadProblem(notLoaded)],
  };
}

/**
 * Makes the report that says that the grader is at fault: no score, which is better than a wrong one.
 *
 * @param stages - what is known all the same; empty when nothing is
 */
export function reportFault(message: string, stages: readonly StageResult[], circumstances: Circumstances): Report {
  const known = stages.length === 0 ? [] : withPending(stages.map(reportStage), circumstances.exercise);
  return { ...baseReport(known, circumstances), status: "grader-fault", error: message, score: null };
}

function baseReport(stages: ReportedStage[], circumstances: Circumstances): Report {
  const { submission, exercise, seed, host, advice, durationMs } = circumstances;
  return {
    schemaVersion: SCHEMA_VERSION,
    // As far as a handout goes, it is a report for students.
    ...(exercise.withheld === undefined ? {} : { audience: "student" as const }),
    submission: submission.name,
    assignment: exercise.id,
    title: exercise.title,
    status: "graded",
    error: null,
    problems: [],
    notes: submission.notes,
    ...(submission.doubts === undefined || submission.doubts.length === 0 ? {} : { doubts: [...submission.doubts] }),
    advice,
    host,
    seed,
    score: sumOf(stages.map(({ score }) => score)),
    maxScore: sumOf(stages.map(({ maxScore }) => maxScore)),
    durationMs: rounded(durationMs),
    stages,
  };
}

/** The stages with the hidden checks that a handout is without, which somebody else has to grade. */
function withPending(stages: readonly ReportedStage[], { withheld = {} }: Exercise): ReportedStage[] {
  const known = stages.map(({ name }) => name);
  const others = Object.keys(withheld).filter((name) => !known.includes(name));
  const all = [...stages, ...others.map((name) => ({ name, score: 0, maxScore: 0, checks: [] }))];
  return all.map((stage) => {
    const pending = withheld[stage.name] ?? [];
    return pending.length === 0 ? stage : { ...stage, pending: [...pending] };
  });
}

function reportStage({ name, checks }: StageResult): ReportedStage {
  const reported = checks.map(reportCheck);
  return {
    name,
    score: sumOf(reported.map(({ score }) => score)),
    maxScore: sumOf(reported.map(({ maxScore }) => maxScore)),
    checks: reported,
  };
}

function reportCheck(result: CheckResult): ReportedCheck {
  const { name, points, visibility, publicHint, failure, console, durationMs } = result;
  const { message = null, trace = null, ...rest } = failure ?? {};
  return {
    name,
    status: failure === null ? "passed" : STATUS[failure.kind],
    score: failure === null ? points : 0,
    maxScore: points,
    visibility,
    ...(publicHint === undefined ? {} : { publicHint }),
    message,
    trace,
    failure: failure === null ? null : (rest as ReportedCheck["failure"]),
    console,
    durationMs: rounded(durationMs),
  };
}

function problemLine({ message, file, line }: Problem, count: number): string {
  const place = file === null ? "" : `${file}${line === null ? "" : `:${line}`}: `;
  return `${place}${message}${count > 1 ? ` (and ${count - 1} more)` : ""}`;
}

function loadProblem({ failure }: CheckResult): Problem {
  const location = failure?.location ?? null;
  return {
    message: failure?.message ?? "",
    file: location?.file ?? null,
    line: location?.line ?? null,
    column: location?.column ?? null,
    frame: null,
  };
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;
