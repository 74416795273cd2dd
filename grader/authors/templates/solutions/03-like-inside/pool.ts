/** Blocks of one size, numbered from 0. */
export class Pool {
  /** A bit for each block, 32 to a word: 1 while it is in use. */
  readonly words: Uint32Array;
  /** For each free block the one below it on the stack of free blocks, -1 at its bottom. */
  private readonly below: Int32Array;
  /** The block on top of the stack, -1 when it is empty. */
  private top = 0;

  /**
   * @param count - blocks in all, a positive integer
   * @throws RangeError when it is anything else
   */
  constructor(count: number) {
    // @student Refuse what is not a positive integer; then all blocks are free, the lowest on top.
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`There have to be blocks, not ${count}.`);
    this.words = new Uint32Array(Math.ceil(count / 32));
    this.below = Int32Array.from({ length: count }, (_, block) => (block + 1 < count ? block + 1 : -1));
    // @end
  }

  /** Hands out the block that was freed last, else the lowest that was never used; -1 when there is none. */
  allocate(): number {
    // @student Take the block on top, and mark it.
    const block = this.top;
    if (block === -1) return -1;
    this.top = this.below[block]!;
    this.words[block >>> 5]! |= 1 << (block & 31);
    return block;
    // @end
  }

  /**
   * Takes a block back.
   *
   * @throws RangeError when it is not in use
   */
  free(block: number): void {
    // @student Refuse what is not in use; else clear the mark, and lay the block on top.
    const isBlock = Number.isInteger(block) && block >= 0 && block < this.below.length;
    const bit = 1 << (block & 31);
    if (!isBlock || (this.words[block >>> 5]! & bit) === 0) throw new RangeError(`Block ${block} is not in use.`);
    this.words[block >>> 5]! &= ~bit;
    this.below[block] = this.top;
    this.top = block;
    // @end
  }
}
