import { free } from "./free.js";
import type { Heap } from "./heap.js";

/**
 * Makes an allocation smaller where it is. The units behind what is left become free, and merge with a free block that they
 * touch. Where `newSize` is `size`, nothing changes. Cost: O(n) in the number n of free blocks.
 *
 * @param heap - the memory that it belongs to; its free list and its record of live allocations are changed
 * @param address - address of a live allocation
 * @param size - its size, in units
 * @param newSize - the size that it is to have, an integer from 1 to `size`
 */
export function shrink(heap: Heap, address: number, size: number, newSize: number): void {
  // TODO: Which units does it lose? Somebody in this folder already knows how units are given back, if only they are recorded as his.
  // And there may be none to lose.
  throw new Error("TODO: shrink");
}
