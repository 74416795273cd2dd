/**
 * Free blocks in words.
 *
 * @module
 */
import type { AllocatorModel, FreeRange } from "./allocator.js";

/** The units of a block in words: `20…49`, or `20` for a single one. */
export function units(block: FreeRange): string {
  return block.size === 1 ? `${block.start}` : `${block.start}…${block.start + block.size - 1}`;
}

/** Blocks that a sentence lists at most. */
export const MOST_TOLD = 12;

/** The free blocks as a sentence to add: ` The free blocks should be 20…49, 90…99.` or ` Nothing should be free.` */
export function freeBlocksInWords(model: Pick<AllocatorModel, "freeRanges">): string {
  const ranges = model.freeRanges();
  if (ranges.length === 0) return " Nothing should be free.";
  const told = ranges.slice(0, MOST_TOLD).map(units).join(", ");
  const rest = ranges.length > MOST_TOLD ? ` and ${ranges.length - MOST_TOLD} more` : "";
  return ranges.length === 1 ? ` The only free block should be ${told}.` : ` The free blocks should be ${told}${rest}.`;
}
