/**
 * The oracle: an executable specification of a buddy system, slow and obviously right. All free blocks are in one array, the
 * newest first, whatever their size, and every question is answered by looking through it. It gives no list and no trick
 * away, so students may read it.
 *
 * @module
 */
import { AllocatorModel, type FreeRange } from "#kit/models/allocator";
import { argumentErrors } from "#kit/models/arguments";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** What the constructor has to do with these arguments. */
export function expectedOfConstructor(capacity: Argument, smallest: Argument): Expected<undefined> {
  const names = new Set([...argumentErrors(capacity, 1), ...argumentErrors(smallest, 1)]);
  if (names.size > 0) return throws(...names);
  const [units, least] = [capacity as number, smallest as number];
  return Number.isInteger(Math.log2(least)) && units % least === 0 ? returns(undefined) : throws("RangeError");
}

/** A buddy system that looks through all of its free blocks. */
export class BuddyModel extends AllocatorModel {
  /** The free blocks, the newest first. */
  newest: readonly FreeRange[] = [];

  /**
   * @param capacity - units in all, a multiple of `smallest`
   * @param smallest - units of the smallest block, a power of two
   */
  constructor(
    capacity: number,
    readonly smallest: number,
  ) {
    super(capacity);
    let start = 0;
    while (start < capacity) {
      let size = smallest;
      while (start % (2 * size) === 0 && start + 2 * size <= capacity) size *= 2;
      this.newest = [{ start, size }, ...this.newest];
      start += size;
    }
  }

  /** Units of the block that serves a request for so many. */
  override blockFor(units: number): number {
    let size = this.smallest;
    while (size < units) size *= 2;
    return size;
  }

  /** The free block that serves a request for so many units: of the least size that has room the newest. */
  choose(units: number): FreeRange | undefined {
    const fitting = this.newest.filter(({ size }) => size >= this.blockFor(units));
    const least = Math.min(...fitting.map(({ size }) => size));
    return fitting.find(({ size }) => size === least);
  }

  protected takeFrom(block: FreeRange, units: number): void {
    this.newest = this.newest.filter((each) => each !== block);
    for (let half = block.size / 2; half >= this.blockFor(units); half /= 2)
      this.newest = [{ start: block.start + half, size: half }, ...this.newest];
  }

  protected takeBack(address: number, units: number): void {
    const block = { start: address, size: this.blockFor(units) };
    const buddies = this.buddiesOf(block);
    this.newest = [buddies.reduce(joined, block), ...this.newest.filter((each) => !buddies.includes(each))];
  }

  /** The free blocks that a block joins, one after the other, when it is freed. */
  buddiesOf(block: FreeRange): FreeRange[] {
    const isLower = block.start % (2 * block.size) === 0;
    const beside = isLower ? block.start + block.size : block.start - block.size;
    const buddy = this.newest.find(({ start, size }) => start === beside && size === block.size);
    return buddy === undefined ? [] : [buddy, ...this.buddiesOf(joined(block, buddy))];
  }

  /** For each order its free blocks, the newest first. */
  lists(): FreeRange[][] {
    const orders = Math.floor(Math.log2(this.capacity / this.smallest)) + 1;
    return Array.from({ length: orders }, (_, order) =>
      this.newest.filter(({ size }) => size === this.smallest * 2 ** order),
    );
  }

  freeRanges(): FreeRange[] {
    return [...this.newest].sort((a, b) => a.start - b.start);
  }

  /** Units that live allocations take up and did not ask for. */
  waste(): number {
    return [...this.live.values()].reduce((sum, size) => sum + this.blockFor(size) - size, 0);
  }
}

const joined = (one: FreeRange, other: FreeRange): FreeRange => ({
  start: Math.min(one.start, other.start),
  size: one.size + other.size,
});
