/**
 * Random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import type { Allocator } from "./definition.js";

/** A request, or the free of a live block, named by its place among them, which stays right when calls are left out. */
export type RandomCall = { kind: "allocate"; size: number; power: number } | { kind: "free"; which: number };

/**
 * Sequences of up to `length` calls, five requests for up to `maxSize` units to four frees.
 *
 * @param maxPower - alignments go up to 2 to the power of that
 */
export function calls(maxSize: number, maxPower: number, length: number): fc.Arbitrary<RandomCall[]> {
  const request = fc.record({ size: fc.integer({ min: 1, max: maxSize }), power: fc.nat({ max: maxPower }) });
  const call = fc.oneof(
    { weight: 5, arbitrary: request.map((asked): RandomCall => ({ kind: "allocate", ...asked })) },
    { weight: 4, arbitrary: fc.nat({ max: 1023 }).map((which): RandomCall => ({ kind: "free", which })) },
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several holes.
  return fc.array(call, { minLength: 1, maxLength: length, size: "max" });
}

/** Which requests are made; the others are passed over. */
export type Only = (heap: Allocator, size: number, alignment: number) => boolean;

/**
 * Makes the calls, each of which is compared with the oracle.
 *
 * @param only - passes over requests that are not what a stage is about; default: all are made
 */
export function perform(heap: Allocator, sequence: readonly RandomCall[], only: Only = () => true): void {
  for (const call of sequence) {
    if (call.kind === "allocate") {
      if (only(heap, call.size, 2 ** call.power)) heap.tryAllocate(call.size, 2 ** call.power);
      continue;
    }
    const block = heap.oracle.pick(call.which);
    if (block !== null) heap.free(block.address, block.size);
  }
}

/** Passes over requests for which there is anything to choose: one block alone is large enough, also for the largest gap. */
export const withoutChoice: Only = ({ oracle }, size, alignment) => {
  const [block, ...more] = oracle.freeRanges().filter((each) => each.size >= size);
  return block !== undefined && more.length === 0 && block.size >= size + alignment - 1;
};

/** Passes over requests that nothing can serve. */
export const withoutRefusals: Only = ({ oracle }, size, alignment) => oracle.choose(size, alignment) !== undefined;
