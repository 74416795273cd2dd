/**
 * The lists of free blocks, one for each order, and the map that finds a free block by its address: both say the same, so both
 * change together, and only here.
 *
 * @module
 */
import { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";
import { orderOf } from "./orders.js";

/**
 * Makes a block free: the newest of its order. Cost: O(1).
 *
 * @param heap - `freeLists[order]` and `freeBlocks` change
 * @param address - first unit of the block, a multiple of its units
 * @param order - an integer ≥ 0
 */
export function put(heap: Heap, address: number, order: number): void {
  // TODO: Make the block. It becomes the head of its list; who was the head before? The map learns of it, too.
  throw new Error("TODO: put");
}

/**
 * Takes a block out of its list, wherever in it it stands: it is not free any more. Cost: O(1) but for its order.
 *
 * @param heap - the list of the block's order and `freeBlocks` change
 * @param block - a block of one of the lists
 */
export function take(heap: Heap, block: FreeBlock): void {
  // TODO: Its neighbours become each other's; at the head there is the list itself in place of the one before. And the map?
  throw new Error("TODO: take");
}
