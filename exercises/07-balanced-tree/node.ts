/**
 * A free block, as a node of the tree by size. It is complete, and yours: a parent, a colour or a rank may join it, and the height
 * may go.
 */
export class Node {
  /** The node with the smaller keys, and the one with the larger keys. */
  left: Node | null = null;
  right: Node | null = null;
  /** Nodes on the longest way down, this one included. */
  height = 1;

  /**
   * @param start - first unit of the block, ≥ 0
   * @param size - units in the block, > 0
   */
  constructor(
    public start: number,
    public size: number,
  ) {}
}
