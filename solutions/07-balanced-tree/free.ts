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
  // @student 1. Refuse wrong arguments, then whatever is not exactly one live allocation.
  // 2. Forget the allocation, and count its units as free.
  // 3. Ask the index by address for both neighbours; either may be null. Take those that there are out of both indices.
  // 4. Put one block, which covers them all, into both.
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
  heap.freeMemory += size;

  let start = address;
  let end = address + size;
  const before = heap.byAddress.before(address);
  const after = heap.byAddress.after(end);
  if (before !== null) {
    start = before.start;
    takeOut(heap, before);
  }
  if (after !== null) {
    end = after.start + after.size;
    takeOut(heap, after);
  }
  const whole = new Node(start, end - start);
  heap.bySize = insert(heap.bySize, whole);
  heap.byAddress.add(whole);
  // @end
}

// @hide
function takeOut(heap: Heap, block: Node): void {
  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
}
// @end
