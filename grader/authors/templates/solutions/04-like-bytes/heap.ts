import { InvalidFreeError, OutOfMemoryError } from "./errors.js";
import { Memory, WORD } from "./memory.js";

/** A heap of bytes. A header before each block is all that is known of it. */
export class Heap {
  readonly memory: Memory;

  /**
   * @param maxBytes - bytes in all, a positive multiple of 8
   * @throws RangeError when it is anything else
   */
  constructor(maxBytes: number) {
    // @student Refuse what is no positive multiple of 8, and make the memory.
    if (!Number.isInteger(maxBytes) || maxBytes <= 0 || maxBytes % 8 !== 0) {
      throw new RangeError(`There have to be a positive multiple of 8 bytes, not ${maxBytes}.`);
    }
    this.memory = new Memory(maxBytes);
    // @end
  }

  /**
   * Hands out a block with room for so many bytes.
   *
   * @returns where they begin, behind the header
   * @throws RangeError when the size is not a positive integer
   * @throws OutOfMemoryError when no block can have the room
   */
  allocate(size: number): number {
    // @student Take the first free block with room, or make one behind the last; then write its header.
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`A size must be a positive integer, not ${size}.`);
    const { memory } = this;
    const need = 8 * Math.ceil((size + WORD) / 8);
    let header = 0;
    while (header < memory.size && (this.isInUse(header) || this.sizeOf(header) < need)) header += this.sizeOf(header);
    if (header < memory.size) {
      memory.store(header, this.sizeOf(header) + 1);
      return header + WORD;
    }
    if (header + need > memory.bytes.byteLength) throw new OutOfMemoryError(`There is no room for ${size} bytes.`);
    memory.size += need;
    memory.store(header, need + 1);
    return header + WORD;
    // @end
  }

  /**
   * Takes a block back.
   *
   * @throws InvalidFreeError when no block in use has its bytes at that address
   */
  free(address: number): void {
    // @student Walk to the block, refuse where there is none, and say in its header that it is free.
    let header = 0;
    while (header < this.memory.size && header + WORD !== address) header += this.sizeOf(header);
    if (header >= this.memory.size || !this.isInUse(header)) {
      throw new InvalidFreeError(`No block in use begins at ${address}.`);
    }
    this.memory.store(header, this.sizeOf(header));
    // @end
  }

  // @hide
  private sizeOf(header: number): number {
    return this.memory.load(header) & ~7;
  }

  private isInUse(header: number): boolean {
    return (this.memory.load(header) & 1) === 1;
  }
  // @end
}
