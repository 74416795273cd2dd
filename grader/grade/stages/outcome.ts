/**
 * vitest's results → StageResult[]. What vitest says is only taken for what it must be: a check that passed, or that
 * failed with a reason which the kit wrote beside it. Everything else is a fault of ours, never a student's zero.
 *
 * @module
 */
import { CheckFailure, type FailureParts } from "#kit/check/failure";
import type { TestCase, TestModule } from "vitest/node";
import type { CheckResult, StageResult } from "../../model/report.js";

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
  const stages = new Map<string, StageResult>();
  let firstFault: GraderFault | null = null;
  for (const test of module.children.allTests()) {
    const { check, fault } = checkResult(test, isSoFar);
    firstFault ??= fault;
    const stage = stages.get(check.stage) ?? { name: check.stage, checks: [] };
    stages.set(check.stage, stage);
    if (stage.checks.some(({ name }) => name === check.name)) {
      throw new GraderFault(`stage "${check.stage}" has two checks named "${check.name}"`);
    }
    stage.checks.push(check);
  }
  if (stages.size === 0) throw new GraderFault("the suites have no checks");
  return { stages: [...stages.values()], fault: firstFault };
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
  const { stage, points, visibility, needs = [], publicHint, console, durationMs, ...meta } = test.meta();
  const { state } = test.result();
  const known = isSoFar && state === "pending" ? NOT_YET : meta.failure;
  if (stage === undefined || points === undefined || visibility === undefined) {
    throw new GraderFault(`"${test.fullName}" is no check: it stands in a suite without check(…)`);
  }
  if (state === "pending" && !isSoFar) throw new GraderFault(`"${test.fullName}" was not run`);
  if (state === "passed" && known !== undefined) throw new GraderFault(`"${test.fullName}" passed with a failure`);
  const isBroken = state !== "passed" && known === undefined;
  const fault = isBroken ? new GraderFault(`"${test.fullName}" ended as ${state}: ${errorOf(test)}`) : null;
  const failure = fault === null ? known : new CheckFailure({ kind: "grader-fault", message: fault.message }).failure;
  const check = {
    stage,
    name: test.name,
    points,
    visibility,
    needs,
    ...(publicHint === undefined ? {} : { publicHint }),
    failure: failure ?? null,
    console: console ?? [],
    durationMs: durationMs ?? 0,
  };
  return { check, fault };
}

function errorOf(test: TestCase): string {
  const error = test.result().errors?.[0];
  return error?.stack ?? error?.message ?? "no reason given";
}
