/**
 * The arithmetic of buddies: how large a block is, and where its buddy is. Nothing here looks at what is free.
 *
 * @module
 */
import type { Heap } from "./heap.js";

/**
 * The order of the block that serves a request: the least k with `smallest · 2 ** k` ≥ `size`. Cost: O(log size).
 *
 * @param heap - only its `smallest` is looked at
 * @param size - units that are asked for, an integer > 0
 * @returns an integer ≥ 0; more than any order that there is when `size` is more than there is
 */
export function orderOf(heap: Heap, size: number): number {
  // TODO: Begin with the smallest block and double it until it holds size. How often was that?
  throw new Error("TODO: orderOf");
}

/**
 * The address of a block's buddy: the only other block of its order with which it makes up a block of the next order. Whether
 * there is such a block, and whether it is free, is another question. Cost: O(1).
 *
 * @param heap - only its `smallest` is looked at
 * @param address - of a block of that order, a multiple of its units
 * @param order - an integer ≥ 0
 * @returns the address, which may lie at or beyond the end of memory
 */
export function buddyOf(heap: Heap, address: number, order: number): number {
  // TODO: Write two buddies in binary, one below the other: which single bit is different?
  throw new Error("TODO: buddyOf");
}
