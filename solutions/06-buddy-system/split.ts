import type { Heap } from "./heap.js";
import { put, take } from "./lists.js";

/**
 * Gets a block of an order. Where none of that order is free, the newest block of the least larger order is halved, as often
 * as it takes: the lower half is kept, and the upper one becomes free. Cost: O(log capacity).
 *
 * @param heap - its lists change, unless none can be had
 * @param order - an integer ≥ 0, perhaps more than there are
 * @returns the address of the block, which is not free any more; `null` when none can be had
 */
export function split(heap: Heap, order: number): number | null {
  // @student 1. From the list of that order upwards, find the first that is not empty. None is? null.
  // 2. Take its newest block.
  // 3. While it is larger than it has to be: its upper half becomes a free block of the order below.
  let from = order;
  while (from < heap.freeLists.length && !heap.freeLists[from]) from += 1;
  const block = heap.freeLists[from] ?? null;
  if (block === null) return null;
  take(heap, block);
  while (from > order) {
    from -= 1;
    put(heap, block.start + heap.smallest * 2 ** from, from);
  }
  return block.start;
  // @end
}
