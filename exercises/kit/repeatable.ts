/**
 * The calls of a check that failed, as something that can be done once more: whole, in part, or a little otherwise.
 *
 * @module
 */
import type { CheckFailure, Failure } from "./failure.js";
import type { Subject } from "./subject.js";

/**
 * How the calls are looked at when they are made again.
 *
 * - `as checked`: what the check judges decides. The list is read after each call, and the first law that it broke is noted.
 * - `by law`: the first law that the list breaks is the failure.
 */
export type Manner = "as checked" | "by law";

/** What came of making calls again. */
export interface Attempt {
  /** `null` when all went well. */
  failure: CheckFailure | null;
  /** The calls that were made, up to the failure: places as in {@link Repeatable.places}. */
  made: readonly number[];
}

/** A call with another number in it. */
export interface Change {
  /** Place of the call. */
  place: number;
  /** The size that is asked for, or the capacity. */
  size: number;
}

/** The calls of a check, on however many objects, in the order in which they were made. */
export interface Repeatable {
  /** Place of each call, ascending from 0. */
  readonly places: readonly number[];
  /**
   * Makes some of the calls again, on new objects. What is due is asked of the model afresh, so that a `free` follows its
   * block wherever that now lies; calls that would then be about nothing, or of another kind, are passed over.
   */
  make(subject: Subject, places: readonly number[], manner: Manner, change?: Change): Attempt;
  /** The size or capacity that the call at that place has; `null` when it has none that could be another. */
  sizeAt(place: number): number | null;
  /**
   * Brings a new object by the shortest way to where the last of those calls was made, and makes it; `null` where that
   * cannot be done.
   *
   * @param idle - calls to be made first that leave everything as it was, by twos
   */
  directly(subject: Subject, places: readonly number[], manner: Manner, idle?: number): Attempt | null;
  /**
   * What the submission does instead, found out in scenes made for that, a sentence each.
   *
   * @param places - of the calls that lead to the failure
   */
  likeness(subject: Subject, failure: Failure, places: readonly number[]): string[];
}

/** Whether two failures are of the same sort, whatever the numbers in them. */
export function isSameFailure(one: CheckFailure, other: CheckFailure | null): boolean {
  return one.failure.kind === other?.failure.kind && one.failure.mistake === other.failure.mistake;
}
