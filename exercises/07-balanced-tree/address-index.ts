import type { Node } from "./node.js";

/** The same free blocks once more, by the addresses at which they begin and end. */
export class AddressIndex {
  /** Notes a free block. Cost: at most O(log n) in the number n of free blocks. */
  add(block: Node): void {
    // TODO: Whoever asks for its start, or for the address behind its last unit, has to find it.
    throw new Error("TODO: add");
  }

  /** Forgets a free block, which was noted with the start and the size that it still has. Cost: at most O(log n). */
  delete(block: Node): void {
    // TODO: Undo all that add has done.
    throw new Error("TODO: delete");
  }

  /** The free block that ends where `address` begins; `null` when there is none. Cost: at most O(log n). */
  before(address: number): Node | null {
    // TODO: The block behind whose last unit that address comes.
    throw new Error("TODO: before");
  }

  /** The free block that begins at `address`; `null` when there is none. Cost: at most O(log n). */
  after(address: number): Node | null {
    // TODO: The block whose start that is.
    throw new Error("TODO: after");
  }
}
