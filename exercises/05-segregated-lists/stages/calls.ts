/**
 * Random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import type { Allocator } from "./definition.js";

/** A request for so many units, or the free of a live block, named by its place among them, which stays right when calls are left out. */
export type RandomCall = { kind: "allocate"; size: number } | { kind: "free"; which: number };

/** Sizes right at the borders of classes and slots, and others. */
export const sizes = (most: number): fc.Arbitrary<number> => {
  const borders = [1, 7, 8, 9, 15, 16, 17, 24, 25, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257];
  return fc.oneof(fc.integer({ min: 1, max: most }), fc.constantFrom(...borders.filter((size) => size <= most)));
};

/** Sequences of up to `length` calls, five requests for such sizes to four frees. */
export function calls(size: fc.Arbitrary<number>, length: number): fc.Arbitrary<RandomCall[]> {
  const call = fc.oneof(
    { weight: 5, arbitrary: size.map((asked): RandomCall => ({ kind: "allocate", size: asked })) },
    { weight: 4, arbitrary: fc.nat({ max: 1023 }).map((which): RandomCall => ({ kind: "free", which })) },
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several blocks in a list.
  return fc.array(call, { minLength: 1, maxLength: length, size: "max" });
}

/** Which calls are made; the others are passed over. */
export interface Only {
  request?(heap: Allocator, size: number): boolean;
  free?(heap: Allocator, address: number, size: number): boolean;
}

/** Makes the calls, each of which is compared with the oracle; all of them, where nothing else is said. */
export function perform(heap: Allocator, sequence: readonly RandomCall[], only: Only = {}): void {
  for (const call of sequence) {
    if (call.kind === "allocate") {
      if (only.request?.(heap, call.size) ?? true) heap.tryAllocate(call.size);
      continue;
    }
    const block = heap.oracle.pick(call.which);
    if (block !== null && (only.free?.(heap, block.address, block.size) ?? true)) heap.free(block.address, block.size);
  }
}
