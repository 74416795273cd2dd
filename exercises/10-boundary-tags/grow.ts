/**
 * How a heap begins, and how it gets larger. Before all blocks stands the prologue, a block of 8 bytes that is always in use, and
 * behind them the epilogue, a header of size 0 that is in use, too. So every block has a neighbour on both sides to be asked.
 *
 * @module
 */
import { type Memory, WORD } from "./memory.js";
import { FIRST, isAllocatedAt, sizeAt, writeTags } from "./tags.js";

/**
 * Makes a new heap: a word that nobody uses, the prologue, one free block, the epilogue. Cost: O(1).
 *
 * @param memory - of which nothing is in use yet
 * @param growBytes - bytes of the free block, a multiple of 8
 * @throws `OutOfMemoryError` when there are not so many
 */
export function initialize(memory: Memory, growBytes: number): void {
  // TODO: Take four words into use. The second and the third are the tags of the prologue, the fourth is the epilogue.
  // Then the heap grows for the first time.
  throw new Error("TODO: initialize");
}

/**
 * Takes more bytes into use, as one free block at the end of the heap; where the last block is free already, both become one.
 * Cost: O(1).
 *
 * @param memory - its size and tags at its end change
 * @param count - bytes more, a multiple of 8
 * @returns address of the header of the free block that is last then
 * @throws `OutOfMemoryError` when there are not so many left; nothing has changed then
 */
export function grow(memory: Memory, count: number): number {
  // TODO: 1. Take the bytes. The word of the old epilogue becomes the header of the new piece; where is its footer?
  // 2. The last word of all is the epilogue now. It has no footer.
  // 3. Which word tells about the block before the new piece? If that is free, one block has to begin where it begins.
  throw new Error("TODO: grow");
}
