import { Gaps, linked } from "./gaps.js";

/** Says `undefined` wherever there is no block. */
export class MemoryAllocator extends Gaps {
  protected override list(): void {
    this.freeListHead = linked(this.gaps(), undefined);
  }
}
