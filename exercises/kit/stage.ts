/**
 * `stage` and `check`: vitest's `describe` and `test` with typed points. A stage file made of them is an ordinary vitest
 * file; in the grader and in the student's own vitest it differs only in where the submission runs.
 *
 * @module
 */
import { type TaskMeta, describe, test } from "vitest";
import { explained } from "./explain.js";
import { CheckFailure, type Failure } from "./failure.js";
import { type Provided, currentSubject } from "./host.js";
import { type Subject, LimitReached } from "./subject.js";
import { TOTAL_TIME_MESSAGE, traceOfLimit } from "./trace.js";

/** What a check is worth and what it rests upon. */
export interface CheckInfo {
  /** Points for passing, > 0; halves are allowed. */
  points: number;
  /**
   * Names of checks without which this one cannot pass, as `stage/check name`, or the name alone in the same stage. When
   * one of them has failed, this one is skipped and says so, which spares the student ten reports of one fault.
   */
  needs?: readonly string[];
}

/** What a check is given. */
export interface CheckContext {
  /** The submission. */
  subject: Subject;
  /** Seed for everything random in the check. */
  seed: number;
  /**
   * In a second try, after a first one has failed: wants the submission freshly loaded before every independent part,
   * so that what instances share through module variables costs points only where independence is what is checked.
   */
  isolated: boolean;
}

declare module "vitest" {
  interface TaskMeta {
    stage?: string;
    points?: number;
    visibility?: "visible" | "hidden";
    needs?: readonly string[];
    failure?: Failure;
    console?: string[];
  }
}

type Loaded = Extract<Provided, { subject: Subject }>;

interface Registered {
  name: string;
  visibility: "visible" | "hidden";
  suite: () => void;
  /** The run that has it already. */
  run: number;
}

/** The stages that have been imported. */
const registered: Registered[] = [];
/** Counts the submissions that were checked in this thread. */
let run = 0;
let collecting: { stage: string; visibility: "visible" | "hidden" } | null = null;
/** Checks of this run that did not pass, as `stage/check name`. */
const notPassed = new Set<string>();
/** Whether the submission has been used since it was last loaded. */
let used = false;

/** A stage whose checks students have. The name also joins it with the hidden stage of the same name. */
export function stage(name: string, suite: () => void): void {
  collect(name, "visible", suite);
}

/** A stage whose checks only the instructor has. */
export function hiddenStage(name: string, suite: () => void): void {
  collect(name, "hidden", suite);
}

function collect(name: string, visibility: "visible" | "hidden", suite: () => void): void {
  registered.push({ name, visibility, suite, run });
  describeStage(name, visibility, suite);
}

function describeStage(name: string, visibility: "visible" | "hidden", suite: () => void): void {
  describe(name, () => {
    collecting = { stage: name, visibility };
    suite();
    collecting = null;
  });
}

/** Begins the checks of one more submission in this thread. To be called before the stages are imported. */
export function beginRun(): void {
  run += 1;
  notPassed.clear();
  used = false;
}

/**
 * Gives vitest the stages that were imported for an earlier submission, in the order in which they then were. Importing
 * them afresh would do the same, but all their code, and the kit's, would then run cold: that takes twice as long.
 */
export function repeatStages(): void {
  for (const stage of registered) {
    if (stage.run === run) continue;
    stage.run = run;
    describeStage(stage.name, stage.visibility, stage.suite);
  }
}

/**
 * A check: one test that is worth points. Whatever the body throws is examined: a {@link CheckFailure} or a failed
 * `expect` is the submission's failure, a used-up budget is, too; anything else is a fault of the suite and so of ours.
 */
export function check(name: string, info: CheckInfo, body: (context: CheckContext) => void): void {
  if (collecting === null) throw new Error(`check "${name}" stands outside of a stage`);
  const { stage: stageName, visibility } = collecting;
  const id = `${stageName}/${name}`;
  const needs = (info.needs ?? []).map((need) => (need.includes("/") ? need : `${stageName}/${need}`));
  const meta: Partial<TaskMeta> = { stage: stageName, points: info.points, visibility, needs };
  test(name, { meta }, async ({ task, skip }) => {
    const give = (failure: CheckFailure): void => {
      notPassed.add(id);
      task.meta.failure = failure.failure;
    };
    const provided = await currentSubject(task.file.filepath);
    const reason = reasonToSkip(id, needs, provided);
    if (reason !== null) {
      give(reason);
      skip(reason.message);
    }
    if ("notLoaded" in provided) return;
    await provided.prepare?.();
    const failure = tryTwice(id, provided, body);
    if (failure === null) return;
    give(failure);
    task.meta.console = failure.printed ?? provided.subject.takePrinted();
    throw explained(failure);
  });
}

function reasonToSkip(id: string, needs: readonly string[], provided: Provided): CheckFailure | null {
  if ("notLoaded" in provided) return new CheckFailure(provided.notLoaded);
  const blocking = needs.find((need) => notPassed.has(need));
  if (blocking === undefined) return null;
  return new CheckFailure({ kind: "needs", message: `Skipped: "${blocking}" has to pass first.`, needs: blocking });
}

/** A check fails when it fails with the submission freshly loaded, with nothing left of the checks before it. */
function tryTwice(id: string, provided: Loaded, body: (context: CheckContext) => void): CheckFailure | null {
  const { subject, seed } = provided;
  const first = attempt(id, provided, () => body({ subject, seed, isolated: false }));
  const wasFresh = !used;
  used = true;
  if (first === null) return null;
  subject.reload();
  used = false;
  if (wasFresh && first.failure.kind === "timed-out") return first;
  const second = attempt(id, provided, () => body({ subject, seed, isolated: true }));
  used = true;
  return second;
}

function attempt(id: string, { subject, guard }: Loaded, body: () => void): CheckFailure | null {
  subject.beginCheck(id);
  try {
    if (guard === undefined) body();
    else guard(body);
    return null;
  } catch (error) {
    if (error instanceof CheckFailure) return error;
    if (error instanceof LimitReached) return traceOfLimit(error) ?? limitFailure(error);
    if (isAssertion(error))
      return new CheckFailure({ kind: "wrong-result", message: error.message, ...compared(error) });
    throw error;
  }
}

interface Assertion extends Error {
  expected?: unknown;
  actual?: unknown;
}

const isAssertion = (error: unknown): error is Assertion => error instanceof Error && error.name === "AssertionError";

const compared = ({ expected, actual }: Assertion) => ({
  expected: expected === undefined ? null : JSON.stringify(expected),
  actual: actual === undefined ? null : JSON.stringify(actual),
});

function limitFailure({ limit, during }: LimitReached): CheckFailure {
  if (limit === "total time") return new CheckFailure({ kind: "timed-out", message: TOTAL_TIME_MESSAGE });
  return new CheckFailure({
    kind: limit === "time" ? "timed-out" : "out-of-memory",
    message:
      limit === "time"
        ? `${during} was still running when its time was up.`
        : `${during} used up the memory of the sandbox.`,
    call: during,
  });
}
