/**
 * The oracle: which calls have to be refused, and what the others do to the layout of memory. Slow and obviously right. Blocks are
 * called 1, 2, 3 and so on, in the order in which they were handed out, whatever handles a submission gives them.
 *
 * @module
 */
import type { ByteUnits } from "#kit/bytes/contents";
import type { Payload } from "#kit/bytes/memory";
import type { MemoryBlock } from "#kit/check/failure";
import type { MemoryStrip } from "#kit/check/picture";
import { letters } from "#kit/models/allocator";
import { argumentErrors, sizeErrors } from "#kit/models/arguments";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";
import { Layout, type LiveBlock, type Run } from "./layout.js";

/** The name of a block in pictures and messages. */
export const nameOf = (handle: number): string => letters(handle - 1);

/** What the heap has to do, call by call. */
export class CompactionModel implements ByteUnits {
  /** Whether a refused request may have compacted memory, so that nobody knows where blocks lie. */
  isUnsettled = false;
  private layout: Layout;
  private allocations = 0;

  /** @param capacity - units in all, a positive integer */
  constructor(readonly capacity: number) {
    this.layout = Layout.free(capacity);
  }

  /** What a request for so many units has to do. */
  dueOfAllocate(size: Argument): Expected<number> {
    const names = sizeErrors(size, this.holes());
    if (names.length > 0) return throws(...names);
    return this.placeFor(size as number) === null ? throws("OutOfMemoryError") : returns(this.allocations + 1);
  }

  /** Hands out a block of so many units, for which there has to be room. */
  allocate(size: number): void {
    const place = this.placeFor(size);
    if (place === null) throw new Error(`there is no room for ${size} units`);
    const { layout, start } = place;
    this.layout = layout.with({ start, size }, { handle: ++this.allocations, pins: 0 });
  }

  /** Whether a request that has to be refused may leave memory compacted, and that would move something. */
  mayCompactInVain(size: Argument): boolean {
    const isRequest = argumentErrors(size, 1).length === 0;
    return (
      isRequest &&
      (size as number) <= this.freeMemory() &&
      this.placeFor(size as number) === null &&
      this.wouldMove() > 0
    );
  }

  /** What a call has to do that names a live block. */
  dueOfHandle<Value extends number | undefined>(handle: Argument, value: (block: LiveBlock) => Value): Expected<Value> {
    const names = argumentErrors(handle, 1);
    if (names.length > 0) return throws(...names, ...(Number.isInteger(handle) ? ["InvalidHandleError"] : []));
    const block = this.block(handle as number);
    if (block !== undefined) return returns(value(block));
    return throws("InvalidHandleError", ...(Number.isSafeInteger(handle) ? [] : ["RangeError"]));
  }

  /** What taking back a pin has to do. */
  dueOfUnpin(handle: Argument): Expected<undefined> {
    const due = this.dueOfHandle(handle, () => undefined);
    return due.kind === "returns" && this.block(handle as number)?.pins === 0 ? throws("InvalidHandleError") : due;
  }

  /** Takes a block back. */
  free(handle: number): void {
    this.layout = this.layout.replacing(handle, null);
  }

  /** Adds so many pins to a block. */
  pin(handle: number, more: number): void {
    const block = this.block(handle);
    if (block === undefined) throw new Error(`${handle} is not live`);
    this.layout = this.layout.replacing(handle, { handle, pins: block.pins + more });
  }

  /** Slides the blocks together. */
  compact(): void {
    this.layout = this.layout.slid();
    this.isUnsettled = false;
  }

  /** Units that a compaction moves now. */
  wouldMove(): number {
    const after = new Map(this.liveCompacted().map(({ handle, start }) => [handle, start]));
    return this.live().reduce((sum, { handle, start, size }) => sum + (after.get(handle) === start ? 0 : size), 0);
  }

  /** Free units as they lie, from left to right. */
  holes(): readonly Run[] {
    return this.layout.holes;
  }

  /** Units that are free. */
  freeMemory(): number {
    return this.holes().reduce((sum, { size }) => sum + size, 0);
  }

  /** Units of the largest hole as it lies, 0 when nothing is free. */
  largestFreeBlock(): number {
    return this.layout.largestHole();
  }

  /** The first hole with room for so many units as memory lies; `undefined` when there is none. */
  holeFor(size: number): Run | undefined {
    return this.layout.holeFor(size);
  }

  /** The live blocks by ascending address. */
  live(): readonly LiveBlock[] {
    return this.layout.blocks;
  }

  /** The same after a compaction. */
  liveCompacted(): readonly LiveBlock[] {
    return this.layout.slid().blocks;
  }

  /** The largest hole after a compaction. */
  largestCompacted(): number {
    return this.layout.slid().largestHole();
  }

  /** A live block; `undefined` when it is not. */
  block(handle: number): LiveBlock | undefined {
    return this.live().find((each) => each.handle === handle);
  }

  /** One of the live blocks, in the order in which they were handed out: that at place `which`, modulo their number. */
  pick(which: number): LiveBlock | undefined {
    const inTurn = [...this.live()].sort((one, other) => one.handle - other.handle);
    return inTurn[which % Math.max(1, inTurn.length)];
  }

  /** How many blocks were handed out so far. */
  get given(): number {
    return this.allocations;
  }

  payloads(): Payload[] {
    return this.live().map(({ handle, start, size }) => ({
      at: start,
      count: size,
      tag: handle,
      from: 0,
      label: nameOf(handle),
    }));
  }

  /** Memory as blocks, with a mark where a pinned one begins. */
  picture(): MemoryStrip {
    return pictureOf(this.capacity, this.live(), this.holes());
  }

  /** Where a request goes, and the layout just before; `null` where it cannot be served. */
  private placeFor(size: number): { layout: Layout; start: number } | null {
    const hole = this.layout.holeFor(size);
    if (hole !== undefined) return { layout: this.layout, start: hole.start };
    if (size > this.freeMemory()) return null;
    const layout = this.layout.slid();
    const start = layout.holeFor(size)?.start;
    return start === undefined ? null : { layout, start };
  }
}

/** Memory with those blocks and holes, drawn. */
export function pictureOf(capacity: number, live: readonly LiveBlock[], holes: readonly Run[]): MemoryStrip {
  const blocks = [
    ...live.map(({ start, size, handle }): MemoryBlock => ({ start, size, state: "allocated", label: nameOf(handle) })),
    ...holes.map(({ start, size }): MemoryBlock => ({ start, size, state: "free" })),
  ].sort((one, other) => one.start - other.start);
  const marks = live
    .filter(({ pins }) => pins > 0)
    .map(({ start, pins }) => ({ at: start, name: pins === 1 ? "pin" : `${pins} pins` }));
  return { capacity, blocks, ...(marks.length === 0 ? {} : { marks }) };
}
