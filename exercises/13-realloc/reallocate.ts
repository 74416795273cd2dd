import { InvalidFreeError } from "./errors.js";
import { grow } from "./grow.js";
import type { Heap } from "./heap.js";
import { move } from "./move.js";
import { shrink } from "./shrink.js";

/**
 * Gives an allocation another size. What its client has written stays with it, as much as there is room for.
 *
 * | it is to have | and                                           | call           |
 * | ------------- | --------------------------------------------- | -------------- |
 * | no more       |                                               | {@link shrink} |
 * | more          | the free block behind it has what is missing  | {@link grow}   |
 * | more          | that is not so                                | {@link move}   |
 *
 * When an error is thrown, nothing has changed. Cost: O(n) in the number n of free blocks, and O(size) where it moves.
 *
 * @param heap - the memory that it belongs to; its free list, its record of live allocations and its bytes are changed
 * @param address - address of a live allocation, an integer from 0 to `capacity - 1`
 * @param size - its size, in units, an integer > 0
 * @param newSize - the size that it is to have, an integer > 0
 * @returns the address where it is now
 * @throws RangeError when `address`, `size` or `newSize` is not an integer in that range. (A range that begins inside and ends
 *   beyond the capacity may be either error.)
 * @throws {@link InvalidFreeError} when there is no live allocation of exactly this size at exactly this address
 * @throws {@link OutOfMemoryError} when there is no room for it; it is then still live, with the size that it has
 */
export function reallocate(heap: Heap, address: number, size: number, newSize: number): number {
  // TODO: In this order, so that a refused call changes nothing:
  // 1. Refuse wrong arguments, then whatever is not exactly one live allocation, as free does.
  // 2. Which line of the table is it?
  throw new Error("TODO: reallocate");
}
