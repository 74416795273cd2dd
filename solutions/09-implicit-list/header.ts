/**
 * The header of a block: one word that says how large the block is and whether it is in use. Nobody else knows how it says so.
 *
 * @module
 */
import { type Memory, WORD } from "./memory.js";

/** Address of the first header: one word further than the beginning, so that the first payload is at 8. */
export const FIRST = WORD;

/**
 * The size of a block, its header included. Cost: O(1).
 *
 * @param memory - is only read
 * @param header - address of the block's header
 * @returns a multiple of 8; 0 at the epilogue, which ends the heap
 */
export function sizeAt(memory: Memory, header: number): number {
  // @student A size is a multiple of 8. Which bits of the word does it never use, and how do you get rid of them?
  return memory.load(header) & ~7;
  // @end
}

/**
 * Whether a block is in use. Cost: O(1).
 *
 * @param memory - is only read
 * @param header - address of the block's header
 */
export function isAllocatedAt(memory: Memory, header: number): boolean {
  // @student That is what the lowest bit says.
  return (memory.load(header) & 1) === 1;
  // @end
}

/**
 * Writes the header of a block. Cost: O(1).
 *
 * @param memory - one word of it changes
 * @param header - its address, 4 bytes before the payload
 * @param size - bytes of the whole block, a multiple of 8
 * @param isAllocated - whether the block is in use
 */
export function writeHeader(memory: Memory, header: number, size: number, isAllocated: boolean): void {
  // @student Both fit into one word.
  memory.store(header, size | (isAllocated ? 1 : 0));
  // @end
}
