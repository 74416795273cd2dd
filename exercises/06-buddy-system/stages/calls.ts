/**
 * Random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import type { Allocator } from "./definition.js";

/** A request for so many units, or the free of a live block, named by its place among them, which stays right when calls are left out. */
export type RandomCall = { kind: "allocate"; size: number } | { kind: "free"; which: number };

/** Sequences of up to `length` calls, five requests for up to `maxSize` units to four frees. */
export function calls(maxSize: number, length: number): fc.Arbitrary<RandomCall[]> {
  const call = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.integer({ min: 1, max: maxSize }).map((size): RandomCall => ({ kind: "allocate", size })),
    },
    { weight: 4, arbitrary: fc.nat({ max: 1023 }).map((which): RandomCall => ({ kind: "free", which })) },
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several blocks of one order.
  return fc.array(call, { minLength: 1, maxLength: length, size: "max" });
}

/**
 * Makes the calls, each of which is compared with the oracle.
 *
 * @param mayFree - passes over frees that are not what a stage is about; default: all are made
 */
export function perform(
  heap: Allocator,
  sequence: readonly RandomCall[],
  mayFree: (heap: Allocator, address: number, size: number) => boolean = () => true,
): void {
  for (const call of sequence) {
    if (call.kind === "allocate") {
      heap.tryAllocate(call.size);
      continue;
    }
    const live = [...heap.oracle.live];
    const block = live[call.which % Math.max(1, live.length)];
    if (block !== undefined && mayFree(heap, ...block)) heap.free(...block);
  }
}
