/**
 * The list of all free blocks, the newest first. Its nodes are the blocks themselves: in the two words behind its header, where the
 * payload was, a free block has the header addresses of the next one and of the previous one, 0 for none. Nobody else writes links.
 *
 * @module
 */
import { type Memory, WORD } from "./memory.js";

/** Address of the word that has the header address of the newest free block: 0 when nothing is free. */
export const HEAD = 0;
/** From the header of a free block to its link to the next one. */
export const NEXT = WORD;
/** From the header of a free block to its link to the previous one, which became free after it. */
export const PREVIOUS = 2 * WORD;

/**
 * Takes a block out of the list. Cost: O(1).
 *
 * @param memory - links of its neighbours change; its own mean nothing any more
 * @param header - of a block that is in the list
 */
export function unlink(memory: Memory, header: number): void {
  // @student 1. Read both links.
  // 2. Whatever leads to this block leads to the next one from now on. Is that a link, or the head?
  // 3. The next one, if there is one, has another previous one now.
  const next = memory.load(header + NEXT);
  const previous = memory.load(header + PREVIOUS);
  memory.store(previous === 0 ? HEAD : previous + NEXT, next);
  if (next !== 0) memory.store(next + PREVIOUS, previous);
  // @end
}

/**
 * Puts a block before all others: it becomes the head. Cost: O(1).
 *
 * @param memory - two words of the block change, the head, and a link of the one that was the head
 * @param header - of a free block that is not in the list
 */
export function push(memory: Memory, header: number): void {
  // @student Four words: two of the block, one of the block that was the head so far (if there was one), and the head.
  const next = memory.load(HEAD);
  memory.store(header + NEXT, next);
  memory.store(header + PREVIOUS, 0);
  if (next !== 0) memory.store(next + PREVIOUS, header);
  memory.store(HEAD, header);
  // @end
}
