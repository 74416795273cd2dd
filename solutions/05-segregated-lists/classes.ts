/**
 * The free blocks of the main memory: a list for each class of sizes, and two maps that find a block by where it begins and by
 * where it ends. All three say the same, so they change together, and only here.
 *
 * @module
 */
import type { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";

/**
 * The class of a size: the k with 2^k ≤ size < 2^(k + 1). Cost: O(1).
 *
 * @param size - units, an integer from 1 to 2^32 - 1
 * @returns an integer ≥ 0
 */
export function classOf(size: number): number {
  // @student Write 1, 2, 3, 4, 7 and 8 in binary. How does the class show? (Math.clz32 counts the zeros in front of 32 bits.)
  return 31 - Math.clz32(size);
  // @end
}

/**
 * Makes a block free: the newest of its class. Cost: O(1).
 *
 * @param heap - the list of the block's class, `byStart` and `byEnd` change
 * @param block - a block that is in no list
 */
export function put(heap: Heap, block: FreeBlock): void {
  // @student It becomes the head of the list of its class; what was the head comes behind it. Both maps learn of it, too.
  const place = classOf(block.size);
  const next = heap.mainLists[place] ?? null;
  block.prev = null;
  block.next = next;
  if (next !== null) next.prev = block;
  heap.mainLists[place] = block;
  heap.byStart.set(block.start, block);
  heap.byEnd.set(block.start + block.size, block);
  // @end
}

/**
 * Takes a block out of its list, wherever in it it stands: it is not free any more. Cost: O(1).
 *
 * @param heap - the list of the block's class, `byStart` and `byEnd` change
 * @param block - a block of one of the lists
 */
export function take(heap: Heap, block: FreeBlock): void {
  // @student Its neighbours in the list become each other's; at the head there is the list itself in place of the one before.
  // Both maps forget it.
  if (block.prev === null) heap.mainLists[classOf(block.size)] = block.next;
  else block.prev.next = block.next;
  if (block.next !== null) block.next.prev = block.prev;
  heap.byStart.delete(block.start);
  heap.byEnd.delete(block.start + block.size);
  // @end
}
