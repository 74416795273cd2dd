import type { FreeBlock } from "./free-block.js";

/**
 * All that there is to know about a range of memory. `allocate`, `free` and `reallocate` are given one and change it.
 *
 * Every unit from 0 to `capacity - 1` is, at any time between two calls, either in exactly one block of the free list or
 * in exactly one live allocation.
 */
export interface Heap {
  /** Units in all, > 0. */
  readonly capacity: number;
  /** First node of the free list, the one at the lowest address; `null` when nothing is free. */
  freeListHead: FreeBlock | null;
  /** The live allocations: the size of each, in units, by its address. */
  readonly allocated: Map<number, number>;
  /** What stands in each unit, one byte. Clients write into what they have; what stands in free units means nothing. */
  readonly memory: Uint8Array;
}
