import type { Node } from "./node.js";

// The tree by size: what is left of a node comes before it, what is right of it comes after it. Its key is the size, and the start
// among equal sizes, so no two nodes have the same.

/**
 * Puts a node into the tree. Cost: O(log n) in the number n of nodes.
 *
 * @param root - the tree, `null` when it is empty
 * @param node - a node that is in no tree; it has no children afterwards that are not its own there
 * @returns the new root
 */
export function insert(root: Node | null, node: Node): Node {
  // TODO: Where there is no tree, the node is all of it. Else put it into the left or the right tree of the root, which may then
  // have another root, and see to it that both sides stay about equally high.
  throw new Error("TODO: insert");
}

/**
 * Takes out the node with the size and the start of `node`, which is in the tree. Cost: O(log n).
 *
 * @param root - the tree, `null` when it is empty
 * @param node - the block to be taken out
 * @returns the new root, `null` when nothing is left
 */
export function remove(root: Node | null, node: Node): Node | null {
  // TODO: Look for its key. A node with one child at most is replaced by that; one with two by the least node on its right, which has
  // to leave its own place first. On the way back up, both sides have to be about equally high again.
  throw new Error("TODO: remove");
}

/**
 * The first node with so many units: the smallest, and of equally small ones that with the lowest start. Cost: O(log n).
 *
 * @param root - the tree, `null` when it is empty
 * @param size - units that are needed, > 0
 * @returns `null` when no node has as many
 */
export function leastWithRoom(root: Node | null, size: number): Node | null {
  // TODO: Go down from the root. A node with room may be the one, and a better one can only be left of it; one without sends you right.
  throw new Error("TODO: leastWithRoom");
}
