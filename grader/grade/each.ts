/**
 * Many submissions, graded as they come.
 *
 * @module
 */
import { batches } from "./batches.js";
import { type Entrant, type Prepared, conclude } from "./entrant.js";
import type { GradeOptions } from "./grade.js";
import { keepHeapSmall } from "./heap.js";
import type { Exercise } from "../model/course.js";
import type { Report } from "../model/report.js";
import { type Checked, type StageRunner, openStages } from "./stages/run.js";

/** How to grade many. */
export interface GradeEachOptions extends Omit<GradeOptions, "onProgress"> {
  /** Submissions that are graded at the same time; more than there are submissions only take longer to start. */
  threads: number;
  /** Ends it, with what is under way: those submissions get no report. */
  signal: AbortSignal;
}

/** Told of a report as it is made. It is waited for, and its rejection ends all. */
type OnReport<One> = (report: Report, one: One) => Promise<void>;

/**
 * Grades submissions as they come, in batches, so that the memory it takes does not grow with their number. Each gets a
 * report, whatever happens to the others; a fault of the grader is a report of that status.
 *
 * @param onReport - given each report as it is made, in no order, with the entrant that it is of
 * @throws the signal's reason, when it ends it; what `onReport` had been given by then is done
 */
export async function gradeEach<One extends Entrant>(
  entrants: AsyncIterable<One>,
  exercise: Exercise,
  options: GradeEachOptions,
  onReport: OnReport<One>,
): Promise<void> {
  const { signal } = options;
  const source = entrants[Symbol.asyncIterator]();
  const first = await unlessAborted(source.next(), signal);
  if (first.done === true) return;
  keepHeapSmall();
  const runner = await openStages(exercise, options.threads);
  let isWarm = false;
  const warming = runner.warmUp().finally(() => (isWarm = true));
  const next = batches(first.value, source, exercise, { ...options, isAwaited: () => isWarm });
  let batch = next();
  try {
    await unlessAborted(warming, signal);
    const ready = (): Promise<Prepared<One>[]> => unlessAborted(batch, signal);
    for (let some = await ready(); some.length > 0; some = await ready()) {
      signal.throwIfAborted();
      batch = next();
      await gradeBatch(some, runner, exercise, options, onReport);
    }
  } catch (error) {
    // Not waited for: what is under way may take long yet.
    runner.close().catch(() => undefined);
    throw error;
  }
  await runner.close();
}

async function gradeBatch<One extends Entrant>(
  batch: readonly Prepared<One>[],
  runner: StageRunner,
  exercise: Exercise,
  options: GradeEachOptions,
  onReport: OnReport<One>,
): Promise<void> {
  const deliveries: Promise<void>[] = [];
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const reported = new Set<number>();
  const deliver = (checked: Checked<Prepared<One>>, place: number): void => {
    if (reported.has(place) || signal.aborted) return;
    reported.add(place);
    const delivery = onReport(conclude(checked, exercise, options), checked);
    deliveries.push(delivery.catch((error: unknown) => ended.abort(error)));
  };
  const running = runner.check(batch, options, deliver).then((results) => results.forEach(deliver));
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
