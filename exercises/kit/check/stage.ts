/**
 * `stage` and `check`: vitest's `describe` and `test` with typed points. A stage file made of them is an ordinary vitest
 * file; in the grader and in the student's own vitest it differs only in where the submission runs.
 *
 * @module
 */
import { type TaskMeta, describe, test } from "vitest";
import { explained } from "./explain.js";
import type { Failure } from "./failure.js";
import { ownSubject, type Provided, providedSubject } from "./provided.js";
import { type CheckContext, type PlannedCheck, type SeededContext, Tries } from "./tries.js";

export type { CheckContext } from "./tries.js";

/** What a check is worth and what it rests upon. */
export interface CheckInfo {
  /** Points for passing, > 0; halves are allowed. */
  points: number;
  /**
   * Names of checks without which this one cannot pass, as `stage/check name`, or the name alone in the same stage. When
   * one of them has failed, this one is skipped and says so, which spares the student ten reports of one fault.
   */
  needs?: readonly string[];
  /**
   * What students may read of this check while it is hidden from them: one sentence on what it is about, and nothing of
   * how it finds out. Only for hidden checks.
   */
  publicHint?: string;
}

declare module "vitest" {
  interface TaskMeta {
    stage?: string;
    points?: number;
    visibility?: "visible" | "hidden";
    needs?: readonly string[];
    publicHint?: string;
    failure?: Failure;
    console?: string[];
    /** What the submission did, when the check failed: words that are equal where another does the same. */
    observed?: string[];
    /** Time that the check took, which vitest does not know of checks that were tried ahead. */
    durationMs?: number;
  }
}

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
/** The checks of this run, in the grader. */
let tries = new Tries();
/** Whether a check is hidden in this run. */
let isHidden: IsHidden = asWritten;
/** Whether a stage is tried in this run. */
let isTried: IsTried = () => true;

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
  if (!isTried({ name, visibility })) return;
  describe(name, () => {
    collecting = { stage: name, visibility };
    suite();
    collecting = null;
  });
}

/** Says of a check, which its stage has on one side, whether it is hidden. */
export type IsHidden = (check: { stage: string; name: string; visibility: "visible" | "hidden" }) => boolean;

/** Says of one side of a stage whether it is tried. */
export type IsTried = (stage: { name: string; visibility: "visible" | "hidden" }) => boolean;

function asWritten({ visibility }: Parameters<IsHidden>[0]): boolean {
  return visibility === "hidden";
}

/**
 * Begins the checks of one more submission in this thread. To be called before the stages are imported.
 *
 * @param hides - where an instructor may have moved checks to the other side; default: as the stages have it
 * @param tried - which stages there are for it; default: all
 */
export function beginRun(hides: IsHidden = asWritten, tried: IsTried = () => true): void {
  run += 1;
  tries = new Tries();
  isHidden = hides;
  isTried = tried;
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
 * A check: one test that is worth points. Whatever the body throws is examined: a `CheckFailure` or a failed `expect` is the
 * submission's failure, a used-up budget is, too; anything else is a fault of the suite and so of ours.
 *
 * @param playsRight - a cheaper first try: whether all that the body asks for comes out right; `null` where it cannot tell
 */
export function check(
  name: string,
  info: CheckInfo,
  body: (context: CheckContext) => void,
  playsRight: (context: CheckContext) => boolean | null = () => null,
): void {
  planCheck(name, info, { body, playsRight, isSeeded: false });
}

/** A {@link check} that tries something else with another seed, as every property does. */
export function seededCheck(
  name: string,
  info: CheckInfo,
  body: (context: SeededContext) => void,
  playsRight: (context: SeededContext) => boolean | null = () => null,
): void {
  planCheck(name, info, { body, playsRight, isSeeded: true });
}

function planCheck(name: string, info: CheckInfo, how: Pick<PlannedCheck, "body" | "playsRight" | "isSeeded">): void {
  if (collecting === null) throw new Error(`check "${name}" stands outside of a stage`);
  const { stage: stageName, visibility } = collecting;
  const needs = (info.needs ?? []).map((need) => (need.includes("/") ? need : `${stageName}/${need}`));
  const meta: Partial<TaskMeta> = { stage: stageName, points: info.points, visibility, needs };
  if (info.publicHint !== undefined) meta.publicHint = info.publicHint;
  const planned: PlannedCheck = {
    id: `${stageName}/${name}`,
    needs,
    isHidden: isHidden({ stage: stageName, name, visibility }),
    ...how,
  };
  tries.plan(planned);
  test(name, { meta }, async ({ task, skip }) => {
    const { tries: own, submission: loading } = stageFileOf(task.file);
    const submission = await loading;
    const { failure, isSkipped, printed, observed, durationMs } = await own.end(planned, submission);
    task.meta.durationMs = durationMs;
    if (failure === null) return;
    task.meta.failure = failure.failure;
    if (isSkipped) skip(failure.message);
    task.meta.console = printed;
    if (observed.length > 0) task.meta.observed = observed;
    throw explained(failure, "folder" in submission ? submission.folder : undefined);
  });
}

/** What checks of a file have in common. */
interface StageFile {
  tries: Tries;
  submission: Promise<Provided>;
}

/** In a student's own vitest, where one thread runs many files and each of them stands alone. */
const alone = new WeakMap<object, StageFile>();

function stageFileOf(file: { filepath: string }): StageFile {
  const submission = providedSubject();
  if (submission !== null) return { tries, submission };
  const known = alone.get(file) ?? { tries: new Tries(), submission: ownSubject(file.filepath) };
  alone.set(file, known);
  return known;
}
