import { InvalidFreeError } from "./errors.js";
import type { Heap } from "./heap.js";
import { Node } from "./node.js";
import { insert, remove } from "./size-tree.js";

/**
 * Gives an allocation back. Its units join the free block that ends where they begin, and the one that begins where they end, and
 * what comes of that is one free block, in both indices.
 *
 * When an error is thrown, nothing has changed. Cost: O(log n) in the number n of free blocks.
 *
 * @param heap - the memory to give back to; both of its indices, its free memory and its record of live allocations are changed
 * @param address - what `allocate` returned, an integer from 0 to `capacity - 1`
 * @param size - the size that `allocate` was called with, in units, an integer > 0
 * @throws RangeError when `address` is not an integer, is negative, or is not below the capacity; when `size` is not a
 *   positive integer. (A range that begins inside and ends beyond the capacity may be either error.)
 * @throws {@link InvalidFreeError} when there is no live allocation of exactly this size at exactly this address:
 *   freed before, never allocated, the wrong size, or the inside of a block
 */
export function free(heap: Heap, address: number, size: number): void {
  // TODO: 1. Refuse wrong arguments, then whatever is not exactly one live allocation.
  // 2. Forget the allocation, and count its units as free.
  // 3. Ask the index by address for both neighbours; either may be null. Take those that there are out of both indices.
  // 4. Put one block, which covers them all, into both.
  throw new Error("TODO: free");
}
