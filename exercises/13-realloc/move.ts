import { allocate } from "./allocate.js";
import { OutOfMemoryError } from "./errors.js";
import { free } from "./free.js";
import type { Heap } from "./heap.js";

/**
 * Gives an allocation another place, where it has room for its new size: the address where `allocate(newSize)` would go if
 * it were free. So the new place may overlap the old one. Its bytes go along, and old units that are not part of the new
 * place become free.
 *
 * When an error is thrown, nothing has changed. Cost: O(n) in the number n of free blocks, and O(size) for the bytes.
 *
 * @param heap - the memory that it belongs to; its free list, its record of live allocations and its bytes are changed
 * @param address - address of a live allocation
 * @param size - its size, in units
 * @param newSize - the size that it is to have, an integer > `size`
 * @returns the address where it is now
 * @throws {@link OutOfMemoryError} when there would be no room for `newSize` units even if it were free
 */
export function move(heap: Heap, address: number, size: number, newSize: number): number {
  // TODO: 1. Is there room, with its own units counted as free? Find that out before anything changes: a free cannot be taken back.
  // 2. Who gives units back, and who finds the first room? Both are there already. Which has to be called first?
  // 3. The bytes: where were they, where do they go, and what if the two places overlap?
  throw new Error("TODO: move");
}
