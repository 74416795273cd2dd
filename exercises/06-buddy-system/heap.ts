import type { FreeBlock } from "./free-block.js";

/**
 * All that there is to know about a range of memory. The functions of this folder are given one and change it.
 *
 * A block of order k has `smallest · 2 ** k` units and begins at a multiple of that. Every unit from 0 to `capacity - 1` is,
 * at any time between two calls, in exactly one block, which is free or allocated.
 */
export interface Heap {
  /** Units in all, a positive multiple of `smallest`. */
  readonly capacity: number;
  /** Units of a block of order 0: 1, 2, 4, … */
  readonly smallest: number;
  /** For each order its free blocks: the head of a list with the newest first; `null` when there is none. */
  readonly freeLists: (FreeBlock | null)[];
  /** Every free block, of whatever order, by its address. */
  readonly freeBlocks: Map<number, FreeBlock>;
  /** The live allocations: the size that was asked for, by address. */
  readonly allocated: Map<number, number>;
}
