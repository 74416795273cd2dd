/**
 * What a call did to memory, in words: which free block it split, with which neighbours it merged.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture, MemoryStrip, PictureOf } from "#kit/check/picture";

const unitsOf = ({ start, size }: { start: number; size: number }): string =>
  size === 1 ? `${start}` : `${start}…${start + size - 1}`;
const count = (size: number): string => (size === 1 ? "1 unit" : `${size} units`);
const freeOf = ({ blocks }: MemoryPicture): MemoryBlock[] => blocks.filter(({ state }) => state === "free");
const allocatedOf = ({ blocks }: MemoryPicture): MemoryBlock[] => blocks.filter(({ state }) => state === "allocated");

/**
 * A sentence about what a call did between two pictures of the same memory; empty when it did nothing, or where there is more
 * than one strip. Only where free blocks are nodes of a list can they be split and merged. O(blocks²) where all of them
 * changed, which one call does not do.
 */
export function changeText(before: PictureOf<"memory">, after: PictureOf<"memory">): string {
  const [was, is] = [before.strips[0], after.strips[0]];
  const isOne = before.strips.length === 1 && after.strips.length === 1;
  if (!isOne || was === undefined || is === undefined) return "";
  const told = stripText(was, is, after.list !== undefined);
  return told === "" ? marksText(was, is) : told;
}

/** What stands below the blocks that did not before; where nothing does, what does not stand there any more. */
function marksText({ marks: before = [] }: MemoryStrip, { marks: after = [] }: MemoryStrip): string {
  const only = (some: typeof before, others: typeof before): string[] =>
    some
      .filter(({ at, name }) => !others.some((other) => other.at === at && other.name === name))
      .map(({ at, name }) => `${name} at ${at}`);
  const [came, gone] = [only(after, before), only(before, after)];
  if (came.length > 0) return `Marked now: ${came.join("; ")}.`;
  return gone.length > 0 ? `No longer marked: ${gone.join("; ")}.` : "";
}

function stripText(before: MemoryPicture, after: MemoryPicture, hasFreeList: boolean): string {
  const isIn = (blocks: readonly MemoryBlock[]) => (block: MemoryBlock) =>
    blocks.some(({ start, size, label }) => start === block.start && size === block.size && label === block.label);
  if (after.capacity > before.capacity)
    return `Memory grows by ${count(after.capacity - before.capacity)}, to ${after.capacity}.`;
  if ([...before.blocks, ...after.blocks].some(({ state }) => state === "held")) return heldText(before, after);
  const gone = allocatedOf(before).filter((block) => !isIn(allocatedOf(after))(block));
  const made = allocatedOf(after).filter((block) => !isIn(allocatedOf(before))(block));
  if (made.length === 1 && gone.length === 0) return hasFreeList ? split(made[0]!, before) : taken(made[0]!);
  if (gone.length === 1 && made.length === 0) {
    return hasFreeList ? merge(gone[0]!, before, after) : givenBack(gone[0]!, after);
  }
  const moved = movedOf(before, after);
  const isMoved = ({ label }: MemoryBlock): boolean => moved.some((block) => block.label === label);
  const [others, lost] = [made, gone].map((blocks) => blocks.filter((block) => !isMoved(block))) as [
    MemoryBlock[],
    MemoryBlock[],
  ];
  if (moved.length > 1 || (moved.length === 1 && others.length > 0))
    return `${movement(moved)}${others.length === 1 && lost.length === 0 ? ` ${taken(others[0]!)}` : ""}`;
  const [left, came] = [gone[0], made[0]];
  if (gone.length === 1 && made.length === 1 && left?.start === came?.start && left?.size === came?.size)
    return came?.label && left?.label ? `${came.label} takes the place of ${left.label}.` : "";
  if (gone.length === 1 && made.length === 1 && left && came?.label && came.label === left.label)
    return resized(left, came);
  if (gone.length > 1) return `${gone.length} blocks are free again: ${gone.map(unitsOf).join(", ")}.`;
  return "";
}

/** What became of a block that has another size, or another place. */
function resized(before: MemoryBlock, after: MemoryBlock): string {
  const name = after.label ?? "";
  const [wasEnd, isEnd] = [before.start + before.size, after.start + after.size];
  if (before.start !== after.start) {
    const isOver = after.start < wasEnd && before.start < isEnd;
    return `${name} moves from ${unitsOf(before)} to ${unitsOf(after)}${isOver ? ", over itself" : ""}.`;
  }
  const more = { start: wasEnd, size: isEnd - wasEnd };
  if (more.size > 0) return `${name} grows where it is, by ${count(more.size)} (${unitsOf(more)}).`;
  const given = { start: isEnd, size: -more.size };
  return `${name} gives up ${given.size === 1 ? "its last unit" : `its last ${count(given.size)}`} (${unitsOf(given)}).`;
}

/** Blocks that lie elsewhere than before: those whose name no other block has, before or after. */
function movedOf(before: MemoryPicture, after: MemoryPicture): MemoryBlock[] {
  const [was, is] = [allocatedOf(before), allocatedOf(after)];
  const only = (blocks: readonly MemoryBlock[], name: string | undefined): MemoryBlock | undefined => {
    const [first, ...more] = blocks.filter(({ label }) => label === name);
    return name === undefined || more.length > 0 ? undefined : first;
  };
  return is.filter((block) => {
    const old = only(was, block.label);
    return old?.size === block.size && old.start !== block.start && only(is, block.label) === block;
  });
}

function movement(moved: readonly MemoryBlock[]): string {
  const names = moved.map(({ label = "" }) => label);
  const told = names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${told} ${names.length === 1 ? "has" : "have"} moved: ${count(moved.reduce((sum, { size }) => sum + size, 0))}.`;
}

/** What a call did where blocks that were given back are held before they are free: all of it, since one call may do several things. */
function heldText(before: MemoryPicture, after: MemoryPicture): string {
  const held = ({ blocks }: MemoryPicture): MemoryBlock[] => blocks.filter(({ state }) => state === "held");
  const isNew = (block: MemoryBlock, blocks: readonly MemoryBlock[]): boolean =>
    !blocks.some(({ start, size, label }) => start === block.start && size === block.size && label === block.label);
  const named = (block: MemoryBlock): string => block.label ?? unitsOf(block);
  const given = allocatedOf(before).filter((block) => isNew(block, allocatedOf(after)));
  const isHeld = (block: MemoryBlock): boolean => !isNew(block, held(after));
  const told = (blocks: readonly MemoryBlock[], one: string, several: string): string[] =>
    blocks.length === 0 ? [] : [`${blocks.map(named).join(", ")} ${blocks.length === 1 ? one : several}`];
  const left = [
    ...held(before).filter((block) => isNew(block, held(after))),
    ...given.filter((block) => !isHeld(block)),
  ];
  const made = allocatedOf(after).filter((block) => isNew(block, allocatedOf(before)));
  const parts = [
    ...told(given.filter(isHeld), "is given back, and held", "are given back, and held"),
    ...made.map((block) => `${count(block.size)} (${unitsOf(block)}) ${areHandedOut(block)}`),
    ...told(left, "is free", "are free"),
  ];
  return parts.map((part) => `${part}.`).join(" ");
}

const taken = (block: MemoryBlock): string => `${count(block.size)} (${unitsOf(block)}) ${areHandedOut(block)}.`;
const areHandedOut = ({ size }: MemoryBlock): string => (size === 1 ? "is handed out" : "are handed out");

/** The free block of a picture that a range lies in. */
const around = (range: MemoryBlock, { blocks }: MemoryPicture): MemoryBlock | undefined =>
  blocks.find(
    ({ start, size, state }) => state === "free" && start <= range.start && range.start + range.size <= start + size,
  );

function givenBack(block: MemoryBlock, after: MemoryPicture): string {
  const whole = around(block, after);
  const told = `${count(block.size)} (${unitsOf(block)}) ${block.size === 1 ? "is" : "are"} free again`;
  return whole === undefined || whole.size === block.size
    ? `${told}.`
    : `${told}; with what was free beside, ${count(whole.size)} in a row (${unitsOf(whole)}).`;
}

function split(block: MemoryBlock, before: MemoryPicture): string {
  const from = freeOf(before).find(({ start, size }) => start <= block.start && block.start < start + size);
  if (from === undefined) return "";
  if (from.size === block.size) return `Exact fit: the free block ${unitsOf(from)} is handed out whole.`;
  const gap = { start: from.start, size: block.start - from.start };
  const rest = { start: block.start + block.size, size: from.start + from.size - block.start - block.size };
  const left = [gap, rest].filter(({ size }) => size > 0);
  const part = left.length === 2 ? "a part in the middle" : gap.size > 0 ? "the end" : "the front";
  const stays = left.length === 1 && left[0]?.size === 1 ? "stays" : "stay";
  const told = left.map((piece) => `${count(piece.size)} (${unitsOf(piece)})`).join(" and ");
  return `Split: ${part} of ${unitsOf(from)} is handed out, and ${told} ${stays} free.`;
}

/** Told by what is one free block afterwards: that free blocks touch does not mean that they were merged. */
function merge(block: MemoryBlock, before: MemoryPicture, after: MemoryPicture): string {
  const end = block.start + block.size;
  const whole = around(block, after);
  if (whole === undefined) return "";
  const free = freeOf(before);
  const previous = whole.start < block.start ? free.find(({ start, size }) => start + size === block.start) : undefined;
  const next = whole.start + whole.size > end ? free.find(({ start }) => start === end) : undefined;
  if (previous !== undefined && next !== undefined)
    return `Merge with both neighbours: ${unitsOf(previous)}, ${unitsOf(block)} and ${unitsOf(next)} become one, ${unitsOf(whole)}.`;
  if (previous !== undefined)
    return `Merge with the previous free block ${unitsOf(previous)}: together ${unitsOf(whole)}.`;
  if (next !== undefined) return `Merge with the next free block ${unitsOf(next)}: together ${unitsOf(whole)}.`;
  const touches = free.some(({ start, size }) => start === end || start + size === block.start);
  return `${touches ? "No merge" : "No free neighbour"}: ${unitsOf(block)} becomes a free block of its own.`;
}
