import { grow } from "./grow.js";
import { type Memory, WORD } from "./memory.js";
import { FIRST, isAllocatedAt, sizeAt, writeTags } from "./tags.js";

/** Bytes of the smallest block: two tags, and 8 that can be handed out. */
const LEAST = 16;

/**
 * Hands out the front of the first free block with room. Where none has, the heap grows first: by `growBytes`, or by the block
 * where that is more. Cost: O(blocks).
 *
 * @param memory - tags change, and its size where the heap grows
 * @param growBytes - a multiple of 8
 * @param size - how many bytes, an integer > 0
 * @returns address of the payload, a multiple of 8
 * @throws RangeError when `size` is not a positive integer
 * @throws `OutOfMemoryError` when no block has room and the heap cannot grow by so much; nothing has changed then
 */
export function allocate(memory: Memory, growBytes: number, size: number): number {
  // TODO: 1. Refuse a size that makes no sense. (Do that last, if you like.)
  // 2. Both tags and size together, rounded up to a multiple of 8: that is the block.
  // 3. Walk from the first header on, to the first free block that is large enough. None is? grow, then.
  // 4. The block takes the front. What is left becomes a free block, if it has 16 bytes; else it stays in the block.
  throw new Error("TODO: allocate");
}
