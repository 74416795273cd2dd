/**
 * What is said of a wrong total of free memory: what else the number is in the calls that lead to it.
 *
 * @module
 */
import { argumentsOf, type Failure, type MemoryPicture, type TraceStep } from "../check/failure.js";
import { onObject, showCall } from "../subject/show.js";
import { wrongTotal } from "../define/state.js";

/** The totals that an allocator tells, from the sizes of its free blocks. */
const TOTALS: Record<string, (sizes: readonly number[]) => number> = {
  getFreeMemory: (sizes) => sizes.reduce((sum, size) => sum + size, 0),
  getLargestFreeBlock: (sizes) => Math.max(0, ...sizes),
};

/** Whether it is a total of free memory that is wrong. */
export const isWrongTotal = ({ mistake }: Failure): boolean =>
  Object.keys(TOTALS).some((method) => mistake === wrongTotal(method));

/** What a wrong total is instead, a sentence each. */
export function totalLikeness({ actual, trace }: Failure): string[] {
  const last = trace?.at(-1);
  const total = last === undefined ? undefined : TOTALS[last.op];
  if (trace === null || last === undefined || total === undefined) return [];
  const [until, now] = [untilWhen(trace, last, total, actual), inMemory(last, actual)];
  return [
    ...(until === null ? [] : [`${actual} was right until ${until}, as if that call had not been noticed.`]),
    ...(now === null ? [] : [`${actual} is ${now}.`]),
  ];
}

/** Up to which call it was right. */
function untilWhen(
  trace: readonly TraceStep[],
  { on }: TraceStep,
  total: (sizes: readonly number[]) => number,
  actual: string | null,
): string | null {
  const steps = trace.map((step, place) => ({ step, place })).filter(({ step }) => step.on === on && step.memory);
  const right = steps.findLastIndex(({ step }) => String(total(freeSizes(step.memory))) === actual);
  const changing = steps[right + 1];
  if (right === -1 || changing === undefined) return null;
  const { step, place } = changing;
  const call = onObject(on, step.op, showCall(step.op, argumentsOf(step)));
  return `call ${place + 1}, ${call}`;
}

/** What else it is of the free blocks as they are; of a single one, nothing could be told apart. */
function inMemory({ op, memory }: TraceStep, actual: string | null): string | null {
  const sizes = freeSizes(memory);
  if (sizes.length < 2) return null;
  const equal = sizes.flatMap((size, i) =>
    String(size) === actual ? [i === 0 ? "first" : i === sizes.length - 1 ? "last" : `${i + 1}.`] : [],
  );
  if (equal.length > 0) return `the size of the ${equal.join(" and the ")} of ${sizes.length} free blocks`;
  const isSum = op === "getLargestFreeBlock" && String(TOTALS["getFreeMemory"]?.(sizes)) === actual;
  if (isSum) return "the total of all free blocks";
  return String(sizes.length) === actual ? "the number of free blocks" : null;
}

const freeSizes = (memory: MemoryPicture | undefined): number[] =>
  (memory?.blocks ?? []).filter(({ state }) => state === "free").map(({ size }) => size);
