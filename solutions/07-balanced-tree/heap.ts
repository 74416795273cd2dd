import type { AddressIndex } from "./address-index.js";
import type { Node } from "./node.js";

/**
 * All that there is to know about a range of memory. The functions of this folder are given one and change it.
 *
 * Every unit from 0 to `capacity - 1` is, at any time between two calls, in exactly one free block or in exactly one live
 * allocation. No two free blocks touch. Each free block is in both indices.
 */
export interface Heap {
  /** Units in all, > 0. */
  readonly capacity: number;
  /** The root of the tree of free blocks, by size and start; `null` when nothing is free. */
  bySize: Node | null;
  /** The free blocks by where they begin and end. */
  readonly byAddress: AddressIndex;
  /** Units in free blocks. */
  freeMemory: number;
  /** The live allocations: size by address. */
  readonly allocated: Map<number, number>;
}
