/**
 * The oracle: a heap as a row of blocks, and beside it the headers of the free ones, the newest first. It keeps nothing in bytes, so
 * it has no link to be followed wrongly; which words there have to be follows from the row and that order. It also knows which
 * headers a merge has swallowed, since nobody may take one of those for a block.
 *
 * @module
 */
import { type ByteHeap, type DueWord, type Payload, writtenWord } from "#kit/bytes/memory";
import {
  blocksOf,
  errorsOfBytes,
  type HeapBlock,
  headerIn,
  merged,
  payloadsIn,
  pictureOf,
  type Range,
  rangeIn,
  swallowedOf,
  writtenOf,
} from "#kit/bytes/row";
import { GRAIN, tagOf, WORD, wordText } from "#kit/bytes/tags";
import type { MemoryPicture } from "#kit/check/failure";
import { argumentErrors, sizeErrors } from "#kit/models/arguments";
import { letters } from "#kit/models/allocator";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** Bytes of a new heap: the head of the list, and the epilogue. */
const NEW_HEAP = 2 * WORD;
/** Address of the first header. */
const FIRST = WORD;
/** Bytes of the smallest block. */
const LEAST = 16;
/** Where nothing is said. */
export const DEFAULT_GROWTH = 4096;

/** What the constructor has to do with these arguments. */
export function expectedOfConstructor(maxBytes: Argument, growBytes: Argument): Expected<undefined> {
  const names = new Set([maxBytes, growBytes].flatMap(errorsOfBytes));
  return names.size > 0 ? throws(...names) : returns(undefined);
}

/** Bytes of the block that serves a request for so many, where nothing is left over. */
export const blockFor = (bytes: number): number => Math.max(LEAST, GRAIN * Math.ceil((bytes + WORD) / GRAIN));

/** A heap that is a row of blocks, with an order of the free ones. */
export class HeapModel implements ByteHeap {
  /** Side by side from the first header on. */
  blocks: readonly HeapBlock[] = [];
  /** The headers of the free blocks, the newest first. */
  list: readonly number[] = [];
  /** Blocks that were free when a merge swallowed them, and of which nothing was handed out since. */
  swallowed: readonly Range[] = [];
  /** Words that a client has written where the pattern of all clients would be, by their addresses. */
  private written: ReadonlyMap<number, number> = new Map();
  private allocations = 0;

  constructor(
    readonly maxBytes: number,
    readonly growBytes: number,
  ) {}

  /** Bytes in use: those of a new heap, and all blocks. */
  get size(): number {
    return NEW_HEAP + this.blocks.reduce((sum, { size }) => sum + size, 0);
  }

  /** What a request for so many bytes has to do. */
  dueOfAllocate(size: Argument): Expected<number> {
    const names = sizeErrors(size, this.served());
    if (names.length > 0) return throws(...names);
    const after = this.withBlock(size as number);
    return after === null ? throws("OutOfMemoryError") : returns(headerIn(after.blocks, after.place, FIRST) + WORD);
  }

  /** Allocates so many bytes, for which there has to be room. */
  allocate(asked: number): void {
    const after = this.withBlock(asked);
    if (after === null) throw new Error(`there is no room for ${asked} bytes`);
    const { blocks, place, isSplit } = after;
    const taken = rangeIn(blocks, place, FIRST);
    this.become(blocks, isSplit ? taken.end : null);
    this.allocations += 1;
    const left = this.swallowed.filter(({ start, end }) => end <= taken.start || taken.end <= start);
    this.swallowed = swallowedOf(left, blocks, FIRST);
  }

  /**
   * What taking back the payload at that address has to do. Where the contract leaves it open, a check cannot ask: see
   * {@link isRefused}.
   */
  dueOfFree(address: Argument): Expected<undefined> {
    const names = argumentErrors(address, 0);
    if (names.length > 0) return throws(...names, "InvalidFreeError");
    const number = address as number;
    if (number % GRAIN !== 0 || number < FIRST + WORD || number >= this.size)
      return throws("RangeError", "InvalidFreeError");
    return this.isRefused(number) ? throws("InvalidFreeError") : returns(undefined);
  }

  /** Takes back a payload; elsewhere changes nothing. */
  free(address: number): void {
    const place = this.placeOf(address);
    if (place === -1) return;
    const before = this.blocks.with(place, { size: this.blocks[place]?.size ?? 0, owner: null });
    const { start, end } = rangeIn(before, place, FIRST);
    const free = before.flatMap(({ owner }, at) => (owner === null ? [rangeIn(before, at, FIRST)] : []));
    const after = merged(before);
    const whole = after.findIndex((_, at) => rangeIn(after, at, FIRST).end >= end);
    this.become(after, headerIn(after, whole, FIRST));
    this.swallowed = swallowedOf([...this.swallowed, ...free], after, FIRST);
    this.written = new Map([...this.written].filter(([word]) => word < start || word >= end));
  }

  /** The block that serves such a request without growth, by its place: the first in the order of the list; -1 when none does. */
  fitFor(asked: number): number {
    const header = this.list.find((header) => (this.blocks[this.placeAt(header)]?.size ?? 0) >= blockFor(asked));
    return header === undefined ? -1 : this.placeAt(header);
  }

  /** Bytes by which the heap has to grow for such a request where no free block serves it. */
  growthFor(asked: number): number {
    return Math.max(blockFor(asked), this.growBytes);
  }

  /** The block with its payload at that address, in use, by its place; -1 when there is none. */
  placeOf(address: number): number {
    const place = this.placeAt(address - WORD);
    return this.blocks[place]?.owner == null ? -1 : place;
  }

  /**
   * Whether a free of that address has to be refused, by whoever reads no more than the word that would be the header of a block there.
   * False for a live payload, and where a word may stand that looks like such a header: nobody is held to anything there.
   */
  isRefused(address: number): boolean {
    return this.refusal(address) !== null;
  }

  /** Why a free of that address has to be refused, as a sentence; `null` where it has not to be. */
  refusal(address: number): string | null {
    if (this.placeOf(address) !== -1) return null;
    const header = address - WORD;
    if (address < 0 || address >= this.size) return `The heap has the bytes 0…${this.size - 1}.`;
    if (address % GRAIN !== 0) return "Every payload begins at a multiple of 8.";
    if (header < FIRST) return `The first payload is at ${FIRST + WORD}.`;
    if (this.swallowed.some(({ start }) => start === header))
      return "The block that began there was freed, and none of it has been handed out since.";
    const word = this.wordAt(header);
    if (word === null) return null;
    const size = word - (word % GRAIN);
    const told = `The word at ${header}, where its header would be, is ${wordText(word, "tag of two")}`;
    if (word % 2 === 0) return `${told}: its bit says that it is free.`;
    if (word % GRAIN > 3) return `${told}: bit 2 is set in no header.`;
    if (size < LEAST) return `${told}: no block is so small.`;
    if (header + size > this.size - WORD) return `${told}: that is more than there is up to the epilogue.`;
    return null;
  }

  /** Live addresses, in the order in which they were handed out. */
  live(): number[] {
    return [...this.held()].sort((a, b) => a.tag - b.tag).map(({ at }) => at);
  }

  words(): DueWord[] {
    const { blocks, list, size } = this;
    const bit = (place: number): number => (blocks[place - 1]?.owner === null ? 0 : 2);
    const link = (address: number, value = 0, role: string, named: string): DueWord => ({
      address,
      value,
      role,
      isInUse: false,
      as: "link",
      named,
    });
    const head = link(0, list[0], "the head of the list", "head");
    const tags = blocks.flatMap(({ size: bytes, owner }, place): DueWord[] => {
      const { start, end } = rangeIn(blocks, place, FIRST);
      const value = tagOf(bytes, owner !== null) + bit(place);
      const whose = owner === null ? "a free block" : letters(owner.tag);
      const header = { address: start, value, role: `the header of ${whose}`, isInUse: owner !== null } as const;
      if (owner !== null) return [{ ...header, as: "tag of two" }];
      const at = list.indexOf(start);
      return [
        { ...header, as: "tag of two" },
        link(start + WORD, list[at + 1], "the link of a free block to the next one", "next"),
        link(start + 2 * WORD, list[at - 1], "the link of a free block to the previous one", "previous"),
        { address: end - WORD, value: bytes, role: "the footer of a free block", isInUse: false },
      ];
    });
    const end = tagOf(0, true) + bit(blocks.length);
    return [head, ...tags, { address: size - WORD, value: end, role: "the epilogue", isInUse: true, as: "tag of two" }];
  }

  /** What clients have written; where one has written words of its own, its payload is none of these. */
  payloads(): Payload[] {
    const words = [...this.written.keys()];
    return this.held().filter(({ at, count }) => !words.some((word) => at <= word && word < at + count));
  }

  /** Memory as blocks with their tags; the head and the epilogue are nobody's. */
  picture(): MemoryPicture {
    return pictureOf(this.blocks, FIRST, WORD);
  }

  /**
   * The row in a line: `A:13/24 -2:16 B:8/16 -1:24`, each block with its bytes, of one in use also how many were asked for, of a free one
   * its place in the list, the head's being 1.
   */
  inWords(): string {
    return this.blocks
      .map(({ size, owner }, place) =>
        owner === null
          ? `-${this.list.indexOf(headerIn(this.blocks, place, FIRST)) + 1}:${size}`
          : `${letters(owner.tag)}:${owner.asked}/${size}`,
      )
      .join(" ");
  }

  /**
   * Puts the heap into another state.
   *
   * @param row - as {@link inWords} tells it; a free block without a number is the only one
   * @param written - words that clients have written in place of what they write else: `20=27 24=3`
   */
  putBack(row: string, written = ""): void {
    const blocks = blocksOf(row);
    const places = row.split(" ").map((word) => Number(/^-(\d+)/.exec(word)?.[1] ?? 1));
    const free = blocks.flatMap(({ owner }, place) => (owner === null ? [place] : []));
    const order = free.sort((a, b) => (places[a] ?? 1) - (places[b] ?? 1));
    this.blocks = blocks;
    this.list = order.map((place) => headerIn(blocks, place, FIRST));
    this.swallowed = [];
    this.written = writtenOf(written);
  }

  /** The same heap for whoever puts its bytes in place: words that clients have written are words that have to be there. */
  inPlace(): ByteHeap {
    const written = [...this.written].map(([address, value]) => ({ address, value, role: "", isInUse: true }));
    const { maxBytes, size } = this;
    return { maxBytes, size, words: () => [...this.words(), ...written], payloads: () => this.payloads() };
  }

  private held(): Payload[] {
    return payloadsIn(this.blocks, FIRST);
  }

  /** Another row, in which that free block is new: it comes first, and whatever is no free block any more leaves the list. */
  private become(blocks: readonly HeapBlock[], newest: number | null): void {
    const free = blocks.flatMap(({ owner }, place) => (owner === null ? [headerIn(blocks, place, FIRST)] : []));
    const rest = this.list.filter((header) => header !== newest && free.includes(header));
    this.blocks = blocks;
    this.list = newest === null ? rest : [newest, ...rest];
  }

  /** The block with its header there, by its place; -1 when there is none. */
  private placeAt(header: number): number {
    return this.blocks.findIndex((_, place) => headerIn(this.blocks, place, FIRST) === header);
  }

  /** The word at an address, where the contract or a client says what it is; `null` where it may be anything. */
  private wordAt(address: number): number | null {
    const word = this.words().find((word) => word.address === address);
    return word?.value ?? this.written.get(address) ?? writtenWord(this.payloads(), address);
  }

  /** Sizes of requests that would be served, as free blocks, for the errors of those that make no sense. */
  private served(): { size: number }[] {
    const room = this.maxBytes - this.size >= this.growBytes ? [{ size: this.maxBytes - this.size - WORD }] : [];
    return [...this.blocks.filter(({ owner }) => owner === null).map(({ size }) => ({ size: size - WORD })), ...room];
  }

  /** The row after a request, the place of its block, and whether a rest was split off; `null` when there is no room. */
  private withBlock(asked: number): { blocks: HeapBlock[]; place: number; isSplit: boolean } | null {
    const need = blockFor(asked);
    const fit = this.fitFor(asked);
    const growth = this.growthFor(asked);
    if (fit === -1 && this.size + growth > this.maxBytes) return null;
    const blocks = fit === -1 ? merged([...this.blocks, { size: growth, owner: null }]) : [...this.blocks];
    const place = fit === -1 ? blocks.length - 1 : fit;
    const room = blocks[place]?.size ?? 0;
    const isSplit = room - need >= LEAST;
    const taken: HeapBlock = { size: isSplit ? need : room, owner: { asked, tag: this.allocations } };
    blocks.splice(place, 1, taken, ...(isSplit ? [{ size: room - need, owner: null }] : []));
    return { blocks, place, isSplit };
  }
}
