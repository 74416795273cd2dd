import { grow } from "./grow.js";
import { HEAD, NEXT, push, unlink } from "./links.js";
import { type Memory, WORD } from "./memory.js";
import { LEAST, setPreviousBit, sizeAt, writeAllocated, writeFree } from "./tags.js";

/**
 * Hands out the front of the first block of the list with room. Where none has, the heap grows first: by `growBytes`, or by the block
 * where that is more. Cost: O(free blocks).
 *
 * @param memory - tags and links change, and its size where the heap grows
 * @param growBytes - a multiple of 8
 * @param size - how many bytes, an integer > 0
 * @returns address of the payload, a multiple of 8
 * @throws RangeError when `size` is not a positive integer
 * @throws `OutOfMemoryError` when no block has room and the heap cannot grow by so much; nothing has changed then
 */
export function allocate(memory: Memory, growBytes: number, size: number): number {
  // TODO: 1. Refuse a size that makes no sense. (Do that last, if you like.)
  // 2. Header and size together, rounded up to a multiple of 8, and LEAST at least: that is the block.
  // 3. Walk along the links, from the head on, to the first block that is large enough. None is? grow, then.
  // 4. That block leaves the list. The request takes the front; a rest of LEAST or more becomes a free block, and the head.
  // 5. What lies behind the block that is in use now? Its bit 1 has to say so.
  throw new Error("TODO: allocate");
}
