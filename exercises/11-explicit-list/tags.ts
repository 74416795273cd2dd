/**
 * What the tags of a block say. Its header: how large it is, whether it is in use (bit 0), and whether the block before it is (bit 1). Its
 * footer, which a free block alone has: how large it is. Nobody else knows how they say so.
 *
 * @module
 */
import { type Memory, WORD } from "./memory.js";

/** Bytes of the smallest block: a header, two links and a footer, as soon as it is free. */
export const LEAST = 4 * WORD;

/**
 * The size of a block. Cost: O(1).
 *
 * @param memory - is only read
 * @param header - address of the block's header, or of the footer of a free one
 * @returns a multiple of 8; 0 at the epilogue, which ends the heap
 */
export function sizeAt(memory: Memory, header: number): number {
  // TODO: Clear the three lowest bits.
  throw new Error("TODO: sizeAt");
}

/**
 * Whether a block is in use. Cost: O(1).
 *
 * @param memory - is only read
 * @param header - address of the block's header
 */
export function isAllocatedAt(memory: Memory, header: number): boolean {
  // TODO: That is what bit 0 says.
  throw new Error("TODO: isAllocatedAt");
}

/**
 * Whether the block before a block is in use. Cost: O(1).
 *
 * @param memory - is only read
 * @param header - address of the header of the block behind it
 */
export function isPreviousAllocatedAt(memory: Memory, header: number): boolean {
  // TODO: That is what bit 1 says, whose value is 2.
  throw new Error("TODO: isPreviousAllocatedAt");
}

/**
 * Tells a block whether the one before it is in use. Cost: O(1).
 *
 * @param memory - bit 1 of a word of it changes
 * @param header - address of the block's header, or of the epilogue
 * @param isAllocated - whether the block before is in use
 */
export function setPreviousBit(memory: Memory, header: number, isAllocated: boolean): void {
  // TODO: Set bit 1, or clear it, and leave all other bits as they are.
  throw new Error("TODO: setPreviousBit");
}

/**
 * Writes header and footer of a free block. Cost: O(1).
 *
 * @param memory - two words of it change, but bit 1 of the header does not
 * @param header - its address, 4 bytes before the payload
 * @param size - bytes of the whole block, a multiple of 8 from 16 up
 */
export function writeFree(memory: Memory, header: number, size: number): void {
  // TODO: Bit 0 is clear, and bit 1 as it was. The footer is the last word that still belongs to the block, and has the size alone.
  throw new Error("TODO: writeFree");
}

/**
 * Writes the header of a block in use, which has no footer. Cost: O(1).
 *
 * @param memory - one word of it changes, but its bit 1 does not
 * @param header - its address, 4 bytes before the payload
 * @param size - bytes of the whole block, a multiple of 8 from 16 up
 */
export function writeAllocated(memory: Memory, header: number, size: number): void {
  // TODO: Bit 0 is set, and bit 1 as it was.
  throw new Error("TODO: writeAllocated");
}
