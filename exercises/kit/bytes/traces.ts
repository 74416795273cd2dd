/**
 * Long traces, after which a heap in bytes has to have a known size.
 *
 * @module
 */
import { CheckFailure } from "../check/failure.js";
import { showThrown } from "../subject/show.js";
import type { Subject } from "../subject/subject.js";
import type { TraceName } from "./replays.js";

/** What is claimed. */
export interface TraceClaim {
  className: string;
  /** Which trace; the assignment's `stages/inside.ts` exports `replay` of `replays.ts`. */
  trace: TraceName;
  /** Arguments of the constructor. */
  construct: readonly number[];
  /** Bytes that the heap has after it. */
  size: number;
}

/**
 * Expects that a heap is as large as that after a trace.
 *
 * @throws CheckFailure when it is not, or when a call throws
 */
export function expectHeapSize(subject: Subject, { className, trace, construct, size }: TraceClaim): void {
  const failed = (what: string): CheckFailure =>
    new CheckFailure({
      kind: "wrong-result",
      message: `In the trace ${trace}, in a new ${className}(${construct.join(", ")}), ${what}.`,
      mistake: "a heap of another size after a trace",
    });
  subject.reload();
  const heap = subject.construct(construct);
  if (heap.kind === "threw") throw failed(`the constructor threw ${showThrown(heap.error)}`);
  const answer = heap.instance.ask("replay", [trace], "the calls of a trace");
  if (answer.kind === "threw") throw failed(`a call threw ${showThrown(answer.error)}`);
  if (answer.value === size) return;
  const is = typeof answer.value === "number" ? String(answer.value) : "no number";
  throw failed(`\`memory.size\` is ${is} at the end, and has to be ${size}`);
}
