import { classOf, put, take } from "./classes.js";
import { OutOfMemoryError } from "./errors.js";
import { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";
import { allocateSmall } from "./pool.js";

/**
 * Hands out memory: a slot of the pool for less than 32 units, while the pool has one; else the front of a block of the main
 * memory. What is left of the block is free again, in the list of its own class.
 *
 * In the main memory the list of the size's class is walked to the first block with room; where there is none, the head of the first
 * list above that is not empty serves. When an error is thrown, nothing has changed. Cost: O(blocks of the size's class).
 *
 * @param heap - its lists, and its record of live allocations, are changed
 * @param size - how many units, an integer > 0
 * @returns the address of the first unit
 * @throws RangeError when `size` is not a positive integer
 * @throws {@link OutOfMemoryError} when neither the pool nor a block of the main memory serves
 */
export function allocate(heap: Heap, size: number): number {
  // TODO: 1. Refuse a wrong size. (Do that last, if you like.)
  // 2. Less than 32 units: ask the pool. It may say null.
  // 3. Find a block of the main memory. None? OutOfMemoryError.
  // 4. Take it; put what is left behind the size, if anything is.
  // 5. Whoever it was that served: note in allocated what was asked for.
  throw new Error("TODO: allocate");
}
