/**
 * The pool: slots of 8, 16, 24 and 32 units for requests below 32. A slot is never cut, never merged, and never another size again.
 *
 * @module
 */
import { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";

/**
 * The units of the slot that serves a small request: 8, 16, 24 or 32. Cost: O(1).
 *
 * @param size - units that are asked for, an integer from 1 to 31
 */
export function slotOf(size: number): number {
  // TODO: The least multiple of 8 that holds size.
  throw new Error("TODO: slotOf");
}

/**
 * Hands out a slot for a small request. Where none of its size is free, the next 96 units of the pool are cut into slots of that
 * size, if there are still 96 that are not cut up. Cost: O(1).
 *
 * @param heap - the list of the slot's size changes, and `poolCut`, unless there is none
 * @param size - units that are asked for, an integer from 1 to 31
 * @returns the address of the slot; `null` when the pool has none
 */
export function allocateSmall(heap: Heap, size: number): number | null {
  // TODO: 1. In which of the four lists are slots of that size?
  // 2. It is empty, and 96 units are not cut up yet: cut them, and put the slots into the list so that the lowest is its head.
  // 3. Take the head. There is none? null.
  throw new Error("TODO: allocateSmall");
}

/**
 * Takes a slot back: it becomes the head of the list of its size. Cost: O(1).
 *
 * @param heap - that list changes
 * @param address - of the slot
 * @param size - what was asked for then, an integer from 1 to 31
 */
export function freeSmall(heap: Heap, address: number, size: number): void {
  // TODO: Which slot did that size get? Make the block, and put it in front of the list.
  throw new Error("TODO: freeSmall");
}
