import { InvalidFreeError, OutOfMemoryError } from "./errors.js";
import type { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";
import { put } from "./lists.js";
import { merge } from "./merge.js";
import { orderOf } from "./orders.js";
import { split } from "./split.js";

/**
 * One contiguous range of memory, handed out in blocks whose sizes are powers of two times the smallest one. Memory is counted
 * in units, and an address is the number of a unit, from 0.
 */
export class BuddyAllocator implements Heap {
  readonly capacity: number;
  readonly smallest: number;
  readonly freeLists: (FreeBlock | null)[];
  readonly freeBlocks = new Map<number, FreeBlock>();
  readonly allocated = new Map<number, number>();

  /**
   * Makes a memory that is all free: cut from address 0 up into the largest blocks that fit. Cost: O(log capacity).
   *
   * @param totalCapacity - units in all, a positive multiple of `smallest`
   * @param smallest - units of the smallest block: 1, 2, 4, …
   * @throws RangeError when either is anything else
   */
  constructor(totalCapacity: number, smallest = 1) {
    // @student 1. Refuse what is no power of two, and what is no positive multiple of it. (Do that last, if you like.)
    // 2. Remember both, and make a list for each order up to the largest one that fits.
    // 3. The first cut: from the largest order down, a block of it, where it still fits.
    if (!Number.isInteger(smallest) || smallest <= 0 || !Number.isInteger(Math.log2(smallest))) {
      throw new RangeError(`The smallest block must be a power of two, not ${smallest}.`);
    }
    if (!Number.isInteger(totalCapacity) || totalCapacity <= 0 || totalCapacity % smallest !== 0) {
      throw new RangeError(`The capacity must be a positive multiple of ${smallest}, not ${totalCapacity}.`);
    }
    this.capacity = totalCapacity;
    this.smallest = smallest;
    const largest = Math.floor(Math.log2(totalCapacity / smallest));
    this.freeLists = new Array<FreeBlock | null>(largest + 1).fill(null);
    let start = 0;
    for (let order = largest; order >= 0; order--) {
      const size = smallest * 2 ** order;
      if (start + size > totalCapacity) continue;
      put(this, start, order);
      start += size;
    }
    // @end
  }

  /**
   * Hands out a block that holds `size` units; see {@link split}. Cost: O(log capacity).
   *
   * @param size - how many units, an integer > 0
   * @returns the address of the block
   * @throws RangeError when `size` is not a positive integer
   * @throws {@link OutOfMemoryError} when no free block is large enough
   */
  allocate(size: number): number {
    // @student Refuse a wrong size; get a block of the size's order; note in allocated what was asked for.
    if (!Number.isInteger(size) || size <= 0) {
      throw new RangeError(`The size must be a positive integer, not ${size}.`);
    }
    const address = split(this, orderOf(this, size));
    if (address === null) throw new OutOfMemoryError(`No free block holds ${size} units.`);
    this.allocated.set(address, size);
    return address;
    // @end
  }

  /**
   * Takes back a block; see {@link merge}. Cost: O(log capacity).
   *
   * @param address - what `allocate` returned
   * @param size - the size that `allocate` was called with, not that of the block
   * @throws RangeError when `address` is not an integer from 0 to `capacity - 1`; when `size` is not a positive integer
   * @throws {@link InvalidFreeError} when there is no live allocation of exactly this size at exactly this address
   */
  free(address: number, size: number): void {
    // @student Refuse wrong arguments, then what is no live allocation. Forget it, and give its block to merge.
    if (!Number.isInteger(address) || address < 0 || address >= this.capacity) {
      throw new RangeError(`The address must be an integer from 0 to ${this.capacity - 1}, not ${address}.`);
    }
    if (!Number.isInteger(size) || size <= 0) {
      throw new RangeError(`The size must be a positive integer, not ${size}.`);
    }
    if (this.allocated.get(address) !== size) {
      throw new InvalidFreeError(`There is no live allocation of ${size} units at address ${address}.`);
    }
    this.allocated.delete(address);
    merge(this, address, orderOf(this, size));
    // @end
  }

  /** Units in free blocks, 0 to `capacity`. Cost: O(free blocks). */
  getFreeMemory(): number {
    // @student Add up the sizes of all free blocks.
    let total = 0;
    for (const block of this.freeBlocks.values()) total += block.size;
    return total;
    // @end
  }

  /** Units of the largest free block, 0 when nothing is free. Cost: O(log capacity). */
  getLargestFreeBlock(): number {
    // @student Of which list is a block the largest?
    for (let order = this.freeLists.length - 1; order >= 0; order--) {
      const block = this.freeLists[order];
      if (block) return block.size;
    }
    return 0;
    // @end
  }

  /** Units that the blocks of live allocations have and nobody asked for. Cost: O(live allocations). */
  getInternalFragmentation(): number {
    // @student For each live allocation: the units of its block, less what was asked for.
    let wasted = 0;
    for (const size of this.allocated.values()) wasted += this.smallest * 2 ** orderOf(this, size) - size;
    return wasted;
    // @end
  }
}
