/**
 * Words that say how large a block is and whether it is in use: the size, a multiple of 8, and in the lowest bit the rest.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "../check/failure.js";
import type { Word } from "../check/picture.js";
import { wordAt, type WordKind } from "./memory.js";

/** Bytes of a word. */
export const WORD = 4;
/** Sizes of blocks are multiples of it. */
export const GRAIN = 8;

/** The word that says so. */
export const tagOf = (size: number, isAllocated: boolean): number => size + (isAllocated ? 1 : 0);

/** What is read out of a word. A bit that means nothing is named where it is set: `bit 2 1`. @param link - what a link is called */
export function fieldsOf(value: number, as: WordKind = "tag", link = "link"): NonNullable<Word["fields"]> {
  if (as === "link") return [{ name: link, value }];
  const bits = value % GRAIN;
  const bit = (place: number): number => Math.floor(bits / 2 ** place) % 2;
  return [
    { name: "size", value: value - bits },
    ...(as === "tag" ? [] : [{ name: "p", value: bit(1) }]),
    { name: "a", value: bit(0) },
    ...(as === "tag" ? [1, 2] : [2])
      .filter((place) => bit(place) === 1)
      .map((place) => ({ name: `bit ${place}`, value: 1 })),
  ];
}

/** A word in words: `0x00000019 (size 24, a 1)`; a link as the address that it is. */
export function wordText(value: number, as: WordKind = "tag"): string {
  if (as === "link") return String(value);
  const fields = fieldsOf(value, as).map(({ name, value }) => `${name} ${value}`);
  return `${hex(value)} (${fields.join(", ")})`;
}

/** A byte as pictures of bytes have it, and as a number: `0xCD (205)`. */
export const byteText = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, "0")} (${byte})`;

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
