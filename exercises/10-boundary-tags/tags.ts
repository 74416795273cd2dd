/**
 * The tags of a block: two equal words, its first one and its last one, that say how large the block is and whether it is in use.
 * Nobody else knows how they say so.
 *
 * @module
 */
import { type Memory, WORD } from "./memory.js";

/** Address of the first header: behind a word that nobody uses, and the two of the prologue. So the first payload is at 16. */
export const FIRST = 3 * WORD;

/**
 * The size of a block, as one of its tags tells it. Cost: O(1).
 *
 * @param memory - is only read
 * @param tag - address of the block's header, or of its footer
 * @returns a multiple of 8; 0 at the epilogue, which ends the heap
 */
export function sizeAt(memory: Memory, tag: number): number {
  // TODO: Clear the three lowest bits.
  throw new Error("TODO: sizeAt");
}

/**
 * Whether a block is in use, as one of its tags tells it. Cost: O(1).
 *
 * @param memory - is only read
 * @param tag - address of the block's header, or of its footer
 */
export function isAllocatedAt(memory: Memory, tag: number): boolean {
  // TODO: That is what the lowest bit says.
  throw new Error("TODO: isAllocatedAt");
}

/**
 * Writes both tags of a block. Cost: O(1).
 *
 * @param memory - two words of it change
 * @param header - address of the first one, 4 bytes before the payload
 * @param size - bytes of the whole block, a multiple of 8 and 8 at least
 * @param isAllocated - whether the block is in use
 */
export function writeTags(memory: Memory, header: number, size: number, isAllocated: boolean): void {
  // TODO: The same word twice. The footer is the last word that still belongs to the block: where does that begin?
  throw new Error("TODO: writeTags");
}
