/**
 * The oracle: a heap as a row of blocks, of which each knows its size and to whom it belongs. It keeps nothing in bytes, so it
 * has no header to be read wrongly; which words there have to be follows from the row.
 *
 * @module
 */
import type { ByteHeap, DueWord, Payload } from "#kit/bytes/memory";
import {
  blocksOf,
  errorsOfBytes,
  type HeapBlock,
  headerIn,
  merged,
  payloadsIn,
  pictureOf,
  rowInWords,
} from "#kit/bytes/row";
import { GRAIN, tagOf, WORD } from "#kit/bytes/tags";
import type { MemoryPicture } from "#kit/check/failure";
import { argumentErrors, sizeErrors } from "#kit/models/arguments";
import { letters } from "#kit/models/allocator";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** Bytes of a new heap: a word that nobody uses, and the epilogue. */
export const NEW_HEAP = 2 * WORD;
/** Address of the first header. */
const FIRST = WORD;
/** Where nothing is said. */
export const DEFAULT_GROWTH = 4096;

/** What the constructor has to do with these arguments. */
export function expectedOfConstructor(maxBytes: Argument, growBytes: Argument): Expected<undefined> {
  const names = new Set([maxBytes, growBytes].flatMap(errorsOfBytes));
  return names.size > 0 ? throws(...names) : returns(undefined);
}

/** Bytes of the block that serves a request for so many. */
export const blockFor = (bytes: number): number => Math.max(GRAIN, GRAIN * Math.ceil((bytes + WORD) / GRAIN));

/** A heap that is a row of blocks. */
export class HeapModel implements ByteHeap {
  /** Side by side from the first header on. */
  blocks: readonly HeapBlock[] = [];
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
    return after === null ? throws("OutOfMemoryError") : returns(this.addressIn(after.blocks, after.place));
  }

  /** Allocates so many bytes, for which there has to be room. */
  allocate(asked: number): void {
    const after = this.withBlock(asked);
    if (after === null) throw new Error(`there is no room for ${asked} bytes`);
    this.blocks = after.blocks;
    this.allocations += 1;
  }

  /** What taking back the payload at that address has to do. */
  dueOfFree(address: Argument): Expected<undefined> {
    const names = argumentErrors(address, 0);
    if (names.length > 0) return throws(...names);
    if ((address as number) >= this.size) return throws("RangeError");
    return this.placeOf(address as number) === -1 ? throws("InvalidFreeError") : returns(undefined);
  }

  /** Takes back a payload. */
  free(address: number): void {
    const place = this.placeOf(address);
    this.blocks = merged(this.blocks.with(place, { size: this.blocks[place]?.size ?? 0, owner: null }));
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
      ({ owner }, place) => owner !== null && this.addressIn(this.blocks, place) === address,
    );
  }

  /** Whether a free of that address has to be refused. */
  isRefused(address: number): boolean {
    return this.placeOf(address) === -1;
  }

  /** Addresses of live payloads, in the order in which they were handed out. */
  live(): number[] {
    return [...this.payloads()].sort((a, b) => a.tag - b.tag).map(({ at }) => at);
  }

  words(): DueWord[] {
    const headers = this.blocks.map(({ size, owner }, place): DueWord => ({
      address: this.addressIn(this.blocks, place) - WORD,
      value: tagOf(size, owner !== null),
      role: owner === null ? "the header of a free block" : `the header of ${letters(owner.tag)}`,
      isInUse: owner !== null,
    }));
    return [...headers, { address: this.size - WORD, value: tagOf(0, true), role: "the epilogue", isInUse: true }];
  }

  payloads(): Payload[] {
    return payloadsIn(this.blocks, FIRST);
  }

  /** Memory as blocks with their headers; the words before the first and behind the last one are nobody's. */
  picture(): MemoryPicture {
    return pictureOf(this.blocks, FIRST, WORD);
  }

  /** The row in a line: `A:13/24 -:8`, each block with its bytes, of one in use also how many were asked for. */
  inWords(): string {
    return rowInWords(this.blocks);
  }

  /** Puts the heap into another state, given as {@link inWords} tells it. */
  putBack(row: string): void {
    this.blocks = blocksOf(row);
  }

  /** Sizes of requests that would be served, as free blocks, for the errors of those that make no sense. */
  private served(): { size: number }[] {
    const room = this.maxBytes - this.size >= this.growBytes ? [{ size: this.maxBytes - this.size - WORD }] : [];
    return [...this.blocks.filter(({ owner }) => owner === null).map(({ size }) => ({ size: size - WORD })), ...room];
  }

  /** The row after a request, and the place of its block; `null` when there is no room. */
  private withBlock(asked: number): { blocks: HeapBlock[]; place: number } | null {
    const need = blockFor(asked);
    const fit = this.fitFor(asked);
    const growth = this.growthFor(asked);
    if (fit === -1 && this.size + growth > this.maxBytes) return null;
    const blocks = fit === -1 ? merged([...this.blocks, { size: growth, owner: null }]) : [...this.blocks];
    const place = fit === -1 ? blocks.length - 1 : fit;
    const rest = (blocks[place]?.size ?? 0) - need;
    const taken: HeapBlock = { size: need, owner: { asked, tag: this.allocations } };
    blocks.splice(place, 1, taken, ...(rest > 0 ? [{ size: rest, owner: null }] : []));
    return { blocks, place };
  }

  private addressIn(blocks: readonly HeapBlock[], place: number): number {
    return headerIn(blocks, place, FIRST) + WORD;
  }
}
