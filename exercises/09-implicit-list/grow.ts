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
  // TODO: Take two words into use. The second one is the epilogue.
  throw new Error("TODO: initialize");
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
  // TODO: 1. Take the bytes. Which word, so far the last one, becomes the header of the new piece?
  // 2. The last word of all is the epilogue now.
  // 3. Begin without merging; later, walk to the last block: if it is free, it takes in the new piece.
  throw new Error("TODO: grow");
}
