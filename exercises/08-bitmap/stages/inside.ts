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
      return `entry ${place} is ${word === null || word === undefined ? String(word) : `${typeof word === "object" ? "an" : "a"} ${typeof word}`}, not a number`;
    found.push(word >>> 0);
  }
  return found;
}

/** Units of a block in all patterns. */
const BLOCK = 16;
/** A block near the front that is free by turns: who begins to look for one there finds it, and who goes on from it does not. */
const NEAR = 40;
/** Blocks that are free besides, up to the last one: more than anybody remembers by the way. */
const FAR = 32;
/** Where many words have room, this is the bit of each that is free. */
const HOLE = 7;

let allocator: Allocator | null = null;
/** The number of the last block. */
let last = 0;
/** The lowest free block, which is handed out in each round. */
let near = 0;
/** Those behind it, ascending: a round hands out the next of them, and when none is left all come back. */
let far: readonly number[] = [];
/** How many of them are handed out: rounds go on where those before have stopped. */
let place = 0;
let bare = 0;

const wrong = (call: string, actual: unknown, due: number): string =>
  `Among ${last + 1} blocks of ${BLOCK}, ${call} returned ${typeof actual === "number" ? actual : "no number"}, and has to return ${due}.`;

type AllocatorClass = new (count: number, size: number) => Allocator;

/** So many blocks, all of them in use but the ones that are named, or only so many of the first. */
function prepare(
  Class: AllocatorClass,
  count: number,
  free: readonly number[],
  rounds: number,
  taken = count,
): string | null {
  [allocator, last] = [new Class(count, BLOCK), count - 1];
  [near, far, place] = [free[0] ?? 0, free.slice(1, 1 + rounds), 0];
  for (let block = 0; block < taken; block++) {
    const address = allocator.allocate();
    if (address !== block * BLOCK) return wrong("allocate()", address, block * BLOCK);
  }
  for (const block of free) if (block < taken) allocator.free(block * BLOCK);
  return null;
}

/** Free are one block near the front, and others far behind it, up to the last one. */
export const prepareFull = (Class: AllocatorClass, count: number): string | null =>
  prepare(Class, count, [NEAR, ...alike(count - 1)], FAR);

/** The last block, and others before it whose digits in base 32 have the same sum as its digits; ascending. */
function alike(last: number): number[] {
  const found: number[] = [];
  for (let block = last; found.length < FAR; block--) if (digitSum(block) === digitSum(last)) found.push(block);
  return found.reverse();
}

const digitSum = (block: number): number => (block & 31) + ((block >>> 5) & 31) + (block >>> 10);

/** In each word a block is free. */
export function prepareHoles(Class: AllocatorClass, count: number): string | null {
  const holes: number[] = [];
  for (let block = HOLE; block < count; block += 32) holes.push(block);
  return prepare(Class, count, holes, 1);
}

/** Blocks below a single word of the second summary, and a few behind them. */
const CUBE = 32 ** 3;
const BEHIND = 64;

/**
 * The first of very many blocks are in use, so many that a word of the second summary has nobody left. Of them one near the front is
 * free, and the first, one in the middle and the last below the highest bit of that word; and so are all blocks behind.
 */
export const prepareCube = (Class: AllocatorClass, count: number): string | null =>
  prepare(Class, count, [NEAR, CUBE - 1_024, CUBE - 500, CUBE - 1, CUBE + BEHIND], 4, CUBE + BEHIND);

/** Rounds: gets the two lowest blocks, and gives the first of them back. */
export function rounds(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let round = 0; round < count; round++) {
    const low = allocator.allocate();
    if (low !== near * BLOCK) return wrong("allocate()", low, near * BLOCK);
    const next = allocator.allocate();
    if (next !== far[place]! * BLOCK) return wrong("allocate()", next, far[place]! * BLOCK);
    allocator.free(low);
    if (++place < far.length) continue;
    for (place = 0; place < far.length; place++) allocator.free(far[place]! * BLOCK);
    place = 0;
  }
  return null;
}

/** The loop of {@link rounds} without its calls. */
export function roundsLoop(_Class: unknown, count: number): string | null {
  let place = 0;
  for (let round = 0; round < count; round++) {
    if ((bare += near) < 0) return wrong("nothing", bare, 0);
    if ((bare += far[place]!) < 0) return wrong("nothing", bare, 0);
    if (++place < far.length) continue;
    for (place = 0; place < far.length; place++) bare += far[place]!;
    place = 0;
  }
  return null;
}

/** Blocks that are all free. */
export function prepareEmpty(Class: AllocatorClass, count: number): null {
  [allocator, last] = [new Class(count, BLOCK), count - 1];
  return null;
}

/** Blocks of which two are in use. */
export function prepareCounting(Class: AllocatorClass, count: number): null {
  prepareEmpty(Class, count);
  allocator?.allocate();
  allocator?.allocate();
  return null;
}

/** Blocks that are all in use. */
export const prepareNoneFree = (Class: AllocatorClass, count: number): string | null => prepare(Class, count, [], 0);

/** Gets a block and gives it back, and asks each time how many are free, of so many at most. */
function countsOf(most: number, count: number): string | null {
  if (allocator === null) return null;
  for (let call = 0; call < count; call++) {
    const address = allocator.allocate();
    const less = allocator.getFreeCount();
    if (less !== most - 1) return wrong("getFreeCount()", less, most - 1);
    allocator.free(address);
    const free = allocator.getFreeCount();
    if (free !== most) return wrong("getFreeCount()", free, most);
  }
  return null;
}

/** These calls where two blocks are in use. */
export const counts = (_Class: unknown, count: number): string | null => countsOf(last - 1, count);

/** The same where none is. */
export const countsOfAll = (_Class: unknown, count: number): string | null => countsOf(last + 1, count);

/** Is refused a block, where none is free, and gives one back and gets it again; asks each time how many are free. */
export function countsOfNone(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let call = 0; call < count; call++) {
    if (!isRefused(asksForOne, allocator)) return "Where no block is free, allocate() was not refused.";
    const none = allocator.getFreeCount();
    if (none !== 0) return wrong("getFreeCount()", none, 0);
    allocator.free(NEAR * BLOCK);
    const one = allocator.getFreeCount();
    if (one !== 1) return wrong("getFreeCount()", one, 1);
    const address = allocator.allocate();
    if (address !== NEAR * BLOCK) return wrong("allocate()", address, NEAR * BLOCK);
  }
  return null;
}

type Call = (heap: Allocator) => unknown;

const asksForOne: Call = (heap) => heap.allocate();

/** What nobody may free where all blocks are free, each for another reason. */
const NOT_TO_BE_FREED: readonly [string, Call][] = [
  ["a free of a block that is free", (heap) => heap.free(NEAR * BLOCK)],
  ["a free of what is no block's first unit", (heap) => heap.free(NEAR * BLOCK + 1)],
  ["a free outside of memory", (heap) => heap.free((last + 1) * BLOCK)],
];

/** Asks for all that has to be refused where all blocks are free. */
export function refusals(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let turn = 0; turn < count; turn++)
    for (const [what, call] of NOT_TO_BE_FREED)
      if (!isRefused(call, allocator)) return `Among ${last + 1} blocks of ${BLOCK}, ${what} was not refused.`;
  return null;
}

function isRefused(call: Call, heap: Allocator): boolean {
  try {
    call(heap);
    return false;
  } catch {
    return true;
  }
}

/** The loop of these without their calls. */
export function loop(_Class: unknown, count: number): string | null {
  for (let call = 0; call < count; call++) if ((bare += 2) < 0) return wrong("nothing", bare, 2);
  return null;
}
