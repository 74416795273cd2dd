/**
 * Whether a failure depends on how memory was come to, and if so, on which of the calls.
 *
 * @module
 */
import { methodOf } from "./judge.js";
import { type DirectAttempt, isSameFailure, type Manner } from "./repeatable.js";
import type { Retrial } from "./retrial.js";

/** Idle calls that are made before the others at most, an even number. */
const MOST_IDLE = 256;
/** Last calls at most that are made as they were, after the shortest way to where they begin. */
const MOST_LAST = 12;

/** What a failure depends on beside memory as it is, a sentence each; empty where memory alone decides. */
export function historyContrasts(retrial: Retrial): string[] {
  const history = new History(retrial);
  if (history.endOf(1) !== "right") return [];
  const count = history.byCount();
  if (count !== null) return [count];
  return [history.byLastCalls() ?? history.byAnything(), history.byOrder()].filter((told) => told !== null);
}

/** Makes the calls up to the first after which something was wrong, the first of them by the shortest way. */
class History {
  /** The calls up to that one, and how they are looked at. */
  private readonly root: readonly number[];
  private readonly manner: Manner;

  constructor(private readonly retrial: Retrial) {
    const { told, places } = retrial;
    const { firstWrong, omittedCalls } = told.failure;
    this.root = firstWrong === undefined ? places : places.slice(0, firstWrong + omittedCalls + 1);
    this.manner = firstWrong === undefined ? "as checked" : "by law";
  }

  /** How it ends when all but so many of the last calls are replaced by the shortest way to the same memory. */
  endOf(last: number, idle = 0): "right" | "same" | "other" {
    const attempt = this.directly(last, idle);
    if (attempt === null) return "other";
    if (attempt.failure === null) return "right";
    const { failure } = this.retrial.again.make(this.retrial.subject, this.root, this.manner);
    const isLast = attempt.made.length === attempt.calls.length;
    return isLast && isSameFailure(attempt.failure, failure) ? "same" : "other";
  }

  private directly(last: number, idle: number): DirectAttempt | null {
    return this.retrial.again.directly(this.retrial.subject, this.root, { manner: this.manner, idle, last });
  }

  /** After how many calls that change nothing it goes wrong. */
  byCount(): string | null {
    if (this.endOf(1, MOST_IDLE) === "right") return null;
    let [right, wrong] = [0, MOST_IDLE / 2];
    while (wrong - right > 1) {
      const middle = Math.floor((right + wrong) / 2);
      if (this.endOf(1, 2 * middle) === "right") right = middle;
      else wrong = middle;
    }
    const calls = this.directly(1, 2 * wrong)?.calls ?? [];
    const method = methodOf(calls.at(-1) ?? "");
    if (this.endOf(1, 2 * wrong) !== "same") return null;
    const nth = calls.filter((call) => methodOf(call) === method).length;
    return `It depends on how many calls there were: a new allocator that comes to the same memory by the shortest way does ${this.last} right when ${calls[1]} and ${calls[2]} were made ${times(right)} before, and goes wrong in the same way when they were made ${times(wrong)}: there, it is ${method} number ${nth} and call ${calls.length}.`;
  }

  /** Which of the last calls it takes. */
  byLastCalls(): string | null {
    const { root, retrial } = this;
    const most = Math.min(MOST_LAST, root.length - 1);
    for (let last = 2; last <= most; last++) {
      const end = this.endOf(last);
      if (end === "right") continue;
      const callsFrom = (from: number) =>
        from === root.length
          ? `call ${from}`
          : `calls ${from} ${from + 1 === root.length ? "and" : "to"} ${root.length}`;
      const first = root.length - last;
      if (end === "other") return null;
      const which = last === 2 ? retrial.numbered(first) : `calls ${first + 1} to ${root.length}, one after the other`;
      const left = last === 2 ? `call ${first + 1} leaves` : "they leave";
      return `It depends on ${which}: brought by the shortest way to the memory before call ${first + 1}, a new allocator goes wrong with ${callsFrom(first + 1)}; brought so to the memory before call ${first + 2}, it does ${callsFrom(first + 2)} right. So ${left} something behind that memory does not show.`;
    }
    return null;
  }

  byAnything(): string {
    return `A new allocator that comes to the same memory by the shortest way does ${this.last} right. So it depends on the calls before, not on how memory looks.`;
  }

  /** Whether it does not go wrong where two of the last calls, of one kind, are made the other way round. */
  byOrder(): string | null {
    const { root, retrial } = this;
    const { again, subject, steps } = retrial;
    const first = Math.max(1, root.length - MOST_LAST);
    for (let at = root.length - 2; at >= first && steps[at]?.op === steps[root.length - 1]?.op; at--) {
      const swapped = root.map((place, i) => (i === at ? root[at + 1] : i === at + 1 ? root[at] : place) ?? place);
      const { failure, made } = again.make(subject, swapped, this.manner);
      if (failure !== null || made.length < root.length) continue;
      return `With calls ${at + 1} and ${at + 2} the other way round all is right: it depends on the order of the calls of ${steps[at]?.op}.`;
    }
    return null;
  }

  private get last(): string {
    return this.root.length === this.retrial.places.length
      ? (this.retrial.told.failure.call ?? "")
      : `call ${this.root.length}`;
  }
}

const times = (count: number): string => (count === 0 ? "not once" : count === 1 ? "once" : `${count} times`);
