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
const SIZE = 20;
const addressOf = (block: number): number => 8 + 24 * block;

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

/** Bytes of each block, of a request for one, and words of it. */
const BLOCK = 32;
const REQUEST = BLOCK - 4;
const WORDS = BLOCK / 4;
/** Blocks that are in the list when there are few. */
const FEW = 10;

let heap: Heap | null = null;
let words = new Uint32Array();
let count = 0;
/** The last block of the list, how many bytes it has, and how many blocks the list has. */
let last = 0;
let lastBytes = BLOCK;
let listed = FEW;

/** The header of a block, as an address and as the place of a word. */
const headerOf = (block: number): number => 4 + BLOCK * block;
const wordOf = (block: number): number => 1 + WORDS * block;

/** Puts so many blocks in place: those of the list free, in its order, and all others in use. */
function place(Class: HeapClass, blocks: number, list: readonly number[]): void {
  heap = new Class(2 ** 20, 64);
  words = new Uint32Array(heap.memory.bytes);
  count = blocks;
  for (let block = 0; block < blocks; block++) words[wordOf(block)] = BLOCK + 3;
  words[wordOf(blocks)] = 3;
  heap.memory.size = headerOf(blocks) + 4;
  for (let at = 0; at < list.length; at++) {
    const free = wordOf(list[at]!);
    words[free] = BLOCK + 2;
    words[free + 1] = at + 1 < list.length ? headerOf(list[at + 1]!) : 0;
    words[free + 2] = at > 0 ? headerOf(list[at - 1]!) : 0;
    words[free + WORDS - 1] = BLOCK;
    words[free + WORDS]! -= 2;
  }
  words[0] = headerOf(list[0]!);
}

/** Every fourth block is free. In the list they are in no order, by steps that share no factor with any number of them. */
export function prepareFrees(Class: HeapClass, blocks: number): null {
  const free = blocks / 4;
  place(
    Class,
    blocks,
    Array.from({ length: free }, (_, at) => 3 + 4 * ((7919 * at) % free)),
  );
  return null;
}

/** Random, and the same each time. */
let drawn = 1;
const draw = (): number => (drawn = (48_271 * drawn) % (2 ** 31 - 1));

/** Frees the block before a free one, which leaves the list with that, and allocates it again: what is left becomes the head. */
export function frees(_Class: unknown, calls: number): string | null {
  for (let call = 0; call < calls; call++) {
    const block = 2 + 4 * (draw() % (count / 4));
    const address = headerOf(block) + 4;
    heap!.free(address);
    if (words[0] !== headerOf(block) || words[wordOf(block)] !== 2 * BLOCK + 2)
      return `Among ${count} blocks of ${BLOCK}, of which every fourth is free, after free(${address}) the head is ${words[0]} and its header ${words[wordOf(block)]}; they have to be ${headerOf(block)} and ${2 * BLOCK + 2}.`;
    const again = heap!.allocate(REQUEST);
    if (again !== address || words[0] !== headerOf(block + 1))
      return `Among ${count} blocks of ${BLOCK}, after free(${address}), allocate(${REQUEST}) returned ${shown(again)} and has to return ${address}; the head is ${words[0]} then, and has to be ${headerOf(block + 1)}.`;
  }
  return null;
}

/** The loop of {@link frees} without its calls. */
export function freesLoop(_Class: unknown, calls: number): string | null {
  for (let call = 0; call < calls; call++) {
    const block = 2 + 4 * (draw() % (count / 4));
    const address = headerOf(block) + 4;
    if (words[0] === headerOf(block) || words[wordOf(block)] !== BLOCK + 3) return "";
    if (address < 8 || words[0] === address) return "";
  }
  return null;
}

/** Ten blocks are free, of which the first nine are cut in two: only the last one of the list has room. */
export function prepareAllocations(Class: HeapClass, blocks: number): null {
  const step = Math.floor(blocks / FEW);
  const list = Array.from({ length: FEW }, (_, at) => 3 + step * ((7 * at) % FEW));
  place(Class, blocks, list);
  for (const block of list.slice(0, -1)) {
    const at = wordOf(block);
    words[at] = BLOCK / 2 + 2;
    words[at + 3] = BLOCK / 2;
    words[at + 4] = BLOCK / 2 + 1;
    words[at + WORDS]! += 2;
  }
  [last, lastBytes, listed] = [list.at(-1)!, BLOCK, FEW];
  return null;
}

/** Nearly every second block is free, and only the last one of the list, which has twice as many bytes, has room. */
export function prepareWalks(Class: HeapClass, blocks: number): null {
  const list = Array.from({ length: blocks / 2 - 2 }, (_, at) => 1 + 2 * at);
  place(Class, blocks, list);
  [last, lastBytes, listed] = [list.at(-1)!, 2 * BLOCK, list.length];
  words[wordOf(last + 2)] = BLOCK + 1;
  freeLast(headerOf(list.at(-2)!));
  return null;
}

/** Allocates the last block of the list, and has it free again. */
export function allocations(_Class: unknown, calls: number): string | null {
  const due = headerOf(last) + 4;
  for (let call = 0; call < calls; call++) {
    const before = words[wordOf(last) + 2]!;
    const address = heap!.allocate(lastBytes - 4);
    if (address !== due || words[before / 4 + 1] !== 0)
      return `Among ${count} blocks of ${BLOCK}, with ${listed} in the list, allocate(${lastBytes - 4}) returned ${shown(address)} and has to return ${due}; the link at ${before + 4} to it is ${words[before / 4 + 1]} then, and has to be 0.`;
    freeLast(before);
  }
  return null;
}

/** The loop of {@link allocations} without its calls. */
export function allocationsLoop(_Class: unknown, calls: number): string | null {
  for (let call = 0; call < calls; call++) {
    const before = words[wordOf(last) + 2]!;
    if (words[before / 4 + 1] === 0) return "";
    freeLast(before);
  }
  return null;
}

/** The last block of the list as before, behind that one. */
function freeLast(before: number): void {
  const at = wordOf(last);
  const end = at + lastBytes / 4;
  words[at] = lastBytes + 2;
  words[at + 1] = 0;
  words[at + 2] = before;
  words[end - 1] = lastBytes;
  words[end] = BLOCK + 1;
  words[before / 4 + 1] = headerOf(last);
}

/** Allocates what none of the list has room for, so that the heap grows by that block, and has it as before. */
export function growths(_Class: unknown, calls: number): string | null {
  const { memory } = heap!;
  const end = memory.size;
  for (let call = 0; call < calls; call++) {
    const address = heap!.allocate(60);
    if (address !== end || words[end / 4 - 1] !== 64 + 3)
      return `Among ${count} blocks of ${BLOCK}, of which ten are free, allocate(60) returned ${shown(address)} and has to return ${end}; its header is ${words[end / 4 - 1]}, and has to be 67.`;
    memory.size = end;
    words[end / 4 - 1] = 3;
  }
  return null;
}

/** The loop of {@link growths} without its calls. */
export function growthsLoop(_Class: unknown, calls: number): string | null {
  const { memory } = heap!;
  const end = memory.size;
  for (let call = 0; call < calls; call++) {
    if (words[end / 4 - 1] !== 3) return "";
    memory.size = end;
    words[end / 4 - 1] = 3;
  }
  return null;
}
