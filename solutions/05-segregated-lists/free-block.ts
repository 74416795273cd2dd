/**
 * A free block of the main memory, or a free slot of the pool, as a node of the list of its class.
 *
 * The list is in the order in which its blocks came into it, the newest first; their addresses may come in any order. A block of the
 * main memory knows the node on either side, so that it can be taken out of the middle without walking the list.
 */
export class FreeBlock {
  /** First unit of the block. */
  start: number;
  /** Units in the block, more than 0. */
  size: number;
  /** The block in the same list that came before this one; `null` at the end. */
  next: FreeBlock | null;
  /** The block in the same list that came after this one; `null` at the head. */
  prev: FreeBlock | null;

  /**
   * Makes a block that is in no list yet, so it has no neighbours. Cost: O(1).
   *
   * @param start - first unit of the block, an integer ≥ 0
   * @param size - units in the block, an integer > 0
   */
  constructor(start: number, size: number) {
    // @student Remember start and size. A new block has no neighbours yet: what are next and prev?
    this.start = start;
    this.size = size;
    this.next = null;
    this.prev = null;
    // @end
  }
}
