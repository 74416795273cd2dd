import { allocate } from "./allocate.js";
import { FreeBlock } from "./free-block.js";
import { free } from "./free.js";
import type { Heap } from "./heap.js";
import { reallocate } from "./reallocate.js";

export { FreeBlock };

/**
 * One contiguous range of memory, handed out in pieces whose sizes may change later: the parts of this folder joined into
 * a class. Memory is counted in units of one byte, and an address is the number of a unit, from 0.
 *
 * This file is complete. (You may also write the whole allocator in it, your own way; only this class is graded.)
 */
export class ResizableAllocator implements Heap {
  readonly capacity: number;
  freeListHead: FreeBlock | null;
  readonly allocated = new Map<number, number>();
  readonly memory: Uint8Array;

  /**
   * Makes a memory that is all free: one block over the whole of it. Cost: O(capacity).
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
    this.memory = new Uint8Array(totalCapacity);
  }

  /** Takes `size` units and returns the address of the first; see {@link allocate}. Cost: O(free blocks). */
  allocate(size: number): number {
    return allocate(this, size);
  }

  /** Gives back the `size` units that were allocated at `address`; see {@link free}. Cost: O(free blocks). */
  free(address: number, size: number): void {
    free(this, address, size);
  }

  /**
   * Gives the `size` units at `address` another size, and returns where they are now; see {@link reallocate}. Cost: O(free
   * blocks), and O(size) where they move.
   */
  reallocate(address: number, size: number, newSize: number): number {
    return reallocate(this, address, size, newSize);
  }

  /** Free units in all, 0 to `capacity`. Cost: O(free blocks). */
  getFreeMemory(): number {
    let total = 0;
    for (let block = this.freeListHead; block; block = block.next) total += block.size;
    return total;
  }

  /** Units in the largest free block, 0 when nothing is free: no larger request can succeed. Cost: O(free blocks). */
  getLargestFreeBlock(): number {
    let largest = 0;
    for (let block = this.freeListHead; block; block = block.next) largest = Math.max(largest, block.size);
    return largest;
  }
}
