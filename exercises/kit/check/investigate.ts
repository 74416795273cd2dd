/**
 * Finds out more about a failure than the check itself has: the calls are made again, on new objects, with the list read
 * after each of them, and fewer and fewer of them as long as the failure stays the same. All of it is counted, not timed,
 * and nothing of it decides whether a check fails.
 *
 * @module
 */
import type { CheckFailure } from "./failure.js";
import { addContrasts } from "./contrast.js";
import { type Attempt, isSameFailure, type Manner, type Repeatable, repeatableOf } from "./repeatable.js";
import type { Subject } from "../subject/subject.js";
import { didNotEnd, LOOP_ADVICE } from "./trace.js";

/** Part of a check's time that each step of an investigation may take. */
const SHARE = 0.02;
/** Calls that may be made in search of a shorter sequence, and of one with the submission loaded afresh each time. */
const MOST_CALLS = 2500;
const MOST_FRESH_CALLS = 200;

/**
 * The failure with the shortest sequence of calls that was found for it, the first law that was broken on the way, and the
 * submission's own list after each call. Where the same calls do not fail again, it says so.
 */
export function investigated(first: CheckFailure, subject: Subject): CheckFailure {
  const again = repeatableOf(first);
  if (again === null || subject.aside === undefined || first.failure.kind === "broke-sandbox") return first;
  const body = (): CheckFailure => foundOut(first, again, subject);
  return subject.asides?.(body) ?? body();
}

function foundOut(first: CheckFailure, again: Repeatable, subject: Subject): CheckFailure {
  const aside = <Result>(body: () => Result): Result | null => subject.aside?.(SHARE, body) ?? null;
  const goal = aside(() => goalOf(first, again, subject));
  if (goal === null) return first;
  if (goal.failure === null)
    return elusive(
      first,
      aside(() => again.make(subject, again.places, "unlooked").failure),
    );
  const search = (isFresh: boolean) => aside(() => new Search(goal, again, subject, isFresh).shortest());
  const confirmed = (places: readonly number[] | null) =>
    // All the calls have just been made so, with the submission freshly loaded.
    places === goal.made ? goal : places === null ? null : aside(() => confirm(goal, again, subject, places));
  // While searching, nothing is loaded afresh, so what is left may have failed by what others had left behind.
  const found = confirmed(search(false)) ?? confirmed(search(true)) ?? goal;
  const told = toldOf(first, found.failure ?? first);
  // What is not written yet is not written for other sizes, either.
  const depends = !isOfLimit(first) && told.failure.kind !== "not-written";
  if (depends) addContrasts(told, { again, subject, aside }, found.made);
  return told;
}

/** What the search keeps: a failure, and how the calls are made to see it. */
interface Goal extends Attempt {
  manner: Manner;
}

/** What comes of all the calls when they are made once more, but for one that has not come back. */
function goalOf(first: CheckFailure, again: Repeatable, subject: Subject): Goal | null {
  const manner: Manner = isOfLimit(first) ? "by law" : "as checked";
  const places = didNotEnd(first) ? again.places.slice(0, -1) : again.places;
  const attempt = again.make(subject, places, manner);
  const { failure } = attempt;
  if (failure === null) return isOfLimit(first) ? null : { ...attempt, manner };
  if (isOfLimit(failure) || failure.failure.kind === "broke-sandbox") return null;
  failure.printed = subject.takePrinted();
  return { ...attempt, manner };
}

/** Looks for fewer calls that end in the same failure. */
class Search {
  private calls = 0;

  constructor(
    private readonly goal: Goal,
    private readonly again: Repeatable,
    private readonly subject: Subject,
    private readonly isFresh: boolean,
  ) {}

  /** Leaves out many calls at a time, then fewer, at last one by one, as long as that does some good. */
  shortest(): readonly number[] {
    let kept = this.goal.made;
    for (let chunk = Math.ceil(kept.length / 2); ; chunk = Math.ceil(chunk / 2)) {
      const before = kept.length;
      for (let end = kept.length - 1; end > 0;) {
        const from = Math.max(0, end - chunk);
        const fewer = this.sameWith([...kept.slice(0, from), ...kept.slice(end)]);
        if (fewer !== null) kept = fewer;
        end = Math.min(from, kept.length - 1);
      }
      if (this.calls > this.most || (chunk === 1 && kept.length === before)) return kept;
    }
  }

  private get most(): number {
    return this.isFresh ? MOST_FRESH_CALLS : MOST_CALLS;
  }

  /** The calls that were then made; `null` when they do not fail in the same way. */
  private sameWith(places: readonly number[]): readonly number[] | null {
    if (this.calls > this.most) return null;
    this.calls += places.length;
    if (this.isFresh) this.subject.reload();
    const { failure, made } = this.again.make(this.subject, places, this.goal.manner);
    return failure !== null && isSameFailure(failure, this.goal.failure) ? made : null;
  }
}

/** The failure of those calls with the submission freshly loaded; `null` when it is another one. */
function confirm(goal: Goal, again: Repeatable, subject: Subject, places: readonly number[]): Attempt | null {
  const attempt = again.make(subject, places, goal.manner);
  if (attempt.failure === null || !isSameFailure(attempt.failure, goal.failure)) return null;
  attempt.failure.printed = subject.takePrinted();
  return attempt;
}

/** What was found, told as the failure of the check: that one's kind, and its message where the two are not the same. */
function toldOf(first: CheckFailure, found: CheckFailure): CheckFailure {
  if (isSameFailure(first, found)) return found;
  const { kind, message } = first.failure;
  const symptom = message.replace(` ${LOOP_ADVICE}`, "");
  Object.assign(found.failure, {
    kind,
    message: `${found.failure.message} In this check, that has led to this: ${symptom}`,
  });
  return found;
}

/**
 * A failure that does not come again when its calls are made once more, with the list read after each.
 *
 * @param unlooked - what comes when they are made without that
 */
function elusive(first: CheckFailure, unlooked: CheckFailure | null): CheckFailure {
  first.failure.contrasts = [
    isSameFailure(first, unlooked)
      ? "Made once more, with a look at the free list after each call, the same calls were right: without these looks, they go wrong again. So reading the list changes something: it has to be right before anybody looks."
      : "Made once more, by themselves, the same calls were right: what your code does depends on more than these calls.",
  ];
  return first;
}

const isOfLimit = ({ failure: { kind } }: CheckFailure): boolean => kind === "timed-out" || kind === "out-of-memory";
