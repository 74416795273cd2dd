import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- best-fit: which block serves, and the totals ---------------------------------------------------------------
  {
    name: "loses-the-second-of-a-size",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `  if (comesBefore(node, root)) root.left = insert(root.left, node);
  else root.right = insert(root.right, node);
`,
    replace: `  if (node.size === root.size) return root;
  if (comesBefore(node, root)) root.left = insert(root.left, node);
  else root.right = insert(root.right, node);
`,
    why: "A set has each key once: with the size alone as the key, a second block of that size is there already.",
    told: "loses a free block when another of the same size is in bySize already",
  },
  {
    name: "second-of-a-size-replaces-the-first",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `  if (comesBefore(node, root)) root.left = insert(root.left, node);
  else root.right = insert(root.right, node);
`,
    replace: `  if (node.size === root.size) {
    node.left = root.left;
    node.right = root.right;
  }
  if (node.size === root.size) return balanced(node);
  if (comesBefore(node, root)) root.left = insert(root.left, node);
  else root.right = insert(root.right, node);
`,
    why: "A map has one value for each key: with the size alone as the key, the newer block takes the place of the older one.",
    told: "loses a free block when another of the same size is in bySize already",
  },
  {
    name: "of-a-size-the-lower-one-is-kept",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `  if (comesBefore(node, root)) root.left = insert(root.left, node);
  else root.right = insert(root.right, node);
`,
    replace: `  if (node.size === root.size && node.start < root.start) {
    node.left = root.left;
    node.right = root.right;
    return balanced(node);
  }
  if (node.size === root.size) return root;
  if (comesBefore(node, root)) root.left = insert(root.left, node);
  else root.right = insert(root.right, node);
`,
    why: "Of equal sizes the lowest one serves, so of each size it keeps the lowest one, and nothing else.",
    told: "loses a free block when another of the same size is in bySize already",
  },
  {
    name: "rest-of-a-size-that-is-there-is-lost",
    stage: "size-tree",
    file: "allocate.ts",
    find: `    heap.bySize = insert(heap.bySize, rest);
`,
    replace: `    if (leastWithRoom(heap.bySize, rest.size)?.size !== rest.size) heap.bySize = insert(heap.bySize, rest);
`,
    why: "Looks whether the tree has the size of what is left, and puts it in only when it has not.",
    told: "loses a free block when another of the same size is in bySize already",
  },
  {
    name: "freed-block-of-a-size-that-is-there-is-lost",
    stage: "best-fit",
    file: "free.ts",
    find: `  heap.bySize = insert(heap.bySize, whole);
`,
    replace: `  let same = heap.bySize;
  while (same !== null && same.size !== whole.size) same = whole.size < same.size ? same.left : same.right;
  if (same === null) heap.bySize = insert(heap.bySize, whole);
`,
    why: "Looks whether the tree has the size of what comes back, and puts it in only when it has not.",
    told: "loses a free block when another of the same size is in bySize already",
  },
  {
    name: "compares-sizes-alone",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `one.size < other.size || (one.size === other.size && one.start < other.start)`,
    replace: `one.size < other.size`,
    why: "Equal sizes are equal keys, so whichever of them lies higher in the tree is found, and taken out.",
    told: "mixes up free blocks of equal size: it uses one of them and takes another out of bySize",
  },
  {
    name: "removes-by-size-alone",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `  if (comesBefore(node, root)) root.left = remove(root.left, node);
  else if (comesBefore(root, node)) root.right = remove(root.right, node);
`,
    replace: `  if (node.size < root.size) root.left = remove(root.left, node);
  else if (node.size > root.size) root.right = remove(root.right, node);
`,
    why: "Puts blocks in by size and start, and looks for the one that leaves by its size.",
    told: "mixes up free blocks of equal size: it uses one of them and takes another out of bySize",
  },
  {
    name: "highest-of-equals-first",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `one.start < other.start`,
    replace: `one.start > other.start`,
    why: "The comparison of starts is turned round, so of equal sizes the last one comes first.",
    told: "takes the highest of equally small blocks, where the lowest is due",
  },
  {
    name: "highest-of-exact-fits",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `    if (node.size >= size) {
      best = node;
      node = node.left;
    } else {
      node = node.right;
    }
`,
    replace: `    if (node.size >= size) best = node;
    node = node.size > size ? node.left : node.right;
`,
    why: "Goes left from what is larger and else right: from a block of exactly that size it goes on to the ones behind.",
    told: "takes the highest of equally small blocks, where the lowest is due",
  },
  {
    name: "last-of-the-best-in-a-walk",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `  let best: Node | null = null;
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
`,
    replace: `  let best: Node | null = null;
  const walk = (node: Node | null): void => {
    if (node === null) return;
    walk(node.left);
    if (node.size >= size && (best === null || node.size <= best.size)) best = node;
    walk(node.right);
  };
  walk(root);
  return best;
`,
    why: "Walks all of the tree in order, and of equally small blocks keeps the one that it meets last.",
    told: "takes the highest of equally small blocks, where the lowest is due",
  },
  {
    name: "highest-of-equals-that-are-larger",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `  return best;
`,
    replace: `  if (best === null || best.size === size) return best;
  const least = best.size;
  node = root;
  while (node !== null) {
    if (node.size === least) best = node;
    node = node.size <= least ? node.right : node.left;
  }
  return best;
`,
    why: "Looks for the size first, and finds the lowest; where nothing fits exactly, it goes to the end of the next size.",
    told: "takes the highest of equally small blocks, where the lowest is due",
  },
  {
    name: "goes-right-among-equals",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `  return best;
`,
    replace: `  while (best !== null && best.right !== null && best.right.size === best.size) best = best.right;
  return best;
`,
    why: "Follows the equal nodes to the right of the one that it has found, to be sure of the last one.",
    told: "takes the highest of equally small blocks, where the lowest is due",
  },
  {
    name: "smallest-block-larger-than-the-request",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `if (node.size >= size) {`,
    replace: `if (node.size > size) {`,
    why: "Thinks of a block that is split, and forgets the one that is used up.",
    told: "never takes a free block that has exactly the size asked for",
  },
  {
    name: "exact-fit-is-refused",
    stage: "best-fit",
    file: "allocate.ts",
    find: `if (block === null) throw`,
    replace: `if (block === null || block.size === size) throw`,
    why: "Finds the right block, and takes one that would be used up for one without room.",
    told: "never takes a free block that has exactly the size asked for",
  },
  {
    name: "wants-a-rest-of-two",
    stage: "best-fit",
    file: "allocate.ts",
    find: `leastWithRoom(heap.bySize, size)`,
    replace: `leastWithRoom(heap.bySize, size + 2)`,
    why: "What is left has to be worth a block, so it looks for one that leaves two units.",
    told: "never takes a free block that has exactly the size asked for",
  },
  {
    name: "first-with-room-on-the-way-down",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `    if (node.size >= size) {
      best = node;
      node = node.left;
    } else {
      node = node.right;
    }
`,
    replace: `    if (node.size >= size) return node;
    node = node.right;
`,
    why: "The first node with room looks like the answer; a smaller one may lie to its left.",
    told: "takes a larger free block although a smaller one has room",
  },
  {
    name: "looks-at-the-left-child-alone",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    if (node.size >= size) {
      best = node;
      node = node.left;
    } else {
      node = node.right;
    }
`,
    replace: `    if (node.size >= size) {
      best = node;
      if (node.left === null || node.left.size < size) return best;
      node = node.left;
    } else {
      node = node.right;
    }
`,
    why: "Where the left child has no room, it stops; right of that child something smaller may have.",
    told: "takes a larger free block although a smaller one has room",
  },
  {
    name: "first-fit-by-address",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `  let best: Node | null = null;
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
`,
    replace: `  if (root === null) return null;
  const all = [leastWithRoom(root.left, size), root.size >= size ? root : null, leastWithRoom(root.right, size)];
  return all.reduce((first, each) => (each !== null && (first === null || each.start < first.start) ? each : first), null);
`,
    why: "Takes the lowest address with room, as first fit does, whatever the tree is for.",
    told: "takes a larger free block although a smaller one has room",
  },
  {
    name: "largest-block",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `    if (node.size >= size) {
      best = node;
      node = node.left;
    } else {
      node = node.right;
    }
`,
    replace: `    if (node.size >= size) best = node;
    node = node.right;
`,
    why: "Goes right as long as there is anything: that is worst fit.",
    told: "takes a larger free block although a smaller one has room",
  },
  {
    name: "smaller-only-one-step-to-the-left",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    if (node.size >= size) {
      best = node;
      node = node.left;
    } else {
      node = node.right;
    }
`,
    replace: `    if (node.size >= size) return node.left !== null && node.left.size >= size ? node.left : node;
    node = node.right;
`,
    why: "Where a node has room it looks at its left child, and no further.",
    told: "takes a larger free block although a smaller one has room",
  },
  {
    name: "up-to-twice-the-size-is-good-enough",
    stage: "best-fit",
    file: "size-tree.ts",
    find: `    if (node.size >= size) {
      best = node;
`,
    replace: `    if (node.size >= size) {
      if (node.size <= 2 * size) return node;
      best = node;
`,
    why: "Stops at the first block on the way down of which half is used at least.",
    told: "takes a larger free block although a smaller one has room",
  },
  {
    name: "looks-for-a-multiple-of-four-first",
    stage: "best-fit",
    file: "allocate.ts",
    find: `leastWithRoom(heap.bySize, size)`,
    replace: `leastWithRoom(heap.bySize, Math.ceil(size / 4) * 4) ?? leastWithRoom(heap.bySize, size)`,
    why: "Rounds what it looks for up, as other allocators do, and looks for the size itself only when that fails.",
    told: "takes a larger free block although a smaller one has room",
  },
  {
    name: "leaves-no-single-unit-if-it-can",
    stage: "best-fit",
    file: "allocate.ts",
    find: `  const block = leastWithRoom(heap.bySize, size);
`,
    replace: `  let block = leastWithRoom(heap.bySize, size);
  if (block?.size === size + 1) block = leastWithRoom(heap.bySize, size + 2) ?? block;
`,
    why: "A single unit is of little use, so it takes a block of which more is left, where there is one.",
    told: "takes a larger free block although a smaller one has room",
  },
  {
    name: "hands-out-the-end",
    stage: "best-fit",
    file: "allocate.ts",
    find: `  const address = block.start;
`,
    replace: `  const address = block.start + block.size - size;
  block.start -= size;
`,
    why: "Cuts at the back, as the start of what is left can then stay as it is.",
    told: "hands out the end of a free block, where its front is due",
  },
  {
    name: "keeps-no-single-unit",
    stage: "best-fit",
    file: "allocate.ts",
    find: `if (block.size > size) {`,
    replace: `if (block.size > size + 1) {`,
    why: "What is left of one unit is hardly a block: it is lost.",
    told: "loses what is left of a block when that is a single unit",
  },
  {
    name: "single-unit-is-not-free-either",
    stage: "best-fit",
    file: "allocate.ts",
    find: `  if (block.size > size) {`,
    replace: `  if (block.size === size + 1) heap.freeMemory -= 1;
  if (block.size > size + 1) {`,
    why: "What is left of one unit is hardly a block: it is lost, and not counted as free any more.",
    told: "loses what is left of a block when that is a single unit",
  },
  {
    name: "single-unit-goes-with-the-block",
    stage: "best-fit",
    file: "tree-allocator.ts",
    find: `  allocate(size: number): number {
    return allocate(this, size);
  }

  /** Gives back the \`size\` units that were allocated at \`address\`; see {@link free}. Cost: O(log n). */
  free(address: number, size: number): void {
    free(this, address, size);
  }
`,
    replace: `  private readonly padded = new Set<number>();

  allocate(size: number): number {
    let least: number | null = null;
    for (let node = this.bySize; node !== null; node = node.size >= size ? node.left : node.right) {
      if (node.size >= size) least = node.size;
    }
    if (!Number.isInteger(size) || size <= 0 || least !== size + 1) return allocate(this, size);
    const address = allocate(this, size + 1);
    this.padded.add(address);
    return address;
  }

  free(address: number, size: number): void {
    if (!this.padded.has(address)) return free(this, address, size);
    free(this, address, Number.isInteger(size) && size > 0 ? size + 1 : size);
    this.padded.delete(address);
  }
`,
    why: "What is left of one unit goes with the block, and comes back with it.",
    told: "loses what is left of a block when that is a single unit",
  },
  {
    name: "keeps-no-rest-below-four",
    stage: "best-fit",
    file: "allocate.ts",
    find: `if (block.size > size) {`,
    replace: `if (block.size >= size + 4) {`,
    why: "A block has four units at least, as it has with a header: what is left is lost where it is less.",
    told: "loses what is left of a block when that is a single unit",
  },
  {
    name: "single-unit-is-known-by-address-alone",
    stage: "best-fit",
    file: "allocate.ts",
    find: `    heap.bySize = insert(heap.bySize, rest);
`,
    replace: `    if (rest.size > 1) heap.bySize = insert(heap.bySize, rest);
`,
    why: "What is left of one unit is kept for a free that joins it; the tree, which serves requests, does without it.",
    told: "loses what is left of a block when that is a single unit",
  },
  {
    name: "forgets-to-count-what-comes-back",
    stage: "best-fit",
    file: "free.ts",
    find: `  heap.freeMemory += size;
`,
    replace: ``,
    why: "The total is counted down, and never up again.",
    told: "leaves getFreeMemory as it was after a free",
  },
  {
    name: "counts-the-block-and-not-the-request",
    stage: "best-fit",
    file: "allocate.ts",
    find: `heap.freeMemory -= size;`,
    replace: `heap.freeMemory -= block.size;`,
    why: "Takes the whole block off the total, as if nothing were left of it.",
    told: "lowers getFreeMemory by the whole block that serves a request, not by the size of the request",
  },
  {
    name: "one-index-for-all-allocators",
    stage: "best-fit",
    file: "address-index.ts",
    find: `  private readonly byStart = new Map<number, Node>();
  private readonly byEnd = new Map<number, Node>();
`,
    replace: `  private static readonly starts = new Map<number, Node>();
  private static readonly ends = new Map<number, Node>();
  private readonly byStart = AddressIndex.starts;
  private readonly byEnd = AddressIndex.ends;
`,
    why: "The maps are static, and blocks of another allocator are taken for neighbours.",
    told: "takes free blocks of another allocator for neighbours in free",
  },
  {
    name: "one-map-of-starts-for-all-allocators",
    stage: "best-fit",
    file: "address-index.ts",
    find: `  private readonly byStart = new Map<number, Node>();
  private readonly byEnd = new Map<number, Node>();
`,
    replace: `  private static readonly starts = new Map<number, Node>();
  private readonly byStart = AddressIndex.starts;
  private readonly byEnd = new Map<number, Node>();
`,
    why: "One of the two maps is static, the one in which the block above is looked up.",
    told: "takes free blocks of another allocator for neighbours in free",
  },
  {
    name: "index-of-the-newest-allocator",
    stage: "best-fit",
    file: "address-index.ts",
    find: `  private readonly byStart = new Map<number, Node>();
  private readonly byEnd = new Map<number, Node>();
`,
    replace: `  private static starts = new Map<number, Node>();
  private static ends = new Map<number, Node>();
  private get byStart(): Map<number, Node> {
    return AddressIndex.starts;
  }
  private get byEnd(): Map<number, Node> {
    return AddressIndex.ends;
  }
  constructor() {
    AddressIndex.starts = new Map<number, Node>();
    AddressIndex.ends = new Map<number, Node>();
  }
`,
    why: "The maps are static, and each constructor makes them anew: the newest allocator's blocks are everybody's neighbours.",
    told: "takes free blocks of another allocator for neighbours in free",
  },
  {
    name: "one-index-for-each-capacity",
    stage: "best-fit",
    file: "tree-allocator.ts",
    find: `    this.capacity = totalCapacity;
`,
    replace: `    this.capacity = totalCapacity;
    const indexes = ((TreeAllocator as any).indexes ??= new Map<number, AddressIndex>()) as Map<number, AddressIndex>;
    if (!indexes.has(totalCapacity)) indexes.set(totalCapacity, this.byAddress);
    (this as any).byAddress = indexes.get(totalCapacity);
`,
    why: "Keeps the indices in a map by capacity, and two allocators of the same capacity have one.",
    told: "takes free blocks of another allocator for neighbours in free",
  },
  {
    name: "looks-into-the-indices-of-others-as-well",
    stage: "best-fit",
    file: "address-index.ts",
    find: `    return this.byEnd.get(address) ?? null;
`,
    replace: `    const all = ((AddressIndex as any).all ??= new Set<AddressIndex>()) as Set<AddressIndex>;
    all.add(this);
    for (const index of [this, ...all]) {
      const found = index.byEnd.get(address);
      if (found !== undefined) return found;
    }
    return null;
`,
    why: "Keeps a list of all indices that were ever asked, and asks them one by one for the block below.",
    told: "takes free blocks of another allocator for neighbours in free",
  },
  {
    name: "too-large-is-a-range-error",
    stage: "best-fit",
    file: "allocate.ts",
    find: `if (!Number.isInteger(size) || size <= 0) {`,
    replace: `if (!Number.isInteger(size) || size <= 0 || size > heap.capacity) {`,
    why: "More than there is looks like a wrong argument, but it is a request that cannot be served.",
    told: "throws a RangeError for a size above the capacity, where an OutOfMemoryError is due",
  },
  {
    name: "more-than-is-free-is-a-range-error",
    stage: "best-fit",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `!Number.isInteger(size) || size <= 0 || size > heap.freeMemory`,
    why: "More than is free looks like a wrong argument as well.",
    told: "throws a RangeError for a size above the capacity, where an OutOfMemoryError is due",
  },
  {
    name: "what-finds-no-block-is-a-range-error",
    stage: "best-fit",
    file: "allocate.ts",
    find: `if (block === null) throw new OutOfMemoryError(`,
    replace: `if (block === null) throw new RangeError(`,
    why: "Whatever cannot be served looks like a wrong size.",
    told: "throws a RangeError for a size above the capacity, where an OutOfMemoryError is due",
  },
  {
    name: "more-than-32-bits-is-a-range-error",
    stage: "best-fit",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `!Number.isInteger(size) || size <= 0 || size > 0x7fffffff`,
    why: "A size is an int to it: what needs more bits is no size at all.",
    told: "throws a RangeError for a size above the capacity, where an OutOfMemoryError is due",
  },
  {
    name: "size-has-to-be-below-the-capacity",
    stage: "best-fit",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `!Number.isInteger(size) || size <= 0 || size >= heap.capacity`,
    why: "Checks a size as an address is checked, and refuses all of memory as well.",
    told: "throws a RangeError for a size above the capacity, where an OutOfMemoryError is due",
  },
  {
    name: "forgets-to-record-the-allocation",
    stage: "best-fit",
    file: "allocate.ts",
    find: `  heap.allocated.set(address, size);
`,
    replace: ``,
    why: "Nothing is known of what was handed out, so nothing can come back.",
    told: "throws an InvalidFreeError for every free, even of a live allocation",
  },

  // ---- size-tree: what the tree holds, in which order, and how deep it is -----------------------------------------
  {
    name: "never-rebalances",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `const lean = heightOf(root.left) - heightOf(root.right);`,
    replace: `const lean = heightOf(root.left) * 0;`,
    why: "A search tree without rotations is right, and as deep as it has nodes when they come in order.",
    told: "lets bySize grow too deep as blocks come in",
  },
  {
    name: "rotates-to-the-right-alone",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `  if (lean < -1) {`,
    replace: `  if (lean < -1000) {`,
    why: "Has the case in which the left side is too high, and not its mirror image.",
    told: "lets bySize grow too deep as blocks come in",
  },
  {
    name: "rotates-to-the-left-alone",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `  if (lean > 1) {`,
    replace: `  if (lean > 1000) {`,
    why: "Has the case in which the right side is too high, and not its mirror image.",
    told: "lets bySize grow too deep as blocks come in",
  },
  {
    name: "rebalances-on-removal-only",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `  else root.right = insert(root.right, node);
  return balanced(root);
`,
    replace: `  else root.right = insert(root.right, node);
  measure(root);
  return root;
`,
    why: "Rotations are called in remove, and forgotten in insert.",
    told: "lets bySize grow too deep as blocks come in",
  },
  {
    name: "heights-set-in-rotations-only",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `  measure(root);
  return root;
}
`,
    replace: `  return root;
}
`,
    why: "The height of a node that is not rotated stays 1, so nothing ever seems to lean.",
    told: "lets bySize grow too deep as blocks come in",
  },
  {
    name: "rotation-forgets-the-middle",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `root.left = top.right;`,
    replace: `root.left = null;`,
    why: "The subtree between the two nodes of a rotation has to change hands; with three nodes there is none.",
    told: "loses free blocks from bySize when it is balanced by a rotation to the right",
  },
  {
    name: "rotation-to-the-right-gives-the-old-root",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `  top.right = root;
  measure(root);
  measure(top);
  return top;
`,
    replace: `  top.right = root;
  measure(root);
  measure(top);
  return root;
`,
    why: "Returns the node that it was given, which is not the top any more.",
    told: "loses free blocks from bySize when it is balanced by a rotation to the right",
  },
  {
    name: "inner-rotation-to-the-right-is-not-kept",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `root.right = turnedRight(right);`,
    replace: `turnedRight(right);`,
    why: "Of two rotations, what the first one gives is not taken.",
    told: "loses free blocks from bySize when it is balanced by a rotation to the right",
  },
  {
    name: "rotation-to-the-right-drops-the-old-root",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `  root.left = top.right;
  top.right = root;
`,
    replace: `  root.left = top.right;
`,
    why: "Moves the middle to the old root, and forgets to hang that below the new one.",
    told: "loses free blocks from bySize when it is balanced by a rotation to the right",
  },
  {
    name: "double-rotation-to-the-right-gives-the-old-child",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    return turnedRight(root);
`,
    replace: `    turnedRight(root);
    return left;
`,
    why: "After a rotation the left child is the root; after two rotations it is another one.",
    told: "loses free blocks from bySize when it is balanced by a rotation to the right",
  },
  {
    name: "other-rotation-forgets-the-middle",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `root.right = top.left;`,
    replace: `root.right = null;`,
    why: "The same in the mirrored rotation.",
    told: "loses free blocks from bySize when it is balanced by a rotation to the left",
  },
  {
    name: "rotation-to-the-left-gives-the-old-root",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `  top.left = root;
  measure(root);
  measure(top);
  return top;
`,
    replace: `  top.left = root;
  measure(root);
  measure(top);
  return root;
`,
    why: "Returns the node that it was given, which is not the top any more.",
    told: "loses free blocks from bySize when it is balanced by a rotation to the left",
  },
  {
    name: "inner-rotation-to-the-left-is-not-kept",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `root.left = turnedLeft(left);`,
    replace: `turnedLeft(left);`,
    why: "Of two rotations, what the first one gives is not taken.",
    told: "loses free blocks from bySize when it is balanced by a rotation to the left",
  },
  {
    name: "rotation-takes-the-middle-too-late",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `  root.right = top.left;
  top.left = root;
`,
    replace: `  top.left = root;
  root.right = top.left;
`,
    why: "Hangs the root below before what was there has been moved.",
    told: "makes a node of bySize its own right child when it is balanced by a rotation to the left",
  },
  {
    name: "successor-without-its-right-subtree",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `function withoutLeast(root: Node): Node | null {
  if (root.left === null) return root.right;
`,
    replace: `function withoutLeast(root: Node): Node | null {
  if (root.left === null) return null;
`,
    why: "The least node is cut off where it stands; what is right of it goes with it.",
    told: "loses what lies to the right of the next larger node when one with two children leaves bySize",
  },
  {
    name: "deeper-successor-without-its-right-subtree",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    next.right = withoutLeast(root.right);
`,
    replace: `    if (next !== root.right) {
      let above: Node = root.right;
      while (above.left !== next) above = above.left as Node;
      above.left = null;
      next.right = root.right;
    }
`,
    why: "Knows the case in which the next node is the right child; deeper down it is cut off with what is right of it.",
    told: "loses what lies to the right of the next larger node when one with two children leaves bySize",
  },
  {
    name: "size-changed-in-place",
    stage: "size-tree",
    file: "allocate.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
  if (block.size > size) {
    const rest = new Node(address + size, block.size - size);
    heap.bySize = insert(heap.bySize, rest);
    heap.byAddress.add(rest);
  }
`,
    replace: `  heap.byAddress.delete(block);
  if (block.size > size) {
    block.start += size;
    block.size -= size;
    heap.byAddress.add(block);
  } else {
    heap.bySize = remove(heap.bySize, block);
  }
`,
    why: "First and best fit did just that: in a list by address a block that shrinks keeps its place. In a tree by size it does not.",
    told: "leaves a block at its old place in bySize when an allocate makes it smaller",
  },
  {
    name: "key-changes-before-the-node-leaves",
    stage: "size-tree",
    file: "allocate.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
  if (block.size > size) {
    const rest = new Node(address + size, block.size - size);
    heap.bySize = insert(heap.bySize, rest);
    heap.byAddress.add(rest);
  }
`,
    replace: `  heap.byAddress.delete(block);
  if (block.size > size) {
    const rest = new Node(address + size, block.size - size);
    block.start += size;
    block.size -= size;
    heap.bySize = remove(heap.bySize, block);
    heap.bySize = insert(heap.bySize, rest);
    heap.byAddress.add(rest);
  } else {
    heap.bySize = remove(heap.bySize, block);
  }
`,
    why: "Takes it out and puts it in again, as is due, but changes it first: the tree is searched for the new key, and it stays.",
    told: "leaves a block at its old place in bySize when an allocate makes it smaller",
  },
  {
    name: "same-node-with-another-key-goes-in-again",
    stage: "best-fit",
    file: "allocate.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
  if (block.size > size) {
    const rest = new Node(address + size, block.size - size);
    heap.bySize = insert(heap.bySize, rest);
    heap.byAddress.add(rest);
  }
`,
    replace: `  heap.byAddress.delete(block);
  block.start += size;
  block.size -= size;
  heap.bySize = remove(heap.bySize, block);
  if (block.size > 0) {
    block.left = block.right = null;
    heap.bySize = insert(heap.bySize, block);
    heap.byAddress.add(block);
  }
`,
    why: "Changes the node first, looks for the new key to take it out, and puts it in a second time.",
    told: "leaves a block at its old place in bySize when an allocate makes it smaller",
  },
  {
    name: "size-changed-in-place-above-the-left-child",
    stage: "size-tree",
    file: "allocate.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
  if (block.size > size) {
    const rest = new Node(address + size, block.size - size);
    heap.bySize = insert(heap.bySize, rest);
    heap.byAddress.add(rest);
  }
`,
    replace: `  heap.byAddress.delete(block);
  if (block.size > size && block.size - size > (block.left?.size ?? 0)) {
    block.start += size;
    block.size -= size;
    heap.byAddress.add(block);
  } else {
    heap.bySize = remove(heap.bySize, block);
    if (block.size > size) {
      const rest = new Node(address + size, block.size - size);
      heap.bySize = insert(heap.bySize, rest);
      heap.byAddress.add(rest);
    }
  }
`,
    why: "What is left stays in its place if it is larger than the left child; that the nodes above have to be smaller is not seen.",
    told: "leaves a block at its old place in bySize when an allocate makes it smaller",
  },
  {
    name: "root-is-not-replaced",
    stage: "size-tree",
    file: "free.ts",
    find: `  heap.bySize = insert(heap.bySize, whole);
`,
    replace: `  if (heap.bySize === null) heap.bySize = whole;
  else insert(heap.bySize, whole);
`,
    why: "insert gives the new root, and nobody takes it: after a rotation at the root the old one is kept.",
    told: "loses free blocks from bySize when a free would give it another root",
  },
  {
    name: "copies-the-key-of-the-next-node",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    next.right = withoutLeast(root.right);
    next.left = root.left;
    return balanced(next);
`,
    replace: `    root.right = withoutLeast(root.right);
    root.start = next.start;
    root.size = next.size;
    return balanced(root);
`,
    why: "As some textbooks have it; but whoever holds the node, the caller or the index by address, finds another block in it.",
    told: "changes the start and size of a node with two children when it leaves bySize",
  },
  {
    name: "copies-the-key-of-the-node-before",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    const next = least(root.right);
    next.right = withoutLeast(root.right);
    next.left = root.left;
    return balanced(next);
`,
    replace: `    let previous = root.left;
    while (previous.right !== null) previous = previous.right;
    root.left = remove(root.left, previous);
    root.start = previous.start;
    root.size = previous.size;
    return balanced(root);
`,
    why: "Copies the key of the greatest node on the left, which is as good as the other and has the same catch.",
    told: "changes the start and size of a node with two children when it leaves bySize",
  },
  {
    name: "copies-the-key-of-a-deeper-next-node",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    next.right = withoutLeast(root.right);
    next.left = root.left;
    return balanced(next);
`,
    replace: `    if (next === root.right) {
      next.left = root.left;
      return balanced(next);
    }
    root.right = withoutLeast(root.right);
    root.start = next.start;
    root.size = next.size;
    return balanced(root);
`,
    why: "Moves the right child up where that is the next node, and copies the key where it stands deeper.",
    told: "changes the start and size of a node with two children when it leaves bySize",
  },
  {
    name: "copies-the-key-from-the-higher-side",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    next.right = withoutLeast(root.right);
    next.left = root.left;
    return balanced(next);
`,
    replace: `    let other = next;
    if (root.left.height > root.right.height) {
      other = root.left;
      while (other.right !== null) other = other.right;
    }
    const { start, size } = other;
    if (other === next) root.right = withoutLeast(root.right);
    else root.left = remove(root.left, other);
    root.start = start;
    root.size = size;
    return balanced(root);
`,
    why: "Copies the key of the one before or of the one behind, whichever leaves the tree flatter.",
    told: "changes the start and size of a node with two children when it leaves bySize",
  },
  {
    name: "swaps-keys-with-the-next-node",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    next.right = withoutLeast(root.right);
    next.left = root.left;
    return balanced(next);
`,
    replace: `    const { start, size } = root;
    root.right = withoutLeast(root.right);
    root.start = next.start;
    root.size = next.size;
    next.start = start;
    next.size = size;
    return balanced(root);
`,
    why: "Swaps the keys, so that the node that goes has the old one; whoever held the other is left with it.",
    told: "changes the start and size of a node with two children when it leaves bySize",
  },
  {
    name: "takes-the-predecessor-without-its-left-subtree",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    const next = least(root.right);
    next.right = withoutLeast(root.right);
    next.left = root.left;
    return balanced(next);
`,
    replace: `    let previous = root.left;
    while (previous.right !== null) previous = previous.right;
    if (previous !== root.left) {
      previous.left = root.left;
      let above = root.left;
      while (above.right !== previous) above = above.right as Node;
      above.right = null;
    }
    previous.right = root.right;
    return balanced(previous);
`,
    why: "Takes the greatest node on the left instead, which is as good, and loses what was left of that.",
    told: "loses what lies to the left of the next smaller node when one with two children leaves bySize",
  },
  {
    name: "takes-the-predecessor-never-with-its-left-subtree",
    stage: "size-tree",
    file: "size-tree.ts",
    find: `    const next = least(root.right);
    next.right = withoutLeast(root.right);
    next.left = root.left;
    return balanced(next);
`,
    replace: `    let previous = root.left;
    let above: Node | null = null;
    while (previous.right !== null) {
      above = previous;
      previous = previous.right;
    }
    if (above !== null) above.right = null;
    previous.left = above === null ? null : root.left;
    previous.right = root.right;
    return balanced(previous);
`,
    why: "Takes the greatest node on the left as if it were a leaf.",
    told: "loses what lies to the left of the next smaller node when one with two children leaves bySize",
  },

  // ---- neighbours: what a free joins ------------------------------------------------------------------------------
  {
    name: "block-below-leaves-one-index-only",
    stage: "neighbours",
    file: "free.ts",
    find: `    start = before.start;
    takeOut(heap, before);
`,
    replace: `    start = before.start;
    heap.byAddress.delete(before);
`,
    why: "Found by address, so taken out by address: in the tree by size it stays.",
    told: "keeps the free block below in bySize after a free has joined it, so its units are free twice",
  },
  {
    name: "block-below-stays-where-both-sides-are-free",
    stage: "neighbours",
    file: "free.ts",
    find: `    start = before.start;
    takeOut(heap, before);
`,
    replace: `    start = before.start;
    if (after === null) takeOut(heap, before);
    else heap.byAddress.delete(before);
`,
    why: "Has a branch for both sides, and in that it takes only the block above out of the tree.",
    told: "keeps the free block below in bySize after a free has joined it, so its units are free twice",
  },
  {
    name: "block-below-stays-at-the-root",
    stage: "neighbours",
    file: "free.ts",
    find: `    start = before.start;
    takeOut(heap, before);
`,
    replace: `    start = before.start;
    remove(heap.bySize, before);
    heap.byAddress.delete(before);
`,
    why: "remove gives the new root, and nobody takes it: where the block is the root, it stays.",
    told: "keeps the free block below in bySize after a free has joined it, so its units are free twice",
  },
  {
    name: "block-above-stays-in-the-tree",
    stage: "neighbours",
    file: "free.ts",
    find: `    end = after.start + after.size;
    takeOut(heap, after);
`,
    replace: `    end = after.start + after.size;
    heap.byAddress.delete(after);
`,
    why: "The same above.",
    told: "keeps the free block above in bySize after a free has joined it, so its units are free twice",
  },
  {
    name: "block-above-stays-where-both-sides-are-free",
    stage: "neighbours",
    file: "free.ts",
    find: `    end = after.start + after.size;
    takeOut(heap, after);
`,
    replace: `    end = after.start + after.size;
    if (before === null) takeOut(heap, after);
    else heap.byAddress.delete(after);
`,
    why: "Has a branch for both sides, and in that it takes only the block below out of the tree.",
    told: "keeps the free block above in bySize after a free has joined it, so its units are free twice",
  },
  {
    name: "block-above-stays-at-the-root",
    stage: "neighbours",
    file: "free.ts",
    find: `    end = after.start + after.size;
    takeOut(heap, after);
`,
    replace: `    end = after.start + after.size;
    remove(heap.bySize, after);
    heap.byAddress.delete(after);
`,
    why: "remove gives the new root, and nobody takes it: where the block is the root, it stays.",
    told: "keeps the free block above in bySize after a free has joined it, so its units are free twice",
  },
  {
    name: "ends-are-never-forgotten",
    stage: "neighbours",
    file: "address-index.ts",
    find: `    this.byEnd.delete(block.start + block.size);
`,
    replace: ``,
    why: "A block that was split or used up is still found by where it ended.",
    told: "joins a freed block with one below it that is free no longer",
  },
  {
    name: "used-up-blocks-stay-in-the-index",
    stage: "best-fit",
    file: "allocate.ts",
    find: `  heap.byAddress.delete(block);
  if (block.size > size) {
`,
    replace: `  if (block.size > size) {
    heap.byAddress.delete(block);
`,
    why: "Replaces the block by its rest in both indices; where there is no rest, it leaves one of them alone.",
    told: "joins a freed block with one below it that is free no longer",
  },
  {
    name: "joined-blocks-stay-in-the-index",
    stage: "neighbours",
    file: "free.ts",
    find: `  heap.byAddress.delete(block);
`,
    replace: ``,
    why: "Takes what it joins out of the tree by size alone: it is found by its old end once memory is cut there again.",
    told: "still finds a block by its old end after a free has joined it with another one",
  },
  {
    name: "rest-is-missing-from-the-index",
    stage: "neighbours",
    file: "allocate.ts",
    find: `    heap.byAddress.add(rest);
`,
    replace: ``,
    why: "What is left of a block is put into the tree by size, and nobody finds it by address.",
    told: "never joins a freed block with what was left of a block that served a request",
  },
  {
    name: "merged-block-is-missing-from-the-index",
    stage: "neighbours",
    file: "free.ts",
    find: `  heap.byAddress.add(whole);
`,
    replace: ``,
    why: "What comes of a free is put into the tree by size alone: the next free does not find it.",
    told: "never joins a freed block with one that came of an earlier free",
  },
  {
    name: "looks-below-only",
    stage: "neighbours",
    file: "free.ts",
    find: `if (after !== null) {`,
    replace: `if (after !== null && before === null) {`,
    why: "An else too many: with a neighbour on each side only one is joined.",
    told: "joins the block below alone when free blocks touch on both sides",
  },
  {
    name: "never-looks-above",
    stage: "neighbours",
    file: "free.ts",
    find: `  if (after !== null) {
    end = after.start + after.size;
    takeOut(heap, after);
  }
`,
    replace: ``,
    why: "Joins the block below, and forgets that there is one above.",
    told: "joins a freed block with the free block below it, and never with the one above",
  },
  {
    name: "predecessor-by-size",
    stage: "neighbours",
    file: "free.ts",
    find: `  const before = heap.byAddress.before(address);
`,
    replace: `  let before: Node | null = null;
  for (let node = heap.bySize; node !== null;) {
    if (node.size < size || (node.size === size && node.start < address)) {
      before = node;
      node = node.right;
    } else {
      node = node.left;
    }
  }
  if (before !== null && before.start + before.size !== address) before = null;
`,
    why: "The block before in the tree by size is another one than the block before in memory, but among equals.",
    told: "joins the block below only when that is the next smaller one in the order of bySize",
  },
  {
    name: "any-of-its-equals-leaves",
    stage: "neighbours",
    file: "free.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
`,
    replace: `  let gone = block;
  for (let node = heap.bySize; node !== null; node = node.size >= block.size ? node.left : node.right) {
    if (node.size === block.size) gone = node;
  }
  heap.bySize = remove(heap.bySize, gone);
  heap.byAddress.delete(block);
`,
    why: "Looks for the neighbour in the tree by its size, and takes out the first one that has it.",
    told: "takes another block of the same size out of bySize than the one that a free joins",
  },
  {
    name: "first-of-its-equals-leaves",
    stage: "neighbours",
    file: "free.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
`,
    replace: `  let gone = heap.bySize;
  while (gone !== null && gone.size !== block.size) gone = gone.size > block.size ? gone.left : gone.right;
  heap.bySize = remove(heap.bySize, gone ?? block);
  heap.byAddress.delete(block);
`,
    why: "Goes down the tree by size, and takes out the first block that has that of the neighbour.",
    told: "takes another block of the same size out of bySize than the one that a free joins",
  },
  {
    name: "any-equal-of-the-block-above-leaves",
    stage: "neighbours",
    file: "free.ts",
    find: `    takeOut(heap, after);
`,
    replace: `    let gone = after;
    for (let node = heap.bySize; node !== null; node = node.size >= after.size ? node.left : node.right) {
      if (node.size === after.size) gone = node;
    }
    heap.bySize = remove(heap.bySize, gone);
    heap.byAddress.delete(after);
`,
    why: "Of the block above it takes the size alone, and the first block in the tree that has it goes.",
    told: "takes another block of the same size out of bySize than the one that a free joins",
  },
  {
    name: "last-of-its-equals-leaves",
    stage: "neighbours",
    file: "free.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
`,
    replace: `  let gone = block;
  for (let node = heap.bySize; node !== null; node = node.size > block.size ? node.left : node.right) {
    if (node.size === block.size) gone = node;
  }
  heap.bySize = remove(heap.bySize, gone);
  heap.byAddress.delete(block);
`,
    why: "Looks for the neighbour in the tree by its size, and takes out the last one that has it.",
    told: "takes another block of the same size out of bySize than the one that a free joins",
  },
  {
    name: "any-equal-of-the-block-below-leaves",
    stage: "neighbours",
    file: "free.ts",
    find: `    takeOut(heap, before);
`,
    replace: `    let gone = before;
    for (let node = heap.bySize; node !== null; node = node.size >= before.size ? node.left : node.right) {
      if (node.size === before.size) gone = node;
    }
    heap.bySize = remove(heap.bySize, gone);
    heap.byAddress.delete(before);
`,
    why: "Of the block below it takes the size alone, and the first block in the tree that has it goes.",
    told: "takes another block of the same size out of bySize than the one that a free joins",
  },
  {
    name: "last-equal-of-the-block-above-leaves",
    stage: "neighbours",
    file: "free.ts",
    find: `    takeOut(heap, after);
`,
    replace: `    let gone = after;
    for (let node = heap.bySize; node !== null; node = node.size > after.size ? node.left : node.right) {
      if (node.size === after.size) gone = node;
    }
    heap.bySize = remove(heap.bySize, gone);
    heap.byAddress.delete(after);
`,
    why: "Of the block above it takes the size alone, and the last block in the tree that has it goes.",
    told: "takes another block of the same size out of bySize than the one that a free joins",
  },
  {
    name: "grows-in-place",
    stage: "neighbours",
    file: "free.ts",
    find: `  if (before !== null) {
    start = before.start;
    takeOut(heap, before);
  }
`,
    replace: `  if (before !== null && after === null) {
    heap.byAddress.delete(before);
    before.size += size;
    heap.byAddress.add(before);
    return;
  }
  if (before !== null) {
    start = before.start;
    takeOut(heap, before);
  }
`,
    why: "The block below becomes larger where it stands, as in first fit: its place in the tree is another one now.",
    told: "leaves the block below at its old place in bySize when a free makes it larger",
  },
  {
    name: "block-below-grows-in-any-case",
    stage: "neighbours",
    file: "free.ts",
    find: `  if (before !== null) {
    start = before.start;
    takeOut(heap, before);
  }
  if (after !== null) {
    end = after.start + after.size;
    takeOut(heap, after);
  }
`,
    replace: `  if (after !== null) {
    end = after.start + after.size;
    takeOut(heap, after);
  }
  if (before !== null) {
    heap.byAddress.delete(before);
    before.size = end - before.start;
    heap.byAddress.add(before);
    return;
  }
`,
    why: "The block below takes in whatever follows it where it stands, as in first fit.",
    told: "leaves the block below at its old place in bySize when a free makes it larger",
  },
  {
    name: "key-grows-before-the-node-leaves",
    stage: "neighbours",
    file: "free.ts",
    find: `  if (before !== null) {
    start = before.start;
    takeOut(heap, before);
  }
`,
    replace: `  if (before !== null) {
    start = before.start;
    heap.byAddress.delete(before);
    before.size += size;
    heap.bySize = remove(heap.bySize, before);
  }
`,
    why: "Lets the block below grow first, and then looks for its new key to take it out.",
    told: "leaves the block below at its old place in bySize when a free makes it larger",
  },
  {
    name: "grows-in-place-between-two",
    stage: "neighbours",
    file: "free.ts",
    find: `  if (before !== null) {
    start = before.start;
    takeOut(heap, before);
  }
  if (after !== null) {
    end = after.start + after.size;
    takeOut(heap, after);
  }
`,
    replace: `  if (before !== null && after !== null) {
    takeOut(heap, after);
    heap.byAddress.delete(before);
    before.size += size + after.size;
    heap.byAddress.add(before);
    return;
  }
  if (before !== null) {
    start = before.start;
    takeOut(heap, before);
  }
  if (after !== null) {
    end = after.start + after.size;
    takeOut(heap, after);
  }
`,
    why: "In the branch for both sides the block below takes in all of it where it stands.",
    told: "leaves the block below at its old place in bySize when a free makes it larger",
  },
  {
    name: "counts-neighbours-again",
    stage: "neighbours",
    file: "free.ts",
    find: `  heap.byAddress.add(whole);
`,
    replace: `  heap.byAddress.add(whole);
  heap.freeMemory += whole.size - size;
`,
    why: "Adds the size of the block that was put in, though its neighbours had been counted.",
    told: "adds the neighbours that a free joins to getFreeMemory a second time",
  },
  {
    name: "counts-the-block-below-again",
    stage: "neighbours",
    file: "free.ts",
    find: `    start = before.start;
`,
    replace: `    start = before.start;
    heap.freeMemory += before.size;
`,
    why: "Adds what the freed block grows by, though it had been counted.",
    told: "adds the neighbours that a free joins to getFreeMemory a second time",
  },
  {
    name: "counts-the-block-above-again",
    stage: "neighbours",
    file: "free.ts",
    find: `    end = after.start + after.size;
`,
    replace: `    end = after.start + after.size;
    heap.freeMemory += after.size;
`,
    why: "Adds what the freed block grows by above, though it had been counted.",
    told: "adds the neighbours that a free joins to getFreeMemory a second time",
  },
  {
    name: "loses-the-block-above",
    stage: "neighbours",
    file: "free.ts",
    find: `end = after.start + after.size;`,
    replace: `end = after.start;`,
    why: "Takes the block above out and leaves its units out of what comes of it.",
    told: "loses the units of the free block above when a free joins it",
  },
  {
    name: "loses-the-block-above-where-both-sides-are-free",
    stage: "neighbours",
    file: "free.ts",
    find: `    end = after.start + after.size;
`,
    replace: `    if (before === null) end = after.start + after.size;
`,
    why: "In the branch for both sides it takes both out, and adds up the block below and its own size.",
    told: "loses the units of the free block above when a free joins it",
  },

  // ---- invalid-ops: what is refused, and changes nothing ----------------------------------------------------------
  {
    name: "second-free-is-accepted",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  heap.allocated.delete(address);
`,
    replace: ``,
    why: "The allocation is never forgotten, so the same free is right again.",
    told: "frees an allocation a second time, where an InvalidFreeError is due",
  },
  {
    name: "second-free-is-accepted-after-joining",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  heap.allocated.delete(address);
  heap.freeMemory += size;

  let start = address;
  let end = address + size;
  const before = heap.byAddress.before(address);
  const after = heap.byAddress.after(end);
`,
    replace: `  heap.freeMemory += size;

  let start = address;
  let end = address + size;
  const before = heap.byAddress.before(address);
  const after = heap.byAddress.after(end);
  if (before === null && after === null) heap.allocated.delete(address);
`,
    why: "Of several branches only the one that joins nothing forgets the allocation.",
    told: "frees an allocation a second time when its first free joined a free block, where an InvalidFreeError is due",
  },
  {
    name: "second-free-is-accepted-after-joining-the-block-below",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  heap.allocated.delete(address);
  heap.freeMemory += size;

  let start = address;
  let end = address + size;
  const before = heap.byAddress.before(address);
`,
    replace: `  heap.freeMemory += size;

  let start = address;
  let end = address + size;
  const before = heap.byAddress.before(address);
  if (before === null) heap.allocated.delete(address);
`,
    why: "What joins the block below is forgotten with that block, as if it were the allocation's address that lives on.",
    told: "frees an allocation a second time when its first free joined a free block, where an InvalidFreeError is due",
  },
  {
    name: "record-changes-before-the-check",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
`,
    replace: `  const live = heap.allocated.get(address);
  heap.allocated.delete(address);
  if (live !== size) {
`,
    why: "Takes the entry out and then looks whether it was the right one: a wrong free makes the right one impossible.",
    told: "refuses the right free, too, after one with a wrong size was refused",
  },
  {
    name: "record-changes-before-any-check",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(\`The size must be a positive integer, not \${size}.\`);
  }
  if (heap.allocated.get(address) !== size) {
`,
    replace: `  const live = heap.allocated.get(address);
  heap.allocated.delete(address);
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(\`The size must be a positive integer, not \${size}.\`);
  }
  if (live !== size) {
`,
    why: "Takes the entry out first, and then looks at the size at all.",
    told: "refuses the right free, too, after one with a wrong size was refused",
  },
  {
    name: "counts-before-the-check",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  heap.allocated.delete(address);
  heap.freeMemory += size;
`,
    replace: `  heap.freeMemory += size;
  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  heap.allocated.delete(address);
`,
    why: "The total has grown when the free is refused.",
    told: "raises getFreeMemory by the size of a free that was refused",
  },
  {
    name: "counts-before-any-check",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (!Number.isInteger(address) || address < 0 || address >= heap.capacity) {
    throw new RangeError(\`The address must be an integer from 0 to \${heap.capacity - 1}, not \${address}.\`);
  }
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(\`The size must be a positive integer, not \${size}.\`);
  }
  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  heap.allocated.delete(address);
  heap.freeMemory += size;
`,
    replace: `  heap.freeMemory += size;
  if (!Number.isInteger(address) || address < 0 || address >= heap.capacity) {
    throw new RangeError(\`The address must be an integer from 0 to \${heap.capacity - 1}, not \${address}.\`);
  }
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(\`The size must be a positive integer, not \${size}.\`);
  }
  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  heap.allocated.delete(address);
`,
    why: "The first line counts, and the checks come after it.",
    told: "raises getFreeMemory by the size of a free that was refused",
  },
  {
    name: "counts-before-it-looks-for-the-allocation",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  heap.allocated.delete(address);
  heap.freeMemory += size;
`,
    replace: `  if (!heap.allocated.has(address)) {
    throw new InvalidFreeError(\`There is no live allocation at address \${address}.\`);
  }
  heap.freeMemory += size;
  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  heap.allocated.delete(address);
`,
    why: "Looks whether something begins there, counts, and only then compares the sizes.",
    told: "raises getFreeMemory by the size of a free that was refused",
  },
  {
    name: "any-size-is-right",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `!heap.allocated.has(address)`,
    why: "Asks whether something begins there, and believes the size.",
    told: "accepts a wrong size in free and gives back that many units, where an InvalidFreeError is due",
  },
  {
    name: "part-of-a-block-may-be-freed",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `!(size <= (heap.allocated.get(address) ?? 0))`,
    why: "No more than was asked for: less is taken for right.",
    told: "accepts a wrong size in free and gives back that many units, where an InvalidFreeError is due",
  },
  {
    name: "no-less-than-was-asked-for",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `size < (heap.allocated.get(address) ?? Infinity)`,
    why: "The comparison is the wrong way round: more than was asked for is taken for right.",
    told: "accepts a wrong size in free and gives back that many units, where an InvalidFreeError is due",
  },
  {
    name: "any-range-inside-of-a-block",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const isInside = [...heap.allocated].some(([start, live]) => start <= address && address + size <= start + live);
  if (!isInside) {`,
    why: "Looks whether all of those units are in use by one allocation, and frees them, wherever they lie in it.",
    told: "accepts a wrong size in free and gives back that many units, where an InvalidFreeError is due",
  },
  {
    name: "several-blocks-at-once",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
`,
    replace: `  let reached = address;
  while (reached < address + size && heap.allocated.has(reached)) reached += heap.allocated.get(reached)!;
  if (reached !== address + size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  for (const start of [...heap.allocated.keys()]) {
    if (start >= address && start < address + size) heap.allocated.delete(start);
  }
`,
    why: "Lets a free take back several allocations that lie side by side.",
    told: "accepts a wrong size in free and gives back that many units, where an InvalidFreeError is due",
  },
  {
    name: "any-size-before-the-next-block",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `!heap.allocated.has(address) ||
    [...heap.allocated.keys()].some((start) => start > address && start < address + size)`,
    why: "Asks whether something begins there and whether another allocation would be hurt, and believes the size else.",
    told: "accepts a wrong size in free and gives back that many units, where an InvalidFreeError is due",
  },
  {
    name: "fractions-are-sizes",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `!(size > 0)`,
    why: "Wants a positive number, and takes two and a half units.",
    told: "accepts fractions as a size in allocate, where a RangeError is due",
  },
  {
    name: "whatever-is-not-below-zero-is-a-size",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `size <= 0`,
    why: "Looks at what is too small, and at nothing else.",
    told: "accepts fractions as a size in allocate, where a RangeError is due",
  },
  {
    name: "finite-numbers-are-sizes",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `!Number.isFinite(size) || size <= 0`,
    why: "Finite and positive: two and a half are both.",
    told: "accepts fractions as a size in allocate, where a RangeError is due",
  },
  {
    name: "rounds-fractions-down",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {`,
    replace: `  size = Math.floor(size);
  if (!Number.isInteger(size) || size <= 0) {`,
    why: "Makes an integer of the size before it looks whether it is one.",
    told: "accepts fractions as a size in allocate, where a RangeError is due",
  },
  {
    name: "zero-units-are-a-block",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `!Number.isInteger(size) || size < 0`,
    why: "Zero is not negative.",
    told: "accepts a size of 0 in allocate, where a RangeError is due",
  },
  {
    name: "zero-units-are-at-address-zero",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {`,
    replace: `  if (size === 0) return 0;
  if (!Number.isInteger(size) || size <= 0) {`,
    why: "Nothing was asked for, so nothing has to be done.",
    told: "accepts a size of 0 in allocate, where a RangeError is due",
  },
  {
    name: "zero-units-are-nowhere",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {`,
    replace: `  if (size === 0) return null as unknown as number;
  if (!Number.isInteger(size) || size <= 0) {`,
    why: "As malloc(0) may do, it gives a null pointer.",
    told: "accepts a size of 0 in allocate, where a RangeError is due",
  },
  {
    name: "zero-units-are-where-room-is",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {`,
    replace: `  if (size === 0) return leastWithRoom(heap.bySize, 1)?.start ?? -1;
  if (!Number.isInteger(size) || size <= 0) {`,
    why: "Gives the address that the next unit would have, and takes nothing.",
    told: "accepts a size of 0 in allocate, where a RangeError is due",
  },
  {
    name: "capacity-is-an-address",
    stage: "invalid-ops",
    file: "free.ts",
    find: `address >= heap.capacity`,
    replace: `address > heap.capacity`,
    why: "Off by one: the address behind the last unit is inside.",
    told: "throws an InvalidFreeError for an address equal to the capacity, where a RangeError is due",
  },
  {
    name: "any-capacity",
    stage: "invalid-ops",
    file: "tree-allocator.ts",
    find: `!Number.isInteger(totalCapacity) || totalCapacity <= 0`,
    replace: `totalCapacity <= 0`,
    why: "NaN is not at most 0, and neither is a half.",
    told: "accepts NaN and fractions as a capacity, where a RangeError is due",
  },
  {
    name: "capacity-is-never-checked",
    stage: "invalid-ops",
    file: "tree-allocator.ts",
    find: `    if (!Number.isInteger(totalCapacity) || totalCapacity <= 0) {
      throw new RangeError(\`The capacity must be a positive integer, not \${totalCapacity}.\`);
    }
`,
    replace: ``,
    why: "The calls are checked, and the constructor is forgotten.",
    told: "accepts NaN and fractions as a capacity, where a RangeError is due",
  },
  {
    name: "capacity-of-zero-is-refused-alone",
    stage: "invalid-ops",
    file: "tree-allocator.ts",
    find: `!Number.isInteger(totalCapacity) || totalCapacity <= 0`,
    replace: `totalCapacity === 0`,
    why: "A memory without units makes no sense; nobody thought of anything else.",
    told: "accepts NaN and fractions as a capacity, where a RangeError is due",
  },
  {
    name: "capacity-of-type-number",
    stage: "invalid-ops",
    file: "tree-allocator.ts",
    find: `!Number.isInteger(totalCapacity) || totalCapacity <= 0`,
    replace: `typeof totalCapacity !== "number" || totalCapacity <= 0 || totalCapacity === Infinity`,
    why: "Looks at the type and at both ends, and NaN and fractions lie between.",
    told: "accepts NaN and fractions as a capacity, where a RangeError is due",
  },
  {
    name: "takes-the-block-before-the-size-is-checked",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {
    throw`,
    replace: `  if (!Number.isInteger(size) || size <= 0) {
    heap.bySize = leastWithRoom(heap.bySize, heap.capacity + 1);
    throw`,
    why: "Has touched the tree when it finds out that the size is wrong.",
    told: "empties bySize when it refuses a wrong size, where an error changes nothing",
  },

  // ---- cost: what the larger memory shows -------------------------------------------------------------------------
  {
    name: "list-by-address",
    stage: "cost",
    file: "address-index.ts",
    find: `  private readonly byEnd = new Map<number, Node>();
`,
    replace: `  private readonly byEnd = new (class {
    head: { end: number; block: Node; next: any } | null = null;
    set(end: number, block: Node): void {
      let last = null;
      let link = this.head;
      for (; link !== null && link.end < end; link = link.next) last = link;
      const added = { end, block, next: link };
      if (last === null) this.head = added;
      else (last as any).next = added;
    }
    get(end: number): Node | undefined {
      let link = this.head;
      while (link !== null && link.end < end) link = link.next;
      return link !== null && link.end === end ? link.block : undefined;
    }
    delete(end: number): void {
      let last = null;
      let link = this.head;
      for (; link !== null && link.end < end; link = link.next) last = link;
      if (link === null || link.end !== end) return;
      if (last === null) this.head = link.next;
      else (last as any).next = link.next;
    }
  })();
`,
    why: "The list of best fit is kept for the neighbours, beside the tree: every free walks it.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "low-trees-are-balanced-only",
    stage: "cost",
    file: "size-tree.ts",
    find: `  const lean = heightOf(root.left) - heightOf(root.right);
`,
    replace: `  if (Math.max(heightOf(root.left), heightOf(root.right)) > 8) {
    measure(root);
    return root;
  }
  const lean = heightOf(root.left) - heightOf(root.right);
`,
    why: "Eight levels are all that was tried: what is higher is left as it is, and with each two hundred blocks that come in order leans by one more.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "counts-the-levels-anew",
    stage: "cost",
    file: "size-tree.ts",
    find: `const heightOf = (node: Node | null): number => (node === null ? 0 : node.height);`,
    replace: `const heightOf = (node: Node | null): number =>
  node === null ? 0 : 1 + Math.max(heightOf(node.left), heightOf(node.right));`,
    why: "Asks each node how high it is, and each asks all below it: nobody has noted it.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "sorted-array-and-splice",
    stage: "cost",
    file: "address-index.ts",
    find: `  private readonly byEnd = new Map<number, Node>();
`,
    replace: `  private readonly byEnd = new (class {
    all: { end: number; block: Node }[] = [];
    place(end: number): number {
      let [low, high] = [0, this.all.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.all[middle]!.end < end) low = middle + 1;
        else high = middle;
      }
      return low;
    }
    set(end: number, block: Node): void {
      this.all.splice(this.place(end), 0, { end, block });
    }
    get(end: number): Node | undefined {
      const found = this.all[this.place(end)];
      return found?.end === end ? found.block : undefined;
    }
    delete(end: number): void {
      const place = this.place(end);
      if (this.all[place]?.end === end) this.all.splice(place, 1);
    }
  })();
`,
    why: "Binary search finds the place in O(log n), and splice then moves everything behind it.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "rebuilds-the-tree-without-what-is-joined",
    stage: "cost",
    file: "free.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
`,
    replace: `  const kept: Node[] = [];
  const walk = (node: Node | null): void => {
    if (node === null) return;
    walk(node.left);
    if (node !== block) kept.push(node);
    walk(node.right);
  };
  const built = (from: number, to: number): Node | null => {
    if (from >= to) return null;
    const middle = (from + to) >> 1;
    const root = kept[middle]!;
    root.left = built(from, middle);
    root.right = built(middle + 1, to);
    root.height = 1 + Math.max(root.left?.height ?? 0, root.right?.height ?? 0);
    return root;
  };
  walk(heap.bySize);
  heap.bySize = built(0, kept.length);
  heap.byAddress.delete(block);
`,
    why: "Writes all nodes but the one that leaves into an array, and makes a new tree of them.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "adds-up-the-free-memory",
    stage: "cost",
    file: "tree-allocator.ts",
    find: `    return this.freeMemory;
`,
    replace: `    const sum = (node: Node | null): number => (node === null ? 0 : node.size + sum(node.left) + sum(node.right));
    return sum(this.bySize);
`,
    why: "Walks the tree for a number that could have been kept.",
    told: "does more work in getFreeMemory the more blocks are free, where O(1) is due",
  },
  {
    name: "looks-at-all-for-the-largest",
    stage: "cost",
    file: "tree-allocator.ts",
    find: `    let largest = this.bySize;
    while (largest?.right) largest = largest.right;
    return largest?.size ?? 0;
`,
    replace: `    const most = (node: Node | null): number =>
      node === null ? 0 : Math.max(node.size, most(node.left), most(node.right));
    return most(this.bySize);
`,
    why: "Looks at every node, though the largest is at the right end.",
    told: "does work in proportion to the number of free blocks in getLargestFreeBlock; O(log n) is due",
  },
  {
    name: "looks-through-all-of-the-same-size",
    stage: "cost",
    file: "size-tree.ts",
    find: `  return best;
`,
    replace: `  if (best === null) return null;
  const { size: least } = best;
  const lowest = (node: Node | null): Node | null => {
    if (node === null) return null;
    if (node.size < least) return lowest(node.right);
    if (node.size > least) return lowest(node.left);
    const all = [lowest(node.left), node, lowest(node.right)];
    return all.reduce((one, other) => (other !== null && (one === null || other.start < one.start) ? other : one), null);
  };
  return lowest(root);
`,
    why: "Finds the size in the tree, and then looks through all blocks of that size for the lowest.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "looks-through-all-of-the-largest",
    stage: "cost",
    file: "tree-allocator.ts",
    find: `    let largest = this.bySize;
    while (largest?.right) largest = largest.right;
    return largest?.size ?? 0;
`,
    replace: `    let most = 0;
    const walk = (node: Node | null): void => {
      if (node === null) return;
      walk(node.right);
      if (node.size < most) return;
      most = node.size;
      walk(node.left);
    };
    walk(this.bySize);
    return most;
`,
    why: "Begins at the right end, which is right, and goes on from there for as long as the size is the same.",
    told: "does work in proportion to the number of free blocks in getLargestFreeBlock; O(log n) is due",
  },
  {
    name: "looks-for-the-node-among-all-of-its-size",
    stage: "cost",
    file: "free.ts",
    find: `  heap.bySize = remove(heap.bySize, block);
`,
    replace: `  const has = (node: Node | null): boolean => {
    if (node === null || node === block) return node !== null;
    if (node.size !== block.size) return has(block.size < node.size ? node.left : node.right);
    return has(node.left) || has(node.right);
  };
  if (has(heap.bySize)) heap.bySize = remove(heap.bySize, block);
`,
    why: "Makes sure that the node is in the tree before it is removed, and compares sizes on the way: among equals it looks on both sides.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "looks-through-all-of-the-size-above",
    stage: "cost",
    file: "free.ts",
    find: `  const after = heap.byAddress.after(end);
`,
    replace: `  const found = heap.byAddress.after(end);
  const same: Node[] = [];
  const walk = (node: Node | null): void => {
    if (node === null || found === null) return;
    if (node.size >= found.size) walk(node.left);
    if (node.size === found.size) same.push(node);
    if (node.size <= found.size) walk(node.right);
  };
  walk(heap.bySize);
  const after = same.find((node) => node.start === end) ?? null;
`,
    why: "Gets all nodes with the size of the block above, and looks for the one that begins at that address.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "looks-through-all-of-the-size-that-is-left",
    stage: "cost",
    file: "allocate.ts",
    find: `    heap.bySize = insert(heap.bySize, rest);
`,
    replace: `    const isThere = (node: Node | null): boolean => {
      if (node === null) return false;
      if (node.size < rest.size) return isThere(node.right);
      if (node.size > rest.size) return isThere(node.left);
      return node.start === rest.start || isThere(node.left) || isThere(node.right);
    };
    if (!isThere(heap.bySize)) heap.bySize = insert(heap.bySize, rest);
`,
    why: "Makes sure that what is left is not in the tree yet, and looks at all nodes of its size for that.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "a-list-for-each-size",
    stage: "cost",
    file: "address-index.ts",
    find: `    this.byEnd.set(block.start + block.size, block);
    // @end
  }

  /** Forgets a free block, which was noted with the start and the size that it still has. Cost: at most O(log n). */
  delete(block: Node): void {
    // @student Undo all that add has done.
    this.byStart.delete(block.start);
`,
    replace: `    this.byEnd.set(block.start + block.size, block);
    const list = this.lists.get(block.size);
    if (list) list.push(block);
    else this.lists.set(block.size, [block]);
  }

  private readonly lists = new Map<number, Node[]>();

  delete(block: Node): void {
    const list = this.lists.get(block.size)!;
    list.splice(list.indexOf(block), 1);
    this.byStart.delete(block.start);
`,
    why: "Has a list of the blocks of each size beside both indices: whatever leaves is looked for in it.",
    told: "does work in proportion to the number of free blocks in allocate or free, where O(log n) is due",
  },
  {
    name: "looks-at-all-blocks-before-it-refuses",
    stage: "cost",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
`,
    replace: `  if (heap.allocated.get(address) !== size) {
    const walk = (node: Node | null): boolean =>
      node !== null && (node.start === address || walk(node.left) || walk(node.right));
    if (walk(heap.bySize)) throw new InvalidFreeError(\`The block at address \${address} is free.\`);
`,
    why: "Looks for the block among all free ones, to say that it was freed before.",
    told: "does work in proportion to the number of free blocks before it refuses a call; O(log n) is due",
  },
  {
    name: "keeps-the-largest-block-until-the-next-call",
    stage: "best-fit",
    file: "tree-allocator.ts",
    find: `    this.byAddress.add(all);
`,
    replace: `    this.byAddress.add(all);
    const kept = ((TreeAllocator as any).kept ??= new Map<number, number>()) as Map<number, number>;
    kept.clear();
    const { allocate, free, getLargestFreeBlock } = TreeAllocator.prototype;
    this.allocate = (size) => {
      kept.clear();
      return allocate.call(this, size);
    };
    this.free = (address, size) => {
      kept.clear();
      free.call(this, address, size);
    };
    this.getLargestFreeBlock = () => {
      if (!kept.has(totalCapacity)) kept.set(totalCapacity, getLargestFreeBlock.call(this));
      return kept.get(totalCapacity)!;
    };
`,
    why: "Keeps the answer until something is called that changes it, for each capacity, not for each allocator.",
    told: "getLargestFreeBlock answers what it has just answered for another allocator as large",
  },
];
