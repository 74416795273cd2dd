/**
 * The oracle: an executable specification of segregated lists, slow and obviously right. All free blocks of the main memory are in
 * one array, and all free slots of the pool in another, the newest first, whatever their size; every question is answered by looking
 * through them. It gives no list, no map and no trick away, so students may read it.
 *
 * @module
 */
import { AllocatorModel, type FreeRange } from "#kit/models/allocator";
import { argumentErrors, sizeErrors } from "#kit/models/arguments";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** Units of the pool that are cut at a time. */
export const BATCH = 96;
/** Units of the slots that there are, in the order of their lists. */
export const SLOTS = [8, 16, 24, 32] as const;
/** Sizes from here on are not for the pool. */
const LARGE = 32;

/** What the constructor has to do with these arguments. */
export function expectedOfConstructor(capacity: Argument, pool: Argument): Expected<undefined> {
  const names = new Set([...argumentErrors(capacity, 1), ...argumentErrors(pool, 0)]);
  if (names.size > 0) return throws(...names);
  const isPool = (pool as number) <= (capacity as number) && (pool as number) % BATCH === 0;
  return isPool ? returns(undefined) : throws("RangeError");
}

/** The class of a size: how often it can be halved. */
export function classOf(size: number): number {
  let times = 0;
  for (let power = 2; power <= size; power *= 2) times += 1;
  return times;
}

/** Segregated lists that look through all that is free. */
export class SegregatedModel extends AllocatorModel {
  /** The free blocks of the main memory, the newest first. */
  main: readonly FreeRange[];
  /** The free slots of the pool, the newest first. */
  slots: readonly FreeRange[] = [];
  /** Units of the pool that are cut up. */
  cut = 0;

  /**
   * @param capacity - units in all
   * @param poolCapacity - units of the pool, a multiple of 96
   */
  constructor(
    capacity: number,
    readonly poolCapacity: number,
  ) {
    super(capacity);
    this.main = poolCapacity < capacity ? [{ start: poolCapacity, size: capacity - poolCapacity }] : [];
  }

  /** Units of the slot that a request for so many is for; `null` where it is too large for one. */
  slotFor(units: number): number | null {
    return units < LARGE ? (SLOTS.find((slot) => slot >= units) ?? null) : null;
  }

  /** What the pool serves a request for so many units with: a free slot, or the first one of those that have to be cut for it. */
  private slotOf(units: number): FreeRange | undefined {
    const size = this.slotFor(units);
    if (size === null) return undefined;
    const isLeft = this.cut + BATCH <= this.poolCapacity;
    return this.slots.find((slot) => slot.size === size) ?? (isLeft ? { start: this.cut, size } : undefined);
  }

  /** The free block of the main memory that serves a request for so many units. */
  mainBlock(units: number): FreeRange | undefined {
    for (let place = classOf(units); place <= classOf(this.capacity); place++) {
      const block = this.main.find(({ size }) => classOf(size) === place && size >= units);
      if (block !== undefined) return block;
    }
    return undefined;
  }

  choose(units: number): FreeRange | undefined {
    return this.slotOf(units) ?? this.mainBlock(units);
  }

  override dueOfAllocate(size: Argument): Expected<number> {
    // What is no whole number of units is for the pool or not, too.
    const isSmall = typeof size === "number" && size < LARGE;
    const names = sizeErrors(size, isSmall ? this.freeRanges() : this.main);
    return names.length > 0 ? throws(...names) : super.dueOfAllocate(size);
  }

  override blockFor(units: number, address: number): number {
    return address < this.poolCapacity ? (this.slotFor(units) ?? units) : units;
  }

  protected takeFrom(block: FreeRange, units: number): void {
    if (block.start >= this.poolCapacity) {
      const rest = { start: block.start + units, size: block.size - units };
      this.main = [...(rest.size > 0 ? [rest] : []), ...this.main.filter((each) => each !== block)];
      return;
    }
    if (block.start === this.cut) {
      const slots = Array.from({ length: BATCH / block.size }, (_, place) => place * block.size + this.cut);
      this.slots = [...slots.map((start) => ({ start, size: block.size })), ...this.slots];
      this.cut += BATCH;
    }
    this.slots = this.slots.filter(({ start }) => start !== block.start);
  }

  protected takeBack(address: number, units: number): void {
    if (address < this.poolCapacity) {
      this.slots = [{ start: address, size: this.blockFor(units, address) }, ...this.slots];
      return;
    }
    const beside = this.neighboursOf({ start: address, size: units });
    const all = [...beside, { start: address, size: units }];
    const start = Math.min(...all.map((block) => block.start));
    const size = all.reduce((sum, block) => sum + block.size, 0);
    this.main = [{ start, size }, ...this.main.filter((block) => !beside.includes(block))];
  }

  /** The free blocks of the main memory that touch a block. */
  neighboursOf({ start, size }: FreeRange): FreeRange[] {
    return this.main.filter((block) => block.start + block.size === start || start + size === block.start);
  }

  /** The free slots by their lists: those of 8, 16, 24 and 32 units, the newest first. */
  poolLists(): FreeRange[][] {
    return SLOTS.map((units) => this.slots.filter(({ size }) => size === units));
  }

  /** The free blocks of the main memory by their classes, the newest first. */
  mainLists(): FreeRange[][] {
    return Array.from({ length: classOf(this.capacity) + 1 }, (_, place) =>
      this.main.filter(({ size }) => classOf(size) === place),
    );
  }

  /** The units of the pool that are not cut up, as a block; none when all are. */
  uncut(): FreeRange[] {
    return this.cut < this.poolCapacity ? [{ start: this.cut, size: this.poolCapacity - this.cut }] : [];
  }

  freeRanges(): FreeRange[] {
    return [...this.slots, ...this.uncut(), ...this.main].sort((a, b) => a.start - b.start);
  }

  override largestFreeBlock(): number {
    return Math.max(0, ...this.main.map(({ size }) => size));
  }

  /** Units of slots in use that nobody asked for. */
  waste(): number {
    return [...this.live].reduce((sum, [address, size]) => sum + this.blockFor(size, address) - size, 0);
  }
}
