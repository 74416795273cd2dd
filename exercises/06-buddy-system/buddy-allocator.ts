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
    // TODO: 1. Refuse what is no power of two, and what is no positive multiple of it. (Do that last, if you like.)
    // 2. Remember both, and make a list for each order up to the largest one that fits.
    // 3. The first cut: from the largest order down, a block of it, where it still fits.
    throw new Error("TODO: BuddyAllocator");
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
    // TODO: Refuse a wrong size; get a block of the size's order; note in allocated what was asked for.
    throw new Error("TODO: allocate");
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
    // TODO: Refuse wrong arguments, then what is no live allocation. Forget it, and give its block to merge.
    throw new Error("TODO: free");
  }

  /** Units in free blocks, 0 to `capacity`. Cost: O(free blocks). */
  getFreeMemory(): number {
    // TODO: Add up the sizes of all free blocks.
    throw new Error("TODO: getFreeMemory");
  }

  /** Units of the largest free block, 0 when nothing is free. Cost: O(log capacity). */
  getLargestFreeBlock(): number {
    // TODO: Of which list is a block the largest?
    throw new Error("TODO: getLargestFreeBlock");
  }

  /** Units that the blocks of live allocations have and nobody asked for. Cost: O(live allocations). */
  getInternalFragmentation(): number {
    // TODO: For each live allocation: the units of its block, less what was asked for.
    throw new Error("TODO: getInternalFragmentation");
  }
}
