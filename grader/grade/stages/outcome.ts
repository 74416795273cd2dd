/**
 * vitest's results → StageResult[]. What vitest says is only taken for what it must be: a check that passed, or that
 * failed with a reason which the kit wrote beside it. Everything else is a fault of ours, never a student's zero.
 *
 * @module
 */
import { CheckFailure, type FailureParts } from "#kit/check/failure";
import type { TaskMeta } from "vitest";
import type { TestCase, TestModule } from "vitest/node";
import type { CheckResult, StageResult } from "../../model/report.js";
import type { Listed } from "./listed.js";

/**
 * Something went wrong in the grader or in a suite, not in the submission. The message is one line without paths of this
 * machine, as it goes into the report; `details` has all that is known, for us.
 */
export class GraderFault extends Error {
  constructor(readonly details: string) {
    super(faultLine(details));
    this.name = "GraderFault";
  }
}

/** What an error says, with the line of an assignment that it came from where its stack names one. */
function faultLine(details: string): string {
  const [first = ""] = details.split("\n");
  const text = first.replace(/(file:\/\/)?\/[^\s()]*\/(?=(exercises|solutions|grader)\/)/g, "");
  const place = /(?:exercises|solutions)\/\d\d-[^\s()]*?\.ts:\d+/.exec(details)?.[0];
  return place === undefined || text.includes(place) ? text : `${text} (${place})`;
}

/** What stands for a check that has not been run yet. */
const NOT_YET = new CheckFailure({ kind: "needs", message: "Not run: grading has not come to this check." }).failure;

/** The results of one submission, and the first of its checks that could not be judged. */
export interface Results {
  stages: StageResult[];
  fault: GraderFault | null;
}

/**
 * The results of one submission, stages in the order of their files, visible checks before hidden ones. A check that has
 * broken down by itself leaves the results of the others as they are: which it was decides who may be told.
 *
 * @param isSoFar - whether the run goes on, so that checks may be missing; they then count as skipped
 * @throws GraderFault when it is the suite that is broken
 */
export function stageResults(module: TestModule, isSoFar = false): Results {
  const broken = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())][0];
  if (broken !== undefined) throw new GraderFault(broken.stack ?? broken.message);
  const results = [...module.children.allTests()].map((test) => checkResult(test, isSoFar));
  return {
    stages: inStages(results.map(({ check }) => check)),
    fault: results.find(({ fault }) => fault !== null)?.fault ?? null,
  };
}

/** Checks by their stages. Throws as {@link stageResults} does. */
function inStages(checks: readonly CheckResult[]): StageResult[] {
  const stages = new Map<string, StageResult>();
  for (const check of checks) {
    const stage = stages.get(check.stage) ?? { name: check.stage, checks: [] };
    stages.set(check.stage, stage);
    if (stage.checks.some(({ name }) => name === check.name)) {
      throw new GraderFault(`stage "${check.stage}" has two checks named "${check.name}"`);
    }
    stage.checks.push(check);
  }
  if (stages.size === 0) throw new GraderFault("the suites have no checks");
  return [...stages.values()];
}

/** What stands for a check that is only listed. */
const NEVER = new CheckFailure({ kind: "not-loaded", message: "only listed" }).failure;

/**
 * The checks of suites that were only imported.
 *
 * @throws GraderFault when it is a suite that is broken
 */
export function stagesOf(tests: readonly Listed[]): StageResult[] {
  return inStages(
    tests.map(({ name, meta }) => ({ ...known(name, meta), failure: NEVER, console: [], durationMs: 0 })),
  );
}

/** What is known of a check before it is run. */
function known(name: string, meta: Partial<TaskMeta>): Omit<CheckResult, "failure" | "console" | "durationMs"> {
  const { stage, points, visibility, needs = [], publicHint } = meta;
  if (stage === undefined || points === undefined || visibility === undefined) {
    throw new GraderFault(`"${name}" is no check: it stands in a suite without check(…)`);
  }
  return { stage, name, points, visibility, needs, ...(publicHint === undefined ? {} : { publicHint }) };
}

/** How each check ended, by `stage/check name`: the kind of its failure and what was said, or `null`. */
export function endsOf(stages: readonly StageResult[]): Record<string, FailureParts | null> {
  const ends = stages.flatMap(({ name: stage, checks }) =>
    checks.map(({ name, failure }): [string, FailureParts | null] => [
      `${stage}/${name}`,
      failure && { kind: failure.kind, message: failure.message },
    ]),
  );
  return Object.fromEntries(ends);
}

function checkResult(test: TestCase, isSoFar: boolean): { check: CheckResult; fault: GraderFault | null } {
  const { console, durationMs, observed, ...meta } = test.meta();
  const { state } = test.result();
  const ended = isSoFar && state === "pending" ? NOT_YET : meta.failure;
  const check = known(test.name, meta);
  if (state === "pending" && !isSoFar) throw new GraderFault(`"${test.fullName}" was not run`);
  if (state === "passed" && ended !== undefined) throw new GraderFault(`"${test.fullName}" passed with a failure`);
  const isBroken = state !== "passed" && ended === undefined;
  const fault = isBroken ? new GraderFault(`"${test.fullName}" ended as ${state}: ${errorOf(test)}`) : null;
  const failure = fault === null ? ended : new CheckFailure({ kind: "grader-fault", message: fault.message }).failure;
  const result = { failure: failure ?? null, console: console ?? [], durationMs: durationMs ?? 0 };
  return { check: { ...check, ...result, ...(observed === undefined ? {} : { observed }) }, fault };
}

function errorOf(test: TestCase): string {
  const error = test.result().errors?.[0];
  return error?.stack ?? error?.message ?? "no reason given";
}
