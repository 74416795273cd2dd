import type { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";

/**
 * Makes an allocation larger where it is: the front of the free block right behind it is added to it. Where none lies there, or
 * one that is too small, nothing changes. Cost: O(n) in the number n of free blocks.
 *
 * @param heap - the memory that it belongs to; its free list and its record of live allocations are changed
 * @param address - address of a live allocation
 * @param size - its size, in units
 * @param newSize - the size that it is to have, an integer > `size`
 * @returns whether it has that size now
 */
export function grow(heap: Heap, address: number, size: number, newSize: number): boolean {
  // TODO: Find the free block that begins where the allocation ends. Is it there, and has it what is missing?
  // It gives up its front, or leaves the list when nothing of it is left. Record the new size.
  throw new Error("TODO: grow");
}
