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
  // @student Make the block. It becomes the head of its list; who was the head before? The map learns of it, too.
  const block = new FreeBlock(address, heap.smallest * 2 ** order);
  const next = heap.freeLists[order] ?? null;
  block.next = next;
  if (next !== null) next.prev = block;
  heap.freeLists[order] = block;
  heap.freeBlocks.set(address, block);
  // @end
}

/**
 * Takes a block out of its list, wherever in it it stands: it is not free any more. Cost: O(1) but for its order.
 *
 * @param heap - the list of the block's order and `freeBlocks` change
 * @param block - a block of one of the lists
 */
export function take(heap: Heap, block: FreeBlock): void {
  // @student Its neighbours become each other's; at the head there is the list itself in place of the one before. And the map?
  if (block.prev === null) heap.freeLists[orderOf(heap, block.size)] = block.next;
  else block.prev.next = block.next;
  if (block.next !== null) block.next.prev = block.prev;
  heap.freeBlocks.delete(block.start);
  // @end
}
