/**
 * Random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import type { Allocator } from "./definition.js";

/** A request, or the free of a block in use, named by its place among them, which stays right when calls are left out. */
export type RandomCall = "allocate" | number;

/** Sequences of up to `length` calls, about as many requests as frees. */
export function calls(length: number): fc.Arbitrary<RandomCall[]> {
  const call = fc.oneof(
    { weight: 5, arbitrary: fc.constant<RandomCall>("allocate") },
    { weight: 4, arbitrary: fc.nat({ max: 4095 }) },
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several holes.
  return fc.array(call, { minLength: 1, maxLength: length, size: "max" });
}

/** Makes the calls that can succeed, each of which is compared with the oracle. */
export function perform(heap: Allocator, sequence: readonly RandomCall[]): void {
  for (const call of sequence) {
    if (call === "allocate") {
      if (heap.oracle.lowest() !== -1) heap.allocate();
      continue;
    }
    const used = heap.oracle.used();
    const block = used[call % Math.max(1, used.length)];
    if (block !== undefined) heap.free(block * heap.oracle.blockSize);
  }
}
