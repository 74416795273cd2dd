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
  // @student 1. Refuse wrong arguments, then what is no live allocation. Forget it.
  // 2. In the pool: give the slot back, and you are done.
  // 3. Which free block ends where this one begins? Which one begins where it ends? Take each out; the block grows.
  // 4. Put what has come of it.
  if (!Number.isInteger(address) || address < 0 || address >= heap.capacity) {
    throw new RangeError(`The address must be an integer from 0 to ${heap.capacity - 1}, not ${address}.`);
  }
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(`The size must be a positive integer, not ${size}.`);
  }
  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(`There is no live allocation of ${size} units at address ${address}.`);
  }
  heap.allocated.delete(address);
  if (address < heap.poolCapacity) return freeSmall(heap, address, size);

  let start = address;
  let end = address + size;
  const before = heap.byEnd.get(start);
  if (before !== undefined) {
    take(heap, before);
    start = before.start;
  }
  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    take(heap, behind);
    end += behind.size;
  }
  put(heap, new FreeBlock(start, end - start));
  // @end
}
