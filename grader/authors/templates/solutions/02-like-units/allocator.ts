import { InvalidFreeError, OutOfMemoryError } from "./errors.js";

/** Units in a row that are in use. */
interface Block {
  start: number;
  size: number;
}

/** A range of memory. Addresses and sizes are in units. */
export class Allocator {
  /** Units in all. */
  readonly capacity: number;
  /** The blocks in use, ascending by address. */
  private readonly blocks: Block[] = [];

  /**
   * @param capacity - units in all, a positive integer
   * @throws RangeError when it is anything else
   */
  constructor(capacity: number) {
    // @student Refuse what is not a positive integer, and remember the capacity.
    if (!Number.isInteger(capacity) || capacity <= 0) {
      throw new RangeError(`The capacity must be a positive integer, not ${capacity}.`);
    }
    this.capacity = capacity;
    // @end
  }

  /**
   * Hands out the lowest free units in a row.
   *
   * @throws RangeError when the size is not a positive integer
   * @throws OutOfMemoryError when no free units in a row are enough
   */
  allocate(size: number): number {
    // @student Refuse what is no size, find the lowest gap with room, and keep the block in its place.
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`A size must be a positive integer, not ${size}.`);
    let start = 0;
    let place = 0;
    for (const block of this.blocks) {
      if (block.start - start >= size) break;
      start = block.start + block.size;
      place += 1;
    }
    if (start + size > this.capacity) throw new OutOfMemoryError(`There is no room for ${size} units.`);
    this.blocks.splice(place, 0, { start, size });
    return start;
    // @end
  }

  /**
   * Takes a block back.
   *
   * @throws InvalidFreeError when no block in use begins at that address
   */
  free(address: number): void {
    // @student Find the block, refuse where there is none, and forget it.
    const place = this.blocks.findIndex(({ start }) => start === address);
    if (place === -1) throw new InvalidFreeError(`No block begins at ${address}.`);
    this.blocks.splice(place, 1);
    // @end
  }

  /** Units that are free. */
  getFreeMemory(): number {
    // @student All units but those of the blocks in use.
    return this.blocks.reduce((free, { size }) => free - size, this.capacity);
    // @end
  }
}
