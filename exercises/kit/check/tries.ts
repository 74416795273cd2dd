/**
 * The tries of the checks of one submission: each has up to two, and what comes of them is kept until vitest asks for it.
 *
 * @module
 */
import { CheckFailure, CheckSkipped, drawn } from "./failure.js";
import { isNotedFinal, noteFinal } from "./final.js";
import type { Provided } from "./provided.js";
import { investigated } from "./investigate.js";
import { LimitReached, type Subject } from "../subject/subject.js";
import { brokenMessage, stillRunning, TOTAL_TIME_MESSAGE, traceOfLimit } from "./trace.js";

/** What a check is given. */
export interface CheckContext {
  /** The submission. */
  subject: Subject;
  /**
   * The same submission, freshly loaded, with another file in the place of a given one: that of the assignment's
   * `variants/<name>/`, or of its twin's. It has the budgets of the check. Whatever was asked for before gives way to it, the
   * submission itself, too, until it is loaded anew.
   *
   * @param file - the given file
   * @param variant - the name of the folder in which the other one is
   * @throws CheckFailure when the submission cannot be loaded so
   */
  with: (file: string, variant: string) => Subject;
  /**
   * In a second try, after a first one has failed: wants the submission freshly loaded before every independent part,
   * so that what instances share through module variables costs points only where independence is what is checked.
   */
  isolated: boolean;
  /** Wants nothing but the verdict: a failure need not be made short. */
  isBrief: boolean;
  /** Notes what the submission does, beside whether that is right: words that are equal where it does the same. */
  observe: (seen: readonly string[]) => void;
  /** After a call that did not come back: wants lists read before anything walks them that might not, either. */
  isWary: boolean;
}

/** What a check is given that tries something else with another seed. */
export interface SeededContext extends CheckContext {
  /** Seed for everything random in the check. */
  seed: number;
}

/** A check of a run. */
export interface PlannedCheck {
  /** `stage/check name`. */
  id: string;
  /** The checks that have to pass before this one is tried, as `stage/check name`. */
  needs: readonly string[];
  /** Whether its author is told how it ends, and the student is not. */
  isHidden: boolean;
  /** Whether it tries something else with another seed. */
  isSeeded: boolean;
  body: (context: SeededContext) => void;
  /** A cheaper first try: whether all that the body asks for comes out right; `null` where it cannot tell. */
  playsRight: (context: SeededContext) => boolean | null;
}

/** How a check ended. */
export interface Ended {
  /** `null` when it passed. */
  failure: CheckFailure | null;
  /** Whether it was not tried at all, and `failure` says why. */
  isSkipped: boolean;
  /** What the submission printed, when the check failed. */
  printed: string[];
  /** What it does, when the check failed: words that are equal where it does the same, whatever the seed. */
  observed: string[];
  durationMs: number;
}

/** The check itself is at fault: it has thrown what is no failure of the submission's. */
interface Faulty {
  fault: unknown;
}

/** A check that has failed in its first try. */
interface FailedFirst {
  check: PlannedCheck;
  failure: CheckFailure;
}

type Loaded = Extract<Provided, { subject: Subject }>;

/**
 * Checks are tried ahead for so long, in milliseconds, behind one deadline: a deadline takes as long to set up as a small
 * check takes to run. It decides about nothing but that.
 */
const AHEAD_MS = 100;

/**
 * All checks of one submission. In the grader, the visible ones are all tried before the first hidden one: so nothing that a
 * submission learns in a hidden check can show in what its student reads, be it by what it remembers, by how much of the
 * time of all checks it has used up, or by how long it takes.
 */
export class Tries {
  private readonly visible: PlannedCheck[] = [];
  private readonly hidden: PlannedCheck[] = [];
  private readonly ended = new Map<PlannedCheck, Ended | Faulty>();
  private readonly notPassed = new Set<string>();
  /** When the check that was tried last began. */
  private startedAt = 0;
  /** Whether the submission has been used since it was last loaded. */
  private used = false;
  /** Whether a call has not come back within its time. */
  private isWary = false;
  /** What the check that is tried now has observed. */
  private observed: string[] = [];

  /** Adds a check, to be tried after those on its side that were planned before. */
  plan(check: PlannedCheck): void {
    (check.isHidden ? this.hidden : this.visible).push(check);
  }

  /**
   * How a check ends. Tries it, unless that was done ahead, and in the grader, where there is a deadline, those that come
   * before it and some after it, too.
   *
   * @throws what the check itself has thrown that is no failure of the submission's
   */
  async end(check: PlannedCheck, provided: Provided): Promise<Ended> {
    if ("notLoaded" in provided) return skipped(new CheckFailure(provided.notLoaded));
    // Whoever runs it in their own vitest may want this one alone.
    const turns = provided.guard === undefined ? [check] : [...this.visible, ...this.hidden];
    let ended = this.ended.get(check);
    while (ended === undefined) {
      const place = turns.findIndex((each) => !this.ended.has(each));
      if (place < 0) throw new Error(`the check "${check.id}" was passed over`);
      await provided.prepare?.(false);
      const failed = this.tryFrom(place, turns, provided);
      if (failed !== null) {
        await provided.prepare?.(true);
        this.trySecond(failed.check, provided, failed.failure);
      }
      ended = this.ended.get(check);
    }
    if ("fault" in ended) throw ended.fault as Error;
    return ended;
  }

  /** Up to the first check that fails, since a second try wants a deadline of its own; gives that one. */
  private tryFrom(first: number, turns: readonly PlannedCheck[], provided: Loaded): FailedFirst | null {
    const started = performance.now();
    let place = first;
    let hasBegun = false;
    const tryAhead = (): void => {
      // Begun again, since it was the machine that took the time: whatever comes of it now is not final.
      this.used ||= hasBegun;
      hasBegun = true;
      do {
        const next = turns[place];
        if (next === undefined) return;
        this.tryFirst(next, provided);
        place += 1;
      } while (provided.guard !== undefined && performance.now() - started < AHEAD_MS);
    };
    const failure = failureOf(() => (provided.guard ?? call)(tryAhead));
    const check = turns[place];
    return failure === null || check === undefined ? null : { check, failure };
  }

  private tryFirst(check: PlannedCheck, provided: Loaded): void {
    const { subject, known } = provided;
    const blocking = check.needs.find((need) => this.notPassed.has(need));
    if (blocking !== undefined) {
      const message = `Skipped: "${blocking}" has to pass first.`;
      this.keep(check, skipped(new CheckFailure({ kind: "needs", message, needs: blocking })));
      return;
    }
    const before = check.isSeeded ? undefined : known?.[check.id];
    // What was passed over for another check may have its turn with this seed.
    if (before !== undefined && before?.kind !== "needs") {
      this.keep(check, {
        failure: before && new CheckFailure(before),
        isSkipped: false,
        printed: [],
        observed: [],
        durationMs: 0,
      });
      return;
    }
    this.startedAt = performance.now();
    // When it fails, the second try tells what is printed; only one that was fresh already may have none.
    subject.beginCheck(check.id, 1, !this.used);
    const context = this.contextOf(provided, false);
    try {
      const isRight = this.isWary ? null : check.playsRight(context);
      if (isRight === null) check.body(context);
      else if (!isRight) throw PLAYED_OTHERWISE;
    } catch (fault) {
      if (isOfSubmission(fault)) throw fault;
      this.keepUntried(check, fault);
      return;
    }
    this.used = true;
    const durationMs = performance.now() - this.startedAt;
    this.keep(check, { failure: null, isSkipped: false, printed: [], observed: [], durationMs });
  }

  /** A check fails when it fails with the submission freshly loaded, with nothing left of the checks before it. */
  private trySecond(check: PlannedCheck, provided: Loaded, first: CheckFailure): void {
    const { subject, guard = call, isBrief = false } = provided;
    const wasFresh = !this.used;
    subject.reload();
    this.used = false;
    let failure: CheckFailure | null = first;
    if (!isFinal(first, wasFresh)) {
      this.startedAt = performance.now();
      try {
        failure = failureOf(() => {
          subject.beginCheck(check.id);
          guard(() => check.body(this.contextOf(provided, true)));
        });
      } catch (fault) {
        this.keepUntried(check, fault);
        return;
      }
      this.used = true;
    }
    const printed = failure === null ? [] : (failure.printed ?? subject.takePrinted());
    this.isWary ||= failure?.failure.kind === "timed-out";
    const told = drawn(failure === null || isBrief ? failure : investigated(failure, subject));
    const durationMs = performance.now() - this.startedAt;
    const observed = failure === null ? [] : this.observedIn(check, failure);
    this.keep(check, { failure: told, isSkipped: false, printed: told?.printed ?? printed, observed, durationMs });
  }

  private contextOf(
    { subject, with: another = noOther, seed, isBrief = false }: Loaded,
    isolated: boolean,
  ): SeededContext {
    const observed: string[] = [];
    this.observed = observed;
    const observe = (seen: readonly string[]): void => void observed.push(...seen);
    return { subject, with: another, seed, isolated, isBrief, observe, isWary: this.isWary };
  }

  /** What a check observed; one that noted nothing down, and makes the same calls with each seed, how they ended. */
  private observedIn({ isSeeded }: PlannedCheck, { failure: { call, actual } }: CheckFailure): string[] {
    if (this.observed.length > 0 || isSeeded) return this.observed;
    return call === null ? [] : [`${call} ${actual ?? ""}`];
  }

  /** A check that says itself that there is nothing to try; else what it has thrown is its own fault. */
  private keepUntried(check: PlannedCheck, thrown: unknown): void {
    if (thrown instanceof CheckSkipped)
      this.keep(check, skipped(new CheckFailure({ kind: "needs", message: thrown.message })));
    else this.ended.set(check, { fault: thrown });
  }

  private keep(check: PlannedCheck, ended: Ended): void {
    if (ended.failure !== null) this.notPassed.add(check.id);
    this.ended.set(check, ended);
  }
}

/** What comes of a first try that only tells that something is not right; the second one tells what. */
const PLAYED_OTHERWISE = new CheckFailure({ kind: "wrong-result", message: "Something is not right." });

const noOther = (file: string): never => {
  throw new Error(`there is no other ${file} where the submission runs now`);
};

/** Whether a second try could come to nothing else than the first: what a call costs is measured on fresh ones anyhow. */
const isFinal = (first: CheckFailure, wasFresh: boolean): boolean =>
  first.failure.kind === "too-slow" || isNotedFinal(first) || (first.failure.kind === "timed-out" && wasFresh);

const call = <Result>(body: () => Result): Result => body();

const skipped = (failure: CheckFailure): Ended => ({
  failure,
  isSkipped: true,
  printed: [],
  observed: [],
  durationMs: 0,
});

interface Assertion extends Error {
  expected?: unknown;
  actual?: unknown;
}

const isAssertion = (error: unknown): error is Assertion => error instanceof Error && error.name === "AssertionError";

/**
 * Whether an error is a failure of the submission's: a {@link CheckFailure}, a failed `expect`, or a used-up budget.
 * Anything else is a fault of the suite and so of ours.
 */
const isOfSubmission = (error: unknown): error is CheckFailure | LimitReached | Assertion =>
  error instanceof CheckFailure || error instanceof LimitReached || isAssertion(error);

/** What fails in `body`; `null` when nothing does. Throws what is no failure of the submission's. */
function failureOf(body: () => void): CheckFailure | null {
  try {
    body();
    return null;
  } catch (error) {
    if (!isOfSubmission(error)) throw error;
    const failure = failureIn(error);
    if (isNotedFinal(error)) noteFinal(failure);
    return failure;
  }
}

function failureIn(error: CheckFailure | LimitReached | Assertion): CheckFailure {
  if (error instanceof CheckFailure) return error;
  if (error instanceof LimitReached) return traceOfLimit(error) ?? limitFailure(error);
  return new CheckFailure({ kind: "wrong-result", message: error.message, ...compared(error) });
}

const compared = ({ expected, actual }: Assertion) => ({
  expected: expected === undefined ? null : JSON.stringify(expected),
  actual: actual === undefined ? null : JSON.stringify(actual),
});

function limitFailure(error: LimitReached): CheckFailure {
  const { limit, during, location } = error;
  if (limit === "total time") return new CheckFailure({ kind: "timed-out", message: TOTAL_TIME_MESSAGE });
  if (limit === "broken sandbox") {
    return new CheckFailure({ kind: "broke-sandbox", message: brokenMessage(during), call: during });
  }
  return new CheckFailure({
    kind: limit === "time" ? "timed-out" : "out-of-memory",
    message: limit === "time" ? stillRunning(error) : `${during} used up the memory of the sandbox.`,
    call: during,
    location,
  });
}
