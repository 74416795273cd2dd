import { allocate } from "./allocate.js";
import { FreeBlock } from "./free-block.js";
import { free } from "./free.js";
import type { Heap } from "./heap.js";

export { FreeBlock };

/**
 * One contiguous range of memory, handed out in pieces that begin where their callers need it: the parts of this folder
 * joined into a class. Memory is counted in units, and an address is the number of a unit, from 0.
 *
 * This file is complete. (You may also write the whole allocator in it, your own way; only this class is graded.)
 */
export class AlignedAllocator implements Heap {
  readonly capacity: number;
  freeListHead: FreeBlock | null;
  readonly allocated = new Map<number, number>();

  /**
   * Makes a memory that is all free: one block over the whole of it. Cost: O(1).
   *
   * @param totalCapacity - units in all, an integer > 0
   * @throws RangeError when `totalCapacity` is anything else
   */
  constructor(totalCapacity: number) {
    if (!Number.isInteger(totalCapacity) || totalCapacity <= 0) {
      throw new RangeError(`The capacity must be a positive integer, not ${totalCapacity}.`);
    }
    this.capacity = totalCapacity;
    this.freeListHead = new FreeBlock(0, totalCapacity);
  }

  /** Takes `size` units from a multiple of `alignment` on; see {@link allocate}. Cost: O(free blocks). */
  allocate(size: number, alignment?: number): number {
    return allocate(this, size, alignment);
  }

  /** Gives back the `size` units that were allocated at `address`; see {@link free}. Cost: O(free blocks). */
  free(address: number, size: number): void {
    free(this, address, size);
  }

  /** Free units in all, 0 to `capacity`, whatever their alignment. Cost: O(free blocks). */
  getFreeMemory(): number {
    let total = 0;
    for (let block = this.freeListHead; block; block = block.next) total += block.size;
    return total;
  }

  /** Units in the largest free block, whatever its alignment; 0 when nothing is free. Cost: O(free blocks). */
  getLargestFreeBlock(): number {
    let largest = 0;
    for (let block = this.freeListHead; block; block = block.next) largest = Math.max(largest, block.size);
    return largest;
  }
}
