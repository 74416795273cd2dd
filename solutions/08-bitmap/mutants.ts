import type { Mutant } from "../mutant.js";

/** How the lowest bit is found, as the reference has it. */
const LOWEST = `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;`;
/** How levels are made, as the reference has it. */
const MAKE = `  const words = new Uint32Array(Math.ceil(bitCount / 32)).fill(0xffffffff);
  const rest = bitCount % 32;
  if (rest !== 0) words[words.length - 1] = 2 ** rest - 1;
  return words.length === 1 ? [words] : [words, ...makeLevels(words.length)];`;
/** The loop that makes a bit 0, as the reference has it. */
const TAKE = `    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;`;
/** The allocator down to its words. */
const HEAD = `import { hasBit } from "./bits.js";
import { InvalidFreeError, OutOfMemoryError } from "./errors.js";
import { give, lowest, makeLevels, take } from "./summary.js";

/** As many blocks as an allocator may have, and as many units as its memory. */
const MOST_BLOCKS = 2 ** 20;
const MOST_UNITS = 2 ** 31;

/** Memory in blocks that are all equally large. A bit for each of them says whether it is free, and that is all that is known. */
export class BitmapAllocator {
  readonly blockCount: number;
  readonly blockSize: number;
  /** A bit for each block, 32 in a word: 1 while it is free. Bits beyond the last block are 0. */
  readonly words: Uint32Array;`;

/** The same with words of so many bits. */
const withBits = (bits: number): string => `import { InvalidFreeError, OutOfMemoryError } from "./errors.js";
import { give as giveBit, lowest, makeLevels, take as takeBit } from "./summary.js";

const MOST_BLOCKS = 2 ** 20;
const MOST_UNITS = 2 ** 31;

type Levels = readonly Uint32Array[] & { words: Uint32Array };

const hasBit = (words: Uint32Array, block: number): boolean =>
  ((words[Math.floor(block / ${bits})]! >>> block % ${bits}) & 1) === 1;

function take(levels: Levels, block: number): void {
  takeBit(levels, block);
  levels.words[Math.floor(block / ${bits})]! &= ~(1 << block % ${bits});
}

function give(levels: Levels, block: number): void {
  giveBit(levels, block);
  levels.words[Math.floor(block / ${bits})]! |= 1 << block % ${bits};
}

export class BitmapAllocator {
  readonly blockCount: number;
  readonly blockSize: number;
  get words(): Uint32Array {
    return this.levels.words;
  }
  set words(_words: Uint32Array) {
    const count = Math.ceil(this.blockCount / ${bits});
    this.levels.words = new Uint32Array(count).fill(2 ** ${bits} - 1);
    this.levels.words[count - 1] = 2 ** (this.blockCount - ${bits} * (count - 1)) - 1;
  }`;

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- words: a bit for each block, the lowest first ----------------------------------------------------------------
  {
    name: "highest-bit-first",
    stage: "words",
    file: "bits.ts",
    find: `31 - Math.clz32(word & -word)`,
    replace: `31 - Math.clz32(word)`,
    why: "clz32 counts from the top, and that finds the highest 1.",
    told: "hands out the highest free block of a word, where the lowest is due",
  },
  {
    name: "words-of-31-bits",
    stage: "words",
    file: "summary.ts",
    find: `new Uint32Array(Math.ceil(bitCount / 32))`,
    replace: `new Uint32Array(Math.ceil(bitCount / 31))`,
    why: "Keeps clear of the bit with the sign when it counts the words: 32 blocks get two.",
    told: "has more entries in words than ⌈blockCount ÷ 32⌉",
  },
  {
    name: "words-up-to-the-next-power-of-two",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.words = this.levels[0]!;`,
    replace: `    this.words = new Uint32Array(2 ** Math.ceil(Math.log2(this.levels[0]!.length + 1)));
    this.words.set(this.levels[0]!);
    (this.levels as Uint32Array[])[0] = this.words;`,
    why: "Makes room for a power of two of words, one more than there are at least.",
    told: "has more entries in words than ⌈blockCount ÷ 32⌉",
  },
  {
    name: "words-that-have-8-bits",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: HEAD,
    replace: withBits(8),
    why: "Keeps the bits in bytes.",
    told: "has more entries in words than ⌈blockCount ÷ 32⌉",
  },
  {
    name: "words-that-have-16-bits",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: HEAD,
    replace: withBits(16),
    why: "A word has 16 bits, as it has in many a book.",
    told: "has more entries in words than ⌈blockCount ÷ 32⌉",
  },
  {
    name: "words-that-have-31-bits",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: HEAD,
    replace: withBits(31),
    why: "Keeps clear of the bit with the sign: a word has bits for 31 blocks.",
    told: "has more entries in words than ⌈blockCount ÷ 32⌉",
  },
  {
    name: "a-word-more-for-the-rest",
    stage: "words",
    file: "summary.ts",
    find: MAKE,
    replace: `  const words = new Uint32Array(Math.floor(bitCount / 32) + 1).fill(0xffffffff);
  words[words.length - 1] = 2 ** (bitCount % 32) - 1;
  return words.length === 1 ? [words] : [words, ...makeLevels(words.length)];`,
    why: "Makes one more than the whole words for the rest, and does so where there is none.",
    told: "has more entries in words than ⌈blockCount ÷ 32⌉",
  },
  {
    name: "a-word-for-each-block",
    stage: "words",
    file: "summary.ts",
    find: MAKE,
    replace: `  const used = Math.ceil(bitCount / 32);
  const words = new Uint32Array(bitCount).fill(0xffffffff, 0, used);
  const rest = bitCount % 32;
  if (rest !== 0) words[used - 1] = 2 ** rest - 1;
  return used === 1 ? [words] : [words, ...makeLevels(used)];`,
    why: "Makes as many words as there are blocks, of which the first ones are used.",
    told: "has more entries in words than ⌈blockCount ÷ 32⌉",
  },
  {
    name: "an-entry-for-each-block",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: HEAD,
    replace: `import { hasBit as hasBitOf } from "./bits.js";
import { InvalidFreeError, OutOfMemoryError } from "./errors.js";
import { give, lowest, makeLevels, take } from "./summary.js";

const hasBit = (words: Uint8Array, block: number): boolean => words[block] === 1;

/** As many blocks as an allocator may have, and as many units as its memory. */
const MOST_BLOCKS = 2 ** 20;
const MOST_UNITS = 2 ** 31;

/** Memory in blocks that are all equally large. A bit for each of them says whether it is free, and that is all that is known. */
export class BitmapAllocator {
  readonly blockCount: number;
  readonly blockSize: number;
  /** A bit for each block, 32 in a word: 1 while it is free. Bits beyond the last block are 0. */
  get words(): Uint8Array {
    return Uint8Array.from({ length: this.blockCount }, (_, block) => Number(hasBitOf(this.levels[0]!, block)));
  }
  set words(_words: Uint8Array) {}`,
    why: "A number for each block, 1 or 0, in place of a bit: it is read and written more easily.",
    told: "has more entries in words than ⌈blockCount ÷ 32⌉",
  },
  {
    name: "takes-1-for-in-use",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `  readonly words: Uint32Array;`,
    replace: `  get words(): Uint32Array {
    return this.levels[0]!.map((word) => ~word);
  }
  set words(_words: Uint32Array) {}`,
    why: "Shows what is in use, as most people would: but a 1 is a free block.",
    told: "has a 1 in words for a block in use, where a 1 is a free block",
  },
  {
    name: "frees-what-is-free",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `|| hasBit(this.words, block)`,
    replace: `|| !hasBit(this.words, block)`,
    why: "Reads the bit the wrong way round: it refuses blocks in use.",
    told: "refuses to free blocks that are in use",
  },
  {
    name: "as-many-units-as-blocks",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `address >= this.blockCount * this.blockSize`,
    replace: `address >= this.blockCount`,
    why: "Takes the number of blocks for the units of memory, so most addresses look as if they were outside.",
    told: "refuses to free blocks that are in use",
  },
  {
    name: "asks-for-the-bit-of-the-address",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `hasBit(this.words, block)`,
    replace: `hasBit(this.words, address)`,
    why: "Asks whether the bit with the number of the address is 1, and that is another block's.",
    told: "refuses to free blocks that are in use",
  },
  {
    name: "address-0-is-no-address",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `!Number.isInteger(address) || address < 0`,
    replace: `!address || !Number.isInteger(address) || address < 0`,
    why: "Asks whether there is an address at all, and 0 counts as none.",
    told: "refuses to free blocks that are in use",
  },
  {
    name: "last-block-is-outside",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `address >= this.blockCount * this.blockSize`,
    replace: `address >= (this.blockCount - 1) * this.blockSize`,
    why: "Takes the address of the last block for the end of memory.",
    told: "refuses to free blocks that are in use",
  },
  {
    name: "returns-the-number",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `return block * this.blockSize;`,
    replace: `return block;`,
    why: "The number of the block and its address are the same for blocks of 1.",
    told: "returns the number of the block from allocate, where its address is due: the number · blockSize",
  },
  {
    name: "never-counts-up",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.freeCount += 1;
`,
    replace: ``,
    why: "Counts what is handed out, and forgets to count what comes back.",
    told: "leaves getFreeCount as it was after a free",
  },
  {
    name: "forgets-the-complement",
    stage: "words",
    file: "bits.ts",
    find: `words[index >>> 5]! &= ~(1 << (index & 31));`,
    replace: `words[index >>> 5]! &= 1 << (index & 31);`,
    why: "Forgets the ~: all other bits of the word are cleared, and this one stays.",
    told: "clears the bits of all other blocks in the word when it hands one out, and leaves that one's at 1",
  },
  {
    name: "goes-on-from-the-last-block",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    const block = lowest(this.levels);
`,
    replace: `    const self = this as unknown as { from?: number };
    let block = self.from ?? 0;
    while (block < this.blockCount && !hasBit(this.words, block)) block += 1;
    if (block >= this.blockCount) block = lowest(this.levels);
    self.from = block + 1;
`,
    why: "Next fit: goes on where the last search ended, so a lower block that came back has to wait.",
    told: "passes over a lower block that has come back, where the lowest free block is due",
  },
  {
    name: "last-freed-first",
    stage: "words",
    file: "summary.ts",
    find: `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
  // @end
}

/**
 * Makes a bit of level 0 that is 1 a 0. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function take(levels: readonly Uint32Array[], index: number): void {
  // @student Clear the bit. When has the level above to hear of it, and which bit of it is meant?
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
  // @end
}

/**
 * Makes a bit of level 0 that is 0 a 1. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function give(levels: readonly Uint32Array[], index: number): void {
  // @student Set the bit. When has the level above to hear of it?
  let place = index;
  for (const words of levels) {`,
    replace: `  const { freed = [] } = levels as { freed?: number[] };
  if (freed.length > 0) return freed[freed.length - 1]!;
  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
}

export function take(levels: readonly Uint32Array[], index: number): void {
  const { freed = [] } = levels as { freed?: number[] };
  if (freed.includes(index)) freed.splice(freed.indexOf(index), 1);
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
}

export function give(levels: readonly Uint32Array[], index: number): void {
  const all = levels as { freed?: number[] };
  all.freed ??= [];
  all.freed.push(index);
  let place = index;
  for (const words of levels) {`,
    why: "Keeps what has come back on a stack: the block that was freed last is handed out first.",
    told: "passes over a lower block that has come back, where the lowest free block is due",
  },
  {
    name: "first-freed-first",
    stage: "words",
    file: "summary.ts",
    find: `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
  // @end
}

/**
 * Makes a bit of level 0 that is 1 a 0. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function take(levels: readonly Uint32Array[], index: number): void {
  // @student Clear the bit. When has the level above to hear of it, and which bit of it is meant?
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
  // @end
}

/**
 * Makes a bit of level 0 that is 0 a 1. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function give(levels: readonly Uint32Array[], index: number): void {
  // @student Set the bit. When has the level above to hear of it?
  let place = index;
  for (const words of levels) {`,
    replace: `  const { freed = [] } = levels as { freed?: number[] };
  if (freed.length > 0) return freed[0]!;
  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
}

export function take(levels: readonly Uint32Array[], index: number): void {
  const { freed = [] } = levels as { freed?: number[] };
  if (freed.includes(index)) freed.splice(freed.indexOf(index), 1);
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
}

export function give(levels: readonly Uint32Array[], index: number): void {
  const all = levels as { freed?: number[] };
  all.freed ??= [];
  all.freed.push(index);
  let place = index;
  for (const words of levels) {`,
    why: "Keeps what has come back in a queue: the block that has waited longest is handed out first.",
    told: "passes over a lower block that has come back, where the lowest free block is due",
  },
  {
    name: "word-of-the-last-free-first",
    stage: "index",
    file: "summary.ts",
    find: `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
  // @end
}

/**
 * Makes a bit of level 0 that is 1 a 0. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function take(levels: readonly Uint32Array[], index: number): void {
  // @student Clear the bit. When has the level above to hear of it, and which bit of it is meant?
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
  // @end
}

/**
 * Makes a bit of level 0 that is 0 a 1. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function give(levels: readonly Uint32Array[], index: number): void {
  // @student Set the bit. When has the level above to hear of it?
  let place = index;
  for (const words of levels) {
    const wasFull = words[place >>> 5] === 0;
    setBit(words, place);
    place >>>= 5;
    if (!wasFull) return;
  }
`,
    replace: `  const { word } = levels as { word?: number };
  if (word !== undefined && levels[0]![word] !== 0) return 32 * word + lowestBit(levels[0]![word]!);
  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
  // @end
}

/**
 * Makes a bit of level 0 that is 1 a 0. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function take(levels: readonly Uint32Array[], index: number): void {
  // @student Clear the bit. When has the level above to hear of it, and which bit of it is meant?
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
  // @end
}

/**
 * Makes a bit of level 0 that is 0 a 1. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function give(levels: readonly Uint32Array[], index: number): void {
  (levels as { word?: number }).word = index >>> 5;
  let place = index;
  for (const words of levels) {
    const wasFull = words[place >>> 5] === 0;
    setBit(words, place);
    place >>>= 5;
    if (!wasFull) return;
  }
`,
    why: "Remembers in which word something came back last, and looks there first.",
    told: "passes over a lower block that has come back, where the lowest free block is due",
  },
  {
    name: "words-with-room-wait-in-a-queue",
    stage: "index",
    file: "summary.ts",
    find: `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
  // @end
}

/**
 * Makes a bit of level 0 that is 1 a 0. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function take(levels: readonly Uint32Array[], index: number): void {
  // @student Clear the bit. When has the level above to hear of it, and which bit of it is meant?
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
  // @end
}

/**
 * Makes a bit of level 0 that is 0 a 1. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function give(levels: readonly Uint32Array[], index: number): void {
  // @student Set the bit. When has the level above to hear of it?
  let place = index;
  for (const words of levels) {
    const wasFull = words[place >>> 5] === 0;
    setBit(words, place);
    place >>>= 5;
    if (!wasFull) return;
  }
`,
    replace: `  const [first] = wordsWithRoom(levels);
  return first === undefined ? -1 : 32 * first + lowestBit(levels[0]![first]!);
}

const known = new WeakMap<readonly Uint32Array[], number[]>();

function wordsWithRoom(levels: readonly Uint32Array[]): number[] {
  const room = known.get(levels) ?? [...levels[0]!.keys()];
  known.set(levels, room);
  return room;
}

export function take(levels: readonly Uint32Array[], index: number): void {
  const room = wordsWithRoom(levels);
  clearBit(levels[0]!, index);
  if (levels[0]![index >>> 5] === 0) room.splice(room.indexOf(index >>> 5), 1);
}

export function give(levels: readonly Uint32Array[], index: number): void {
  const room = wordsWithRoom(levels);
  const word = index >>> 5;
  if (levels[0]![word] === 0) room.push(word);
  setBit(levels[0]!, index);
`,
    why: "Keeps the numbers of the words with room in a queue: a word that has room again stands behind all others.",
    told: "passes over a lower block that has come back, where the lowest free block is due",
  },
  {
    name: "shares-its-words",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.levels = makeLevels(blockCount);
`,
    replace: `    const made = makeLevels(blockCount);
    const all = BitmapAllocator as unknown as { levels?: Uint32Array[] };
    all.levels ??= made;
    this.levels = all.levels.length === made.length && all.levels[0]!.length === made[0]!.length ? all.levels : made;
    for (const [level, words] of made.entries()) this.levels[level]!.set(words);
`,
    why: "Keeps the words in a static property, and makes them anew for each allocator: two at a time have the same.",
    told: "lets two allocators use the same bits, where each has its own",
  },
  {
    name: "shares-the-words-of-the-first",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.levels = makeLevels(blockCount);`,
    replace: `    const all = BitmapAllocator as unknown as { levels?: Uint32Array[] };
    all.levels ??= makeLevels(blockCount);
    this.levels = all.levels;`,
    why: "Makes the words once, in a static property, and whoever comes next finds them as they are.",
    told: "lets two allocators use the same bits, where each has its own",
  },
  {
    name: "shares-one-row-of-words",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.levels = makeLevels(blockCount);`,
    replace: `    const all = BitmapAllocator as unknown as { words?: Uint32Array };
    all.words ??= new Uint32Array(2 ** 15);
    const [words, ...index] = makeLevels(blockCount);
    all.words.set(words!);
    this.levels = [all.words.subarray(0, words!.length), ...index];`,
    why: "One array at the top of the module is long enough for all, and each allocator begins at its front.",
    told: "lets two allocators use the same bits, where each has its own",
  },
  {
    name: "shares-the-words-of-the-same-size",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.levels = makeLevels(blockCount);`,
    replace: `    const all = BitmapAllocator as unknown as { made?: Map<number, Uint32Array[]> };
    all.made ??= new Map();
    if (!all.made.has(blockCount)) all.made.set(blockCount, makeLevels(blockCount));
    this.levels = all.made.get(blockCount)!;`,
    why: "Makes the words of each size once, and whoever comes next with that size finds them as they are.",
    told: "lets two allocators use the same bits, where each has its own",
  },
  {
    name: "uses-the-words-of-the-newest",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.levels = makeLevels(blockCount);
    this.words = this.levels[0]!;`,
    replace: `    const all = BitmapAllocator as unknown as { newest: Uint32Array[] };
    all.newest = makeLevels(blockCount);
    Object.defineProperty(this, "levels", { get: () => all.newest });
    this.words = this.levels[0]!;`,
    why: "A variable of the module has the levels; every new allocator puts its own there, and the older ones use these.",
    told: "lets two allocators use the same bits, where each has its own",
  },
  {
    name: "shares-the-summary",
    stage: "index",
    file: "bitmap-allocator.ts",
    find: `    this.levels = makeLevels(blockCount);`,
    replace: `    const all = BitmapAllocator as unknown as { summaries?: Uint32Array[] };
    const [words, ...made] = makeLevels(blockCount);
    all.summaries ??= made;
    if (all.summaries.length !== made.length || all.summaries[0]?.length !== made[0]?.length) all.summaries = made;
    for (const [level, each] of made.entries()) all.summaries[level]!.set(each);
    this.levels = [words!, ...all.summaries];`,
    why: "The words are its own; the summary of them is kept in a static property.",
    told: "lets two allocators use the same bits, where each has its own",
  },

  // ---- borders: the sign, the shift modulo 32, the last word --------------------------------------------------------
  {
    name: "block-32-is-block-0",
    stage: "borders",
    file: "bits.ts",
    find: `  return (words[index >>> 5]! & (1 << (index & 31))) !== 0;
  // @end
}

/** Makes a bit 1, and leaves the others as they are. Cost: O(1). */
export function setBit(words: Uint32Array, index: number): void {
  // @student The same word, with that bit on.
  words[index >>> 5]! |= 1 << (index & 31);
`,
    replace: `  return (words[0]! & (1 << index)) !== 0;
}

export function setBit(words: Uint32Array, index: number): void {
  words[0]! |= 1 << index;
`,
    why: "Shifts by the index of the block: 1 << 32 is 1, so block 32 is taken for block 0.",
    told: "takes block 32 for block 0 in free, 33 for 1, and so on",
  },
  {
    name: "asks-block-0-for-block-32",
    stage: "index",
    file: "bits.ts",
    find: `  return (words[index >>> 5]! & (1 << (index & 31))) !== 0;`,
    replace: `  return (words[0]! & (1 << index)) !== 0;`,
    why: "Asks the first word whether a block is free, whatever its number is.",
    told: "takes block 32 for block 0 in free, 33 for 1, and so on",
  },
  {
    name: "block-by-its-number-in-the-word",
    stage: "borders",
    file: "bitmap-allocator.ts",
    find: `    const block = address / this.blockSize;`,
    replace: `    const block = (address / this.blockSize) % 32;`,
    why: "Takes the number of the bit in its word for the number of the block.",
    told: "takes block 32 for block 0 in free, 33 for 1, and so on",
  },
  {
    name: "a-negative-word-is-empty",
    stage: "borders",
    file: "bits.ts",
    find: `return 31 - Math.clz32(word & -word);`,
    replace: `return (word | 0) > 0 ? 31 - Math.clz32(word & -word) : -1;`,
    why: "Asks for a word > 0: with bit 31 it is negative.",
    told: "finds no free block in a word whose bit 31 is 1",
  },
  {
    name: "a-negative-word-is-passed-over",
    stage: "borders",
    file: "summary.ts",
    find: `    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;`,
    replace: `    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  const words = levels[0]!;
  if ((words[index >>> 5]! | 0) >= 0) return index;
  const word = words.findIndex((each) => (each | 0) > 0);
  return word === -1 ? -1 : 32 * word + lowestBit(words[word]!);`,
    why: "Asks each word for more than 0: with bit 31 it is negative, and the search goes on behind it.",
    told: "finds no free block in a word whose bit 31 is 1",
  },
  {
    name: "last-word-filled-with-ones",
    stage: "borders",
    file: "summary.ts",
    find: `  if (rest !== 0) words[words.length - 1] = 2 ** rest - 1;
`,
    replace: `  if (words.length === 1 && rest !== 0) words[words.length - 1] = 2 ** rest - 1;
`,
    why: "All words are ones, and only for a single word it has been noticed that not all blocks are there.",
    told: "has bits at 1 that belong to no block, in the last of several words",
  },
  {
    name: "every-word-filled-with-ones",
    stage: "words",
    file: "summary.ts",
    find: `  if (rest !== 0) words[words.length - 1] = 2 ** rest - 1;`,
    replace: ``,
    why: "All words are ones: nobody has noticed that not all of their bits have a block.",
    told: "has bits at 1 that belong to no block, in the last of several words",
  },
  {
    name: "last-partial-word-dropped",
    stage: "borders",
    file: "summary.ts",
    find: `new Uint32Array(Math.ceil(bitCount / 32))`,
    replace: `new Uint32Array(Math.max(1, Math.floor(bitCount / 32)))`,
    why: "Rounds the number of words down, and saves the smallest memories from having none.",
    told: "has a word too few when blockCount is more than 32 and no multiple of it",
  },
  {
    name: "every-partial-word-dropped",
    stage: "words",
    file: "summary.ts",
    find: MAKE,
    replace: `  const words = new Uint32Array(Math.floor(bitCount / 32)).fill(0xffffffff);
  return words.length <= 1 ? [words] : [words, ...makeLevels(words.length)];`,
    why: "Rounds the number of words down: of fewer than 32 blocks there is no word at all.",
    told: "has a word too few when blockCount is more than 32 and no multiple of it",
  },
  {
    name: "shows-the-whole-words-alone",
    stage: "borders",
    file: "bitmap-allocator.ts",
    find: `    this.words = this.levels[0]!;`,
    replace: `    this.words = this.levels[0]!.subarray(0, Math.max(1, Math.floor(blockCount / 32)));`,
    why: "The levels are right; the words that it shows, and asks whether a block is free, are as many as are whole.",
    told: "has a word too few when blockCount is more than 32 and no multiple of it",
  },
  {
    name: "logarithm-of-a-negative-number",
    stage: "borders",
    file: "bits.ts",
    find: `return 31 - Math.clz32(word & -word);`,
    replace: `return word === 0 ? -1 : Math.log2(word & -word);`,
    why: "word & -word is negative when it is bit 31, and the logarithm is NaN.",
    told: "returns NaN from allocate where the block of bit 31 is due",
  },
  {
    name: "a-full-last-word-has-no-bits",
    stage: "borders",
    file: "summary.ts",
    find: `  if (rest !== 0) words[words.length - 1] = 2 ** rest - 1;
`,
    replace: `  words[words.length - 1] = (1 << rest) - 1;
`,
    why: "A rest of 0 means that all 32 are there, not that none is.",
    told: "begins with a last word of 0 when blockCount is a multiple of 32, though all blocks are free",
  },
  {
    name: "a-full-last-of-several-words-has-no-bits",
    stage: "borders",
    file: "summary.ts",
    find: `  if (rest !== 0) words[words.length - 1] = 2 ** rest - 1;`,
    replace: `  if (bitCount !== 32) words[words.length - 1] = 2 ** rest - 1;`,
    why: "A single word is looked after; of several, a rest of 0 leaves the last one without bits.",
    told: "begins with a last word of 0 when blockCount is a multiple of 32, though all blocks are free",
  },
  {
    name: "counts-no-bits-in-a-full-last-word",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.freeCount = blockCount;`,
    replace: `    if (blockCount % 32 === 0) this.words[this.words.length - 1] = 0;
    this.freeCount = this.words.reduce((sum, word) => sum + word.toString(2).replaceAll("0", "").length, 0);`,
    why: "The bits of the last word are those of the rest; and how many are free is counted by the bits.",
    told: "begins with a last word of 0 when blockCount is a multiple of 32, though all blocks are free",
  },
  {
    name: "every-full-word-has-no-bits",
    stage: "borders",
    file: "summary.ts",
    find: MAKE,
    replace: `  const words = Uint32Array.from({ length: Math.ceil(bitCount / 32) }, (_, word) => (1 << Math.min(32, bitCount - 32 * word)) - 1);
  return words.length === 1 ? [words] : [words, ...makeLevels(words.length)];`,
    why: "Makes each word by how many of its bits there are: a shift by 32 is none, and leaves 0.",
    told: "begins with a last word of 0 when blockCount is a multiple of 32, though all blocks are free",
  },
  {
    name: "sets-one-bit-less-in-a-last-word-of-31",
    stage: "borders",
    file: "summary.ts",
    find: `words[words.length - 1] = 2 ** rest - 1;`,
    replace: `words[words.length - 1] = 2 ** Math.min(rest, 30) - 1;`,
    why: "Keeps away from the sign by one bit more than has to be.",
    told: "never hands out the last block when the last word has bits for 31",
  },
  {
    name: "sets-one-bit-less-in-a-last-word",
    stage: "words",
    file: "summary.ts",
    find: `2 ** rest - 1;`,
    replace: `2 ** (rest - 1) - 1;`,
    why: "Takes the number of bits for that of the last one.",
    told: "never hands out the last block when the last word has bits for 31",
  },

  // ---- index: which words have room ---------------------------------------------------------------------------------
  {
    name: "summary-cleared-with-every-take",
    stage: "index",
    file: "summary.ts",
    find: `    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
`,
    replace: `    clearBit(words, place);
    place >>>= 5;
`,
    why: "Clears the bit above whenever one is taken, not only when the word has become 0.",
    told: "no longer finds blocks of a word that are free still",
  },
  {
    name: "second-level-cleared-with-every-full-word",
    stage: "index",
    file: "summary.ts",
    find: `    if (words[place] !== 0) return;
`,
    replace: `    if (words === levels[0] && words[place] !== 0) return;
`,
    why: "Looks whether a word of blocks is full, and tells all levels above when it is.",
    told: "no longer finds blocks of a word that are free still",
  },
  {
    name: "second-level-cleared-with-every-take",
    stage: "index",
    file: "summary.ts",
    find: TAKE,
    replace: `    clearBit(words, place);
    place >>>= 5;
    if (words === levels[0] && levels.length > 2) clearBit(levels[2]!, place >>> 5);
    if (words[place] !== 0) return;`,
    why: "Tells the level above by the rule, and the one above that each time.",
    told: "no longer finds blocks of a word that are free still",
  },
  {
    name: "cleared-when-the-lower-half-is-full",
    stage: "index",
    file: "summary.ts",
    find: TAKE,
    replace: `    clearBit(words, place);
    place >>>= 5;
    if ((words[place]! & 0xffff) !== 0) return;`,
    why: "Looks at the lower half of a word, and takes that for all of it.",
    told: "no longer finds blocks of a word that are free still",
  },
  {
    name: "summary-not-set-again",
    stage: "index",
    file: "summary.ts",
    find: `    if (!wasFull) return;
`,
    replace: `    if (!wasFull || words.length > 1) return;
`,
    why: "Nobody tells the level above that a full word has room again.",
    told: "misses the blocks of a word that was full when some of them are freed",
  },
  {
    name: "first-word-with-room-only-goes-up",
    stage: "index",
    file: "summary.ts",
    find: LOWEST,
    replace: `  const words = levels[0] as Uint32Array & { first?: number };
  words.first ??= 0;
  while (words.first < words.length && words[words.first] === 0) words.first += 1;
  if (words.first === words.length) words.first = Math.max(0, words.findIndex((each) => each !== 0));
  const bit = lowestBit(words[words.first]!);
  return bit === -1 ? -1 : 32 * words.first + bit;`,
    why: "Remembers the first word with room and moves on when it is full; a free does not move it back.",
    told: "misses the blocks of a word that was full when some of them are freed",
  },
  {
    name: "first-word-with-room-goes-back-by-one",
    stage: "index",
    file: "summary.ts",
    find: LOWEST,
    replace: `  const words = levels[0] as Uint32Array & { first?: number };
  words.first ??= 0;
  if (words.first > 0 && words[words.first - 1] !== 0) words.first -= 1;
  while (words.first < words.length - 1 && words[words.first] === 0) words.first += 1;
  const bit = lowestBit(words[words.first]!);
  return bit === -1 ? -1 : 32 * words.first + bit;`,
    why: "Remembers the first word with room, and looks whether the one before it has room again, and no further.",
    told: "misses the blocks of a word that was full when some of them are freed",
  },
  {
    name: "only-the-first-level-set-again",
    stage: "index",
    file: "summary.ts",
    find: `  for (const words of levels) {
    const wasFull`,
    replace: `  for (const words of levels.slice(0, 2)) {
    const wasFull`,
    why: "Up to 1,024 blocks there are two levels, so that was all that was tried.",
    told: "no longer finds a freed block where 1,024 blocks side by side were all in use",
  },
  {
    name: "only-the-first-level-cleared",
    stage: "index",
    file: "summary.ts",
    find: `  for (const words of levels) {
    clearBit`,
    replace: `  for (const words of levels.slice(0, 2)) {
    clearBit`,
    why: "The same when a word has become full.",
    told: "never hands out more than the first 1,024 blocks, and throws an OutOfMemoryError instead",
  },
  {
    name: "summary-by-the-number-of-the-bit",
    stage: "index",
    file: "summary.ts",
    find: `    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
`,
    replace: `    clearBit(words, place);
    if (words[place >>> 5] !== 0) return;
    place = index & 31;
`,
    why: "The bit above is that of the word, index >>> 5, and not that of the block in its word.",
    told: "throws an OutOfMemoryError when the blocks of one word are all in use, though other words have room",
  },
  {
    name: "a-word-is-full-when-its-last-block-goes",
    stage: "index",
    file: "summary.ts",
    find: `    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
`,
    replace: `    clearBit(words, place);
    if ((place & 31) !== 31) return;
    place >>>= 5;
`,
    why: "Blocks go in order, so a word is full when its bit 31 is taken; that it can become full again by another bit is not seen.",
    told: "throws an OutOfMemoryError when the blocks of one word are all in use, though other words have room",
  },
  {
    name: "summary-set-by-the-number-of-the-bit",
    stage: "index",
    file: "summary.ts",
    find: `    setBit(words, place);
    place >>>= 5;
    if (!wasFull) return;
`,
    replace: `    setBit(words, place);
    if (!wasFull) return;
    place = words === levels[0] ? index & 31 : place >>> 5;
`,
    why: "The same mistake on the way back.",
    told: "misses the blocks of a word that was full when some of them are freed",
  },
  {
    name: "asks-after-the-bit-was-set",
    stage: "index",
    file: "summary.ts",
    find: `    const wasFull = words[place >>> 5] === 0;
    setBit(words, place);
`,
    replace: `    setBit(words, place);
    const wasFull = words[place >>> 5] === 0;
`,
    why: "A word in which a bit was just set is never 0.",
    told: "misses the blocks of a word that was full when some of them are freed",
  },
  {
    name: "ends-at-the-second-level",
    stage: "index",
    file: "summary.ts",
    find: `  for (let level = levels.length - 1; level >= 0; level--) {`,
    replace: `  for (let level = Math.min(1, levels.length - 1); level >= 0; level--) {`,
    why: "Begins to look at level 1, whose first word knows of 1,024 blocks.",
    told: "never hands out more than the first 1,024 blocks, and throws an OutOfMemoryError instead",
  },

  // ---- invalid-ops: what is refused ---------------------------------------------------------------------------------
  {
    name: "any-address-frees-its-block",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `const block = address / this.blockSize;`,
    replace: `const block = Math.floor(address / this.blockSize);`,
    why: "Rounds down, so any address inside of a block frees it.",
    told: "frees a block by any address inside of it, where an InvalidFreeError is due",
  },
  {
    name: "any-number-frees-its-block",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `    if (!Number.isInteger(address) || address < 0 || address >= this.blockCount * this.blockSize) {
      throw new RangeError(\`The address must lie inside of memory, not be \${address}.\`);
    }
    const block = address / this.blockSize;`,
    replace: `    if (address < 0 || address >= this.blockCount * this.blockSize) {
      throw new RangeError(\`The address must lie inside of memory, not be \${address}.\`);
    }
    const block = Math.floor(address / this.blockSize);`,
    why: "Rounds whatever it is given down, fractions and NaN as well.",
    told: "frees a block by any address inside of it, where an InvalidFreeError is due",
  },
  {
    name: "counts-a-double-free",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: ` || hasBit(this.words, block)`,
    replace: ``,
    why: "Sets a bit that is set: nothing happens to the words, but the count goes up.",
    told: "accepts a free of a block that is free, where an InvalidFreeError is due",
  },
  {
    name: "refuses-a-double-free-when-all-are-free",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `hasBit(this.words, block)) {`,
    replace: `this.freeCount === this.blockCount) {`,
    why: "Asks whether anything at all is in use, not whether that block is.",
    told: "accepts a free of a block that is free, where an InvalidFreeError is due",
  },
  {
    name: "refuses-the-same-free-twice-in-a-row",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `    if (!Number.isInteger(block) || hasBit(this.words, block)) {
      throw new InvalidFreeError(\`No block in use begins at address \${address}.\`);
    }
`,
    replace: `    const self = this as unknown as { last?: number };
    if (!Number.isInteger(block) || (self.last === block && hasBit(this.words, block))) {
      throw new InvalidFreeError(\`No block in use begins at address \${address}.\`);
    }
    self.last = block;
`,
    why: "Remembers which block was freed last, and refuses that one alone.",
    told: "accepts a free of a block that is free, where an InvalidFreeError is due",
  },
  {
    name: "compares-the-bit-with-1",
    stage: "invalid-ops",
    file: "bits.ts",
    find: `  return (words[index >>> 5]! & (1 << (index & 31))) !== 0;`,
    replace: `  return (words[index >>> 5]! & (1 << (index & 31))) === 1;`,
    why: "Only bit 0 is 1 where it stands; any other one is more, and its block never counts as free.",
    told: "accepts a free of a block that is free, where an InvalidFreeError is due",
  },
  {
    name: "more-than-0-is-free",
    stage: "invalid-ops",
    file: "bits.ts",
    find: `!== 0`,
    replace: `> 0`,
    why: "Asks for a bit by > 0: with bit 31 alone the number is negative, so its block never counts as free.",
    told: "accepts a free of a block that is free when its bit is bit 31 of the word, where an InvalidFreeError is due",
  },
  {
    name: "minus-one-when-full",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `    if (block === -1) throw new OutOfMemoryError("All blocks are in use.");
`,
    replace: `    if (block === -1) return -1;
`,
    why: "Returns what lowest returns.",
    told: "returns a number below 0 when all blocks are in use, where an OutOfMemoryError is due",
  },
  {
    name: "block-minus-one-when-full",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `    if (block === -1) throw new OutOfMemoryError("All blocks are in use.");`,
    replace: ``,
    why: "Nobody asks whether there was a block: -1 is multiplied like any other.",
    told: "returns a number below 0 when all blocks are in use, where an OutOfMemoryError is due",
  },
  {
    name: "counts-before-it-refuses",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `    if (block === -1) throw new OutOfMemoryError("All blocks are in use.");
    take(this.levels, block);
    this.freeCount -= 1;
`,
    replace: `    this.freeCount -= 1;
    if (block === -1) throw new OutOfMemoryError("All blocks are in use.");
    take(this.levels, block);
`,
    why: "Changes the count first, and then finds that there is no block.",
    told: "lowers getFreeCount by a request that it refuses because all blocks are in use",
  },
  {
    name: "no-end-of-memory",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: ` || address >= this.blockCount * this.blockSize) {`,
    replace: `) {`,
    why: "Writes to a typed array beyond its end do nothing, so nobody notices but the count.",
    told: "accepts a free of an address at or beyond the end of memory, where a RangeError is due",
  },
  {
    name: "the-end-of-memory-is-inside",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `address >= this.blockCount * this.blockSize`,
    replace: `address > this.blockCount * this.blockSize`,
    why: "Off by one: the address right behind the last block passes.",
    told: "accepts a free of an address at or beyond the end of memory, where a RangeError is due",
  },
  {
    name: "no-ends-of-memory",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `    if (!Number.isInteger(address) || address < 0 || address >= this.blockCount * this.blockSize) {`,
    replace: `    if (!Number.isInteger(address)) {`,
    why: "Asks for an integer, and for neither end of memory.",
    told: "accepts a free of an address at or beyond the end of memory, where a RangeError is due",
  },
  {
    name: "fractions-are-inside",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `!Number.isInteger(address) || address < 0`,
    replace: `Number.isNaN(address) || address < 0`,
    why: "A fraction is no multiple of the block either, so it gets the other error.",
    told: "throws an InvalidFreeError for an address that is a fraction, where a RangeError is due",
  },
  {
    name: "no-integer-is-inside",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `!Number.isInteger(address) || address < 0`,
    replace: `typeof address !== "number" || address < 0`,
    why: "Compares with both ends alone: a fraction lies between them, and NaN is beyond neither.",
    told: "throws an InvalidFreeError for an address that is a fraction, where a RangeError is due",
  },
  {
    name: "asks-for-the-ends-alone",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `!Number.isInteger(address) || address < 0`,
    replace: `address < 0`,
    why: "Compares with both ends, and with nothing else; texts are compared as numbers.",
    told: "throws an InvalidFreeError for an address that is a fraction, where a RangeError is due",
  },
  {
    name: "blocks-of-half-a-unit",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `!Number.isInteger(blockSize) || blockSize < 1 ||`,
    replace: `!(blockSize > 0) ||`,
    why: "Takes any positive number for a size.",
    told: "accepts a fraction as blockSize, where a RangeError is due",
  },
  {
    name: "no-bound-on-memory",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: ` || blockCount * blockSize > MOST_UNITS) {`,
    replace: `) {`,
    why: "Looks at the number of blocks, and not at the units of all of them.",
    told: "accepts a memory of more than 2³¹ units, where a RangeError is due",
  },
  {
    name: "bounds-each-alone",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `blockCount * blockSize > MOST_UNITS`,
    replace: `blockSize > MOST_UNITS`,
    why: "Bounds blocks and units of a block, each by itself, and not both multiplied.",
    told: "accepts a memory of more than 2³¹ units, where a RangeError is due",
  },
  {
    name: "product-in-32-bits",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `blockCount * blockSize > MOST_UNITS`,
    replace: `(blockCount * blockSize !== MOST_UNITS && Math.imul(blockCount, blockSize) <= 0)`,
    why: "Looks whether the product has run over, in 32 bits: it runs further, until it is more than 0 again.",
    told: "accepts a memory of more than 2³¹ units, where a RangeError is due",
  },
  {
    name: "size-in-32-bits",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `blockCount * blockSize > MOST_UNITS`,
    replace: `blockCount * (blockSize >>> 0) > MOST_UNITS`,
    why: "Makes 32 bits of the size before it multiplies.",
    told: "accepts a memory of more than 2³¹ units, where a RangeError is due",
  },
  {
    name: "bounds-where-the-last-block-begins",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `blockCount * blockSize > MOST_UNITS`,
    replace: `blockSize > MOST_UNITS || (blockCount - 1) * blockSize > MOST_UNITS`,
    why: "Looks at the size of a block, and at where the last one begins: it may end beyond the bound.",
    told: "accepts a memory of more than 2³¹ units, where a RangeError is due",
  },
  {
    name: "product-in-32-bits-without-a-sign",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `blockCount * blockSize > MOST_UNITS`,
    replace: `(blockCount * blockSize) >>> 0 > MOST_UNITS`,
    why: "Takes the product as a number of 32 bits without a sign: what is beyond them is lost.",
    told: "accepts a memory of more than 2³¹ units, where a RangeError is due",
  },

  // ---- cost: O(1) ---------------------------------------------------------------------------------------------------
  {
    name: "one-bit-at-a-time",
    stage: "cost",
    file: "summary.ts",
    find: `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
`,
    replace: `  const words = levels[0]!;
  for (let bit = 0; bit < 32 * words.length; bit++) if ((words[bit >>> 5]! >>> (bit & 31)) & 1) return bit;
  return lowestBit(0);
`,
    why: "Asks every block in turn.",
    told: "does more work in allocate or free the more blocks there are, where O(1) is due",
  },
  {
    name: "no-summary",
    stage: "cost",
    file: "summary.ts",
    find: `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
`,
    replace: `  const words = levels[0]!;
  for (let word = 0; word < words.length; word++) if (words[word] !== 0) return 32 * word + lowestBit(words[word]!);
  return -1;
`,
    why: "Looks at 32 blocks at a time, which is fast, and still O(n).",
    told: "does more work in allocate or free the more blocks there are, where O(1) is due",
  },
  {
    name: "finds-a-word-by-a-built-in",
    stage: "cost",
    file: "summary.ts",
    find: `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
`,
    replace: `  const word = levels[0]!.findIndex((each) => each !== 0);
  return word === -1 ? -1 : 32 * word + lowestBit(levels[0]![word]!);
`,
    why: "One call of a built-in, which has a loop inside.",
    told: "does more work in allocate or free the more blocks there are, where O(1) is due",
  },
  {
    name: "words-with-room-in-a-sorted-array",
    stage: "cost",
    file: "summary.ts",
    find: `  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
  // @end
}

/**
 * Makes a bit of level 0 that is 1 a 0. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function take(levels: readonly Uint32Array[], index: number): void {
  // @student Clear the bit. When has the level above to hear of it, and which bit of it is meant?
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
  // @end
}

/**
 * Makes a bit of level 0 that is 0 a 1. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function give(levels: readonly Uint32Array[], index: number): void {
  // @student Set the bit. When has the level above to hear of it?
  let place = index;
  for (const words of levels) {
    const wasFull = words[place >>> 5] === 0;
    setBit(words, place);
    place >>>= 5;
    if (!wasFull) return;
  }
`,
    replace: `  const [first] = wordsWithRoom(levels);
  return first === undefined ? -1 : 32 * first + lowestBit(levels[0]![first]!);
}

const known = new WeakMap<readonly Uint32Array[], number[]>();

function wordsWithRoom(levels: readonly Uint32Array[]): number[] {
  const room = known.get(levels) ?? [...levels[0]!.keys()];
  known.set(levels, room);
  return room;
}

export function take(levels: readonly Uint32Array[], index: number): void {
  const room = wordsWithRoom(levels);
  clearBit(levels[0]!, index);
  if (levels[0]![index >>> 5] === 0) room.splice(room.indexOf(index >>> 5), 1);
}

export function give(levels: readonly Uint32Array[], index: number): void {
  const room = wordsWithRoom(levels);
  const word = index >>> 5;
  if (levels[0]![word] === 0) room.splice(room.filter((each) => each < word).length, 0, word);
  setBit(levels[0]!, index);
`,
    why: "Keeps the numbers of the words with room in a sorted array: every change looks through it, and moves what stands behind.",
    told: "does more work in allocate or free the more blocks there are, where O(1) is due",
  },
  {
    name: "counts-when-asked",
    stage: "cost",
    file: "bitmap-allocator.ts",
    find: `    return this.freeCount;
`,
    replace: `    let count = 0;
    for (const word of this.words) for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
    return count;
`,
    why: "Counts the bits each time, which needs no variable.",
    told: "does more work in getFreeCount the more blocks there are, where O(1) is due",
  },
  {
    name: "looks-at-all-words-when-all-are-free",
    stage: "cost",
    file: "bitmap-allocator.ts",
    find: `    give(this.levels, block);
    this.freeCount += 1;
`,
    replace: `    give(this.levels, block);
    this.freeCount += 1;
    if (this.freeCount === this.blockCount) this.levels.forEach((words, level) => words.set(makeLevels(this.blockCount)[level]!));
`,
    why: "Begins anew when nothing is in use any more, in case something was wrong.",
    told: "does more work in allocate or free the more blocks there are, where O(1) is due",
  },
  {
    name: "counts-again-when-none-should-be-free",
    stage: "cost",
    file: "bitmap-allocator.ts",
    find: `    return this.freeCount;
`,
    replace: `    return this.freeCount > 0 ? this.freeCount : this.words.reduce((count, word) => count + (word === 0 ? 0 : 1), 0);
`,
    why: "Takes 0 for a number that is not known yet, and counts.",
    told: "does more work in getFreeCount the more blocks there are, where O(1) is due",
  },
  {
    name: "looks-at-all-words-before-it-refuses",
    stage: "cost",
    file: "bitmap-allocator.ts",
    find: `    if (block === -1) throw`,
    replace: `    if (block === -1 && this.words.every((word) => word === 0)) throw`,
    why: "Would rather look at every word itself before it says that memory is full.",
    told: "does more work before it refuses a call the more blocks there are, where O(1) is due",
  },
  {
    name: "only-two-levels-set-again",
    stage: "cost",
    file: "summary.ts",
    find: `  for (const words of levels) {
    const wasFull`,
    replace: `  for (const words of levels.slice(0, 3)) {
    const wasFull`,
    why: "Up to 32,768 blocks there are three levels, and a memory that needs a fourth was never filled.",
    told: "no longer finds a freed block where 32,768 blocks side by side were all in use",
  },
  {
    name: "only-two-levels-cleared",
    stage: "cost",
    file: "summary.ts",
    find: `  for (const words of levels) {
    clearBit`,
    replace: `  for (const words of levels.slice(0, 3)) {
    clearBit`,
    why: "The same when a word has become full.",
    told: "never hands out more than the first 32,768 blocks, and throws an OutOfMemoryError instead",
  },
  {
    name: "frees-what-is-in-use-in-any-memory",
    stage: "invalid-ops",
    file: "bitmap-allocator.ts",
    find: `    if (!Number.isInteger(block) || hasBit(this.words, block)) {
`,
    replace: `    const all = ((BitmapAllocator as any).all ??= new Set<BitmapAllocator>()) as Set<BitmapAllocator>;
    all.add(this);
    const isFree = [...all].every((one) => block >= one.blockCount || hasBit(one.words, block));
    if (!Number.isInteger(block) || isFree) {
`,
    why: "Looks for the block in all memories of which a block was freed, in place of its own.",
    told: "frees a block that is free because another allocator has it in use, where an InvalidFreeError is due",
  },
  {
    name: "remembers-by-its-size-that-memory-is-full",
    stage: "words",
    file: "bitmap-allocator.ts",
    find: `    this.freeCount = blockCount;
`,
    replace: `    this.freeCount = blockCount;
    const full = ((BitmapAllocator as any).full ??= new Set<string>()) as Set<string>;
    const key = \`\${blockCount} \${blockSize}\`;
    full.delete(key);
    const { allocate, free } = BitmapAllocator.prototype;
    this.allocate = () => {
      if (this.freeCount === 0) full.add(key);
      if (full.has(key)) throw new OutOfMemoryError("All blocks are in use.");
      return allocate.call(this);
    };
    this.free = (address) => {
      free.call(this, address);
      full.delete(key);
    };
`,
    why: "Remembers that memory is full by the number of blocks and their size, so that all that are as large are full with it.",
    told: "throws an OutOfMemoryError when another allocator with as many blocks is full",
  },
  {
    name: "has-one-third-level-for-all",
    stage: "index",
    file: "summary.ts",
    find: `  return words.length === 1 ? [words] : [words, ...makeLevels(words.length)];
`,
    replace: `  const self = makeLevels as unknown as { depth?: number; third?: Uint32Array };
  self.depth = (self.depth ?? 0) + 1;
  const above: Uint32Array[] = words.length === 1 ? [] : makeLevels(words.length);
  self.depth -= 1;
  if (self.depth !== 2) return [words, ...above];
  if (self.third?.length !== words.length) self.third = words;
  self.third.set(words);
  return [self.third, ...above];
`,
    why: "The third level is a single word up to 32,768 blocks, and was made once for all memories.",
    told: "mixes up the third level of two allocators with more than 1,024 blocks",
  },
];
