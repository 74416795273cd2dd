import { find, pin, unpin } from "./handles.js";
import type { Block, Heap } from "./heap.js";
import { allocate, free, holes } from "./place.js";
import { compact } from "./slide.js";

/**
 * Memory whose blocks move: the parts of this folder joined into a class. Clients know their blocks by handles, and ask where a
 * block lies whenever they want to use it.
 *
 * This file is complete. (You may also write the whole heap in it, your own way; only this class is graded.)
 */
export class CompactingHeap implements Heap {
  readonly capacity: number;
  readonly memory: Uint8Array;
  readonly blocks: Block[] = [];
  lastHandle = 0;

  /**
   * Makes a memory that is all free. Cost: O(capacity).
   *
   * @param capacity - bytes in all, an integer > 0
   * @throws RangeError when `capacity` is anything else
   */
  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity <= 0) {
      throw new RangeError(`The capacity must be a positive integer, not ${capacity}.`);
    }
    this.capacity = capacity;
    this.memory = new Uint8Array(capacity);
  }

  /** Hands out a block of `size` bytes and returns its handle; see {@link allocate}. Blocks may move. */
  allocate(size: number): number {
    return allocate(this, size);
  }

  /** Takes a block back; see {@link free}. Nothing moves. */
  free(handle: number): void {
    free(this, handle);
  }

  /** The first byte of a block, valid until the next `allocate` or `compact`; see {@link find}. */
  addressOf(handle: number): number {
    return find(this, handle).start;
  }

  /** The bytes of a block, as they were asked for; see {@link find}. */
  sizeOf(handle: number): number {
    return find(this, handle).size;
  }

  /** Keeps a block where it is, until it is unpinned as often; see {@link pin}. */
  pin(handle: number): void {
    pin(this, handle);
  }

  /** Takes one pin back; see {@link unpin}. */
  unpin(handle: number): void {
    unpin(this, handle);
  }

  /** Slides blocks together and returns how many bytes have moved; see {@link compact}. */
  compact(): number {
    return compact(this);
  }

  /** Free bytes in all, 0 to `capacity`. */
  getFreeMemory(): number {
    return holes(this).reduce((total, { size }) => total + size, 0);
  }

  /** Bytes of the largest hole as memory lies now, 0 when nothing is free. */
  getLargestFreeBlock(): number {
    return holes(this).reduce((largest, { size }) => Math.max(largest, size), 0);
  }
}
