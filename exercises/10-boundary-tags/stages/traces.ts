/**
 * Long traces, after which the heap has to be as large as the textbook's.
 *
 * @module
 */
import { CheckFailure } from "#kit/check/failure";
import { showThrown } from "#kit/subject/show";
import type { Subject } from "#kit/subject/subject";

/** Bytes that the heap has after each of them, from 4 MiB of which it takes 4,096 at a time. */
export const SIZES = {
  coalescing: 12_320,
  "a tenth of binary": 213_008,
  "a twentieth of binary2": 57_360,
  realloc: 2_315_296,
  realloc2: 83_056,
} as const;

/**
 * Expects that a heap is as large as that after a trace of that name, which `stages/inside.ts` replays.
 *
 * @throws CheckFailure when it is not, or when a call throws
 */
export function expectHeapSize(subject: Subject, trace: keyof typeof SIZES): void {
  subject.reload();
  const heap = subject.construct([2 ** 22, 4096]);
  if (heap.kind === "threw") throw failed(trace, `the constructor threw ${showThrown(heap.error)}`);
  const answer = heap.instance.ask("replay", [trace], "the calls of a trace");
  if (answer.kind === "threw") throw failed(trace, `a call threw ${showThrown(answer.error)}`);
  const due = SIZES[trace];
  if (answer.value === due) return;
  const is = typeof answer.value === "number" ? String(answer.value) : "no number";
  throw failed(trace, `\`memory.size\` is ${is} at the end, and has to be ${due}`);
}

const failed = (trace: string, what: string): CheckFailure =>
  new CheckFailure({
    kind: "wrong-result",
    message: `In the trace ${trace}, in a new TaggedHeap(4194304, 4096), ${what}.`,
    mistake: "a heap of another size after a trace",
  });
