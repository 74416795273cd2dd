/**
 * Properties: a check that holds for every value of a fast-check arbitrary, and on failure looks for the shortest one.
 *
 * @module
 */
import fc from "fast-check";
import { CheckFailure, isCutOff } from "./failure.js";
import { type CheckContext, type CheckInfo, seededCheck } from "./stage.js";
import type { SeededContext } from "./tries.js";

/** What a property is worth, and how often it is tried. */
export interface PropertyInfo extends CheckInfo {
  /** Values to try; default {@link DEFAULT_RUNS}. */
  runs?: number;
}

/** Values that are tried where a property says nothing else. */
export const DEFAULT_RUNS = 25;

/** Values tried at most while looking for a shorter counterexample. Counted, not timed: a report must not depend on speed. */
const SHRINK_LIMIT = 250;
/** The same for values on which a budget was used up, each of which is slow. */
const SHRINK_LIMIT_SLOW = 12;
/** Part of a check's time that one value may use while shrinking a counterexample that does not end. */
const SLOW_SHARE = 0.05;

/** A check that has to hold for every value that `arbitrary` makes. */
export function property<Value>(
  name: string,
  info: PropertyInfo,
  arbitrary: fc.Arbitrary<Value>,
  body: (context: CheckContext, value: Value) => void,
): void {
  seededCheck(name, info, propertyOf(info, arbitrary, body).body);
}

/** A property, of which it may be known already where it fails. */
export interface PlannedProperty<Value = unknown> {
  /** The body of its check, for both of its tries. */
  body(context: SeededContext): void;
  /** The values that are tried with that seed, in their order. */
  values(seed: number): Value[];
  /** Tells that the values before that place hold. */
  beginAt(place: number): void;
}

/** Plans a property. */
export function propertyOf<Value>(
  { runs = DEFAULT_RUNS }: PropertyInfo,
  arbitrary: fc.Arbitrary<Value>,
  holdsFor: (context: CheckContext, value: Value) => void,
): PlannedProperty<Value> {
  // Values before this one hold: a first try has found that out.
  let failedAt = 0;
  return {
    body(context) {
      const from = context.isolated ? failedAt : 0;
      const search = new Search(context, holdsFor);
      fc.check(
        fc.property(arbitrary, (value) => search.holdsFor(value)),
        {
          seed: context.seed,
          numRuns: runs - from,
          path: from === 0 ? "" : String(from),
          // A failure of the first try is not the one that is reported, so there is no use in making it short.
          endOnFailure: !context.isolated || context.isBrief,
        },
      );
      failedAt = from + search.failedAt;
      search.finish();
    },
    values(seed) {
      const values: Value[] = [];
      fc.check(
        fc.property(arbitrary, (value) => void values.push(value)),
        { seed, numRuns: runs },
      );
      return values;
    },
    beginAt(place) {
      failedAt = place;
    },
  };
}

/** A value that failed. */
interface Found<Value> {
  value: Value;
  failure: CheckFailure;
}

/** One run of a property: the first failure, and then the smallest. */
class Search<Value> {
  private first: Found<Value> | null = null;
  private smallest: Found<Value> | null = null;
  private fault: unknown = null;
  private shrinks = 0;
  private tried = 0;
  /** Place of the first value that failed, among those that were tried. */
  failedAt = 0;

  constructor(
    private readonly context: CheckContext,
    private readonly body: (context: CheckContext, value: Value) => void,
  ) {}

  holdsFor(value: Value): boolean {
    // Ends the search: there may be thousands of shorter values left.
    if (this.isOver()) throw new fc.PreconditionFailure(true);
    this.tried += 1;
    if (this.first !== null) this.shrinks += 1;
    else if (this.context.isolated) this.context.subject.reload();
    const failure = this.failureFor(value);
    if (failure === null) return true;
    this.smallest = { value, failure };
    if (this.first === null) {
      this.first = this.smallest;
      this.failedAt = this.tried - 1;
    }
    if (isSlow(failure)) this.startOverWithLess();
    return false;
  }

  finish(): void {
    const failure = this.confirmed();
    if (this.fault !== null) throw this.fault as Error;
    if (failure !== null) throw failure;
  }

  private failureFor(value: Value): CheckFailure | null {
    const { subject } = this.context;
    // Of all that was tried, only what the reported value printed explains the failure.
    subject.takePrinted();
    try {
      this.body(this.context, value);
    } catch (error) {
      if (error instanceof CheckFailure) return Object.assign(error, { printed: subject.takePrinted() });
      this.fault = error;
    }
    return null;
  }

  /** Whether the best failure so far is the one that is told. */
  private isOver(): boolean {
    if (this.fault !== null) return true;
    return this.smallest !== null && this.shrinks >= (isSlow(this.smallest.failure) ? SHRINK_LIMIT_SLOW : SHRINK_LIMIT);
  }

  /** While shrinking, nothing is loaded afresh, so a value may have failed by what others had left behind. */
  private confirmed(): CheckFailure | null {
    const { first, smallest } = this;
    if (first === null || smallest === null || first === smallest || isSlow(smallest.failure)) {
      return smallest?.failure ?? null;
    }
    this.context.subject.reload();
    return this.failureFor(smallest.value) ?? first.failure;
  }

  private startOverWithLess(): void {
    this.context.subject.reload();
    this.context.subject.beginCheck("shrinking", SLOW_SHARE);
  }
}

const isSlow = ({ failure }: CheckFailure): boolean => isCutOff(failure.kind);
