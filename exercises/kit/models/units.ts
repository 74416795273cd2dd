/**
 * The oracle: an executable specification of an allocator, slow and obviously right. Memory is an array of units, each of
 * which knows to which allocation it belongs; a free block is a run of units that belong to nobody, so merging needs no
 * code. It gives no linked list away, so students may read it.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "../check/failure.js";
import { type Expected, returns, throws } from "../subject/expected.js";
import type { Argument } from "../subject/subject.js";
import { argumentErrors, expectedOfFree, sizeErrors } from "./arguments.js";

/** Which free block serves a request: the one at the lowest address that is large enough, or the smallest one (the lowest of equals). */
export type Placement = "first-fit" | "best-fit";

/** A run of free units. */
export interface FreeRange {
  start: number;
  size: number;
}

const NOBODY = -1;

/** What the constructor has to do with that capacity. */
export function expectedOfConstructor(capacity: Argument): Expected<undefined> {
  const names = argumentErrors(capacity, 1);
  return names.length === 0 ? returns(undefined) : throws(...names);
}

/** An allocator that is an array of units. */
export class MemoryModel {
  /** For each unit the address of its allocation, or {@link NOBODY} while it is free. */
  private readonly owner: Int32Array;
  /** Live allocations: size by address, in the order in which they were made. */
  readonly live = new Map<number, number>();
  /** Names of live allocations by address, for pictures. */
  private readonly labels = new Map<number, string>();
  private allocations = 0;
  private exactFit: FreeRange | null = null;
  /** What {@link freeRanges} has found; `null` after a change. */
  private ranges: readonly FreeRange[] | null = null;

  /**
   * @param capacity - units in all, a positive integer
   * @param placement - which free block serves
   */
  constructor(
    readonly capacity: number,
    readonly placement: Placement,
  ) {
    this.owner = new Int32Array(capacity).fill(NOBODY);
  }

  /** What a request for so many units has to do. O(capacity) after a change. */
  dueOfAllocate(size: Argument): Expected<number> {
    const names = sizeErrors(size, this.freeRanges());
    if (names.length > 0) return throws(...names);
    const block = this.choose(size as number);
    return block === undefined ? throws("OutOfMemoryError") : returns(block.start);
  }

  /** Allocates so many units, for which there has to be room. O(capacity). */
  allocate(units: number): void {
    const block = this.choose(units);
    if (block === undefined) throw new Error(`there is no room for ${units} units`);
    this.owner.fill(block.start, block.start, block.start + units);
    this.ranges = null;
    this.exactFit = block.size === units ? block : null;
    this.live.set(block.start, units);
    this.labels.set(block.start, letters(this.allocations++));
  }

  /** What taking back that block has to do. O(1). */
  dueOfFree(address: Argument, size: Argument): Expected<undefined> {
    return expectedOfFree(address, size, this);
  }

  /** Takes back a block that is allocated. O(size). */
  free(address: number, units: number): void {
    this.owner.fill(NOBODY, address, address + units);
    this.ranges = null;
    this.exactFit = null;
    this.live.delete(address);
  }

  /** One of the live allocations: that at place `which`, modulo their number; `null` when there are none. */
  pick(which: number): { address: number; size: number } | null {
    let place = which % this.live.size;
    for (const [address, size] of this.live) if (place-- === 0) return { address, size };
    return null;
  }

  /** Whether that is exactly one live allocation. */
  isLive(address: Argument, size: Argument): boolean {
    return this.live.get(address as number) === size;
  }

  /** The free block that the last change has filled exactly; `null` when it was another change. */
  get lastFilled(): FreeRange | null {
    return this.exactFit;
  }

  /** The free blocks, ascending by address, neighbours merged. O(capacity) after a change. */
  freeRanges(): readonly FreeRange[] {
    return (this.ranges ??= this.findFreeRanges());
  }

  private findFreeRanges(): FreeRange[] {
    const ranges: FreeRange[] = [];
    let start = 0;
    while (start < this.capacity) {
      let end = start;
      while (end < this.capacity && this.owner[end] === NOBODY) end++;
      if (end > start) ranges.push({ start, size: end - start });
      start = end + 1;
    }
    return ranges;
  }

  /** Units that are free. O(capacity). */
  freeMemory(): number {
    return this.freeRanges().reduce((sum, range) => sum + range.size, 0);
  }

  /** Size of the largest free block, 0 when nothing is free. O(capacity). */
  largestFreeBlock(): number {
    return this.freeRanges().reduce((largest, range) => Math.max(largest, range.size), 0);
  }

  /** Memory as blocks, ascending by address. O(capacity). */
  picture(): MemoryPicture {
    const allocated = [...this.live].map(([start, size]): MemoryBlock => {
      return { start, size, state: "allocated", label: this.labels.get(start) ?? "" };
    });
    const free = this.freeRanges().map((range): MemoryBlock => ({ ...range, state: "free" }));
    return { capacity: this.capacity, blocks: [...allocated, ...free].sort((a, b) => a.start - b.start) };
  }

  /** The free block that serves a request for so many units. O(capacity). */
  choose(units: number): FreeRange | undefined {
    const fitting = this.freeRanges().filter((range) => range.size >= units);
    if (this.placement === "first-fit") return fitting[0];
    return fitting.reduce<FreeRange | undefined>(
      (best, range) => (best && best.size <= range.size ? best : range),
      undefined,
    );
  }
}

/** A, B, …, Z, A2, B2, …: names for allocations in the order in which they are made. */
export function letters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}
