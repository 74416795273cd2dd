import { OutOfMemoryError } from "./errors.js";
import { find, newHandle } from "./handles.js";
import type { Heap } from "./heap.js";
import { compact } from "./slide.js";

/**
 * The free bytes as they lie: each run between two blocks, before the first and behind the last, in ascending order. A run
 * without bytes is none. Cost: O(n) in the number n of live blocks.
 *
 * @param heap - is only read
 */
export function holes(heap: Heap): { start: number; size: number }[] {
  // TODO: Walk the blocks with the first byte that none of them has taken so far. What lies between it and the next block is a
  // hole, and so is what lies between it and the end of memory.
  throw new Error("TODO: holes");
}

/**
 * Hands out a block of `size` bytes: at the front of the first hole that has room. Only where none has, and all holes together
 * have, memory is compacted first.
 *
 * Cost: O(n) in the number n of live blocks, and where memory is compacted O(bytes that move) more.
 *
 * @param heap - gets one more block; others may move
 * @param size - bytes, an integer > 0
 * @returns the handle of the new block
 * @throws RangeError when `size` is not a positive integer
 * @throws {@link OutOfMemoryError} when less is free in all, and then nothing has moved; or when there is no such hole after
 *   the compaction either, since pinned blocks lie in between
 */
export function allocate(heap: Heap, size: number): number {
  // TODO: In this order:
  // 1. Refuse a size that is not a positive integer.
  // 2. Is less free in all? OutOfMemoryError, and nothing moves.
  // 3. Take the first hole with room. There is none? Compact, and look once more. Still none? OutOfMemoryError.
  // 4. Put a block with a new handle into heap.blocks, which stay in order.
  throw new Error("TODO: allocate");
}

/**
 * Takes a block back, pinned or not. Nothing moves. Cost: O(n) in the number n of live blocks.
 *
 * @param heap - loses the block
 * @param handle - of a live block
 * @throws RangeError when `handle` is not an integer
 * @throws {@link InvalidHandleError} when no live block has it
 */
export function free(heap: Heap, handle: number): void {
  // TODO: Find the block and take it out of heap.blocks. What else is there to be done?
  throw new Error("TODO: free");
}
