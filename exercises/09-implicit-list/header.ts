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
  // TODO: A size is a multiple of 8. Which bits of the word does it never use, and how do you get rid of them?
  throw new Error("TODO: sizeAt");
}

/**
 * Whether a block is in use. Cost: O(1).
 *
 * @param memory - is only read
 * @param header - address of the block's header
 */
export function isAllocatedAt(memory: Memory, header: number): boolean {
  // TODO: That is what the lowest bit says.
  throw new Error("TODO: isAllocatedAt");
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
  // TODO: Both fit into one word.
  throw new Error("TODO: writeHeader");
}
