/**
 * Code beside the submission: it reads the words of a bitmap, and makes the many calls whose cost is measured.
 *
 * @module
 */

interface Allocator {
  words: ArrayLike<unknown>;
  allocate(): number;
  free(address: number): void;
  getFreeCount(): number;
}

/**
 * How many words there are, and then as many of them as there have to be, unsigned; in words what is there instead.
 *
 * @param most - words that there have to be
 */
export function words({ words }: Allocator, most: number): number[] | string {
  if (typeof words !== "object" || words === null) return `it is ${words === null ? "null" : `${typeof words}`}`;
  const { length } = words;
  if (typeof length !== "number") return "it is an object without a length";
  const found = [length];
  for (let place = 0; place < length && place < most; place++) {
    const word = words[place];
    if (typeof word !== "number")
      return `entry ${place} is ${word === null ? "null" : `a ${typeof word}`}, not a number`;
    found.push(word >>> 0);
  }
  return found;
}

/** Units of a block in all patterns. */
const BLOCK = 16;
/** A block near the front that is free by turns: who begins to look for one there finds it, and who goes on from it does not. */
const NEAR = 40;
/** Where many words have room, this is the bit of each that is free. */
const HOLE = 7;

let allocator: Allocator | null = null;
/** The number of the last block. */
let last = 0;
/** The blocks that are handed out in a round. */
let [first, second] = [0, 0];
let bare = 0;

const wrong = (call: string, actual: unknown, due: number): string =>
  `Among ${last + 1} blocks of ${BLOCK}, ${call} returned ${typeof actual === "number" ? actual : "no number"}, and has to return ${due}.`;

type AllocatorClass = new (count: number, size: number) => Allocator;

/** So many blocks, all of them in use but the ones that are named. */
function prepare(Class: AllocatorClass, count: number, free: readonly number[]): string | null {
  [allocator, last] = [new Class(count, BLOCK), count - 1];
  [first, second] = [free[0] ?? 0, free[1] ?? 0];
  for (let block = 0; block < count; block++) {
    const address = allocator.allocate();
    if (address !== block * BLOCK) return wrong("allocate()", address, block * BLOCK);
  }
  for (const block of free) allocator.free(block * BLOCK);
  return null;
}

/** Free are one block near the front and the last one. */
export const prepareFull = (Class: AllocatorClass, count: number): string | null =>
  prepare(Class, count, [NEAR, count - 1]);

/** In each word a block is free. */
export function prepareHoles(Class: AllocatorClass, count: number): string | null {
  const holes: number[] = [];
  for (let block = HOLE; block < count; block += 32) holes.push(block);
  return prepare(Class, count, holes);
}

/** Rounds: gets the two lowest blocks, and gives them back. */
export function rounds(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let round = 0; round < count; round++) {
    const low = allocator.allocate();
    if (low !== first * BLOCK) return wrong("allocate()", low, first * BLOCK);
    const next = allocator.allocate();
    if (next !== second * BLOCK) return wrong("allocate()", next, second * BLOCK);
    allocator.free(low);
    allocator.free(next);
  }
  return null;
}

/** The loop of {@link rounds} without its calls. */
export function roundsLoop(_Class: unknown, count: number): string | null {
  for (let round = 0; round < count; round++) {
    if ((bare += first) < 0) return wrong("nothing", bare, 0);
    if ((bare += second) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/** Blocks of which two are in use. */
export function prepareCounting(Class: AllocatorClass, count: number): null {
  [allocator, last] = [new Class(count, BLOCK), count - 1];
  allocator.allocate();
  allocator.allocate();
  return null;
}

/** Asks how many blocks are free. */
export function counts(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let call = 0; call < count; call++) {
    const free = allocator.getFreeCount();
    if (free !== last - 1) return wrong("getFreeCount()", free, last - 1);
  }
  return null;
}

/** The loop of {@link counts} without its calls. */
export function countsLoop(_Class: unknown, count: number): string | null {
  for (let call = 0; call < count; call++) if ((bare += 2) < 0) return wrong("nothing", bare, 2);
  return null;
}
