/** A node of the free list, as in first-fit: one run of free units. */
export interface FreeBlock {
  /** First unit of the block. */
  start: number;
  /** Units in the block, more than 0. */
  size: number;
  /** The free block at the next higher address; `null` at the end. */
  next: FreeBlock | null;
  /** The free block at the next lower address; `null` at the head. */
  prev: FreeBlock | null;
}

/** What is judged stands in the place of this file when your tests run: an allocator with the contract of first-fit, right or wrong. */
export class MemoryAllocator {
  /** Units in all. */
  readonly capacity: number;
  /** First node of the free list; `null` when nothing is free. */
  readonly freeListHead: FreeBlock | null = null;

  /**
   * Makes a memory that is all free.
   *
   * @throws RangeError when `totalCapacity` is not a positive integer
   */
  constructor(totalCapacity: number) {
    this.capacity = totalCapacity;
  }

  /** Takes `size` units from the first free block with room, and returns the address of the first. */
  allocate(size: number): number {
    throw new Error(`nobody hands out ${size} units here: this file only stands for the program that is judged`);
  }

  /** Gives back the `size` units that were allocated at `address`. What it returns, nobody may rely on. */
  free(address: number, size: number): void {
    throw new Error(
      `nobody takes ${size} units at ${address} back here: this file only stands for the program that is judged`,
    );
  }

  /** Free units in all. */
  getFreeMemory(): number {
    throw new Error("this file only stands for the program that is judged");
  }

  /** Units in the largest free block, 0 when nothing is free. */
  getLargestFreeBlock(): number {
    throw new Error("this file only stands for the program that is judged");
  }
}
