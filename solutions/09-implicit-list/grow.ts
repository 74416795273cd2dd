/**
 * How a heap begins, and how it gets larger. What ends it is the epilogue: a header without a block, of size 0 and in use, in the
 * last word.
 *
 * @module
 */
import { FIRST, isAllocatedAt, sizeAt, writeHeader } from "./header.js";
import { type Memory, WORD } from "./memory.js";

/**
 * Makes a new heap, without a block: a word that nobody uses, and the epilogue. Cost: O(1).
 *
 * @param memory - of which nothing is in use yet
 */
export function initialize(memory: Memory): void {
  // @student Take two words into use. The second one is the epilogue.
  memory.sbrk(2 * WORD);
  writeHeader(memory, FIRST, 0, true);
  // @end
}

/**
 * Takes more bytes into use, as one free block at the end of the heap; where the last block is free already, both become one.
 * Cost: O(blocks), to find the last one.
 *
 * @param memory - its size, the old epilogue's word and the new last word change
 * @param count - bytes more, a multiple of 8
 * @returns address of the header of the free block that is last then
 * @throws `OutOfMemoryError` when there are not so many left; nothing has changed then
 */
export function grow(memory: Memory, count: number): number {
  // @student 1. Take the bytes. Which word, so far the last one, becomes the header of the new piece?
  // 2. The last word of all is the epilogue now.
  // 3. Begin without merging; later, walk to the last block: if it is free, it takes in the new piece.
  const end = memory.sbrk(count);
  const header = end - WORD;
  writeHeader(memory, header, count, false);
  writeHeader(memory, memory.size - WORD, 0, true);
  const last = lastBlock(memory, header);
  if (last === null || isAllocatedAt(memory, last)) return header;
  writeHeader(memory, last, sizeAt(memory, last) + count, false);
  return last;
  // @end
}

// @hide
/** The block that ends where another one begins; `null` when that is the first. */
function lastBlock(memory: Memory, end: number): number | null {
  let last: number | null = null;
  for (let header = FIRST; header < end; header += sizeAt(memory, header)) last = header;
  return last;
}
// @end
