/**
 * Submissions made ready a batch at a time, so that the memory it takes does not grow with their number.
 *
 * @module
 */
import { type Entrant, type Prepared, prepare } from "./entrant.js";
import type { Exercise } from "../model/course.js";

/** Submissions that are in memory together, and their code in characters; as many again are made ready meanwhile. */
const BATCH = 256;
const BATCH_CODE = 32 * 2 ** 20;
/** So many at first, so that there is something to grade at once, or more when the threads are not ready yet. */
const FIRST_BATCH = 32;
/** Submissions that are compiled at the same time. */
const COMPILED_AT_ONCE = 16;

/** How batches are made ready. */
export interface BatchOptions {
  types: boolean;
  /** Has a batch end before it is full. */
  signal: AbortSignal;
  /** Whether somebody waits for the first batch; until then it grows. */
  isAwaited: () => boolean;
}

/** Gives one batch at each call, an empty one at the end. */
export function batches<One extends Entrant>(
  first: One,
  source: AsyncIterator<One>,
  exercise: Exercise,
  options: BatchOptions,
): () => Promise<Prepared<One>[]> {
  let before: One[] | null = [first];
  return () => {
    const isFirst = before !== null;
    // Asked before each one, since it may change meanwhile.
    const size = (): number => (isFirst && options.isAwaited() ? FIRST_BATCH : BATCH);
    const batch = nextBatch(before ?? [], source, size, exercise, options);
    before = null;
    // It is awaited in its turn; until then its failure is no unhandled one.
    batch.catch(() => undefined);
    return batch;
  };
}

/** The entrants that were taken before, and as many from the source as make up a batch. */
async function nextBatch<One extends Entrant>(
  before: readonly One[],
  source: AsyncIterator<One>,
  size: () => number,
  exercise: Exercise,
  options: BatchOptions,
): Promise<Prepared<One>[]> {
  const batch: Promise<Prepared<One>>[] = [];
  let code = 0;
  const add = (one: One): void => {
    const preparing = prepare(one, exercise, options);
    batch.push(preparing);
    void preparing.then(({ program }) => (code += "code" in program ? program.code.length : 0));
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
