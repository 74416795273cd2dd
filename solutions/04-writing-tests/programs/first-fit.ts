import { MemoryAllocator as Kept } from "../../01-first-fit/memory-allocator.js";
import type { FreeBlock } from "../../01-first-fit/free-block.js";

/**
 * The reference of first fit, whole or with a mistake in it, behind no more than its contract names. All wrong programs stand behind
 * this and so does a right one: they can be told apart by what they do, and not by what they happen to have beside it.
 */
export class MemoryAllocator {
  readonly #kept: Kept;

  constructor(totalCapacity: number) {
    this.#kept = new Kept(totalCapacity);
  }

  get capacity(): number {
    return this.#kept.capacity;
  }

  get freeListHead(): FreeBlock | null {
    return this.#kept.freeListHead;
  }

  allocate(size: number): number {
    return this.#kept.allocate(size);
  }

  free(address: number, size: number): void {
    this.#kept.free(address, size);
  }

  getFreeMemory(): number {
    return this.#kept.getFreeMemory();
  }

  getLargestFreeBlock(): number {
    return this.#kept.getLargestFreeBlock();
  }
}
