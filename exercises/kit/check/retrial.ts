/**
 * A failure whose calls can be made otherwise, to see what it depends on.
 *
 * @module
 */
import { argumentsOf, type CheckFailure, type TraceStep } from "./failure.js";
import { type Change, isSameFailure, type Repeatable } from "./repeatable.js";
import { onObject, showCall } from "../subject/show.js";
import type { Subject } from "../subject/subject.js";

/** How calls end that are made otherwise: all well, by the same failure, or by another one or not made at all. */
export type Ending = "right" | "same" | "other";

/** A failure, and what is needed to make its calls otherwise. */
export class Retrial {
  /** The calls as they are told, each at the place of its own in `places`; empty where not all of them are. */
  readonly steps: readonly TraceStep[];

  /** @param places - of the calls that lead to the failure */
  constructor(
    readonly told: CheckFailure,
    readonly again: Repeatable,
    readonly subject: Subject,
    readonly places: readonly number[],
  ) {
    const { trace, omittedCalls } = told.failure;
    // A total that is asked for after a call is told, and is no call of the check.
    const isWhole = trace !== null && omittedCalls === 0 && trace.length >= places.length;
    this.steps = isWhole ? trace.slice(0, places.length) : [];
  }

  /** How those calls end. */
  endOf(places: readonly number[], change?: Change): Ending {
    return this.endAndCall(places, change).ending;
  }

  /** The same, with the call that it fails at: a `free` follows its block, so it may be another one. */
  endAndCall(places: readonly number[], change?: Change): { ending: Ending; call: string | null } {
    const { failure, made } = this.again.make(this.subject, places, "as checked", change);
    if (failure === null) return { ending: made.length === places.length ? "right" : "other", call: null };
    return { ending: isSameFailure(failure, this.told) ? "same" : "other", call: failure.failure.call };
  }

  /** How all but one of the calls end. */
  endWithout(at: number): Ending {
    return this.endOf(this.places.filter((_, i) => i !== at));
  }

  /** Whether a call, which is refused, has to change something all the same, or may. */
  leavesOtherwise(at: number): boolean {
    return this.again.leavesOtherwise(this.places.slice(0, at + 1));
  }

  /** A call with its number: `call 5, b.free(0, 1)`. */
  numbered(at: number): string {
    const step = this.steps[at];
    return step === undefined ? `call ${at + 1}` : `call ${at + 1}, ${sourceOf(step)}`;
  }
}

/** A call of a trace as source. */
export const sourceOf = (step: TraceStep): string => onObject(step.on, step.op, showCall(step.op, argumentsOf(step)));
