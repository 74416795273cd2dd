/**
 * The pipeline: a path goes in, a report comes out.
 *
 * ```text
 * folder → load → compile → sandbox → stages → score → report
 *        Submission  Program   Subject  StageResult[]
 * ```
 *
 * @module
 */
import { setFlagsFromString } from "node:v8";
import { type Compiled, compile } from "./compile/compile.js";
import { typeAdvice } from "./compile/types.js";
import { loadSubmission } from "./load/submission.js";
import type { Exercise } from "../model/course.js";
import type { Report, StageResult } from "../model/report.js";
import type { Problem, Submission } from "../model/submission.js";
import { reportFault, scoreStages } from "./score/score.js";
import { GraderFault } from "./stages/outcome.js";
import { type Candidate, type Checked, type StageRunner, openStages, runStages } from "./stages/run.js";

export { outline } from "./stages/outline.js";

/** How to grade. */
export interface GradeOptions {
  seed: number;
  host: "sandbox" | "native";
  /** Whether to look for type errors, which costs a second and no points. */
  types: boolean;
  /** Told all that is known of a fault of the grader; the report says it in one line. */
  onFault?: (details: string) => void;
  /** Told a submission's report as it stands each time a stage ends, by its place; checks not yet run are skipped in it. */
  onProgress?: (place: number, soFar: Report) => void;
}

/**
 * Grades one submission.
 *
 * @throws UsageError when there is nothing at the path that could be graded
 */
export async function grade(path: string, exercise: Exercise, options: GradeOptions): Promise<Report> {
  const submission = await loadSubmission(path, exercise);
  const [report] = await gradeAll([submission], exercise, options);
  if (report === undefined) throw new Error("no report came of the submission");
  return report;
}

/** Grades one submission after another, and is warm from the first one on. */
export interface WarmGrader {
  /**
   * Grades a submission, when those before it are done.
   *
   * @param onProgress - told the report as it stands each time a stage ends; checks not yet run are skipped in it
   */
  grade(submission: Submission, onProgress?: (soFar: Report) => void): Promise<Report>;
  /** Ends it. */
  close(): Promise<void>;
}

/** Starts what grading needs, so that each submission takes no longer than its checks do. */
export async function openGrader(exercise: Exercise, options: Omit<GradeOptions, "onProgress">): Promise<WarmGrader> {
  const runner = await openStages(exercise, 1);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    grade(submission, onProgress) {
      const one = (): Promise<Report[]> => {
        const progress = onProgress && { onProgress: (_: number, soFar: Report) => onProgress(soFar) };
        return gradeWith(runner.check, [submission], exercise, { ...options, ...progress });
      };
      const graded = queue.then(one).then(([report]) => {
        if (report === undefined) throw new Error("no report came of the submission");
        return report;
      });
      queue = graded.catch(() => undefined);
      return graded;
    },
    close: () => runner.close(),
  };
}

/** Grades submissions in one run; the reports come in their order. All of them are in memory at once. */
export function gradeAll(
  submissions: readonly Submission[],
  exercise: Exercise,
  options: GradeOptions & { threads?: number },
): Promise<Report[]> {
  const { threads = 1 } = options;
  return gradeWith(
    (candidates, checkOptions) => runStages(exercise, candidates, { ...checkOptions, threads }),
    submissions,
    exercise,
    options,
  );
}

/**
 * Grades the same submissions with one seed after another, compiled once; gives the reports of each seed as they are made,
 * in the order of the submissions.
 */
export async function* gradeAtSeeds(
  submissions: readonly Submission[],
  exercise: Exercise,
  options: Omit<GradeOptions, "seed" | "onProgress"> & { seeds: readonly number[]; threads: number },
): AsyncGenerator<Report[]> {
  const { host, types } = options;
  const prepared = await Promise.all(submissions.map((submission) => prepare({ submission }, exercise, { types })));
  const runner = await openStages(exercise, options.threads);
  try {
    for (const seed of options.seeds) {
      const checked = await runner.check(prepared.map(candidate), { seed, host });
      yield prepared.map((one, place) => reportOf(one, checked[place], exercise, { ...options, seed }));
    }
  } finally {
    await runner.close();
  }
}

async function gradeWith(
  check: StageRunner["check"],
  submissions: readonly Submission[],
  exercise: Exercise,
  options: GradeOptions,
): Promise<Report[]> {
  const prepared = await Promise.all(submissions.map((submission) => prepare({ submission }, exercise, options)));
  const { onProgress, seed, host } = options;
  const onStage = (place: number, stages: StageResult[]): void => {
    const one = prepared[place];
    if (one !== undefined) onProgress?.(place, reportOf(one, { ok: true, stages }, exercise, options));
  };
  const checkOptions = onProgress === undefined ? { seed, host } : { seed, host, onStage };
  const checked = await check(prepared.map(candidate), checkOptions);
  return prepared.map((one, place) => reportOf(one, checked[place], exercise, options));
}

/** One of many that are to be graded. */
export interface Entrant {
  submission: Submission;
  /** Why there is nothing to grade, in one line. */
  nothing?: string;
  /** All that is known of a fault of ours that has kept it from being read. */
  fault?: string;
}

/** How to grade many. */
export interface GradeEachOptions extends GradeOptions {
  /** Submissions that are graded at the same time; more than there are submissions only take longer to start. */
  threads: number;
  /** Ends it, with what is under way: those submissions get no report. */
  signal: AbortSignal;
}

/** Submissions that are in memory together, and their code in characters; as many again are made ready meanwhile. */
const BATCH = 256;
/** So many at first, so that there is something to grade at once, or more when the threads are not ready yet. */
const FIRST_BATCH = 32;
const BATCH_CODE = 32 * 2 ** 20;
/**
 * By itself V8 lets a heap grow to several times what lives in it before it looks for what does not; over thousands of
 * submissions that comes to half as much memory again. With this it is flat after the first few hundred, and no slower.
 */
const HEAP_GROWTH = "--heap-growing-percent=50";
/** Submissions that are compiled at the same time. */
const COMPILED_AT_ONCE = 16;

/**
 * Grades submissions as they come, in batches, so that the memory it takes does not grow with their number. Each gets a
 * report, whatever happens to the others; a fault of the grader is a report of that status.
 *
 * @param onReport - given each report as it is made, in no order; it is waited for, and its rejection ends all
 * @throws the signal's reason, when it ends it; what `onReport` had been given by then is done
 */
export async function gradeEach<One extends Entrant>(
  entrants: AsyncIterable<One>,
  exercise: Exercise,
  options: GradeEachOptions,
  onReport: (report: Report, one: One) => Promise<void>,
): Promise<void> {
  const source = entrants[Symbol.asyncIterator]();
  const first = await unlessAborted(source.next(), options.signal);
  if (first.done === true) return;
  setFlagsFromString(HEAP_GROWTH);
  const runner = await openStages(exercise, options.threads);
  let isWarm = false;
  const warming = runner.warmUp().finally(() => (isWarm = true));
  const next = (size: () => number, before: readonly One[] = []): Promise<Prepared<One>[]> => {
    const batch = nextBatch(before, source, size, exercise, options);
    // It is awaited in its turn; until then its failure is no unhandled one.
    batch.catch(() => undefined);
    return batch;
  };
  let batch = next(() => (isWarm ? FIRST_BATCH : BATCH), [first.value]);
  try {
    await unlessAborted(warming, options.signal);
    const ready = (): Promise<Prepared<One>[]> => unlessAborted(batch, options.signal);
    for (let some = await ready(); some.length > 0; some = await ready()) {
      options.signal.throwIfAborted();
      batch = next(() => BATCH);
      await gradeBatch(some, runner, exercise, options, onReport);
    }
  } catch (error) {
    // Not waited for: what is under way may take long yet.
    runner.close().catch(() => undefined);
    throw error;
  }
  await runner.close();
}

/**
 * The entrants that were taken before, and as many from the source as make up a batch.
 *
 * @param size - asked before each one, since it may change meanwhile
 */
async function nextBatch<One extends Entrant>(
  before: readonly One[],
  source: AsyncIterator<One>,
  size: () => number,
  exercise: Exercise,
  options: GradeEachOptions,
): Promise<Prepared<One>[]> {
  const batch: Promise<Prepared<One>>[] = [];
  let code = 0;
  const add = (one: One): void => {
    const preparing = prepare(one, exercise, options);
    batch.push(preparing);
    void preparing.then(({ compiled }) => (code += compiled.ok ? compiled.program.code.length : 0));
  };
  before.forEach(add);
  while (batch.length < size() && code < BATCH_CODE && !options.signal.aborted) {
    const { done, value } = await source.next();
    if (done === true) break;
    add(value);
    if (batch.length % COMPILED_AT_ONCE === 0) await Promise.all(batch);
  }
  return Promise.all(batch);
}

async function gradeBatch<One extends Entrant>(
  batch: readonly Prepared<One>[],
  runner: StageRunner,
  exercise: Exercise,
  options: GradeEachOptions,
  onReport: (report: Report, one: One) => Promise<void>,
): Promise<void> {
  const deliveries: Promise<void>[] = [];
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const reported = new Set<Prepared<One>>();
  const deliver = (place: number, checked: Checked): void => {
    const one = batch[place];
    if (one === undefined || reported.has(one) || signal.aborted) return;
    reported.add(one);
    const delivery = onReport(reportOf(one, checked, exercise, options), one.entrant);
    deliveries.push(delivery.catch((error: unknown) => ended.abort(error)));
  };
  const running = runner.check(batch.map(candidate), options, deliver).then((results) => {
    for (const [place, checked] of results.entries()) deliver(place, checked);
  });
  try {
    await unlessAborted(running, signal);
  } finally {
    await Promise.all(deliveries);
  }
  signal.throwIfAborted();
}

/** What comes of a promise, or the signal's reason if that comes first. Leaves nothing with the signal, which outlives it. */
async function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** A submission that can be checked. */
interface Prepared<One extends Entrant = Entrant> {
  entrant: One;
  compiled: Compiled;
  advice: Problem[];
  /** A fault of ours that has kept it from being compiled. */
  fault: GraderFault | null;
}

/** Never rejects: a compiler that breaks down over one submission is a fault in its report alone. */
async function prepare<One extends Entrant>(
  entrant: One,
  exercise: Exercise,
  { types }: Pick<GradeOptions, "types">,
): Promise<Prepared<One>> {
  const { submission, nothing, fault } = entrant;
  const none: Compiled = { ok: false, problems: [] };
  if (fault !== undefined) return { entrant, compiled: none, advice: [], fault: new GraderFault(fault) };
  if (nothing !== undefined) return { entrant, compiled: none, advice: [], fault: null };
  try {
    const compiled = await compile(submission, exercise);
    const advice = types ? await typeAdvice(submission, exercise) : [];
    return { entrant, compiled, advice, fault: null };
  } catch (error) {
    const fault = new GraderFault(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { entrant, compiled: none, advice: [], fault };
  }
}

function candidate({ compiled, entrant }: Prepared): Candidate {
  if (compiled.ok) return { program: compiled.program };
  const reason = entrant.nothing ?? compiled.problems[0]?.message ?? "It cannot be compiled.";
  return { program: { notCompiled: reason } };
}

function reportOf(one: Prepared, checked: Checked | undefined, exercise: Exercise, options: GradeOptions): Report {
  if (checked === undefined) throw new Error("a submission was not checked");
  const { entrant, compiled, advice } = one;
  const { seed, host } = options;
  const problems = compiled.ok ? [] : compiled.problems;
  const circumstances = { submission: entrant.submission, exercise, seed, host, problems, advice, durationMs: 0 };
  const fault = one.fault ?? (checked.ok ? null : checked.fault);
  if (fault !== null || !checked.ok) {
    options.onFault?.(fault?.details ?? "");
    return reportFault(fault?.message ?? "", one.fault === null ? checked.stages : [], circumstances);
  }
  const durationMs = checked.stages.flatMap(({ checks }) => checks).reduce((sum, check) => sum + check.durationMs, 0);
  const report = scoreStages(checked.stages, { ...circumstances, durationMs });
  return entrant.nothing === undefined
    ? report
    : { ...report, status: "no-submission", error: entrant.nothing, problems: [] };
}
