/**
 * What a call did to memory, in words: which free block it split, with which neighbours it merged.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "#kit/failure";

const unitsOf = ({ start, size }: { start: number; size: number }): string =>
  size === 1 ? `${start}` : `${start}…${start + size - 1}`;
const count = (size: number): string => (size === 1 ? "1 unit" : `${size} units`);
const freeOf = ({ blocks }: MemoryPicture): MemoryBlock[] => blocks.filter(({ state }) => state === "free");
const allocatedOf = ({ blocks }: MemoryPicture): MemoryBlock[] => blocks.filter(({ state }) => state === "allocated");

/**
 * A sentence about the difference of two pictures of the same memory; empty when there is none. O(blocks²) where all of them
 * changed, which one call does not do.
 */
export function deedOf(before: MemoryPicture, after: MemoryPicture): string {
  const isIn = (blocks: readonly MemoryBlock[]) => (block: MemoryBlock) =>
    blocks.some(({ start, size, label }) => start === block.start && size === block.size && label === block.label);
  const gone = allocatedOf(before).filter((block) => !isIn(allocatedOf(after))(block));
  const made = allocatedOf(after).filter((block) => !isIn(allocatedOf(before))(block));
  if (made.length === 1 && gone.length === 0) return split(made[0]!, before);
  if (gone.length === 1 && made.length === 0) return merge(gone[0]!, before);
  if (gone.length > 1) return `${gone.length} blocks are free again: ${gone.map(unitsOf).join(", ")}.`;
  return "";
}

function split(block: MemoryBlock, before: MemoryPicture): string {
  const from = freeOf(before).find(({ start, size }) => start <= block.start && block.start < start + size);
  if (from === undefined) return "";
  if (from.size === block.size) return `Exact fit: the free block ${unitsOf(from)} is handed out whole.`;
  const rest = { start: block.start + block.size, size: from.start + from.size - block.start - block.size };
  return `Split: the front of ${unitsOf(from)} is handed out, and ${count(rest.size)} (${unitsOf(rest)}) ${rest.size === 1 ? "stays" : "stay"} free.`;
}

function merge(block: MemoryBlock, before: MemoryPicture): string {
  const free = freeOf(before);
  const end = block.start + block.size;
  const previous = free.find(({ start, size }) => start + size === block.start);
  const next = free.find(({ start }) => start === end);
  const first = previous?.start ?? block.start;
  const whole = unitsOf({ start: first, size: (next === undefined ? end : next.start + next.size) - first });
  if (previous !== undefined && next !== undefined)
    return `Merge with both neighbours: ${unitsOf(previous)}, ${unitsOf(block)} and ${unitsOf(next)} become one, ${whole}.`;
  if (previous !== undefined) return `Merge with the previous free block ${unitsOf(previous)}: together ${whole}.`;
  if (next !== undefined) return `Merge with the next free block ${unitsOf(next)}: together ${whole}.`;
  return `No free neighbour: ${unitsOf(block)} becomes a free block of its own.`;
}
