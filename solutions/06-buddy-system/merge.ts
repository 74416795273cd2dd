import type { Heap } from "./heap.js";
import { put, take } from "./lists.js";
import { buddyOf } from "./orders.js";

/**
 * Makes a block free that was allocated: while its buddy is free, both become one block of the next order; then what has come
 * of it becomes the newest of its order. Cost: O(log capacity).
 *
 * @param heap - its lists change
 * @param address - first unit of the block
 * @param order - of the block, an integer ≥ 0
 */
export function merge(heap: Heap, address: number, order: number): void {
  // @student Begin without merging: put the block into its list. Then, before that:
  // 1. Is there a free block at the buddy's address, and is all of the buddy free, not only its front?
  // 2. Then it leaves its list. Where does the block begin that both make, and of which order is it?
  // 3. That block has a buddy, too.
  let start = address;
  let merged = order;
  for (;;) {
    const buddy = heap.freeBlocks.get(buddyOf(heap, start, merged));
    if (buddy === undefined || buddy.size !== heap.smallest * 2 ** merged) break;
    take(heap, buddy);
    start = Math.min(start, buddy.start);
    merged += 1;
  }
  put(heap, start, merged);
  // @end
}
