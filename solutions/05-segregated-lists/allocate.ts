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
  // @student 1. Refuse a wrong size. (Do that last, if you like.)
  // 2. Less than 32 units: ask the pool. It may say null.
  // 3. Find a block of the main memory. None? OutOfMemoryError.
  // 4. Take it; put what is left behind the size, if anything is.
  // 5. Whoever it was that served: note in allocated what was asked for.
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(`The size must be a positive integer, not ${size}.`);
  }
  const address = (size < 32 ? allocateSmall(heap, size) : null) ?? allocateMain(heap, size);
  heap.allocated.set(address, size);
  return address;
  // @end
}

// @hide
/** Hands out the front of a block of the main memory. */
function allocateMain(heap: Heap, size: number): number {
  const block = findBlock(heap, size);
  if (block === null) throw new OutOfMemoryError(`No free block has room for ${size} units.`);
  take(heap, block);
  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
  return block.start;
}

/** The first block of the size's own class with room, else the newest of the next class that has any; `null` when none serves. */
function findBlock(heap: Heap, size: number): FreeBlock | null {
  // A size of 2 ** 32 or more has no class.
  if (size > heap.capacity) return null;
  const own = classOf(size);
  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
  for (let place = own + 1; place < heap.mainLists.length; place++) {
    const block = heap.mainLists[place];
    if (block) return block;
  }
  return null;
}
// @end
