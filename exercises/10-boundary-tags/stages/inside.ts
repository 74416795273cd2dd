/**
 * Code beside the submission: it has many blocks live, replays long traces, and makes the many calls whose cost is measured.
 *
 * @module
 */

export { replay } from "../../kit/bytes/replays.js";

interface Heap {
  readonly memory: { readonly bytes: ArrayBuffer; size: number };
  allocate(size: number): number;
  free(address: number): void;
}
type HeapClass = new (maxBytes: number, growBytes: number) => Heap;

const shown = (value: unknown): string => (typeof value === "number" ? String(value) : "no number");

// ---- many blocks live ---------------------------------------------------------------------------------------------

/** Bytes of a request; its block has 24. */
const SIZE = 16;
const addressOf = (block: number): number => 16 + 24 * block;

/** Blocks that are live: nothing else is kept of them here. */
let held = 0;

/** Has so many blocks live: allocates what is missing, or frees from the last one on. Tells what was wrong. */
export function holdBlocks(heap: Heap, count: number): string | null {
  for (; held > count; held--) heap.free(addressOf(held - 1));
  for (; held < count; held++) {
    const address = heap.allocate(SIZE);
    if (address !== addressOf(held))
      return `allocate(${SIZE}) with ${held} live blocks of that size returned ${shown(address)}, and has to return ${addressOf(held)}`;
  }
  return null;
}

// ---- cost ---------------------------------------------------------------------------------------------------------

/** Bytes of each block, and words. */
const BLOCK = 32;
const WORDS = BLOCK / 4;
/** Of seven blocks in a row these are free: so blocks in use have neighbours of all kinds. */
const ROW = 7;
const inEachRow = (block: number): boolean => block % ROW === 1 || block % ROW === 3;
/** Or this one alone: who walks to the next free block has far to go. */
const isLast = (block: number): boolean => block === count - 1;
/** Blocks that are freed in turn. */
const TARGETS = 64;

let heap: Heap | null = null;
let words = new Uint32Array();
let count = 0;
let isFree = inEachRow;
/** Of each block in turn what it becomes: the place of its header in words, and its size. */
let targets: readonly { block: number; at: number; size: number }[] = [];

/** Puts so many blocks in place, and writes their tags: those of the first seven, and then the same again, twice as many each time. */
function place(Class: HeapClass, blocks: number, isFreeAt: (block: number) => boolean): void {
  heap = new Class(2 ** 20, 64);
  words = new Uint32Array(heap.memory.bytes);
  count = blocks;
  words.set([0, 9, 9]);
  for (let block = 0; block < ROW; block++) tag(block, isFreeAt(block));
  const end = 3 + WORDS * blocks;
  for (let done = ROW * WORDS; 3 + done < end; done *= 2) words.copyWithin(3 + done, 3, Math.min(3 + done, end - done));
  words[end] = 1;
  heap.memory.size = 16 + BLOCK * blocks;
}

function tag(block: number, free: boolean): void {
  const at = 3 + WORDS * block;
  words[at] = words[at + WORDS - 1] = free ? BLOCK : BLOCK + 1;
}

/** Frees will be of the blocks in use among those that are named, in turn. */
function prepareFree(Class: HeapClass, blocks: number, named: (place: number) => number, isFreeAt = inEachRow): null {
  isFree = isFreeAt;
  place(Class, blocks, isFree);
  tag(blocks - 1, isFree(blocks - 1));
  const chosen = new Set<number>();
  for (let next = 0; chosen.size < TARGETS; next++) if (!isFree(named(next))) chosen.add(named(next));
  targets = [...chosen].map((block) => {
    const before = block > 0 && isFree(block - 1) ? 1 : 0;
    const behind = block + 1 < blocks && isFree(block + 1) ? 1 : 0;
    return { block, at: 3 + WORDS * (block - before), size: BLOCK * (1 + before + behind) };
  });
  return null;
}

/** Between blocks in use: who cannot merge yet is no slower for that. */
export const prepareFront = (Class: HeapClass, blocks: number): null =>
  prepareFree(Class, blocks, (place) => place, isLast);
export const prepareBack = (Class: HeapClass, blocks: number): null =>
  prepareFree(Class, blocks, (place) => blocks - 1 - place);
/** Anywhere, by steps that share no factor with any number of blocks. */
export const prepareAnywhere = (Class: HeapClass, blocks: number): null =>
  prepareFree(Class, blocks, (place) => (7919 * place) % blocks);

/** Frees a block, and has its tags and those of its neighbours as before. */
export function frees(_Class: unknown, calls: number): string | null {
  for (let call = 0; call < calls; call++) {
    const { block, at, size } = targets[call % TARGETS]!;
    heap!.free(16 + BLOCK * block);
    if (words[at] !== size)
      return `Among ${count} blocks of ${BLOCK}, after free(${16 + BLOCK * block}) the word at ${4 * at} is ${words[at]}, and has to be ${size}.`;
    restore(block);
  }
  return null;
}

/** The loop of {@link frees} without its calls. */
export function freesLoop(_Class: unknown, calls: number): string | null {
  for (let call = 0; call < calls; call++) {
    const { block, at, size } = targets[call % TARGETS]!;
    if (words[at] === size + 2) return "";
    restore(block);
  }
  return null;
}

function restore(block: number): void {
  if (block > 0) tag(block - 1, isFree(block - 1));
  tag(block, false);
  if (block + 1 < count) tag(block + 1, isFree(block + 1));
}

/** All blocks are in use but the last one. */
export function prepareLast(Class: HeapClass, blocks: number): null {
  place(Class, blocks, () => false);
  tag(blocks - 1, true);
  return null;
}

/** Allocates the last block, and has it free again. */
export function allocations(_Class: unknown, calls: number): string | null {
  const due = 16 + BLOCK * (count - 1);
  for (let call = 0; call < calls; call++) {
    const address = heap!.allocate(BLOCK - 8);
    if (address !== due)
      return `Among ${count} blocks of ${BLOCK}, allocate(${BLOCK - 8}) returned ${shown(address)}, and has to return ${due}.`;
    tag(count - 1, true);
  }
  return null;
}

/** The loop of {@link allocations} without its calls. */
export function allocationsLoop(_Class: unknown, calls: number): string | null {
  for (let call = 0; call < calls; call++) tag(count - 1, true);
  return null;
}
