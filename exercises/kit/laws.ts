/**
 * What holds for the free list of every allocator after every call: whole units inside memory, ascending, no empty blocks,
 * no two that touch, and together exactly the memory that no live allocation holds.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "./failure.js";
import type { FreeRange, MemoryModel } from "./model.js";

/** The units of a block in words: `20…49`, or `20` for a single one. */
export function units(block: FreeRange): string {
  return block.size === 1 ? `${block.start}` : `${block.start}…${block.start + block.size - 1}`;
}

/**
 * The first law that the list breaks, in words; `null` when it keeps them all. O(nodes + capacity).
 *
 * @param nodes - the free list as it was read
 * @param model - memory as it should be
 */
export function brokenLaw(nodes: readonly FreeRange[], model: MemoryModel): string | null {
  return brokenShape(nodes, model.capacity) ?? differentMemory(nodes, model);
}

function brokenShape(nodes: readonly FreeRange[], capacity: number): string | null {
  for (const [index, node] of nodes.entries()) {
    const place = `node ${index + 1} of the free list (start ${node.start}, size ${node.size})`;
    if (node.size <= 0) return `${place} has no units; an exact fit has to be unlinked from the list`;
    if (node.start < 0 || node.start + node.size > capacity)
      return `${place} reaches outside of memory (0…${capacity - 1})`;
    const before = nodes[index - 1];
    if (before === undefined) continue;
    if (node.start < before.start)
      return `${place} comes after start ${before.start}; the list has to ascend by address`;
    if (node.start < before.start + before.size) return `${place} overlaps the node before it (units ${units(before)})`;
    if (node.start === before.start + before.size)
      return `nodes ${units(before)} and ${units(node)} touch, so they have to be one free block`;
  }
  return null;
}

function differentMemory(nodes: readonly FreeRange[], model: MemoryModel): string | null {
  for (const [start, size] of model.live) {
    const taken = nodes.find((node) => node.start < start + size && start < node.start + node.size);
    if (taken) return `the free list holds ${units(taken)}, yet units ${units({ start, size })} are allocated`;
  }
  for (const range of model.freeRanges()) {
    const same = nodes.some((node) => node.start === range.start && node.size === range.size);
    if (!same)
      return `units ${units(range)} are free, but the free list does not have them as one block; they are lost`;
  }
  return null;
}

/**
 * Memory as the submission's own free list tells it, against the allocations that are live: units that both claim are
 * `broken`, units that nobody claims are in no block. O(nodes + capacity).
 */
export function observedPicture(nodes: readonly FreeRange[], model: MemoryModel): MemoryPicture {
  const claims = new Array<string | undefined>(model.capacity).fill(undefined);
  for (const [start, size] of model.live) claims.fill(`allocated ${start}`, start, start + size);
  return picture(nodes, claims);
}

/** Memory as a free list tells it, taking all that is not in the list as allocated. O(nodes + capacity). */
export function listPicture(nodes: readonly FreeRange[], capacity: number): MemoryPicture {
  const { blocks } = picture(nodes, new Array<string | undefined>(capacity).fill(undefined));
  const all: MemoryBlock[] = [];
  let end = 0;
  for (const block of [...blocks, { start: capacity, size: 0, state: "free" as const }]) {
    if (block.start > end) all.push({ start: end, size: block.start - end, state: "allocated" });
    if (block.size > 0) all.push(block);
    end = block.start + block.size;
  }
  return { capacity, blocks: all };
}

/** Adds the nodes to the claims of the live allocations, and puts equal neighbours together. */
function picture(nodes: readonly FreeRange[], claims: (string | undefined)[]): MemoryPicture {
  const capacity = claims.length;
  for (const [index, node] of nodes.entries()) {
    for (let unit = Math.max(0, node.start); unit < Math.min(capacity, node.start + node.size); unit++) {
      claims[unit] = claims[unit] === undefined ? `free ${index}` : "broken";
    }
  }
  const blocks: MemoryBlock[] = [];
  for (let start = 0; start < capacity;) {
    let end = start + 1;
    while (end < capacity && claims[end] === claims[start]) end++;
    const state = claims[start]?.split(" ")[0] as MemoryBlock["state"] | undefined;
    if (state !== undefined) blocks.push({ start, size: end - start, state });
    start = end;
  }
  return { capacity, blocks };
}
