/**
 * The oracle: an executable specification of an allocator whose blocks can be resized, slow and obviously right. Memory is the
 * array of units that it is for first fit. Where a block may go is found out by looking at memory as if it were free. It gives
 * no list away, so students may read it.
 *
 * @module
 */
import type { ByteUnits } from "#kit/bytes/contents";
import type { Payload } from "#kit/bytes/memory";
import { type FreeRange, letters } from "#kit/models/allocator";
import { expectedOfFree, sizeErrors } from "#kit/models/arguments";
import { MemoryModel } from "#kit/models/units";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Filled } from "#kit/subject/script";
import type { Argument } from "#kit/subject/subject";

/** What becomes of a block that is to have another size. */
export type Outcome =
  /** It stays where it is, and has as many units or fewer. */
  | "shrinks"
  /** It stays where it is, and takes the front of the free block behind it. */
  | "grows"
  | "moves"
  /** There is no room for it. */
  | "stays";

/** An allocator that is an array of units, whose blocks can be resized. */
export class ResizableModel extends MemoryModel implements ByteUnits {
  /** For each allocation its number, and that of what its client has written, by its address. */
  private readonly owners = new Map<number, { number: number; written: number }>();
  private handedOut = 0;
  private writings = 0;
  /** What the client that has made the last call writes into units that are new to it; `null` where there are none. */
  fresh: Filled | null = null;

  /** @param capacity - units in all, a positive integer */
  constructor(capacity: number) {
    super(capacity, "first-fit");
  }

  /** The free blocks as they would be if that allocation were free, ascending by address. */
  roomsWithout(address: number, size: number): FreeRange[] {
    const isFree = new Array<boolean>(this.capacity).fill(false);
    for (const room of [...this.freeRanges(), { start: address, size }])
      isFree.fill(true, room.start, room.start + room.size);
    const rooms: FreeRange[] = [];
    for (let start = 0; start < this.capacity; start++) {
      if (!isFree[start] || isFree[start - 1]) continue;
      const end = isFree.indexOf(false, start);
      rooms.push({ start, size: (end === -1 ? this.capacity : end) - start });
    }
    return rooms;
  }

  /** What becomes of a live block that is to have so many units, and where it is then. */
  fate(address: number, size: number, newSize: number): { outcome: Outcome; address: number } {
    if (newSize <= size) return { outcome: "shrinks", address };
    const behind = this.freeRanges().find(({ start }) => start === address + size);
    if (behind !== undefined && size + behind.size >= newSize) return { outcome: "grows", address };
    const room = this.roomsWithout(address, size).find((each) => each.size >= newSize);
    return room === undefined ? { outcome: "stays", address } : { outcome: "moves", address: room.start };
  }

  /** What resizing that block has to do. */
  dueOfReallocate(address: Argument, size: Argument, newSize: Argument): Expected<number> {
    const block = expectedOfFree(address, size, this);
    const isLive = block.kind === "returns";
    const rooms = isLive ? this.roomsWithout(address as number, size as number) : this.freeRanges();
    const wrongSize = sizeErrors(newSize, rooms);
    // A call with two faults may be refused for either.
    const isTooLarge = wrongSize.length === 0 && rooms.every((room) => room.size < (newSize as number));
    if (!isLive) return throws(...new Set([...block.names, ...wrongSize, ...(isTooLarge ? ["OutOfMemoryError"] : [])]));
    if (wrongSize.length > 0) return throws(...wrongSize);
    const { outcome, address: to } = this.fate(address as number, size as number, newSize as number);
    return outcome === "stays" ? throws("OutOfMemoryError") : returns(to);
  }

  /** Resizes a live block, for which there has to be room. */
  reallocate(address: number, size: number, newSize: number): void {
    const { outcome, address: to } = this.fate(address, size, newSize);
    if (outcome === "stays") throw new Error(`there is no room for ${newSize} units`);
    const owner = this.ownerAt(address);
    this.takeBack(address, size);
    this.takeFrom({ start: to, size: newSize }, newSize);
    this.relocate(address, to, newSize);
    this.owners.delete(address);
    this.owners.set(to, owner);
    this.fresh = newSize > size ? { at: to + size, count: newSize - size, tag: owner.written, from: size } : null;
  }

  /** Has the client of a block write other bytes into all of it; tells which. */
  written(address: number, size: number): Filled {
    return { at: address, count: size, tag: this.writings, from: 0 };
  }

  /** Notes that it has. */
  write(address: number): void {
    this.owners.set(address, { ...this.ownerAt(address), written: this.writings++ });
    this.fresh = null;
  }

  private ownerAt(address: number): { number: number; written: number } {
    const owner = this.owners.get(address);
    if (owner === undefined) throw new Error(`no block begins at ${address}`);
    return owner;
  }

  protected override handOut(block: FreeRange, units: number): void {
    super.handOut(block, units);
    this.owners.set(block.start, { number: this.handedOut++, written: this.writings });
    this.fresh = { at: block.start, count: units, tag: this.writings++, from: 0 };
  }

  override free(address: number, units: number): void {
    super.free(address, units);
    this.owners.delete(address);
    this.fresh = null;
  }

  /** The live allocations, each with what its client has written. */
  payloads(): Payload[] {
    return [...this.live].map(([at, count]) => {
      const { number, written } = this.ownerAt(at);
      return { at, count, tag: written, from: 0, label: letters(number) };
    });
  }

  /** What a node without units comes from is never as plain here as in first fit. */
  override get lastFilled(): FreeRange | null {
    return null;
  }
}
