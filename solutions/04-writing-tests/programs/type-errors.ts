import { Gaps } from "./gaps.js";

/** Has `TypeError` for what is no number, and when nothing is free that is what it says, whatever the size. */
export class MemoryAllocator extends Gaps {
  constructor(totalCapacity: number) {
    if (typeof totalCapacity !== "number") throw new TypeError("the capacity has to be a number");
    super(totalCapacity);
  }

  override allocate(size: number): number {
    if (typeof size !== "number") this.refuse("TypeError", "the size has to be a number");
    if (this.gaps().length === 0) this.refuse("OutOfMemoryError", "nothing is free");
    return super.allocate(size);
  }

  protected override lookAt(address: number, size: number): void {
    for (const value of [address, size]) {
      if (typeof value !== "number") this.refuse("TypeError", "addresses and sizes have to be numbers");
    }
    super.lookAt(address, size);
  }
}
