/**
 * The oracle: a heap as a row of blocks. It keeps nothing in bytes, so it has no header to be read wrongly; which words there
 * have to be follows from the row.
 *
 * @module
 */
import type { ByteHeap, DueWord, Payload } from "#kit/bytes/memory";
import { GRAIN, tagOf, WORD } from "#kit/bytes/tags";
import type { MemoryBlock, MemoryPicture } from "#kit/check/failure";
import { letters } from "#kit/models/allocator";
import { argumentErrors } from "#kit/models/arguments";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** A block: its bytes, header included, and whose it is. */
interface HeapBlock {
  readonly size: number;
  readonly owner: { readonly asked: number; readonly tag: number } | null;
}

/** What the constructor has to do with so many bytes. */
export function dueOfConstructor(maxBytes: Argument): Expected<undefined> {
  const names = argumentErrors(maxBytes, GRAIN);
  if (names.length > 0) return throws(...names);
  return (maxBytes as number) % GRAIN === 0 ? returns(undefined) : throws("RangeError");
}

/** Bytes of the block that serves a request for so many. */
const blockFor = (asked: number): number => GRAIN * Math.ceil((asked + WORD) / GRAIN);

/** A heap that is a row of blocks. */
export class HeapModel implements ByteHeap {
  private blocks: readonly HeapBlock[] = [];
  private allocations = 0;

  constructor(readonly maxBytes: number) {}

  get size(): number {
    return this.startOf(this.blocks.length);
  }

  /** What a request for so many bytes has to do. */
  dueOfAllocate(asked: Argument): Expected<number> {
    const names = argumentErrors(asked, 1);
    if (names.length > 0) return throws(...names);
    const place = this.placeFor(asked as number);
    return place === null ? throws("OutOfMemoryError") : returns(this.startOf(place) + WORD);
  }

  /** Allocates so many bytes, for which there has to be room. */
  allocate(asked: number): void {
    const place = this.placeFor(asked);
    if (place === null) throw new Error(`there is no room for ${asked} bytes`);
    const size = this.blocks[place]?.size ?? blockFor(asked);
    const block = { size, owner: { asked, tag: this.allocations++ } };
    this.blocks = [...this.blocks.slice(0, place), block, ...this.blocks.slice(place + 1)];
  }

  /** What taking back the block with its bytes at that address has to do. */
  dueOfFree(address: Argument): Expected<undefined> {
    const isInUse = this.payloads().some(({ at }) => at === address);
    return isInUse ? returns(undefined) : throws("InvalidFreeError", ...argumentErrors(address, 0));
  }

  /** Takes back a block in use. */
  free(address: number): void {
    this.blocks = this.blocks.map((block, place) =>
      this.startOf(place) + WORD === address ? { size: block.size, owner: null } : block,
    );
  }

  words(): DueWord[] {
    return this.blocks.map(({ size, owner }, place) => ({
      address: this.startOf(place),
      value: tagOf(size, owner !== null),
      role: owner === null ? "the header of a free block" : `the header of ${letters(owner.tag)}`,
      isInUse: owner !== null,
    }));
  }

  payloads(): Payload[] {
    return this.blocks.flatMap(({ owner }, place) => {
      if (owner === null) return [];
      const { asked, tag } = owner;
      return { at: this.startOf(place) + WORD, count: asked, tag, label: letters(tag) };
    });
  }

  /** Memory as blocks with their headers. */
  picture(): MemoryPicture {
    const blocks = this.blocks.map(({ size, owner }, place): MemoryBlock => {
      const start = this.startOf(place);
      if (owner === null) return { start, size, state: "free" };
      const used = owner.asked + WORD;
      return { start, size, state: "allocated", label: letters(owner.tag), ...(used < size ? { used } : {}) };
    });
    return { capacity: Math.max(this.size, GRAIN), blocks };
  }

  /** Equal where every call does the same: sizes, and which blocks are free. */
  key(): string {
    return this.blocks.map(({ size, owner }) => (owner === null ? -size : size)).join();
  }

  /** The block that serves, or the place behind the last one; `null` where there is no room. */
  private placeFor(asked: number): number | null {
    const place = this.blocks.findIndex(({ size, owner }) => owner === null && size >= blockFor(asked));
    if (place !== -1) return place;
    return this.size + blockFor(asked) <= this.maxBytes ? this.blocks.length : null;
  }

  private startOf(place: number): number {
    return this.blocks.slice(0, place).reduce((sum, { size }) => sum + size, 0);
  }
}
