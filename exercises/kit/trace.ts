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
import { show, showCall, toPlain } from "./show.js";
import { type Argument, LimitReached, type Outcome } from "./subject.js";

/** Calls that a report shows at most; with more, the first ones are left out. */
const MAX_STEPS = 60;
/** Blocks in all its pictures together; steps before those that they are enough for have none. */
const MAX_BLOCKS = 1000;

/** Said of a check that was not to blame. */
export const TOTAL_TIME_MESSAGE =
  "The checks before this one have used up the time that all of them have together. Mend the first that ran out of time.";

/** Said of the call in which the sandbox broke. */
export const brokenMessage = (during: string): string =>
  `During \`${during}\` the sandbox broke, as no allocator breaks it, so nothing can be said of that call. Whoever runs the course is asked to look.`;

interface RecordedCall {
  op: string;
  args: Record<string, Argument>;
  expected: string | Argument;
  actual: Outcome | null;
}

/**
 * What the pictures show when the trace is drawn: memory after each call, made by replaying it. Pictures before place
 * `from` are not needed and may be `null`.
 */
export type Replay = (
  calls: readonly { op: string; args: Record<string, Argument> }[],
  from: number,
) => (MemoryPicture | null)[];

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

  /**
   * @param replay - draws memory after each call; called only for a failure
   * @param note - a sentence to add to the message of every failure
   */
  constructor(
    private readonly replay: Replay,
    private readonly note = "",
  ) {}

  /** Notes a call before it is made, so that one that never returns is in the trace, too. */
  begin(op: string, args: Record<string, Argument>, expected: string | Argument): void {
    this.calls.push({ op, args, expected, actual: null });
  }

  /** Notes how the call noted last ended. */
  end(actual: Outcome): void {
    const call = this.calls.at(-1);
    if (call) call.actual = actual;
  }

  /** The failure of the call noted last. */
  failure(kind: FailureKind, message: string, more: Partial<FailureParts> = {}): CheckFailure {
    const last = this.calls.at(-1);
    const steps = this.steps();
    return new CheckFailure({
      kind,
      message: this.note === "" ? message : `${message} ${this.note}`,
      call: last ? showCall(last.op, Object.values(last.args)) : null,
      trace: steps,
      omittedCalls: this.calls.length - steps.length,
      expectedMemory: steps.at(-1)?.memory ?? null,
      ...more,
    });
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
    return error.limit === "time"
      ? this.failure(
          "timed-out",
          `\`${error.during}\` was still running when its time was up. Look for a loop that never ends.`,
        )
      : this.failure(
          "out-of-memory",
          `\`${error.during}\` used up the memory of the sandbox. Look for a loop that makes objects without end.`,
        );
  }

  private steps(): TraceStep[] {
    const from = Math.max(0, this.calls.length - MAX_STEPS);
    const pictures = affordable(this.replay(this.calls, from));
    return this.calls.slice(from).map((call, index): TraceStep => {
      const step: TraceStep = { op: call.op };
      for (const [name, value] of Object.entries(call.args)) step[name] = toPlain(value);
      step.expected = toPlain(call.expected ?? null);
      step.actual = call.actual === null ? "did not return" : plainOutcome(call.actual, call.expected);
      const picture = pictures[from + index];
      if (picture) step.memory = picture;
      return step;
    });
  }
}

/** The last pictures, as many as are small enough together, and the very last one in any case. */
function affordable(pictures: readonly (MemoryPicture | null)[]): (MemoryPicture | null)[] {
  let blocks = 0;
  return pictures
    .map((picture, place) => ({ picture, isLast: place === pictures.length - 1 }))
    .reverse()
    .map(({ picture, isLast }) => {
      blocks += picture?.blocks.length ?? 0;
      return isLast || blocks <= MAX_BLOCKS ? picture : null;
    })
    .reverse();
}

function plainOutcome(outcome: Outcome, expected: string | Argument): Plain {
  if (outcome.kind === "threw") return `throws ${outcome.error.name}`;
  // A call that has nothing to return may return anything.
  if (expected === null || expected === undefined) return null;
  return outcome.value.type === "primitive"
    ? toPlain(outcome.value.value ?? show(outcome.value.value))
    : outcome.value.text;
}
