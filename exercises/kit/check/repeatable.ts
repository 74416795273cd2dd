/**
 * The calls of a check that failed, as something that can be done once more: whole, in part, or a little otherwise.
 *
 * @module
 */
import type { CheckFailure, Failure } from "./failure.js";
import type { Subject } from "../subject/subject.js";

/**
 * How the calls are looked at when they are made again.
 *
 * - `as checked`: what the check judges decides. The list is read after each call, and the first law that it broke is noted.
 * - `by law`: the first law that the list breaks is the failure.
 * - `unlooked`: what the check judges decides, and the list is only read where the check reads it.
 */
export type Manner = "as checked" | "by law" | "unlooked";

/** What came of making calls again. */
export interface Attempt {
  /** `null` when all went well. */
  failure: CheckFailure | null;
  /** The calls that were made, up to the failure: places as in {@link Repeatable.places}. */
  made: readonly number[];
}

/** Calls with other numbers in them: by their places, the size that is asked for, or the capacity. */
export type Change = ReadonlyMap<number, number>;

/** A size or capacity that a call has. */
export interface SizeArgument {
  size: number;
  /** Its place among the arguments. */
  at: number;
}

/** What came of making the last calls after the shortest way to where they begin. */
export interface DirectAttempt extends Attempt {
  /** All calls that were to be made, as source. */
  calls: readonly string[];
}

/** How the last calls are made after the shortest way to where they begin. */
export interface DirectManner {
  manner: Manner;
  /** Calls to be made first that leave everything as it was, by twos. */
  idle: number;
  /** How many of the last calls, at least 1. */
  last: number;
}

/** What a submission does instead of what it should. */
export interface Likeness {
  /** A sentence each. */
  told: string[];
  /** Whether nothing has to be added to it. */
  saysAll: boolean;
}

/** By failures, what makes their calls again: kept beside them, so that a failure need not know of repeating. */
const repeatables = new WeakMap<CheckFailure, Repeatable>();

/** Notes what makes the calls of a failure again. */
export function noteRepeatable(failure: CheckFailure, again: Repeatable): void {
  repeatables.set(failure, again);
}

/** What makes the calls of a failure again; `null` where that cannot be done. */
export const repeatableOf = (failure: CheckFailure): Repeatable | null => repeatables.get(failure) ?? null;

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
  sizeAt(place: number): SizeArgument | null;
  /**
   * Brings a new object by the shortest way to where the last of those calls were made, and makes them; `null` where that
   * cannot be done.
   */
  directly(subject: Subject, places: readonly number[], how: DirectManner): DirectAttempt | null;
  /** Whether the last of those calls, which is refused, has to change something all the same, or may. */
  leavesOtherwise(places: readonly number[]): boolean;
  /**
   * What the submission does instead, found out in scenes made for that, see {@link Likeness}.
   *
   * @param places - of the calls that lead to the failure
   */
  likeness(subject: Subject, failure: Failure, places: readonly number[]): Likeness;
}

/** Whether two failures are of the same sort, whatever the numbers in them. */
export function isSameFailure(one: CheckFailure, other: CheckFailure | null): boolean {
  return one.failure.kind === other?.failure.kind && one.failure.mistake === other.failure.mistake;
}
