import type { Node } from "./node.js";

/** The same free blocks once more, by the addresses at which they begin and end. */
export class AddressIndex {
  // @hide
  private readonly byStart = new Map<number, Node>();
  private readonly byEnd = new Map<number, Node>();
  // @end
  /** Notes a free block. Cost: at most O(log n) in the number n of free blocks. */
  add(block: Node): void {
    // @student Whoever asks for its start, or for the address behind its last unit, has to find it.
    this.byStart.set(block.start, block);
    this.byEnd.set(block.start + block.size, block);
    // @end
  }

  /** Forgets a free block, which was noted with the start and the size that it still has. Cost: at most O(log n). */
  delete(block: Node): void {
    // @student Undo all that add has done.
    this.byStart.delete(block.start);
    this.byEnd.delete(block.start + block.size);
    // @end
  }

  /** The free block that ends where `address` begins; `null` when there is none. Cost: at most O(log n). */
  before(address: number): Node | null {
    // @student The block behind whose last unit that address comes.
    return this.byEnd.get(address) ?? null;
    // @end
  }

  /** The free block that begins at `address`; `null` when there is none. Cost: at most O(log n). */
  after(address: number): Node | null {
    // @student The block whose start that is.
    return this.byStart.get(address) ?? null;
    // @end
  }
}
