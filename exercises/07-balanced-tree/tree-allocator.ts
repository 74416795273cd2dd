import { AddressIndex } from "./address-index.js";
import { allocate } from "./allocate.js";
import { free } from "./free.js";
import type { Heap } from "./heap.js";
import { Node } from "./node.js";
import { insert } from "./size-tree.js";

/**
 * One contiguous range of memory, handed out and taken back in pieces by best fit: the parts of this folder joined into a class.
 * Memory is counted in units, and an address is the number of a unit, from 0.
 *
 * This file is complete. (You may also write the whole allocator in it, your own way; only this class is graded.)
 */
export class TreeAllocator implements Heap {
  readonly capacity: number;
  bySize: Node | null;
  readonly byAddress = new AddressIndex();
  freeMemory: number;
  readonly allocated = new Map<number, number>();

  /**
   * Makes a memory that is all free: one block over the whole of it, in both indices. Cost: O(1).
   *
   * @param totalCapacity - units in all, an integer > 0
   * @throws RangeError when `totalCapacity` is anything else
   */
  constructor(totalCapacity: number) {
    if (!Number.isInteger(totalCapacity) || totalCapacity <= 0) {
      throw new RangeError(`The capacity must be a positive integer, not ${totalCapacity}.`);
    }
    this.capacity = totalCapacity;
    this.freeMemory = totalCapacity;
    const all = new Node(0, totalCapacity);
    this.bySize = insert(null, all);
    this.byAddress.add(all);
  }

  /** Takes `size` units and returns the address of the first; see {@link allocate}. Cost: O(log n) in the number of free blocks. */
  allocate(size: number): number {
    return allocate(this, size);
  }

  /** Gives back the `size` units that were allocated at `address`; see {@link free}. Cost: O(log n). */
  free(address: number, size: number): void {
    free(this, address, size);
  }

  /** Free units in all, 0 to `capacity`. Cost: O(1). */
  getFreeMemory(): number {
    return this.freeMemory;
  }

  /** Units in the largest free block, 0 when nothing is free: no larger request can succeed. Cost: O(log n). */
  getLargestFreeBlock(): number {
    let largest = this.bySize;
    while (largest?.right) largest = largest.right;
    return largest?.size ?? 0;
  }
}
