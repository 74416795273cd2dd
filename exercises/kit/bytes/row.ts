/**
 * Heaps in bytes as rows of blocks, side by side: what oracles of them have in common, whichever words tell of the blocks.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "../check/failure.js";
import { letters } from "../models/allocator.js";
import { argumentErrors } from "../models/arguments.js";
import type { Argument } from "../subject/subject.js";
import type { Payload } from "./memory.js";
import { END, GRAIN, WORD } from "./tags.js";

/** A block, in use or free. */
export interface HeapBlock {
  /** Bytes of it, all words that tell of it among them. */
  readonly size: number;
  /** Whose it is; `null` while it is free. */
  readonly owner: Owner | null;
}

/** An allocation: how much was asked for, and its number, by which its contents are told from those of others. */
export interface Owner {
  readonly asked: number;
  readonly tag: number;
}

/** Live payloads that a message names at most. */
const MOST_NAMED = 12;
/** Bytes of the smallest memory, and of the smallest growth. */
const LEAST_BYTES = 16;

/** What is wrong with a size of memory or of growth: names that the error may have, none when nothing is wrong. */
export function errorsOfBytes(value: Argument): string[] {
  const names = argumentErrors(value, LEAST_BYTES);
  return names.length > 0 || (value as number) % GRAIN === 0 ? names : ["RangeError"];
}

/** Where the block at that place has its header. @param first - address of the first one */
export const headerIn = (blocks: readonly HeapBlock[], place: number, first: number): number =>
  blocks.slice(0, place).reduce((sum, { size }) => sum + size, first);

/** Free neighbours as one block. */
export function merged(blocks: readonly HeapBlock[]): HeapBlock[] {
  return blocks.reduce<HeapBlock[]>((row, block) => {
    const last = row.at(-1);
    const joins = last?.owner === null && block.owner === null;
    return joins ? [...row.slice(0, -1), { size: last.size + block.size, owner: null }] : [...row, block];
  }, []);
}

/** The live allocations, by their addresses, each a word behind its header. @param first - address of the first header */
export function payloadsIn(blocks: readonly HeapBlock[], first: number): Payload[] {
  return blocks.flatMap(({ owner }, place) => {
    if (owner === null) return [];
    const { asked: count, tag } = owner;
    return [{ at: headerIn(blocks, place, first) + WORD, count, tag, label: letters(tag) }];
  });
}

/**
 * Memory as blocks with the words that tell of them; what lies before the first and behind the last one is nobody's.
 *
 * @param first - address of the first header
 * @param books - bytes of a block in use that tell of it
 */
export function pictureOf(blocks: readonly HeapBlock[], first: number, books: number): MemoryPicture {
  const end = headerIn(blocks, blocks.length, first);
  const drawn = blocks.map(({ size, owner }, place): MemoryBlock => {
    const start = headerIn(blocks, place, first);
    if (owner === null) return { start, size, state: "free" };
    const used = owner.asked + books;
    return { start, size, state: "allocated", label: letters(owner.tag), ...(used < size ? { used } : {}) };
  });
  const nobodys = (start: number, size: number): MemoryBlock => ({ start, size, state: "allocated", label: END });
  return { capacity: end + WORD, blocks: [nobodys(0, first), ...drawn, nobodys(end, WORD)] };
}

/** A row in a line: `A:13/24 -:16`, each block with its bytes, of one in use also how many were asked for. */
export const rowInWords = (blocks: readonly HeapBlock[]): string =>
  blocks
    .map(({ size, owner }) => (owner === null ? `-:${size}` : `${letters(owner.tag)}:${owner.asked}/${size}`))
    .join(" ");

/** Blocks that were told as {@link rowInWords} does; B2 is the 28th allocation. A number behind a `-` is passed over. */
export function blocksOf(row: string): HeapBlock[] {
  return row
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => {
      const [, free] = /^-\d*:(\d+)$/.exec(word) ?? [];
      if (free !== undefined) return { size: Number(free), owner: null };
      const [, letter = "", round = "", asked, size] = /^([A-Z])(\d*):(?:(\d+)\/)?(\d+)$/.exec(word) ?? [];
      if (asked === undefined) throw new Error(`"${word}" in "${row}" is no block such as A:13/24 or -:16`);
      const tag = letter.charCodeAt(0) - 65 + 26 * (Number(round || 1) - 1);
      return { size: Number(size), owner: { asked: Number(asked), tag } };
    });
}

/** Words that a client has written in place of what it writes else, by their addresses, told as `20=27 24=3`. */
export function writtenOf(told: string): ReadonlyMap<number, number> {
  return new Map(
    told
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => {
        const [, address, value] = /^(\d+)=(\d+)$/.exec(word) ?? [];
        if (address === undefined) throw new Error(`"${word}" is no word such as 20=27`);
        return [Number(address), Number(value)];
      }),
  );
}

/**
 * What is told of `putBack` wherever it is among the calls of a failure, since students have no such method.
 *
 * @param others - what else may stand in its arguments: `` `-:16` a free one ``
 */
export const putBackTold = (...others: readonly string[]): string =>
  `Here \`putBack\` is the grader: it puts \`memory.bytes\` and \`memory.size\` into the state of another heap, and all that yours knows has to stand there. \`A:13/24\` is a block of 24 bytes in use, of which 13 were asked for; ${others.join("; ")}.`;

/** What a growth of such a row comes to, as the end of a sentence: nothing to be told where its last block is in use. */
export function joined(blocks: readonly HeapBlock[]): string {
  const last = blocks.at(-1);
  return last?.owner === null ? `, which joins the ${last.size} bytes that are free at its end` : "";
}

/** Addresses of live payloads in a sentence. */
export function liveInWords(addresses: readonly number[]): string {
  if (addresses.length === 0) return "Nothing is allocated.";
  const named = [...addresses].sort((a, b) => a - b).slice(0, MOST_NAMED);
  const more = addresses.length > named.length ? ", …" : "";
  return addresses.length === 1
    ? `The only live payload begins at ${named.join("")}.`
    : `Live payloads begin at ${named.join(", ")}${more}.`;
}

/** Bytes from one address to below another. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The bytes of the block at that place. @param first - address of the first header */
export function rangeIn(blocks: readonly HeapBlock[], place: number, first: number): Range {
  const start = headerIn(blocks, place, first);
  return { start, end: start + (blocks[place]?.size ?? 0) };
}

/**
 * Of blocks that there were those of which no header tells any more, the larger one where two began at the same address.
 *
 * @param first - address of the first header
 */
export function swallowedOf(ranges: readonly Range[], blocks: readonly HeapBlock[], first: number): Range[] {
  const headers = blocks.map((_, place) => headerIn(blocks, place, first));
  const ends = new Map<number, number>();
  for (const { start, end } of ranges)
    if (!headers.includes(start)) ends.set(start, Math.max(end, ends.get(start) ?? 0));
  return [...ends].map(([start, end]) => ({ start, end }));
}
