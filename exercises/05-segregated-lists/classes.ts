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
  // TODO: Write 1, 2, 3, 4, 7 and 8 in binary. How does the class show? (Math.clz32 counts the zeros in front of 32 bits.)
  throw new Error("TODO: classOf");
}

/**
 * Makes a block free: the newest of its class. Cost: O(1).
 *
 * @param heap - the list of the block's class, `byStart` and `byEnd` change
 * @param block - a block that is in no list
 */
export function put(heap: Heap, block: FreeBlock): void {
  // TODO: It becomes the head of the list of its class; what was the head comes behind it. Both maps learn of it, too.
  throw new Error("TODO: put");
}

/**
 * Takes a block out of its list, wherever in it it stands: it is not free any more. Cost: O(1).
 *
 * @param heap - the list of the block's class, `byStart` and `byEnd` change
 * @param block - a block of one of the lists
 */
export function take(heap: Heap, block: FreeBlock): void {
  // TODO: Its neighbours in the list become each other's; at the head there is the list itself in place of the one before.
  // Both maps forget it.
  throw new Error("TODO: take");
}
