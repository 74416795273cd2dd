import { allocate } from "./allocate.js";
import { put } from "./classes.js";
import { FreeBlock } from "./free-block.js";
import { free } from "./free.js";
import type { Heap } from "./heap.js";
import { slotOf } from "./pool.js";

/** Lists of the main memory: one for each class that a number of less than 32 bits can be in. */
const CLASSES = 32;

/**
 * One contiguous range of memory with a pool for small requests at its front: the parts of this folder joined into a class. Memory
 * is counted in units, and an address is the number of a unit, from 0.
 *
 * This file is complete. (You may also write the whole allocator in it, your own way; only this class is graded.)
 */
export class SegregatedAllocator implements Heap {
  readonly capacity: number;
  readonly poolCapacity: number;
  readonly mainLists: (FreeBlock | null)[];
  readonly poolLists: (FreeBlock | null)[] = [null, null, null, null];
  poolCut = 0;
  readonly byStart = new Map<number, FreeBlock>();
  readonly byEnd = new Map<number, FreeBlock>();
  readonly allocated = new Map<number, number>();

  /**
   * Makes a memory that is all free: a pool that is not cut up, and one block behind it.
   *
   * @param totalCapacity - units in all, an integer > 0
   * @param poolCapacity - units of the pool: a multiple of 96 from 0 to `totalCapacity`
   * @throws RangeError when either is anything else
   */
  constructor(totalCapacity: number, poolCapacity: number) {
    if (!Number.isInteger(totalCapacity) || totalCapacity <= 0) {
      throw new RangeError(`The capacity must be a positive integer, not ${totalCapacity}.`);
    }
    const isBatches = Number.isInteger(poolCapacity) && poolCapacity % 96 === 0;
    if (!isBatches || poolCapacity < 0 || poolCapacity > totalCapacity) {
      throw new RangeError(`The pool must be a multiple of 96 from 0 to ${totalCapacity}, not ${poolCapacity}.`);
    }
    this.capacity = totalCapacity;
    this.poolCapacity = poolCapacity;
    this.mainLists = new Array<FreeBlock | null>(CLASSES).fill(null);
    const mainCapacity = totalCapacity - poolCapacity;
    if (mainCapacity > 0) put(this, new FreeBlock(poolCapacity, mainCapacity));
  }

  /** Takes `size` units and returns the address of the first; see {@link allocate}. */
  allocate(size: number): number {
    return allocate(this, size);
  }

  /** Gives back the `size` units that were allocated at `address`; see {@link free}. Cost: O(1). */
  free(address: number, size: number): void {
    free(this, address, size);
  }

  /** Units that no live allocation takes up; a slot is taken up as a whole. Cost: O(live allocations). */
  getFreeMemory(): number {
    let total = this.capacity;
    for (const [address, size] of this.allocated) total -= address < this.poolCapacity ? slotOf(size) : size;
    return total;
  }

  /** Units of the largest free block of the main memory, 0 when nothing is free there. Cost: O(free blocks). */
  getLargestFreeBlock(): number {
    let largest = 0;
    for (const block of this.byStart.values()) largest = Math.max(largest, block.size);
    return largest;
  }

  /** Units of the slots of live allocations that nobody asked for. Cost: O(live allocations). */
  getInternalFragmentation(): number {
    let unused = 0;
    for (const [address, size] of this.allocated) if (address < this.poolCapacity) unused += slotOf(size) - size;
    return unused;
  }
}
