/**
 * Random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import type { HeapUnderTest } from "./definition.js";

/** A request, or the free of a block in use, named by its place among them: so it stays right when calls are left out. */
export type RandomCall = { kind: "allocate"; size: number } | { kind: "free"; which: number };

/** Sequences of up to `length` calls, three requests for up to `most` bytes to two frees. */
export function calls(most: number, length: number): fc.Arbitrary<RandomCall[]> {
  const request = fc.integer({ min: 1, max: most }).map((size): RandomCall => ({ kind: "allocate", size }));
  const free = fc.nat({ max: 99 }).map((which): RandomCall => ({ kind: "free", which }));
  const call = fc.oneof({ weight: 3, arbitrary: request }, { weight: 2, arbitrary: free });
  // Without `size`, fast-check stays at about ten calls, which seldom leave several gaps.
  return fc.array(call, { minLength: 1, maxLength: length, size: "max" });
}

/** Makes the calls, each of which is compared with the oracle. */
export function perform(heap: HeapUnderTest, sequence: readonly RandomCall[]): void {
  for (const call of sequence) {
    const live = heap.oracle.payloads();
    const block = call.kind === "free" ? live[call.which % live.length] : undefined;
    if (call.kind === "allocate") heap.tryAllocate(call.size);
    else if (block !== undefined) heap.free(block.at);
  }
}
