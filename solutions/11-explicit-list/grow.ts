/**
 * How a heap begins, and how it gets larger. What ends it is the epilogue: a header without a block, of size 0 and in use, in the
 * last word. Its bit 1 tells of the last block, like that of any header.
 *
 * @module
 */
import { HEAD, push, unlink } from "./links.js";
import { type Memory, WORD } from "./memory.js";
import { isPreviousAllocatedAt, sizeAt, writeFree } from "./tags.js";

/**
 * Makes a new heap, without a block: the head of an empty list, and the epilogue. Cost: O(1).
 *
 * @param memory - of which nothing is in use yet
 */
export function initialize(memory: Memory): void {
  // @student Take two words into use. Nothing is free, so the head is 0. The epilogue is in use, and there is nothing free before it.
  memory.sbrk(2 * WORD);
  memory.store(HEAD, 0);
  memory.store(WORD, 3);
  // @end
}

/**
 * Takes more bytes into use, as one free block at the end of the heap; where the last block is free already, both become one. It
 * is the head of the list then. Cost: O(1).
 *
 * @param memory - its size, tags at its end and links change
 * @param count - bytes more, a multiple of 8 from 16 up
 * @returns address of the header of the free block that is last then
 * @throws `OutOfMemoryError` when there are not so many left; nothing has changed then
 */
export function grow(memory: Memory, count: number): number {
  // @student 1. Take the bytes. The word of the old epilogue becomes a header; bit 1 there tells of the block before it.
  // 2. The last word of all is the epilogue now. What does its bit 1 say?
  // 3. Is the block before free, it leaves the list, and one block begins where that one began.
  // 4. Write both tags of what there is then, and put it into the list.
  let header = memory.sbrk(count) - WORD;
  let size = count;
  memory.store(memory.size - WORD, 1);
  if (!isPreviousAllocatedAt(memory, header)) {
    const before = sizeAt(memory, header - WORD);
    header -= before;
    size += before;
    unlink(memory, header);
  }
  writeFree(memory, header, size);
  push(memory, header);
  return header;
  // @end
}
