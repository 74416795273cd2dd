import type { Heap } from "./heap.js";

/**
 * Slides the blocks together, towards address 0: from the lowest block up, each goes as far down as it can without passing the
 * block before it. Bytes go along. A pinned block stays where it is.
 *
 * Cost: O(n) in the number n of live blocks, and O(bytes that move).
 *
 * @param heap - blocks change their `start`, their bytes move in `memory`; their order stays
 * @returns how many bytes have moved: those of the blocks that now lie elsewhere
 */
export function compact(heap: Heap): number {
  // TODO: A cursor begins at 0: the place for the next block. Go through the blocks by ascending address.
  // 1. A block that is pinned, or is there already, stays; any other goes to the cursor with all of its bytes.
  // 2. Then the cursor stands behind that block, wherever it is.
  // heap.memory.copyWithin(to, from, end) copies bytes right also where the old place and the new one overlap.
  throw new Error("TODO: compact");
}
