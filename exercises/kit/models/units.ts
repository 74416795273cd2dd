/**
 * The oracle: an executable specification of an allocator, slow and obviously right. Memory is an array of units, each of
 * which knows to which allocation it belongs; a free block is a run of units that belong to nobody, so merging needs no
 * code. It gives no linked list away, so students may read it.
 *
 * @module
 */
import { type Expected, returns, throws } from "../subject/expected.js";
import type { Argument } from "../subject/subject.js";
import { AllocatorModel, type FreeRange } from "./allocator.js";
import { argumentErrors } from "./arguments.js";

/** Which free block serves a request: the one at the lowest address that is large enough, or the smallest one (the lowest of equals). */
export type Placement = "first-fit" | "best-fit";

const NOBODY = -1;

/** What the constructor has to do with that capacity. */
export function expectedOfConstructor(capacity: Argument): Expected<undefined> {
  const names = argumentErrors(capacity, 1);
  return names.length === 0 ? returns(undefined) : throws(...names);
}

/** An allocator that is an array of units. */
export class MemoryModel extends AllocatorModel {
  /** For each unit the address of its allocation, or {@link NOBODY} while it is free. */
  private readonly owner: Int32Array;
  private exactFit: FreeRange | null = null;
  /** What {@link freeRanges} has found; `null` after a change. */
  private ranges: readonly FreeRange[] | null = null;

  /**
   * @param capacity - units in all, a positive integer
   * @param placement - which free block serves
   */
  constructor(
    capacity: number,
    readonly placement: Placement,
  ) {
    super(capacity);
    this.owner = new Int32Array(capacity).fill(NOBODY);
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

  /** The free block that serves a request for so many units. O(capacity). */
  choose(units: number): FreeRange | undefined {
    const fitting = this.freeRanges().filter((range) => range.size >= units);
    if (this.placement === "first-fit") return fitting[0];
    return fitting.reduce<FreeRange | undefined>(
      (best, range) => (best && best.size <= range.size ? best : range),
      undefined,
    );
  }

  protected takeFrom(block: FreeRange, units: number): void {
    this.owner.fill(block.start, block.start, block.start + units);
    this.ranges = null;
    this.exactFit = block.size === units ? block : null;
  }

  protected takeBack(address: number, units: number): void {
    this.owner.fill(NOBODY, address, address + units);
    this.ranges = null;
    this.exactFit = null;
  }
}
