import type { FreeBlock } from "./free-block.js";

/**
 * All that there is to know about a range of memory. The functions of this folder are given one and change it.
 *
 * The units from 0 to `poolCapacity - 1` are the pool: from its front on they are cut into slots of 8, 16, 24 or 32 units, 96 units
 * at a time, and a slot keeps its size for ever. All units behind the pool are the main memory, where blocks have any size and free
 * neighbours are always one block.
 */
export interface Heap {
  /** Units in all, pool and main memory. */
  readonly capacity: number;
  /** Units of the pool: a multiple of 96, 0 where there is none. */
  readonly poolCapacity: number;
  /**
   * The free blocks of the main memory: `mainLists[k]` is the head of those with 2^k ≤ size < 2^(k + 1), newest first; `null` when
   * there is none.
   */
  readonly mainLists: (FreeBlock | null)[];
  /** The free slots: the heads of those of 8, 16, 24 and 32 units, newest first; `null` when there is none. */
  readonly poolLists: (FreeBlock | null)[];
  /** Units of the pool that are cut into slots, 0 to `poolCapacity`, a multiple of 96. */
  poolCut: number;
  /** The free blocks of the main memory by their first unit. */
  readonly byStart: Map<number, FreeBlock>;
  /** The same blocks by the unit behind their last one. */
  readonly byEnd: Map<number, FreeBlock>;
  /** Live allocations, in pool and main memory: the size that was asked for, by address. */
  readonly allocated: Map<number, number>;
}
