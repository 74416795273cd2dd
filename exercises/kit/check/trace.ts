/**
 * The calls of one check, recorded as they are made, so that a failure can be replayed and drawn.
 *
 * @module
 */
import {
  CheckFailure,
  type FailureKind,
  type FailureParts,
  type MemoryPicture,
  type Plain,
  type TraceStep,
} from "./failure.js";
import type { BrokenLaw } from "./broken-law.js";
import { partsOf } from "./parts.js";
import { noteRepeatable, type Repeatable } from "./repeatable.js";
import { clipped, onObject, show, showCall, toPlain } from "../subject/show.js";
import { type Argument, LimitReached, type Outcome } from "../subject/subject.js";

/** Calls that a report shows at most; with more, the first ones are left out. */
const MAX_STEPS = 60;
/** Blocks in all its pictures together; steps before those that they are enough for have none. */
const MAX_BLOCKS = 1000;
/** Pictures that are drawn first, where as few may have that many blocks: each may take as long as the calls themselves. */
const FEW_PICTURES = 8;
/** The same for the nodes of the lists in it, and the parts of other pictures. */
const MAX_NODES = 600;

/** What to do about a call that has used up its time. */
export const LOOP_ADVICE = "Look for a loop that does not end, or that takes far too many turns.";

/** What stands in a trace for the end of a call that had none. */
const DID_NOT_RETURN = "did not return";

/** Said of a check that was not to blame. */
export const TOTAL_TIME_MESSAGE =
  "The checks before this one have used up the time that all of them have together. Mend the first that ran out of time.";

/** Said of a call that did not come back, with the line that it was at: one of the loop, as a rule. */
export function stillRunning({ during, location }: LimitReached): string {
  const place = location === null ? "" : `, in ${location.file}, line ${location.line}`;
  return `\`${during}\` was still running when its time was up${place}.`;
}

/** Said of the call in which the sandbox broke. */
export const brokenMessage = (during: string): string =>
  `During \`${during}\` the sandbox broke, as no allocator breaks it, so nothing can be said of that call. Whoever runs the course is asked to look.`;

/** A call as it is drawn and told. */
export interface TracedCall {
  op: string;
  args: Record<string, Argument>;
  /** Which of the objects it was called on, from 0. */
  on: number;
}

interface RecordedCall extends TracedCall {
  expected: string | Argument;
  actual: Outcome | null;
  seen: Seen | null;
}

/** What was seen of the submission's own state after a call, as it is drawn. */
export type Seen = Pick<TraceStep, "list" | "pictures">;

/**
 * What the pictures show when the trace is drawn: memory after each call, made by replaying it. Pictures before place
 * `from` are not needed and may be `null`.
 */
export type Replay = (calls: readonly TracedCall[], from: number) => (MemoryPicture | null)[];

/** Failures of calls that did not end. */
const unended = new WeakSet<CheckFailure>();

/** Whether the last call of a failure did not end. */
export const didNotEnd = (failure: CheckFailure): boolean => unended.has(failure);

/** Makes the failure of the call that the submission has not come back from. */
let waiting: ((error: LimitReached) => CheckFailure) | null = null;

/**
 * The failure with the calls that led there, when a budget was used up beyond any `catch`, in a call that is in a trace.
 * `null` when the submission was not in such a call.
 */
export function traceOfLimit(error: LimitReached): CheckFailure | null {
  const failureOf = waiting;
  waiting = null;
  return failureOf?.(error) ?? null;
}

/** Records calls and makes failures of them. */
export class Trace {
  private readonly calls: RecordedCall[] = [];
  /** Objects that could be made; with more than one, each call says on which it was. */
  private objects = 0;
  private readonly notes: (() => string)[] = [];
  private wrong: { place: number; law: BrokenLaw } | null = null;
  /** Makes the calls again, for failures to come. */
  again: Repeatable | null = null;

  /**
   * @param replay - draws memory after each call; called only for a failure
   * @param note - a sentence to add to the message of every failure
   */
  constructor(
    private readonly replay: Replay,
    private readonly note = "",
  ) {}

  /** Adds a sentence to the message of every failure to come, as it is then; none where it is empty. */
  addNote(note: () => string): void {
    this.notes.push(note);
  }

  /** Whether a call of that method is among those noted. */
  has(op: string): boolean {
    return this.calls.some((call) => call.op === op);
  }

  /** Notes a call before it is made, so that one that never returns is in the trace, too. */
  begin(op: string, args: Record<string, Argument>, expected: string | Argument, on = 0): void {
    this.calls.push({ op, args, on, expected, actual: null, seen: null });
  }

  /** Notes in words what the call noted last had to do. */
  expects(expected: string): void {
    const call = this.calls.at(-1);
    if (call !== undefined) call.expected = expected;
  }

  /** Notes how the call noted last ended. */
  end(actual: Outcome): void {
    const call = this.calls.at(-1);
    if (call === undefined) return;
    call.actual = actual;
    if (call.op.startsWith("new ") && actual.kind === "returned") this.objects += 1;
  }

  /**
   * Notes how the submission's own state looked after the call noted last.
   *
   * @param law - the law that it breaks; `null` when it keeps them all
   */
  saw(seen: Seen, law: BrokenLaw | null): void {
    const call = this.calls.at(-1);
    if (call === undefined) return;
    call.seen = seen;
    if (law !== null) this.wrong ??= { place: this.calls.length - 1, law };
  }

  /** The call noted last, as source: `free(20, 30)`, or `b.free(20, 30)` where there are several objects. */
  get source(): string {
    const last = this.calls.at(-1);
    return last === undefined ? "" : this.sourceOf(last);
  }

  private sourceOf({ op, args, on }: RecordedCall): string {
    return onObject(this.nameOf(on), op, op === "capacity" ? op : showCall(op, Object.values(args)));
  }

  private nameOf(on: number, objects = this.objects): string | undefined {
    return objects > 1 ? String.fromCharCode(97 + (on % 26)) : undefined;
  }

  /**
   * The failure of the call noted last. Its calls are drawn when they are first asked for: most failures are only looked for, and
   * nobody reads them.
   */
  failure(kind: FailureKind, message: string, more: Partial<FailureParts> = {}): CheckFailure {
    const calls = [...this.calls];
    const { objects } = this;
    const omittedCalls = Math.max(0, calls.length - MAX_STEPS);
    const failure = new CheckFailure({
      kind,
      message: [this.already(), message, this.note, ...this.notes.map((note) => note())]
        .filter((part) => part !== "")
        .join(" "),
      call: calls.length === 0 ? null : this.source,
      omittedCalls,
      ...(this.wrong === null ? {} : { root: this.wrong.law.mistake }),
      ...(this.wrong === null || this.wrong.place < omittedCalls
        ? {}
        : { firstWrong: this.wrong.place - omittedCalls }),
      ...more,
    });
    let known: TraceStep[] | null = null;
    const steps = (): TraceStep[] => (known ??= this.stepsOf(calls, objects));
    if (!("trace" in more)) defineLazily(failure.failure, "trace", steps);
    if (!("expectedMemory" in more))
      defineLazily(failure.failure, "expectedMemory", () => steps().at(-1)?.memory ?? null);
    if (calls.at(-1)?.actual === null) unended.add(failure);
    if (this.again !== null) noteRepeatable(failure, this.again);
    return failure;
  }

  /** The first law that broke, where that was before the failing call. */
  private already(): string {
    const { wrong } = this;
    const call = wrong === null ? undefined : this.calls[wrong.place];
    if (wrong === null || call === undefined || wrong.place === this.calls.length - 1) return "";
    return `Already after call ${wrong.place + 1}, ${this.sourceOf(call)}: ${wrong.law.told}.`;
  }

  /** Runs a call; when a budget is used up in it, that is the failure of the check. */
  guard<Result>(run: () => Result): Result {
    waiting = (error) => this.limitFailure(error);
    try {
      return run();
    } catch (error) {
      if (error instanceof LimitReached) throw this.limitFailure(error);
      throw error;
    } finally {
      waiting = null;
    }
  }

  private limitFailure(error: LimitReached): CheckFailure {
    if (error.limit === "total time") return this.failure("timed-out", TOTAL_TIME_MESSAGE);
    if (error.limit === "broken sandbox") return this.failure("broke-sandbox", brokenMessage(error.during));
    const mistake = `${error.limit} in ${error.during.replace(/\(.*/s, "")}`;
    const { location } = error;
    return error.limit === "time"
      ? this.failure("timed-out", `${stillRunning(error)} ${LOOP_ADVICE}`, { mistake, location })
      : this.failure(
          "out-of-memory",
          `\`${error.during}\` used up the memory of the sandbox. Look for what makes ever more objects, or one array or text that is far too long.`,
          { mistake },
        );
  }

  private stepsOf(calls: readonly RecordedCall[], objects: number): TraceStep[] {
    const from = Math.max(0, calls.length - MAX_STEPS);
    const pictures = affordable(this.pictures(calls, from), ({ blocks }) => blocks.length, MAX_BLOCKS);
    const seen = affordable(
      calls.map((call) => call.seen),
      ({ list, pictures }) => (list?.nodes.length ?? 0) + (pictures === undefined ? 0 : partsOf(pictures)),
      MAX_NODES,
    );
    return calls.slice(from).map((call, index): TraceStep => {
      const step: TraceStep = { op: call.op };
      const name = this.nameOf(call.on, objects);
      if (name !== undefined) step.on = name;
      for (const [name, value] of Object.entries(call.args)) step[name] = toPlain(value);
      step.expected = brief(toPlain(call.expected ?? null));
      step.actual = call.actual === null ? DID_NOT_RETURN : plainOutcome(call.actual, call.expected);
      const picture = pictures[from + index];
      if (picture) step.memory = picture;
      return Object.assign(step, seen[from + index]);
    });
  }

  /** Memory after each call from that place on, as far as there is room for it. */
  private pictures(calls: readonly RecordedCall[], from: number): (MemoryPicture | null)[] {
    const few = calls.length - FEW_PICTURES;
    // A call makes two blocks more at most.
    if (2 * FEW_PICTURES * calls.length > MAX_BLOCKS && few > from) {
      const last = this.replay(calls, few);
      if (last.reduce((sum, picture) => sum + (picture?.blocks.length ?? 0), 0) > MAX_BLOCKS) return last;
    }
    return this.replay(calls, from);
  }
}

/** Has a field made when it is first asked for. */
function defineLazily<Target, Key extends keyof Target>(target: Target, key: Key, make: () => Target[Key]): void {
  const define = (value: Target[Key]): Target[Key] => {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
    return value;
  };
  Object.defineProperty(target, key, {
    get: () => define(make()),
    set: define,
    enumerable: true,
    configurable: true,
  });
}

/** The last of what is to be shown, as much as is small enough together, and the very last one in any case. */
function affordable<Shown>(
  all: readonly (Shown | null)[],
  sizeOf: (shown: Shown) => number,
  most: number,
): (Shown | null)[] {
  let size = 0;
  return all
    .map((shown, place) => ({ shown, isLast: place === all.length - 1 }))
    .reverse()
    .map(({ shown, isLast }) => {
      size += shown === null ? 0 : sizeOf(shown);
      return isLast || size <= most ? shown : null;
    })
    .reverse();
}

function plainOutcome(outcome: Outcome, expected: string | Argument): Plain {
  if (outcome.kind === "threw") return `throws ${clipped(outcome.error.name, 60)}`;
  // A call that has nothing to return may return anything. One that has to return `null` may not.
  if (expected === undefined) return null;
  const { value } = outcome;
  if (value.type === "other") return value.text;
  if (expected === null && value.value === null) return null;
  return brief(toPlain(value.value ?? show(value.value)));
}

/** Both are cut at the same place, so that those that are equal stay so. */
const brief = (plain: Plain): Plain => (typeof plain === "string" ? clipped(plain, 80) : plain);
