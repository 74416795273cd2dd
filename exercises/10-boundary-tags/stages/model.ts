/**
 * The oracle: a heap as a row of blocks, of which each knows its size and to whom it belongs. It keeps nothing in bytes, so it
 * has no tag to be read wrongly; which words there have to be follows from the row. Beside the row it knows which headers a merge
 * has swallowed, since nobody may take one of those for a block.
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
  rowInWords,
  swallowedOf,
  writtenOf,
} from "#kit/bytes/row";
import { GRAIN, tagOf, WORD, wordText } from "#kit/bytes/tags";
import type { MemoryPicture } from "#kit/check/failure";
import { argumentErrors, sizeErrors } from "#kit/models/arguments";
import { letters } from "#kit/models/allocator";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** Bytes of a heap that are no block's: a word that nobody uses, the prologue, the epilogue. */
export const ENDS = 4 * WORD;
/** Address of the first header. */
const FIRST = 3 * WORD;
/** Bytes of the smallest block. */
export const LEAST = 16;
/** Where nothing is said. */
export const DEFAULT_GROWTH = 4096;

/** What the constructor has to do with these arguments. */
export function expectedOfConstructor(maxBytes: Argument, growBytes: Argument): Expected<undefined> {
  const names = new Set([maxBytes, growBytes].flatMap(errorsOfBytes));
  const hasNoRoom = typeof maxBytes === "number" && typeof growBytes === "number" && ENDS + growBytes > maxBytes;
  if (hasNoRoom) names.add("RangeError").add("OutOfMemoryError");
  return names.size > 0 ? throws(...names) : returns(undefined);
}

/** Bytes of the block that serves a request for so many, where nothing is left over. */
export const blockFor = (bytes: number): number => GRAIN * Math.ceil((bytes + 2 * WORD) / GRAIN);

/** A heap that is a row of blocks. */
export class HeapModel implements ByteHeap {
  /** Side by side from the first header on. */
  blocks: readonly HeapBlock[];
  /** Blocks that were free when a merge swallowed them, and of which nothing was handed out since. */
  swallowed: readonly Range[] = [];
  /** Words that a client has written where the pattern of all clients would be, by their addresses. */
  private written: ReadonlyMap<number, number> = new Map();
  private allocations = 0;

  constructor(
    readonly maxBytes: number,
    readonly growBytes: number,
  ) {
    this.blocks = [{ size: growBytes, owner: null }];
  }

  /** Bytes in use: the ends, and all blocks. */
  get size(): number {
    return ENDS + this.blocks.reduce((sum, { size }) => sum + size, 0);
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
    const { blocks, place } = after;
    this.blocks = blocks;
    this.allocations += 1;
    const taken = rangeIn(blocks, place, FIRST);
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
    this.blocks = merged(before);
    this.swallowed = swallowedOf([...this.swallowed, ...free], this.blocks, FIRST);
    this.written = new Map([...this.written].filter(([word]) => word < start || word >= end));
  }

  /** The block that serves such a request without growth, by its place; -1 when none does. */
  fitFor(asked: number): number {
    return this.blocks.findIndex(({ size, owner }) => owner === null && size >= blockFor(asked));
  }

  /** Bytes by which the heap has to grow for such a request where no free block serves it. */
  growthFor(asked: number): number {
    return Math.max(blockFor(asked), this.growBytes);
  }

  /** The block with its payload at that address, in use, by its place; -1 when there is none. */
  placeOf(address: number): number {
    return this.blocks.findIndex(
      ({ owner }, place) => owner !== null && headerIn(this.blocks, place, FIRST) + WORD === address,
    );
  }

  /**
   * Whether a free of that address has to be refused, by whoever reads no more than the two tags that would be those of a block there. False
   * for a live payload, and where two words may stand that look like such tags: nobody is held to anything there.
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
    const told = `The word at ${header}, where its header would be, is ${wordText(word)}`;
    if (word % 2 === 0) return `${told}: its bit says that it is free.`;
    if (size < LEAST) return `${told}: no block is so small.`;
    if (header + size > this.size - WORD) return `${told}: that is more than there is up to the epilogue.`;
    const footer = this.wordAt(header + size - WORD);
    if (footer === null || footer === word) return null;
    return `${told}, but that at ${header + size - WORD}, where its footer would be, is ${wordText(footer)}.`;
  }

  /** Live addresses, in the order in which they were handed out. */
  live(): number[] {
    return [...this.held()].sort((a, b) => a.tag - b.tag).map(({ at }) => at);
  }

  words(): DueWord[] {
    const tags = this.blocks.flatMap(({ size, owner }, place): DueWord[] => {
      const { start, end } = rangeIn(this.blocks, place, FIRST);
      const tag = { value: tagOf(size, owner !== null), isInUse: owner !== null };
      const whose = owner === null ? "a free block" : letters(owner.tag);
      return [
        { ...tag, address: start, role: `the header of ${whose}` },
        { ...tag, address: end - WORD, role: `the footer of ${whose}` },
      ];
    });
    return [
      { address: 0, value: 0, role: "which nobody uses", isInUse: true },
      { address: WORD, value: tagOf(2 * WORD, true), role: "the header of the prologue", isInUse: true },
      { address: 2 * WORD, value: tagOf(2 * WORD, true), role: "the footer of the prologue", isInUse: true },
      ...tags,
      { address: this.size - WORD, value: tagOf(0, true), role: "the epilogue", isInUse: true },
    ];
  }

  /** What clients have written; where one has written words of its own, its payload is none of these. */
  payloads(): Payload[] {
    const words = [...this.written.keys()];
    return this.held().filter(({ at, count }) => !words.some((word) => at <= word && word < at + count));
  }

  /** Memory as blocks with their tags; the words before the first and behind the last one are nobody's. */
  picture(): MemoryPicture {
    return pictureOf(this.blocks, FIRST, 2 * WORD);
  }

  /** The row in a line: `A:13/24 -:16`, each block with its bytes, of one in use also how many were asked for. */
  inWords(): string {
    return rowInWords(this.blocks);
  }

  /**
   * Puts the heap into another state.
   *
   * @param row - as {@link inWords} tells it
   * @param written - words that clients have written in place of what they write else: `20=27 24=3`
   */
  putBack(row: string, written = ""): void {
    this.blocks = blocksOf(row);
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

  /** The word at an address, where the contract or a client says what it is; `null` where it may be anything. */
  private wordAt(address: number): number | null {
    const tag = this.words().find((word) => word.address === address);
    return tag?.value ?? this.written.get(address) ?? writtenWord(this.payloads(), address);
  }

  /** Sizes of requests that would be served, as free blocks, for the errors of those that make no sense. */
  private served(): { size: number }[] {
    const room = this.maxBytes - this.size >= this.growBytes ? [{ size: this.maxBytes - this.size - 2 * WORD }] : [];
    const free = this.blocks.filter(({ owner }) => owner === null);
    return [...free.map(({ size }) => ({ size: size - 2 * WORD })), ...room];
  }

  /** The row after a request, and the place of its block; `null` when there is no room. */
  private withBlock(asked: number): { blocks: HeapBlock[]; place: number } | null {
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
    return { blocks, place };
  }
}
