/**
 * Threads, as the code beside the submission has them: each is a realm of its own in the same machine, with the submission
 * evaluated in it, so that neither its variables nor its built-ins are those of another. A scheduler in `stages/inside.ts`
 * has them take steps, one at a time; no step leaves the machine.
 *
 * @module
 */
import type { Exception } from "./inside-threads.js";

/** What an assignment says of its threads: `stages/inside.ts` exports it as `threads`. */
export interface Threads {
  /** How many there are, 1 to 8. */
  readonly count: number;
  /**
   * Properties of what is yielded that are numbers, all of them; each is read once. Without any, what is yielded has to be
   * a number itself.
   */
  readonly reads?: readonly string[];
}

/**
 * A thread. All that goes in is numbers and names, and all that comes out numbers and words, so that nothing of the
 * submission's is ever in the scheduler's hands. Memory that threads share is the scheduler's own, an `Int32Array` of its,
 * of which they get numbers.
 *
 * Instances and calls are those of one run: a new one begins with {@link construct}. Variables of the submission's modules
 * are as old as the loading of the submission.
 */
export interface Thread {
  /**
   * Makes an instance of a class that the entry exports; later calls are made of it. `"odd"` when there is no such class.
   *
   * @param args - at most three
   */
  construct(className: string, ...args: readonly number[]): "ready" | "threw" | "odd";
  /**
   * Calls a method of the instance, which gives a generator. Nothing in the generator has run then. `"odd"` when what came back is no
   * generator, and nothing like one.
   *
   * @param args - at most three
   */
  begin(method: string, ...args: readonly number[]): "ready" | "threw" | "odd";
  /**
   * Lets the call go on until it yields or ends.
   *
   * @param sent - what its `yield` gives; the first step has none
   * @returns `"yielded"`, with what was read of it in {@link numbers}; `"returned"`, with what was returned there, or NaN where that
   *   is no number; `"threw"`; `"odd"` when what was yielded is not what it has to be
   */
  step(sent?: number): "yielded" | "returned" | "threw" | "odd";
  /** What was last yielded, in the order of {@link Threads.reads}, or returned, as the first. It is the same array all the time. */
  readonly numbers: Float64Array;
  /** What was last odd, or returned, in words: `a generator`, where `yield` was written for `yield*`. */
  words(): string;
  /** What was last thrown. It may be returned among other data, and is then a `Thrown` to the check; or be thrown. */
  thrown(): Exception;
}
