/**
 * A submission's `Allocator` beside the model: every call is made on both, and the check fails at the first difference.
 * Only what calls return is compared, and only calls within the limits of the site are made, since a solution that is
 * accepted there need not do more.
 *
 * @module
 */
import type { CheckFailure, FailureParts } from "#kit/check/failure";
import { unexpectedError } from "#kit/check/judge";
import { showCall, showValue } from "#kit/check/show";
import type { Instance, Outcome, Subject } from "#kit/subject/subject";
import { type Replay, Trace } from "#kit/check/trace";
import { UnitsModel } from "./model.js";
import { LIMIT, RepeatedCalls } from "./repeated-calls.js";
import { obstacle, whySoMany, whyThere } from "./words.js";

/**
 * What is compared, so that a stage judges what it teaches and a fault costs points there and not everywhere. That no
 * call throws is always judged.
 *
 * - `places`: what `allocate` returns
 * - `refusals`: of what `allocate` returns, only whether it is -1
 * - `counts`: what `freeMemory` returns
 */
export type Aspect = "places" | "refusals" | "counts";

const CLASS = "new Allocator";

/** Said of an allocator that is made after another one in the same load. */
const NOT_THE_FIRST = "Another allocator was made and used before this one, which has to begin anew.";

/** An allocator under test. Each method fails the check when the submission does not answer as the model does. */
export class JudgedAllocator {
  private callCount = 0;

  private constructor(
    private readonly instance: Instance,
    private readonly trace: Trace,
    private readonly calls: RepeatedCalls,
    private readonly model: UnitsModel,
    private readonly judge: readonly Aspect[],
  ) {}

  /**
   * Constructs an allocator of `n` units, all of them free. Those made before must not be used again, since the site
   * never has two at a time, and a solution may keep its memory in a variable outside of the class.
   *
   * @param isAnother - whether failures tell that others were made before it
   */
  static create(subject: Subject, n: number, judge: readonly Aspect[], isAnother = false): JudgedAllocator {
    assertWithinLimits(n);
    const trace = new Trace(replay, isAnother ? NOT_THE_FIRST : "");
    const calls = new RepeatedCalls((another, units) => JudgedAllocator.create(another, units, judge));
    calls.note({ op: "new", n });
    trace.again = calls;
    trace.begin(CLASS, { n }, undefined);
    const made = trace.guard(() => subject.construct([n]));
    if (made.kind === "threw") {
      trace.end(made);
      throw unexpectedError(trace, `${CLASS}(${n})`, undefined, made.error);
    }
    trace.end({ kind: "returned", value: { type: "primitive", value: undefined } });
    return new JudgedAllocator(made.instance, trace, calls, new UnitsModel(n), judge);
  }

  /** Whether a request for `size` units has to be served, and by others than the last unit of memory. */
  hasRoomBeforeTheLast(size: number): boolean {
    const place = this.model.placeFor(size);
    return place >= 0 && place + size < this.model.n;
  }

  /** Allocates; returns what is right: the first unit of the block, or -1. */
  allocate(size: number, mID: number): number {
    const place = this.model.placeFor(size);
    this.calls.note({ op: "allocate", size, mID });
    const outcome = this.call("allocate", { size, mID }, place);
    if (!this.isRightPlace(outcome, place)) throw this.misplaced({ size, mID }, place, outcome);
    return this.model.allocate(size, mID);
  }

  /** Frees; returns what is right: how many units that is. */
  freeMemory(mID: number): number {
    const count = this.model.countOf(mID);
    this.calls.note({ op: "freeMemory", mID });
    const outcome = this.call("freeMemory", { mID }, count);
    if (outcome.kind === "threw" || (this.judge.includes("counts") && answerOf(outcome) !== count)) {
      throw this.wrong(showCall("freeMemory", [mID]), count, outcome, whySoMany(this.model, mID));
    }
    return this.model.freeMemory(mID);
  }

  private call(method: string, args: Record<string, number>, expected: number): Outcome {
    const values = Object.values(args);
    assertWithinLimits(...values);
    this.callCount += 1;
    if (this.callCount > LIMIT) throw new Error(`the suite makes more than ${LIMIT} calls on one allocator`);
    this.trace.begin(method, args, expected);
    const outcome = this.trace.guard(() => this.instance.call(method, values));
    this.trace.end(outcome);
    return outcome;
  }

  private isRightPlace(outcome: Outcome, place: number): boolean {
    if (outcome.kind === "threw") return false;
    const answer = answerOf(outcome);
    if (this.judge.includes("places")) return answer === place;
    if (!this.judge.includes("refusals")) return true;
    return typeof answer === "number" && (answer === -1) === (place === -1);
  }

  /** The failure of an `allocate`, with memory as the submission's own answer has it, where that can be drawn. */
  private misplaced({ size, mID }: { size: number; mID: number }, place: number, outcome: Outcome): CheckFailure {
    const source = showCall("allocate", [size, mID]);
    const why = whyThere(this.model, size);
    const answer = answerOf(outcome);
    if (answer === -1) return this.wrong(source, place, outcome, why, { actualMemory: this.model.picture() });
    if (typeof answer !== "number" || !Number.isInteger(answer) || answer < 0) {
      return this.wrong(source, place, outcome, why);
    }
    const block = { start: answer, size };
    return this.wrong(source, place, outcome, why + obstacle(this.model, block), {
      actualMemory: this.model.pictureWith(block, mID),
    });
  }

  private wrong(
    source: string,
    expected: number,
    outcome: Outcome,
    why: string,
    more: Partial<FailureParts> = {},
  ): CheckFailure {
    if (outcome.kind === "threw") return unexpectedError(this.trace, source, expected, outcome.error);
    const got = showValue(outcome.value);
    return this.trace.failure("wrong-result", `${source} returned ${got}, but has to return ${expected}: ${why}.`, {
      expected: String(expected),
      actual: got,
      mistake: mistakeOf(source, expected, got),
      ...more,
    });
  }
}

/** Memory after each call, by making the calls on a model. */
const replay: Replay = (calls) => {
  let model: UnitsModel | null = null;
  return calls.map(({ op, args }) => {
    const { n, size, mID } = args as Record<string, number>;
    if (n !== undefined) model = new UnitsModel(n);
    else if (op === "allocate") model?.allocate(size ?? 0, mID ?? 0);
    else model?.freeMemory(mID ?? 0);
    return model?.picture() ?? null;
  });
};

/** What sort of mistake an answer is. */
function mistakeOf(source: string, due: number, got: string): string {
  if (!source.startsWith("allocate")) return "freeMemory counts otherwise";
  if (got === "-1") return "allocate refuses what there is room for";
  return due === -1 ? "allocate serves what there is no room for" : "allocate answers another place";
}

/** What came back, where that is a primitive. */
function answerOf(outcome: Outcome): unknown {
  return outcome.kind === "returned" && outcome.value.type === "primitive" ? outcome.value.value : undefined;
}

/** An author's mistake, not the student's. */
function assertWithinLimits(...args: readonly number[]): void {
  const outside = args.find((arg) => !Number.isInteger(arg) || arg < 1 || arg > LIMIT);
  if (outside !== undefined) throw new Error(`the suite calls with ${outside}, which is outside of the site's limits`);
}
