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
  // @student Where there is no tree, the node is all of it. Else put it into the left or the right tree of the root, which may then
  // have another root, and see to it that both sides stay about equally high.
  if (root === null) return node;
  if (comesBefore(node, root)) root.left = insert(root.left, node);
  else root.right = insert(root.right, node);
  return balanced(root);
  // @end
}

/**
 * Takes out the node with the size and the start of `node`, which is in the tree. Cost: O(log n).
 *
 * @param root - the tree, `null` when it is empty
 * @param node - the block to be taken out
 * @returns the new root, `null` when nothing is left
 */
export function remove(root: Node | null, node: Node): Node | null {
  // @student Look for its key. A node with one child at most is replaced by that; one with two by the least node on its right, which has
  // to leave its own place first. On the way back up, both sides have to be about equally high again.
  if (root === null) return null;
  if (comesBefore(node, root)) root.left = remove(root.left, node);
  else if (comesBefore(root, node)) root.right = remove(root.right, node);
  else {
    if (root.left === null) return root.right;
    if (root.right === null) return root.left;
    const next = least(root.right);
    next.right = withoutLeast(root.right);
    next.left = root.left;
    return balanced(next);
  }
  return balanced(root);
  // @end
}

/**
 * The first node with so many units: the smallest, and of equally small ones that with the lowest start. Cost: O(log n).
 *
 * @param root - the tree, `null` when it is empty
 * @param size - units that are needed, > 0
 * @returns `null` when no node has as many
 */
export function leastWithRoom(root: Node | null, size: number): Node | null {
  // @student Go down from the root. A node with room may be the one, and a better one can only be left of it; one without sends you right.
  let best: Node | null = null;
  let node = root;
  while (node !== null) {
    if (node.size >= size) {
      best = node;
      node = node.left;
    } else {
      node = node.right;
    }
  }
  return best;
  // @end
}

// @hide
/** Whether the key of one node is the smaller one. */
function comesBefore(one: Node, other: Node): boolean {
  return one.size < other.size || (one.size === other.size && one.start < other.start);
}

function least(root: Node): Node {
  let node = root;
  while (node.left !== null) node = node.left;
  return node;
}

function withoutLeast(root: Node): Node | null {
  if (root.left === null) return root.right;
  root.left = withoutLeast(root.left);
  return balanced(root);
}

const heightOf = (node: Node | null): number => (node === null ? 0 : node.height);

function measure(node: Node): void {
  node.height = 1 + Math.max(heightOf(node.left), heightOf(node.right));
}

/** Makes a tree balanced whose two sides are so and differ in height by 2 at most; gives its new root. */
function balanced(root: Node): Node {
  const lean = heightOf(root.left) - heightOf(root.right);
  if (lean > 1) {
    const left = root.left as Node;
    if (heightOf(left.left) < heightOf(left.right)) root.left = turnedLeft(left);
    return turnedRight(root);
  }
  if (lean < -1) {
    const right = root.right as Node;
    if (heightOf(right.right) < heightOf(right.left)) root.right = turnedRight(right);
    return turnedLeft(root);
  }
  measure(root);
  return root;
}

function turnedRight(root: Node): Node {
  const top = root.left as Node;
  root.left = top.right;
  top.right = root;
  measure(root);
  measure(top);
  return top;
}

function turnedLeft(root: Node): Node {
  const top = root.right as Node;
  root.right = top.left;
  top.left = root;
  measure(root);
  measure(top);
  return top;
}
// @end
