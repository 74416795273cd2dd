/**
 * What a stage can do with a submission, whoever runs it: the grader's sandbox, or the student's own vitest.
 * Nothing of the submission's comes out but primitives and descriptions in words.
 *
 * @module
 */
import type { Data, Told } from "./data.js";
import type { Difference, Script } from "./script.js";
import type { Argument, ListShape, ListWalk, Outcome, Path, SourceLocation, Thrown } from "./values.js";

export type * from "./values.js";

/** What came of asking code beside the submission. */
export type Answer = { kind: "returned"; value: Told } | { kind: "threw"; error: Thrown };

/** An object of the submission's, made by {@link Subject.construct}. It stays where it is; this is a handle on it. */
export interface Instance {
  /** Calls a method. O(1) beside what the method itself does. */
  call(method: string, args: readonly Argument[]): Outcome;
  /** Calls a method that only looks and has one argument, for each of these. Where it is not there, it takes a call each. */
  each?(method: string, args: readonly Argument[]): readonly Outcome[];
  /** Reads a property, or what a chain of them leads to; each may be an accessor. */
  read(property: Path): Outcome;
  /** Walks a list, at most `bound` nodes. O(nodes). */
  walkList(shape: ListShape, bound: number): ListWalk;
  /**
   * Calls a function of the assignment's `stages/inside.ts`, which runs beside the submission: this object first, then the
   * arguments. What the function returns is copied; whatever escapes from it is how the call ended. One crossing.
   *
   * @param during - what is going on then, as it is told where time or memory runs out in it: `reading words`. The student knows no such function
   */
  ask(name: string, args?: readonly Data[], during?: string): Answer;
  /** Where calls are only rehearsed: told what the grader has done to it in place of a call, since that is not seen by what was asked. */
  doneByGrader?(method: string, args: readonly Argument[]): void;
}

/** How a construction ended. */
export type Construction = { kind: "constructed"; instance: Instance } | { kind: "threw"; error: Thrown };

/** A submission, loaded and ready. */
export interface Subject {
  /** Name of the class that is in use: the assignment's, or the first of them where it has several, until another is chosen. */
  readonly className: string;
  /**
   * Has another of the assignment's classes used, until the check ends. Instances made before must not be used again.
   *
   * @returns why it is not there, in words; `null` when it is
   */
  choose(className: string): string | null;
  /** `new <the class in use>(...args)`. */
  construct(args: readonly Argument[]): Construction;
  /** As {@link Instance.ask}, but what the function is given first is the class in use. */
  ask(name: string, args?: readonly Data[], during?: string): Answer;
  /**
   * As {@link Instance.ask}, but what the function is given first are the threads that `stages/inside.ts` says it wants: an
   * array of `Thread`. The submission is evaluated in the realm of each the first time; what that throws is how the call
   * ended.
   */
  askThreads(name: string, args?: readonly Data[]): Answer;
  /**
   * Plays many short sequences of calls in one go, each on instances of its own, and tells where something else came than
   * is due. Some 2 µs a call, where {@link Instance.call} takes 20.
   */
  play(script: Script): Difference[];
  /** As {@link Subject.play}, but no sequence is played after the first in which something else came; `null` when there is none. */
  firstDifference(script: Script): Difference | null;
  /**
   * Starts over with the submission freshly loaded, so that nothing is left of earlier instances, not even in the
   * variables of its modules. Instances made before must not be used again.
   *
   * @param isCharged - whether built-ins that take time in the length of what they are given pay for it in ticks, until it is
   *   loaded anew; for what grades cost. What is printed then costs nothing, and is not kept. Default `false`
   */
  reload(isCharged?: boolean): void;
  /**
   * Runs something within a part of the check's ticks; `null` when that was used up, which is no failure by itself. The
   * submission is then loaded anew. Where nobody counts ticks there is no bound.
   */
  within<Result>(ticks: number, body: () => Result): Result | null;
  /**
   * Starts a new budget of time and of console lines for the check of that name.
   *
   * @param share - part of the usual budget of time, from 0 to 1; default 1
   * @param isHeard - whether anybody will want what is printed, which takes time; default `true`
   */
  beginCheck(name: string, share?: number, isHeard?: boolean): void;
  /**
   * Runs something that only finds out more about a failure, on the submission freshly loaded and within a budget of its
   * own: what it takes, and what it leaves behind, makes no difference to anything after it. `null` when the budget was used
   * up. Where the student's code runs in a debugger this is not there, so that nothing stops at calls that nobody made.
   *
   * @param share - part of the usual budget of a check's time, from 0 to 1
   */
  aside?<Result>(share: number, body: () => Result): Result | null;
  /**
   * Runs something that does all that it does with the submission by {@link Subject.aside}, as often as it likes: they then have
   * one deadline, which takes as long to set up as some of them take. May run `body` again, when that was too short for all.
   */
  asides?<Result>(body: () => Result): Result;
  /** What the student's code printed since {@link beginCheck} or the last call of this, one entry a line. */
  takePrinted(): string[];
  /**
   * Interrupt ticks that have passed since {@link beginCheck}, 10,000 turns of loops and calls each: the same for the same
   * calls, on every machine. `null` where nobody counts them.
   */
  ticks(): number | null;
  /** What the submission and all beside it hold in memory, after a collection. `null` where nobody knows. */
  memoryInUse(): MemoryInUse | null;
}

/** Memory that is in use. Entries of a `Map` show in the number of allocations only, elements of an array in the bytes only. */
export interface MemoryInUse {
  bytes: number;
  allocations: number;
}

/** Thrown out of any use of a {@link Subject} when a budget is used up, or the sandbox is broken: the check cannot go on. */
export class LimitReached extends Error {
  /**
   * @param limit - which budget: time or memory of one check, or the time of all checks together; or that the code has left
   *   the sandbox in a state that no code should be able to leave it in
   * @param during - the call that was running, as source
   * @param location - where in the student's source it was just then, when that is known: a line of the loop
   */
  constructor(
    readonly limit: "time" | "memory" | "total time" | "broken sandbox",
    readonly during: string,
    readonly location: SourceLocation | null = null,
  ) {
    super(`${limit} limit reached during ${during}`);
    this.name = "LimitReached";
  }
}
