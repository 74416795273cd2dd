import { OutOfMemoryError } from "./errors.js";
import type { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";

/**
 * Takes `size` units out of the smallest free block that has room; among equals, the one at the lowest address (best
 * fit). The list stays in ascending order of addresses, so the smallest block may stand anywhere in it.
 *
 * - The block has exactly `size` units: it leaves the list (an exact fit). No other block can be better.
 * - The block has more: the request gets its front, and what remains stays in the list as a smaller block (a split).
 *
 * Either way the new allocation is recorded in `heap.allocated`. When an error is thrown, nothing has changed.
 * Cost: O(n) in the number n of free blocks. All of them are examined, unless one turns out to fit exactly.
 *
 * @param heap - the memory to take from; its free list and its record of live allocations are changed
 * @param size - how many units, an integer > 0
 * @returns the address: the first unit of the new allocation, from 0 to `capacity - size`
 * @throws RangeError when `size` is not a positive integer (0, negative, a fraction, `NaN`, infinite, not a number)
 * @throws {@link OutOfMemoryError} when no free block has `size` units; also when `size` is larger than the capacity
 */
export function allocate(heap: Heap, size: number): number {
  // TODO: Only one step differs from first fit. Which?
  // 1. Refuse a size that is not a positive integer.
  // 2. Walk the whole list, and remember the smallest block with room so far. There is none? OutOfMemoryError.
  // 3. Exact fit: unlink the block (it may be the head, the tail, or both). Else: take its front.
  // 4. Record address and size in heap.allocated, and return the address.
  throw new Error("TODO: allocate");
}
