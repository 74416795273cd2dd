/**
 * What holds for the free list of every allocator after every call: whole units inside memory, ascending, no empty blocks,
 * no two that touch, and together exactly the memory that no live allocation holds.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "../check/failure.js";
import type { BrokenLaw } from "../check/broken-law.js";
import type { FreeRange } from "../models/allocator.js";
import type { MemoryModel } from "../models/units.js";
import { units } from "../models/words.js";

/**
 * The first law that the list breaks; `null` when it keeps them all. O(blocks · log nodes).
 *
 * @param nodes - the free list as it was read
 * @param model - memory as it should be
 */
export function brokenLaw(nodes: readonly FreeRange[], model: MemoryModel): BrokenLaw | null {
  // Most lists that are read are right, and to see that takes less than to go through the laws.
  if (areEqual(nodes, model.freeRanges())) return null;
  return brokenShape(nodes, model) ?? differentMemory(nodes, model);
}

const areEqual = (some: readonly FreeRange[], others: readonly FreeRange[]): boolean =>
  some.length === others.length &&
  some.every(({ start, size }, index) => start === others[index]?.start && size === others[index].size);

function brokenShape(nodes: readonly FreeRange[], { capacity, lastFilled }: MemoryModel): BrokenLaw | null {
  for (const [index, node] of nodes.entries()) {
    const place = `node ${index + 1} of the free list (start ${node.start}, size ${node.size})`;
    if (node.size <= 0) return { mistake: "a node without units", told: `${place} ${withoutUnits(node, lastFilled)}` };
    if (node.start < 0 || node.start + node.size > capacity)
      return { mistake: "a node outside of memory", told: `${place} reaches outside of memory (0…${capacity - 1})` };
    const before = nodes[index - 1];
    if (before === undefined) continue;
    if (node.start < before.start) {
      const told = `${place} comes after start ${before.start}; the list has to ascend by address`;
      return { mistake: "a list that does not ascend", told };
    }
    if (node.start < before.start + before.size)
      return { mistake: "nodes that overlap", told: `${place} overlaps the node before it (units ${units(before)})` };
    if (node.start === before.start + before.size) {
      const told = `nodes ${units(before)} and ${units(node)} touch, so they have to be one free block`;
      return { mistake: "nodes that touch", told };
    }
  }
  return null;
}

/** What is said of a node that stands for no units; where it comes from, where that is known. */
function withoutUnits({ start, size }: FreeRange, filled: FreeRange | null): string {
  if (size < 0) return "has a negative size, which no block can have";
  const isFilled = filled !== null && (start === filled.start || start === filled.start + filled.size);
  return isFilled
    ? "has no units; an exact fit has to be unlinked from the list"
    : "has no units, so it has no place in the list";
}

/** Of nodes that ascend and do not overlap. */
function differentMemory(nodes: readonly FreeRange[], model: MemoryModel): BrokenLaw | null {
  for (const [start, size] of model.live) {
    const taken = firstBehind(nodes, start);
    if (taken !== undefined && taken.start < start + size) {
      const told = `the free list holds ${units(taken)}, yet ${allocated({ start, size })}`;
      return { mistake: "allocated units in the list", told };
    }
  }
  for (const range of model.freeRanges()) {
    const node = firstBehind(nodes, range.start);
    if (node?.start === range.start && node.size === range.size) continue;
    return { mistake: "free units that are lost", told: lost(range, nodes) };
  }
  return null;
}

/** The first of ascending nodes that do not overlap which ends behind that unit. O(log nodes). */
function firstBehind(nodes: readonly FreeRange[], unit: number): FreeRange | undefined {
  let [from, to] = [0, nodes.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const { start, size } = nodes[middle] as FreeRange;
    if (start + size > unit) to = middle;
    else from = middle + 1;
  }
  return nodes[from];
}

const allocated = (block: FreeRange): string =>
  block.size === 1 ? `unit ${units(block)} is allocated` : `units ${units(block)} are allocated`;

/** A free block that the list does not have, or of which it has only a part. */
function lost(range: FreeRange, nodes: readonly FreeRange[]): string {
  const free = range.size === 1 ? `unit ${units(range)} is free` : `units ${units(range)} are free`;
  const parts = nodes.filter((node) => node.start >= range.start && node.start < range.start + range.size);
  if (parts.length > 0) return `${free}, but the free list has only ${parts.map(units).join(" and ")} of them`;
  return `${free}, but the free list does not have ${range.size === 1 ? "it; it is" : "them; they are"} lost`;
}

/**
 * Memory as the submission's own free list tells it, against the allocations that are live: units that both claim are
 * `broken`, units that nobody claims are in no block. O(nodes + capacity).
 */
export function observedPicture(
  nodes: readonly FreeRange[],
  { capacity, live }: { capacity: number; live: ReadonlyMap<number, number> },
): MemoryPicture {
  const claims = new Array<string | undefined>(capacity).fill(undefined);
  for (const [start, size] of live) claims.fill(`allocated ${start}`, start, start + size);
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
