import { put, take } from "./classes.js";
import { InvalidFreeError } from "./errors.js";
import { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";
import { freeSmall } from "./pool.js";

/**
 * Takes an allocation back. A slot becomes the newest of its size. A block of the main memory becomes one with the free blocks right
 * before and right behind it, which leave their lists; what comes of it is the newest of its class. When an error is thrown, nothing
 * has changed. Cost: O(1).
 *
 * @param heap - its lists, and its record of live allocations, are changed
 * @param address - what `allocate` returned, an integer from 0 to `capacity - 1`
 * @param size - the size that `allocate` was called with, not that of a slot
 * @throws RangeError when `address` is not an integer from 0 to `capacity - 1`; when `size` is not a positive integer
 * @throws {@link InvalidFreeError} when there is no live allocation of exactly this size at exactly this address
 */
export function free(heap: Heap, address: number, size: number): void {
  // TODO: 1. Refuse wrong arguments, then what is no live allocation. Forget it.
  // 2. In the pool: give the slot back, and you are done.
  // 3. Which free block ends where this one begins? Which one begins where it ends? Take each out; the block grows.
  // 4. Put what has come of it.
  throw new Error("TODO: free");
}
