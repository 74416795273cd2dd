/**
 * The oracle: an executable specification of a buddy system, slow and obviously right. All free blocks are in one array, the
 * newest first, whatever their size, and every question is answered by looking through it. It gives no list and no trick
 * away, so students may read it.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "#kit/check/failure";
import { argumentErrors, expectedOfFree, sizeErrors } from "#kit/models/arguments";
import { letters } from "#kit/models/units";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** A block, in use or free. */
export interface Block {
  start: number;
  size: number;
}

/** What the constructor has to do with these arguments. */
export function expectedOfConstructor(capacity: Argument, smallest: Argument): Expected<undefined> {
  const names = new Set([...argumentErrors(capacity, 1), ...argumentErrors(smallest, 1)]);
  if (names.size > 0) return throws(...names);
  const [units, least] = [capacity as number, smallest as number];
  return Number.isInteger(Math.log2(least)) && units % least === 0 ? returns(undefined) : throws("RangeError");
}

/** A buddy system that looks through all of its free blocks. */
export class BuddyModel {
  /** The free blocks, the newest first. */
  free: readonly Block[] = [];
  /** Live allocations: the size that was asked for, by address, in the order in which they were made. */
  readonly live = new Map<number, number>();
  /** Names of live allocations by address, for pictures. */
  private readonly labels = new Map<number, string>();
  private allocations = 0;

  /**
   * @param capacity - units in all, a multiple of `smallest`
   * @param smallest - units of the smallest block, a power of two
   */
  constructor(
    readonly capacity: number,
    readonly smallest: number,
  ) {
    let start = 0;
    while (start < capacity) {
      let size = smallest;
      while (start % (2 * size) === 0 && start + 2 * size <= capacity) size *= 2;
      this.free = [{ start, size }, ...this.free];
      start += size;
    }
  }

  /** Units of the block that serves a request for so many. */
  blockFor(units: number): number {
    let size = this.smallest;
    while (size < units) size *= 2;
    return size;
  }

  /** The free block that serves a request for so many units: of the least size that has room the newest. */
  choose(units: number): Block | undefined {
    const fitting = this.free.filter(({ size }) => size >= this.blockFor(units));
    const least = Math.min(...fitting.map(({ size }) => size));
    return fitting.find(({ size }) => size === least);
  }

  /** What a request for so many units has to do. */
  dueOfAllocate(size: Argument): Expected<number> {
    const names = sizeErrors(size, this.free);
    if (names.length > 0) return throws(...names);
    const block = this.choose(size as number);
    return block === undefined ? throws("OutOfMemoryError") : returns(block.start);
  }

  /** Allocates so many units, for which there has to be room. */
  allocate(units: number): void {
    const block = this.choose(units);
    if (block === undefined) throw new Error(`there is no room for ${units} units`);
    const { start } = block;
    let free = this.free.filter((each) => each !== block);
    for (let half = block.size / 2; half >= this.blockFor(units); half /= 2)
      free = [{ start: start + half, size: half }, ...free];
    this.free = free;
    this.live.set(start, units);
    this.labels.set(start, letters(this.allocations++));
  }

  /** What taking back that block has to do. */
  dueOfFree(address: Argument, size: Argument): Expected<undefined> {
    return expectedOfFree(address, size, this);
  }

  /** The free blocks that a block joins, one after the other, when it is freed. */
  buddiesOf(block: Block): Block[] {
    const isLower = block.start % (2 * block.size) === 0;
    const beside = isLower ? block.start + block.size : block.start - block.size;
    const buddy = this.free.find(({ start, size }) => start === beside && size === block.size);
    return buddy === undefined ? [] : [buddy, ...this.buddiesOf(joined(block, buddy))];
  }

  /** Takes back a block that is allocated. */
  takeBack(address: number): void {
    const block = { start: address, size: this.blockFor(this.live.get(address) ?? 0) };
    const buddies = this.buddiesOf(block);
    this.free = [buddies.reduce(joined, block), ...this.free.filter((each) => !buddies.includes(each))];
    this.live.delete(address);
  }

  /** For each order its free blocks, the newest first. */
  lists(): Block[][] {
    const orders = Math.floor(Math.log2(this.capacity / this.smallest)) + 1;
    return Array.from({ length: orders }, (_, order) =>
      this.free.filter(({ size }) => size === this.smallest * 2 ** order),
    );
  }

  /** The free blocks, ascending by address. */
  freeRanges(): Block[] {
    return [...this.free].sort((a, b) => a.start - b.start);
  }

  /** The live allocations as blocks, each of all the units that it takes up. */
  blocks(): Block[] {
    return [...this.live].map(([start, size]) => ({ start, size: this.blockFor(size) }));
  }

  /** Units in free blocks. */
  freeMemory(): number {
    return this.free.reduce((sum, { size }) => sum + size, 0);
  }

  /** Units of the largest free block, 0 when nothing is free. */
  largestFreeBlock(): number {
    return Math.max(0, ...this.free.map(({ size }) => size));
  }

  /** Units that live allocations take up and did not ask for. */
  waste(): number {
    return [...this.live.values()].reduce((sum, size) => sum + this.blockFor(size) - size, 0);
  }

  /** Memory as blocks, ascending by address. */
  picture(): MemoryPicture {
    const allocated = this.blocks().map((block): MemoryBlock => {
      const used = this.live.get(block.start) ?? block.size;
      const label = this.labels.get(block.start) ?? "";
      return { ...block, state: "allocated", label, ...(used < block.size ? { used } : {}) };
    });
    const free = this.free.map((block): MemoryBlock => ({ ...block, state: "free" }));
    return { capacity: this.capacity, blocks: [...allocated, ...free].sort((a, b) => a.start - b.start) };
  }
}

const joined = (one: Block, other: Block): Block => ({
  start: Math.min(one.start, other.start),
  size: one.size + other.size,
});
