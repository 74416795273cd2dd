/**
 * Words that say how large a block is and whether it is in use: the size, a multiple of 8, and in the lowest bit the rest.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "../check/failure.js";
import type { Word } from "../check/picture.js";
import { wordAt } from "./memory.js";

/** Bytes of a word. */
export const WORD = 4;
/** Sizes of blocks are multiples of it. */
export const GRAIN = 8;

/** The word that says so. */
export const tagOf = (size: number, isAllocated: boolean): number => size + (isAllocated ? 1 : 0);

/** What a tag says: its size, and whether it is in use. */
export const tagFields = (value: number): NonNullable<Word["fields"]> => [
  { name: "size", value: value - (value % GRAIN) },
  { name: "a", value: value % GRAIN },
];

/** The same as a clause: `size 24, a 1`. */
export const tagText = (value: number): string =>
  tagFields(value)
    .map(({ name, value }) => `${name} ${value}`)
    .join(", ");

/** Eight hexadecimal digits. */
export const hex = (value: number): string => `0x${value.toString(16).padStart(8, "0")}`;

/** A block as a walk from tag to tag comes upon it. */
interface Walked {
  header: number;
  size: number;
  isAllocated: boolean;
}

/**
 * The blocks of some bytes from the first header on, up to one of which the walk cannot go on. O(blocks).
 *
 * @param end - where the last one has to end
 */
function walk(bytes: Uint8Array, first: number, end: number): Walked[] {
  const blocks: Walked[] = [];
  for (let header = first; header < end;) {
    const word = wordAt(bytes, header);
    const size = word - (word % GRAIN);
    if (!(size > 0) || header + size > end) break;
    blocks.push({ header, size, isAllocated: word % 2 === 1 });
    header += size;
  }
  return blocks;
}

/**
 * Memory as its headers tell it. What they do not reach belongs to nobody.
 *
 * @param named - blocks as they should be: one that begins where it should keeps its name
 */
export function walkedPicture(bytes: Uint8Array, named: MemoryPicture): MemoryPicture {
  const ends = named.blocks.filter(({ label }) => label === END);
  const last = ends.at(-1)?.start ?? bytes.length;
  const first = ends[0] === undefined ? 0 : ends[0].start + ends[0].size;
  const blocks = walk(bytes, first, last).map(({ header: start, size, isAllocated }): MemoryBlock => {
    if (!isAllocated) return { start, size, state: "free" };
    const { label, used } = named.blocks.find((block) => block.start === start && block.state === "allocated") ?? {};
    return {
      start,
      size,
      state: "allocated",
      ...(label === undefined ? {} : { label }),
      ...(used === undefined || used >= size ? {} : { used }),
    };
  });
  return { capacity: named.capacity, blocks: [...ends, ...blocks].sort((a, b) => a.start - b.start) };
}

/** Name of the words before the first block and behind the last one in pictures. */
export const END = "·";
