import { allocate } from "./allocate.js";
import { free } from "./free.js";
import { initialize } from "./grow.js";
import { Memory } from "./memory.js";

/** A heap that lives in a memory of bytes, with a list of what is free in the free blocks themselves. */
export class ListedHeap {
  readonly memory: Memory;
  private readonly growBytes: number;

  /**
   * Makes a heap without a block.
   *
   * @param maxBytes - bytes that there are in all, a multiple of 8 from 16 up
   * @param growBytes - bytes by which it grows at least, a multiple of 8 from 16 up
   * @throws RangeError when either is anything else
   */
  constructor(maxBytes: number, growBytes = 4096) {
    for (const bytes of [maxBytes, growBytes]) {
      if (!Number.isInteger(bytes) || bytes < 16 || bytes % 8 !== 0) {
        throw new RangeError(`It must be a multiple of 8 from 16 up, not ${bytes}.`);
      }
    }
    this.memory = new Memory(maxBytes);
    this.growBytes = growBytes;
    initialize(this.memory);
  }

  /** Hands out `size` bytes; see {@link allocate}. */
  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at `address`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
}
