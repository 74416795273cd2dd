/**
 * Random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import type { Heap } from "./definition.js";

/** A call; a live block is named by its place among them, which stays right when calls are left out. */
export type RandomCall =
  { kind: "allocate"; size: number } | { kind: "free" | "pin" | "unpin"; which: number } | { kind: "compact" };

/** How often each kind of call is made. */
export interface Weights {
  allocate: number;
  free: number;
  compact: number;
  pin: number;
  unpin: number;
}

/** Blocks come and go. */
export const COMING_AND_GOING: Weights = { allocate: 5, free: 4, compact: 0, pin: 0, unpin: 0 };
/** They also slide together. */
export const SLIDING: Weights = { allocate: 5, free: 4, compact: 1, pin: 0, unpin: 0 };
/** Some of them are pinned. */
export const PINNING: Weights = { allocate: 6, free: 4, compact: 2, pin: 2, unpin: 1 };

/** Sequences of calls for up to `maxSize` bytes each. */
export function calls(
  weights: Weights,
  { maxSize, minLength = 1, maxLength }: { maxSize: number; minLength?: number; maxLength: number },
): fc.Arbitrary<RandomCall[]> {
  const which = fc.nat({ max: 1023 });
  const naming = (kind: "free" | "pin" | "unpin") => ({
    weight: weights[kind],
    arbitrary: which.map((which): RandomCall => ({ kind, which })),
  });
  const call = fc.oneof(
    {
      weight: weights.allocate,
      arbitrary: fc.integer({ min: 1, max: maxSize }).map((size): RandomCall => ({ kind: "allocate", size })),
    },
    { weight: weights.compact, arbitrary: fc.constant<RandomCall>({ kind: "compact" }) },
    ...(["free", "pin", "unpin"] as const).map(naming),
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several holes.
  return fc.array(call, { minLength, maxLength, size: "max" });
}

/** Which requests are made; the others are passed over. */
export type Only = (heap: Heap, size: number) => boolean;

/**
 * Makes the calls, each of which is compared with the oracle.
 *
 * @param most - live blocks at most; requests for more are passed over
 * @param only - passes over requests that are not what a stage is about; default: all are made
 */
export function perform(
  heap: Heap,
  sequence: readonly RandomCall[],
  { most = Infinity, only = () => true }: { most?: number; only?: Only } = {},
): void {
  for (const call of sequence) {
    const { oracle } = heap;
    if (call.kind === "allocate") {
      if (oracle.live().length < most && only(heap, call.size)) request(heap, call.size);
      continue;
    }
    if (call.kind === "compact") {
      heap.compact();
      continue;
    }
    const block = oracle.pick(call.which);
    if (block === undefined || (call.kind === "unpin" && block.pins === 0)) continue;
    heap[call.kind](block.handle);
  }
}

/** Makes a request, which may be refused; where that may have moved blocks, they are slid together after it. */
export function request(heap: Heap, size: number): void {
  heap.tryAllocate(size);
  if (heap.oracle.isUnsettled) heap.compact();
}

/** Passes over requests but those that go behind the last block, where nothing else is free. */
export const withoutChoice: Only = ({ oracle }, size) => {
  const hole = oracle.holeFor(size);
  return oracle.holes().length === 1 && hole !== undefined && hole.start + hole.size === oracle.capacity;
};

/** Passes over requests that no hole serves as memory lies, unless less is free in all. */
export const withoutMoves: Only = ({ oracle }, size) =>
  oracle.holeFor(size) !== undefined || size > oracle.freeMemory();

/** Passes over requests after which more than one block would have moved. */
export const withFewMoves: Only = (heap, size) =>
  withoutMoves(heap, size) || (heap.oracle.live().length === 1 && heap.oracle.live()[0]?.pins === 0);
