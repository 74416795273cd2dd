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
  // @student Find the free block that begins where the allocation ends. Is it there, and has it what is missing?
  // It gives up its front, or leaves the list when nothing of it is left. Record the new size.
  const behind = freeBlockAt(heap.freeListHead, address + size);
  const missing = newSize - size;
  if (behind === null || behind.size < missing) return false;
  takeFront(heap, behind, missing);
  heap.allocated.set(address, newSize);
  return true;
  // @end
}

// @hide
/** The free block that begins at `start`; `null` when there is none. O(n). */
function freeBlockAt(head: FreeBlock | null, start: number): FreeBlock | null {
  let block = head;
  while (block !== null && block.start < start) block = block.next;
  return block?.start === start ? block : null;
}

/** Gives up the first `count` units of a block; one that has no more leaves the list. O(1). */
function takeFront(heap: Heap, block: FreeBlock, count: number): void {
  block.start += count;
  block.size -= count;
  if (block.size > 0) return;
  if (block.prev === null) heap.freeListHead = block.next;
  else block.prev.next = block.next;
  if (block.next !== null) block.next.prev = block.prev;
}
// @end
