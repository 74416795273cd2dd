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
  // @student Walk the blocks with the first byte that none of them has taken so far. What lies between it and the next block is a
  // hole, and so is what lies between it and the end of memory.
  const found: { start: number; size: number }[] = [];
  let end = 0;
  for (const { start, size } of heap.blocks) {
    if (start > end) found.push({ start: end, size: start - end });
    end = start + size;
  }
  if (end < heap.capacity) found.push({ start: end, size: heap.capacity - end });
  return found;
  // @end
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
  // @student In this order:
  // 1. Refuse a size that is not a positive integer.
  // 2. Is less free in all? OutOfMemoryError, and nothing moves.
  // 3. Take the first hole with room. There is none? Compact, and look once more. Still none? OutOfMemoryError.
  // 4. Put a block with a new handle into heap.blocks, which stay in order.
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(`The size must be a positive integer, not ${size}.`);
  }
  const total = holes(heap).reduce((sum, hole) => sum + hole.size, 0);
  if (total < size) throw new OutOfMemoryError(`${size} bytes were asked for, and ${total} are free.`);
  const start = firstFit(heap, size) ?? firstFitCompacted(heap, size);
  if (start === undefined) throw new OutOfMemoryError(`No hole has ${size} bytes, and pinned blocks keep them apart.`);

  const handle = newHandle(heap);
  const above = heap.blocks.findIndex((block) => block.start > start);
  heap.blocks.splice(above === -1 ? heap.blocks.length : above, 0, { handle, start, size, pins: 0 });
  return handle;
  // @end
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
  // @student Find the block and take it out of heap.blocks. What else is there to be done?
  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);
  // @end
}

// @hide
/** The start of the first hole with room; `undefined` when none has. */
function firstFit(heap: Heap, size: number): number | undefined {
  return holes(heap).find((hole) => hole.size >= size)?.start;
}

/** The same after a compaction. */
function firstFitCompacted(heap: Heap, size: number): number | undefined {
  compact(heap);
  return firstFit(heap, size);
}
// @end
