/**
 * Who reads a report: an instructor all of it, a student nothing of what the hidden checks do.
 *
 * @module
 */
import type { PendingCheck, Report, ReportedCheck, ReportedStage } from "../model/report.js";
import { noScoreOf } from "./decisions/final.js";
import { judged } from "./decisions/judge.js";
import { points } from "./words.js";
import { count } from "../model/words.js";
import { sumOf } from "../model/points.js";

/** What `--audience` takes. */
export const audiences = ["instructor", "student"] as const;

/** For whom a report is written. */
export type Audience = (typeof audiences)[number];

/** What stands in a student's report instead of anything that the grader says of a fault of its own. */
const FAULT = "The grader went wrong. Whoever runs the course can see why.";

/**
 * The report as its student may read it. Visible checks stand in it in full. Of hidden ones there is no more than their
 * number and points, their author's public hint, and that they are pending, whatever came of them; points, and the time
 * taken, are those of the visible checks. The result does not depend on how the hidden checks ended. O(checks).
 *
 * A report that is a student's already comes back as it is.
 */
export function studentReport(report: Report): Report {
  if (report.audience === "student") return report;
  const hidden = new Set(
    report.stages.flatMap(({ name, checks }) =>
      checks.filter(isHidden).flatMap((check) => [check.name, `${name}/${check.name}`]),
    ),
  );
  const stages = report.stages.map((stage) => studentStage(stage, hidden));
  const isFault = report.status === "grader-fault" && !isFaultOfHidden(report);
  const { behaviour: _behaviour, fingerprint: _fingerprint, mistakes: _mistakes, ...own } = report;
  const shown: Report = {
    ...own,
    audience: "student",
    status: report.status === "grader-fault" && !isFault ? "graded" : report.status,
    error: report.status === "grader-fault" ? (isFault ? FAULT : null) : report.error,
    score: isFault ? null : sumOf(stages.map(({ score }) => score)),
    maxScore: sumOf(stages.map(({ maxScore }) => maxScore)),
    durationMs: sumOf(stages.flatMap(({ checks }) => checks.map(({ durationMs }) => durationMs))),
    stages,
  };
  return withheldFromStudent(
    judged(shown, {
      decisions: report.decisions ?? [],
      lateness: report.lateness ?? null,
      criteria: report.criteria ?? [],
    }),
  );
}

/** Where a result is withheld, its student reads that it is, and nothing of what came out. */
export function withheldFromStudent(report: Report): Report {
  if (noScoreOf(report) !== "withheld") return report;
  const { doubts: _doubts, lateness: _lateness, criteria: _criteria, causes: _causes, ...rest } = report;
  const nothing = { error: null, problems: [], notes: [], advice: [], stages: [], durationMs: 0 };
  const decisions = (report.decisions ?? [])
    .map((one) => ({ ...one, actions: one.actions.filter(({ kind }) => kind === "result") }))
    .filter(({ actions }) => actions.length > 0);
  return { ...rest, ...nothing, status: "graded", score: null, decisions };
}

/** The hidden checks of a student's report, and what they are worth together; 0 and 0 for any other. */
export function pendingIn(stages: readonly Pick<ReportedStage, "pending">[]): { checks: number; points: number } {
  const pending = stages.flatMap((stage) => stage.pending ?? []);
  return { checks: pending.length, points: sumOf(pending.map(({ maxScore }) => maxScore)) };
}

/** What is to be said of the checks that a report does not tell of; `null` where it tells of all. */
export function pendingText(stages: readonly Pick<ReportedStage, "pending">[]): string | null {
  const { checks, points: worth } = pendingIn(stages);
  if (checks === 0) return null;
  const [be, them] = checks === 1 ? ["is", "it"] : ["are", "them"];
  const what = `${count(checks, "hidden check")} ${be} pending, worth ${points(worth)} ${worth === 1 ? "point" : "points"}`;
  return `${what}: your instructor grades ${them}, and the score here is without ${them}.`;
}

/**
 * Whether only hidden checks could not be judged. A student who can bring such a check down would else learn what it does:
 * to a student it is as pending as all others.
 */
function isFaultOfHidden({ stages }: Report): boolean {
  const faults = stages.flatMap(({ checks }) => checks).filter(({ failure }) => failure?.kind === "grader-fault");
  return faults.length > 0 && faults.every(isHidden);
}

const isHidden = ({ visibility }: ReportedCheck): boolean => visibility === "hidden";

function studentStage(stage: ReportedStage, hidden: ReadonlySet<string>): ReportedStage {
  const checks = stage.checks.filter((check) => !isHidden(check)).map((check) => studentCheck(check, hidden));
  const pending = stage.checks
    .filter(isHidden)
    .map(({ maxScore, publicHint = null }): PendingCheck => ({ maxScore, hint: publicHint }));
  return {
    name: stage.name,
    score: sumOf(checks.map(({ score }) => score)),
    maxScore: sumOf(checks.map(({ maxScore }) => maxScore)),
    checks,
    ...(pending.length === 0 ? {} : { pending }),
  };
}

/** A visible check; where it waits for a hidden one, or the grader is at fault, not even that says which. */
function studentCheck(check: ReportedCheck, hidden: ReadonlySet<string>): ReportedCheck {
  const { failure } = check;
  if (failure?.kind === "grader-fault") {
    const values = { call: null, expected: null, actual: null, needs: null };
    const nothing = { ...values, expectedMemory: null, actualMemory: null, actualList: null };
    return { ...check, message: FAULT, trace: null, failure: { ...failure, ...nothing } };
  }
  if (failure?.needs == null || !hidden.has(failure.needs)) return check;
  return {
    ...check,
    message: "Skipped: a check that is pending has to pass first.",
    failure: { ...failure, needs: null },
  };
}
