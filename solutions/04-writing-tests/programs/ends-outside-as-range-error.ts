import { Gaps } from "./gaps.js";

/** Has `RangeError` for a range that ends outside. */
export class MemoryAllocator extends Gaps {
  protected override lookAt(address: number, size: number): void {
    super.lookAt(address, size);
    if (address + size > this.capacity) this.refuse("RangeError", "it ends outside of memory");
  }
}
