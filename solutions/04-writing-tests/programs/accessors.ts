import { Gaps, type Gap } from "./gaps.js";

/** A block that looks up whatever it is asked for, when it is asked. */
class Shown {
  readonly #gaps: readonly Gap[];
  readonly #place: number;

  constructor(gaps: readonly Gap[], place: number) {
    this.#gaps = gaps;
    this.#place = place;
  }

  static at(gaps: readonly Gap[], place: number): Shown | null {
    return place in gaps ? new Shown(gaps, place) : null;
  }

  get start(): number {
    return this.#gaps[this.#place]?.start ?? NaN;
  }

  get size(): number {
    return this.#gaps[this.#place]?.size ?? NaN;
  }

  get next(): Shown | null {
    return Shown.at(this.#gaps, this.#place + 1);
  }

  get prev(): Shown | null {
    return Shown.at(this.#gaps, this.#place - 1);
  }
}

class Kept extends Gaps {
  head(): Shown | null {
    return Shown.at(this.gaps(), 0);
  }
}

/** Whatever can be read is an accessor, of the allocator as of its blocks. */
export class MemoryAllocator {
  readonly #kept: Kept;

  constructor(totalCapacity: number) {
    this.#kept = new Kept(totalCapacity);
  }

  get capacity(): number {
    return this.#kept.capacity;
  }

  get freeListHead(): Shown | null {
    return this.#kept.head();
  }

  get allocate() {
    return (size: number): number => this.#kept.allocate(size);
  }

  get free() {
    return (address: number, size: number): void => void this.#kept.free(address, size);
  }

  get getFreeMemory() {
    return (): number => this.#kept.getFreeMemory();
  }

  get getLargestFreeBlock() {
    return (): number => this.#kept.getLargestFreeBlock();
  }
}
