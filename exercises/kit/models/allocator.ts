/**
 * What oracles of allocators have in common that hand out units by `allocate(size)` and take them back by `free(address, size)`:
 * which allocations are live, which calls are errors, totals, and the picture. Which units are free, and which of them serve,
 * an oracle says for itself.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "../check/failure.js";
import { type Expected, returns, throws } from "../subject/expected.js";
import type { Argument } from "../subject/subject.js";
import { expectedOfFree, sizeErrors } from "./arguments.js";

/** A run of free units. */
export interface FreeRange {
  start: number;
  size: number;
}

/** An oracle of such an allocator. */
export abstract class AllocatorModel {
  /** Live allocations: the size that was asked for, by address, in the order in which they were made. */
  readonly live = new Map<number, number>();
  /** Names of live allocations by address, for pictures. */
  private readonly labels = new Map<number, string>();
  private allocations = 0;

  /** @param capacity - units in all, a positive integer */
  constructor(readonly capacity: number) {}

  /** The free blocks, ascending by address. */
  abstract freeRanges(): readonly FreeRange[];

  /** The free block that serves a request for so many units; `undefined` when none does. */
  abstract choose(units: number): FreeRange | undefined;

  /** Takes what a request for so many units needs out of the block that serves it. */
  protected abstract takeFrom(block: FreeRange, units: number): void;

  /** Makes free what an allocation of so many units took up. */
  protected abstract takeBack(address: number, units: number): void;

  /** Units that an allocation of so many takes up at that address. */
  blockFor(units: number, _address: number): number {
    return units;
  }

  /** What a request for so many units has to do. */
  dueOfAllocate(size: Argument): Expected<number> {
    const names = sizeErrors(size, this.freeRanges());
    if (names.length > 0) return throws(...names);
    const block = this.choose(size as number);
    return block === undefined ? throws("OutOfMemoryError") : returns(block.start);
  }

  /** Allocates so many units, for which there has to be room. */
  allocate(units: number): void {
    const block = this.choose(units);
    if (block === undefined) throw new Error(`there is no room for ${units} units`);
    this.handOut(block, units);
  }

  /** Makes an allocation of so many units, at the start of a block that serves it. */
  protected handOut(block: FreeRange, units: number): void {
    this.takeFrom(block, units);
    this.live.set(block.start, units);
    this.labels.set(block.start, letters(this.allocations++));
  }

  /** What taking back that block has to do. O(1). */
  dueOfFree(address: Argument, size: Argument): Expected<undefined> {
    return expectedOfFree(address, size, this);
  }

  /** Takes back a block that is allocated. */
  free(address: number, units: number): void {
    this.takeBack(address, units);
    this.live.delete(address);
  }

  /** An allocation lies elsewhere from now on, or has another size. It keeps its name. */
  protected relocate(address: number, to: number, units: number): void {
    const label = this.labels.get(address) ?? "";
    this.live.delete(address);
    this.live.set(to, units);
    this.labels.set(to, label);
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

  /** What live allocations take up: units by address. */
  taken(): Map<number, number> {
    return new Map([...this.live].map(([start, units]) => [start, this.blockFor(units, start)]));
  }

  /** Units that are free. */
  freeMemory(): number {
    return this.freeRanges().reduce((sum, { size }) => sum + size, 0);
  }

  /** Size of the largest free block, 0 when nothing is free. */
  largestFreeBlock(): number {
    return this.freeRanges().reduce((largest, { size }) => Math.max(largest, size), 0);
  }

  /** Memory as blocks, ascending by address. */
  picture(): MemoryPicture {
    const allocated = [...this.live].map(([start, units]): MemoryBlock => {
      const size = this.blockFor(units, start);
      const label = this.labels.get(start) ?? "";
      return { start, size, state: "allocated", label, ...(units < size ? { used: units } : {}) };
    });
    const free = this.freeRanges().map((range): MemoryBlock => ({ ...range, state: "free" }));
    return { capacity: this.capacity, blocks: [...allocated, ...free].sort((a, b) => a.start - b.start) };
  }
}

/** A, B, …, Z, A2, B2, …: names for allocations in the order in which they are made. */
export function letters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}
