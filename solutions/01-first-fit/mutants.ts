import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. Hidden programs of `writing-tests` have no `told`. */
export const mutants: Mutant[] = [
  // ---- basics: addresses, reuse, totals ----------------------------------------------------------------------------
  {
    name: "returns-the-end-of-the-allocation",
    stage: "basics",
    file: "allocate.ts",
    find: `const address = block.start;`,
    replace: `const address = block.start + size;`,
    why: "Takes the address for the unit after the allocation.",
    told: "returns the unit after the allocation from allocate when it splits a block, where its first unit is due",
  },
  {
    name: "reads-the-address-after-the-split",
    stage: "basics",
    file: "allocate.ts",
    find: `  const address = block.start;
  if (block.size === size) unlink(heap, block);
  else takeFront(block, size);
`,
    replace: `  if (block.size === size) unlink(heap, block);
  else takeFront(block, size);
  const address = block.start;
`,
    why: "By the time the address is read, start has moved up already.",
    told: "returns the unit after the allocation from allocate when it splits a block, where its first unit is due",
  },
  {
    name: "returns-nothing",
    stage: "basics",
    file: "allocate.ts",
    find: `  return address;`,
    replace: ``,
    why: "Does all the work and forgets the return.",
    told: "returns undefined from allocate, where the start address is due",
  },
  {
    name: "returns-the-block",
    stage: "basics",
    file: "allocate.ts",
    find: `return address;`,
    replace: `return block;`,
    why: "Returns the node instead of the number in it.",
    told: "returns an object from allocate, where a number is due: the start address",
  },
  {
    name: "splits-off-the-back",
    stage: "basics",
    file: "allocate.ts",
    find: `  const address = block.start;
  if (block.size === size) unlink(heap, block);
  else takeFront(block, size);
`,
    replace: `  const address = block.start + block.size - size;
  if (block.size === size) unlink(heap, block);
  else block.size -= size;
`,
    why: "Gives up the back of the block: simpler, but not the lowest address.",
    told: "takes the back of a free block, not its front",
  },
  {
    name: "split-forgets-start",
    stage: "basics",
    file: "allocate.ts",
    find: `  block.start += size;
`,
    replace: ``,
    why: "The block shrinks but stays where it was, so the next request gets the same units.",
    told: "shrinks a free block after a split but leaves its start, so the same units are handed out again",
  },
  {
    name: "split-forgets-size",
    stage: "basics",
    file: "allocate.ts",
    find: `  block.size -= size;
`,
    replace: ``,
    why: "The block moves up and keeps its size, so memory seems to grow.",
    told: "moves start of a free block up after a split but leaves its size, so getFreeMemory does not fall",
  },
  {
    name: "forgets-to-record-the-allocation",
    stage: "basics",
    file: "allocate.ts",
    find: `  heap.allocated.set(address, size);
`,
    replace: ``,
    why: "No free can succeed, since nothing was ever allocated.",
  },
  {
    name: "records-address-and-size-swapped",
    stage: "basics",
    file: "allocate.ts",
    find: `heap.allocated.set(address, size);`,
    replace: `heap.allocated.set(size, address);`,
    why: "Key and value the wrong way round.",
    told: "finds a live allocation only when free gets the size first and the address second",
  },
  {
    name: "takes-address-zero-for-none",
    stage: "basics",
    file: "free.ts",
    find: `  if (!Number.isInteger(address)`,
    replace: `  if (!address) throw new RangeError("There is no address.");
  if (!Number.isInteger(address)`,
    why: "Asks whether there is an address with !address, and 0 is falsy.",
    told: "refuses to free an allocation at address 0, though 0 is an address like any other",
  },
  {
    name: "free-forgets-the-list",
    stage: "basics",
    file: "free.ts",
    find: `else insertBlock(heap, previous, next, address, size);`,
    replace: ``,
    why: "Forgets the allocation but gives nothing back unless it merges.",
    told: "loses a freed block that lies below all the free blocks and touches none",
  },
  {
    name: "insert-forgets-the-head",
    stage: "basics",
    file: "merge.ts",
    find: `  if (previous === null) heap.freeListHead = block;
  else previous.next = block;
`,
    replace: `  if (previous !== null) previous.next = block;
`,
    why: "A block that comes first is linked to the next one, but nobody points at it.",
    told: "loses a freed block that lies below all the free blocks and touches none",
  },
  {
    name: "addresses-from-one",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `new FreeBlock(0, totalCapacity)`,
    replace: `new FreeBlock(1, totalCapacity)`,
    why: "Counts units from 1.",
    told: "counts addresses from 1, where the first unit is 0",
  },
  {
    name: "capacity-less-one",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `new FreeBlock(0, totalCapacity)`,
    replace: `new FreeBlock(0, totalCapacity - 1)`,
    why: "Takes the last address for the size.",
    told: "has one unit fewer to give than its capacity",
  },
  {
    name: "shares-the-list-between-allocators",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `  freeListHead: FreeBlock | null;`,
    replace: `  static list: FreeBlock | null;
  get freeListHead(): FreeBlock | null {
    return MemoryAllocator.list;
  }
  set freeListHead(block: FreeBlock | null) {
    MemoryAllocator.list = block;
  }`,
    why: "Keeps the list in a static field, so a second allocator takes the first one's memory.",
  },
  {
    name: "shares-the-allocations-between-allocators",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `  readonly allocated = new Map<number, number>();`,
    replace: `  static shared = new Map<number, number>();
  readonly allocated = MemoryAllocator.shared;`,
    why: "Keeps the live allocations in a static field, so allocators forget each other's.",
    told: "mixes up the live allocations of two allocators: one can free what the other allocated",
  },
  {
    name: "keeps-what-is-live-in-a-set-of-texts",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `    return allocate(this, size);
  }

  /** Gives back the \`size\` units that were allocated at \`address\`; see {@link free}. Cost: O(free blocks). */
  free(address: number, size: number): void {
    free(this, address, size);
`,
    replace: `    const address = allocate(this, size);
    MemoryAllocator.live.add(\`\${address} \${size}\`);
    return address;
  }

  static readonly live = new Set<string>();

  free(address: number, size: number): void {
    const areNumbers = Number.isInteger(address) && Number.isInteger(size);
    if (areNumbers && MemoryAllocator.live.delete(\`\${address} \${size}\`)) this.allocated.set(address, size);
    else this.allocated.delete(address);
    free(this, address, size);
`,
    why: "Keeps address and size of what is live as a text in a static set: who hands out the same as another adds nothing to it.",
    told: "mixes up the live allocations of two allocators: one can free what the other allocated",
  },
  {
    name: "looks-into-the-allocations-of-others-too",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `  readonly allocated = new Map<number, number>();`,
    replace: `  static all: Map<number, number>[] = [];
  readonly allocated = (() => {
    const own = new Map<number, number>();
    MemoryAllocator.all.push(own);
    const get = (address: number): number | undefined =>
      MemoryAllocator.all.map((each) => Map.prototype.get.call(each, address)).find((each) => each !== undefined);
    return Object.assign(own, { get });
  })();`,
    why: "Looks for an allocation in the records of all allocators, and forgets it in its own.",
    told: "mixes up the live allocations of two allocators: one can free what the other allocated",
  },
  {
    name: "a-new-allocator-empties-the-allocations-of-all",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `  readonly allocated = new Map<number, number>();`,
    replace: `  static shared = new Map<number, number>();
  readonly allocated = (MemoryAllocator.shared.clear(), MemoryAllocator.shared);`,
    why: "Keeps the live allocations in a static field and empties it for each new allocator, so one at a time is right.",
    told: "mixes up the live allocations of two allocators: one can free what the other allocated",
  },
  {
    name: "counts-free-blocks-instead-of-units",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `total += block.size`,
    replace: `total += 1`,
    why: "Counts nodes where units are asked for.",
    told: "returns the number of free blocks from getFreeMemory, where the number of free units is due",
  },
  {
    name: "free-memory-misses-the-first-block",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `let block = this.freeListHead; block; block = block.next) total`,
    replace: `let block = this.freeListHead?.next; block; block = block.next) total`,
    why: "Starts to walk one node too late.",
    told: "leaves the first free block out of the sum that getFreeMemory returns",
  },
  {
    name: "insert-forgets-its-next",
    stage: "basics",
    file: "merge.ts",
    find: `  block.next = next;
`,
    replace: ``,
    why: "All the blocks above the new one are lost.",
    told: "loses every free block above a freed one that merges with none",
  },
  {
    name: "insert-forgets-the-next-of-the-previous",
    stage: "basics",
    file: "merge.ts",
    find: `  else previous.next = block;
`,
    replace: ``,
    why: "A block that does not come first is in no list.",
    told: "loses a freed block that merges with none, unless it lies below all the free blocks",
  },
  {
    name: "insert-always-moves-the-head",
    stage: "basics",
    file: "merge.ts",
    find: `  if (previous === null) heap.freeListHead = block;
  else previous.next = block;
`,
    replace: `  heap.freeListHead = block;
  if (previous !== null) previous.next = block;
`,
    why: "The blocks below the new one are lost.",
    told: "loses every free block below a freed one that merges with none",
  },

  // ---- exhaustion: exact fit, full memory, its error, nothing changed by it -----------------------------------------
  {
    name: "refuses-an-exact-fit",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `block.size < size`,
    replace: `block.size <= size`,
    why: "Off by one: wants a block that is larger than the request.",
  },
  {
    name: "exact-fit-leaves-an-empty-block",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block.size === size) unlink(heap, block);
  else takeFront(block, size);
`,
    replace: `  takeFront(block, size);
`,
    why: "Forgets that an exact fit leaves nothing over: a node of size 0 stays in the list.",
    told: "leaves a free block of size 0 in the list after an exact fit",
  },
  {
    name: "unlink-forgets-the-head",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block.prev === null) heap.freeListHead = block.next;
  else block.prev.next = block.next;
`,
    replace: `  if (block.prev !== null) block.prev.next = block.next;
`,
    why: "An exact fit at the head stays the head, so full memory is handed out again.",
    told: "keeps the first free block in the list after an exact fit, so its units are handed out again",
  },
  {
    name: "unlink-needs-a-next-block",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block.next !== null) block.next.prev = block.prev;`,
    replace: `  block.next!.prev = block.prev;`,
    why: "Crashes when the block that leaves is the tail.",
    told: "throws a TypeError on an exact fit of the free block at the end of the list",
  },
  {
    name: "forgets-that-nothing-may-fit",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(\`No free block has \${size} units.\`);
`,
    replace: ``,
    why: "Reads start of null, so the engine's TypeError comes out.",
    told: "throws a TypeError when no free block is large enough, where an OutOfMemoryError is due",
  },
  {
    name: "returns-minus-one-when-nothing-fits",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `throw new OutOfMemoryError(\`No free block has \${size} units.\`)`,
    replace: `return -1`,
    why: "Answers like a C library, where an error was asked for.",
    told: "returns -1 when no free block is large enough, where an OutOfMemoryError is due",
  },
  {
    name: "returns-null-when-nothing-fits",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `throw new OutOfMemoryError(\`No free block has \${size} units.\`)`,
    replace: `return null`,
    why: "Answers like malloc, where an error was asked for.",
    told: "returns null when no free block is large enough, where an OutOfMemoryError is due",
  },
  {
    name: "plain-error-when-nothing-fits",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `new OutOfMemoryError(`,
    replace: `new Error(`,
    why: "Throws, but an error that cannot be told from any other.",
    told: "throws an error whose name is Error when no free block is large enough; OutOfMemoryError is due",
  },
  {
    name: "range-error-when-nothing-fits",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `new OutOfMemoryError(`,
    replace: `new RangeError(`,
    why: "Takes a request that cannot be served for one that makes no sense.",
    told: "throws a RangeError when no free block is large enough, where an OutOfMemoryError is due",
  },
  {
    name: "throws-a-string-when-nothing-fits",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `throw new OutOfMemoryError(\`No free block has \${size} units.\`)`,
    replace: `throw "OutOfMemoryError"`,
    why: "Throws the name of the error instead of the error.",
    told: "throws a text when no free block is large enough, where an error is due, an OutOfMemoryError",
  },
  {
    name: "out-of-memory-error-without-a-name",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `import { OutOfMemoryError } from "./errors.js";`,
    replace: `class OutOfMemoryError extends Error {}`,
    why: "A class of its own that extends Error and sets no name is called Error.",
    told: "throws an error whose name is Error when no free block is large enough; OutOfMemoryError is due",
  },
  {
    name: "more-than-the-capacity-is-a-range-error",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `size <= 0) {`,
    replace: `size <= 0 || size > heap.capacity) {`,
    why: "Thinks that a size above the capacity is a wrong argument; it is a request that no block can serve.",
    told: "throws a RangeError for a size above the capacity, where an OutOfMemoryError is due",
  },
  {
    name: "hands-out-what-is-left",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `while (block !== null && block.size < size) block`,
    replace: `while (block !== null && block.next !== null && block.size < size) block`,
    why: "Stops at the last block and takes it, with or without room.",
    told: "allocates from the last free block even when it is too small",
  },
  {
    name: "walks-with-the-head-itself",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size);
`,
    replace: `  while (heap.freeListHead !== null && heap.freeListHead.size < size) heap.freeListHead = heap.freeListHead.next;
  const block = heap.freeListHead;
`,
    why: "Walks with the head instead of a variable: whatever is too small is lost.",
    told: "loses every free block that a search passes over because it is too small",
  },
  {
    name: "counts-down-before-the-request-is-served",
    stage: "exhaustion",
    file: "memory-allocator.ts",
    find: `    return allocate(this, size);
  }
`,
    replace: `    this.handedOut += size;
    return allocate(this, size);
  }
  handedOut = 0;
  getFreeMemory = () => this.capacity - this.handedOut;
  free = (address: number, size: number) => {
    free(this, address, size);
    this.handedOut -= size;
  };
`,
    why: "Keeps a counter and changes it before the request can be refused.",
  },
  {
    name: "largest-of-nothing-is-minus-infinity",
    stage: "exhaustion",
    file: "memory-allocator.ts",
    find: `let largest = 0;`,
    replace: `let largest = -Infinity;`,
    why: "The largest of no blocks is minus infinity, as Math.max() has it.",
    told: "returns -Infinity from getLargestFreeBlock when nothing is free, where 0 is due",
  },
  {
    name: "crashes-on-an-empty-list-when-inserting",
    stage: "exhaustion",
    file: "merge.ts",
    find: `  if (next !== null) next.prev = block;`,
    replace: `  next!.prev = block;`,
    why: "Forgets that there may be no block above, as in a full memory.",
    told: "throws a TypeError from free when the freed block merges with none and no free block is above it",
  },

  // ---- fragmentation: which hole, order of the list, total against largest -------------------------------------------
  {
    name: "best-fit",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  while (block !== null && block.size < size) block = block.next;
  return block;`,
    replace: `  let best: FreeBlock | null = null;
  for (; block !== null; block = block.next) {
    if (block.size >= size && (best === null || block.size < best.size)) best = block;
  }
  return best;`,
    why: "Looks for the smallest block that serves.",
    told: "takes the smallest block with room, not the first one",
  },
  {
    name: "worst-fit",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  while (block !== null && block.size < size) block = block.next;
  return block;`,
    replace: `  let largest: FreeBlock | null = null;
  for (; block !== null; block = block.next) {
    if (block.size >= size && (largest === null || block.size > largest.size)) largest = block;
  }
  return largest;`,
    why: "Takes the largest block.",
    told: "takes the largest free block, not the first one with room",
  },
  {
    name: "last-fit",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  while (block !== null && block.size < size) block = block.next;
  return block;`,
    replace: `  let found: FreeBlock | null = null;
  for (; block !== null; block = block.next) if (block.size >= size) found = block;
  return found;`,
    why: "Goes on after the first block with room, so the last one is taken.",
    told: "takes the free block with room at the highest address, not the first one",
  },
  {
    name: "next-fit",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size);
`,
    replace: `  const roving = heap as Heap & { from?: number };
  let block = heap.freeListHead;
  while (block !== null && (block.start < (roving.from ?? 0) || block.size < size)) block = block.next;
  block ??= firstFit(heap.freeListHead, size);
  if (block !== null) roving.from = block.start + size;
`,
    why: "Goes on searching where the last search ended, instead of from the head.",
    told: "searches on from the end of the last allocation, not from the lowest address",
  },
  {
    name: "looks-at-the-head-alone",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  while (block !== null && block.size < size) block = block.next;
`,
    replace: `  if (block !== null && block.size < size) block = null;
`,
    why: "An if where a loop was needed.",
    told: "refuses a request when the first free block is too small, though a later one has room",
  },
  {
    name: "looks-at-two-blocks-at-most",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  while (block !== null && block.size < size) block = block.next;
  return block;`,
    replace: `  if (block !== null && block.size < size) block = block.next;
  return block !== null && block.size < size ? null : block;`,
    why: "An if where a loop was needed; it works as long as there are few holes.",
    told: "refuses a request when the first two free blocks are too small, though a later one has room",
  },
  {
    name: "asks-the-total-whether-a-request-can-be-served",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  while (block !== null && block.size < size) block = block.next;
  return block;`,
    replace: `  let total = 0;
  for (let each = head; each !== null; each = each.next) total += each.size;
  if (total < size) return null;
  while (block !== null && block.size < size) block = block.next;
  return block ?? head;`,
    why: "Enough is free in all, so it hands something out, though no block is large enough.",
  },
  {
    name: "unlink-forgets-prev",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  if (block.next !== null) block.next.prev = block.prev;
`,
    replace: ``,
    why: "The block above still points back at the one that left.",
  },
  {
    name: "unlink-forgets-next",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  else block.prev.next = block.next;
`,
    replace: ``,
    why: "An exact fit that is not the head stays in the list.",
    told: "keeps a free block in the list after an exact fit, unless it is the first of the list",
  },
  {
    name: "unlink-always-moves-the-head",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  if (block.prev === null) heap.freeListHead = block.next;
  else block.prev.next = block.next;
`,
    replace: `  heap.freeListHead = block.next;
  if (block.prev !== null) block.prev.next = block.next;
`,
    why: "An exact fit in the middle loses all the blocks below it.",
    told: "loses every free block below the one that an exact fit uses up",
  },
  {
    name: "unlink-cuts-the-list-off",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `  else block.prev.next = block.next;
`,
    replace: `  else block.prev.next = null;
`,
    why: "An exact fit in the middle loses all the blocks above it.",
    told: "loses every free block above the one that an exact fit uses up, unless that is the first of the list",
  },
  {
    name: "split-makes-a-node-without-prev",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `else takeFront(block, size);`,
    replace: `else {
    const rest = new (block.constructor as typeof FreeBlock)(block.start + size, block.size - size);
    rest.next = block.next;
    if (rest.next !== null) rest.next.prev = rest;
    if (block.prev === null) heap.freeListHead = rest;
    else block.prev.next = rest;
  }`,
    why: "Puts a new node in the place of the old one and forgets one of its four links.",
    told: "sets prev to null in what remains of a free block after a split, though a free block lies below",
  },
  {
    name: "split-puts-the-rest-first",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `else takeFront(block, size);`,
    replace: `else {
    takeFront(block, size);
    unlink(heap, block);
    block.prev = null;
    block.next = heap.freeListHead;
    if (block.next !== null) block.next.prev = block;
    heap.freeListHead = block;
  }`,
    why: "Puts what remains of a block at the head of the list, whatever its address.",
    told: "lists what remains of a free block after a split first, where the list ascends by start",
  },
  {
    name: "rounds-up-to-spare-single-units",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `if (block.size === size) unlink`,
    replace: `if (block.size === size || (block.size - size === 1 && block.next !== null)) unlink`,
    why: "Throws the last unit of a hole in with the request, and never gets it back.",
    told: "loses the one unit that a request leaves over of a free block, unless that block ends the list",
  },
  {
    name: "newest-free-block-first",
    stage: "fragmentation",
    file: "merge.ts",
    find: `  block.prev = previous;
  block.next = next;
  if (previous === null) heap.freeListHead = block;
  else previous.next = block;
  if (next !== null) next.prev = block;
`,
    replace: `  block.next = heap.freeListHead;
  if (heap.freeListHead !== null) heap.freeListHead.prev = block;
  heap.freeListHead = block;
`,
    why: "Puts every freed block at the head: the list is in the order of the calls.",
    told: "puts a freed block that merges with none at the head of the list, whatever its start",
  },
  {
    name: "newest-free-block-last",
    stage: "fragmentation",
    file: "merge.ts",
    find: `  block.prev = previous;
  block.next = next;
  if (previous === null) heap.freeListHead = block;
  else previous.next = block;
  if (next !== null) next.prev = block;
`,
    replace: `  let tail = heap.freeListHead;
  while (tail !== null && tail.next !== null) tail = tail.next;
  block.prev = tail;
  if (tail === null) heap.freeListHead = block;
  else tail.next = block;
`,
    why: "Puts every freed block at the tail: the list is in the order of the calls.",
    told: "puts a freed block that merges with none at the end of the list, whatever its start",
  },
  {
    name: "largest-is-the-first",
    stage: "fragmentation",
    file: "memory-allocator.ts",
    find: `largest = Math.max(largest, block.size)`,
    replace: `largest ||= block.size`,
    why: "Takes the first free block for the largest.",
    told: "returns the size of the first free block from getLargestFreeBlock, not of the largest",
  },
  {
    name: "largest-is-the-last",
    stage: "fragmentation",
    file: "memory-allocator.ts",
    find: `largest = Math.max(largest, block.size)`,
    replace: `largest = block.size`,
    why: "Forgets to compare, so the last block wins.",
    told: "returns the size of the last free block from getLargestFreeBlock, not of the largest",
  },
  {
    name: "largest-is-the-total",
    stage: "fragmentation",
    file: "memory-allocator.ts",
    find: `largest = Math.max(largest, block.size)`,
    replace: `largest += block.size`,
    why: "Thinks that free units are as good as one block of them.",
    told: "returns the sum of all free sizes from getLargestFreeBlock, not the size of the largest block",
  },
  {
    name: "merges-across-a-gap-below",
    stage: "fragmentation",
    file: "free.ts",
    find: `previous.start + previous.size === address`,
    replace: `previous.start + previous.size <= address`,
    why: "Merges with whatever free block lies below, touching or not.",
    told: "merges a freed block with a free block below it even when the two do not touch",
  },
  {
    name: "merges-across-a-gap-above",
    stage: "fragmentation",
    file: "free.ts",
    find: `address + size === next.start`,
    replace: `address + size <= next.start`,
    why: "Merges with whatever free block lies above, touching or not.",
    told: "merges a freed block with a free block above it even when the two do not touch",
  },
  {
    name: "insert-forgets-its-prev",
    stage: "fragmentation",
    file: "merge.ts",
    find: `  block.prev = previous;
`,
    replace: ``,
    why: "The new block does not know the one below.",
    told: "sets prev to null in a freed block that merges with none, though a free block lies below",
  },
  {
    name: "insert-forgets-the-prev-of-the-next",
    stage: "fragmentation",
    file: "merge.ts",
    find: `  if (next !== null) next.prev = block;
`,
    replace: ``,
    why: "The block above still points back past the new one.",
    told: "leaves prev of a free block as it was when a freed block comes to lie below it without merging",
  },

  // ---- merges: four cases, at head, middle and tail -------------------------------------------------------------------
  {
    name: "never-merges",
    stage: "merges",
    file: "free.ts",
    find: `  if (touchesPrevious && touchesNext) mergeWithBoth(heap, previous, next, address, size);
  else if (touchesPrevious) mergeWithPrevious(heap, previous, address, size);
  else if (touchesNext) mergeWithNext(heap, next, address, size);
  else insertBlock`,
    replace: `  insertBlock`,
    why: "Puts every freed block into the list as it is.",
    told: "leaves a freed block and its free neighbours apart, where they have to be merged",
  },
  {
    name: "merges-forwards-only",
    stage: "merges",
    file: "free.ts",
    find: `const touchesPrevious = previous !== null && previous.start + previous.size === address;`,
    replace: `const touchesPrevious = false;`,
    why: "Never looks at the block below.",
    told: "merges a freed block with the free block above it, and never with the one below",
  },
  {
    name: "merges-backwards-only",
    stage: "merges",
    file: "free.ts",
    find: `const touchesNext = next !== null && address + size === next.start;`,
    replace: `const touchesNext = false;`,
    why: "Never looks at the block above.",
    told: "merges a freed block with the free block below it, and never with the one above",
  },
  {
    name: "merges-with-one-side-only",
    stage: "merges",
    file: "free.ts",
    find: `  if (touchesPrevious && touchesNext) mergeWithBoth(heap, previous, next, address, size);
  else if`,
    replace: `  if`,
    why: "Having merged with the block below, does not look at the one above.",
    told: "merges with the block below alone when free blocks touch on both sides",
  },
  {
    name: "merges-with-the-next-when-both-touch",
    stage: "merges",
    file: "free.ts",
    find: `mergeWithBoth(heap, previous, next, address, size);`,
    replace: `mergeWithNext(heap, next, address, size);`,
    why: "Having merged with the block above, does not look at the one below.",
    told: "merges with the block above alone when free blocks touch on both sides",
  },
  {
    name: "looks-one-unit-too-far-below",
    stage: "fragmentation",
    file: "free.ts",
    find: `previous.start + previous.size === address`,
    replace: `previous.start + previous.size === address - 1`,
    why: "Takes the end of a block for its last unit: off by one.",
    told: "merges with a free block below when one unit lies in between, and not when the two touch",
  },
  {
    name: "looks-one-unit-too-far-above",
    stage: "merges",
    file: "free.ts",
    find: `address + size === next.start`,
    replace: `address + size - 1 === next.start`,
    why: "Takes the end of the freed range for its last unit: off by one.",
    told: "merges a freed block with the free block below it, and never with the one above",
  },
  {
    name: "never-merges-with-the-block-at-address-zero",
    stage: "merges",
    file: "free.ts",
    find: `previous !== null && previous.start + previous.size`,
    replace: `previous?.start && previous.start + previous.size`,
    why: "Asks whether there is a block with its start, and 0 is falsy.",
    told: "merges with a free block below that touches, unless that one starts at address 0",
  },
  {
    name: "merge-with-previous-forgets-size",
    stage: "merges",
    file: "merge.ts",
    find: `  previous.size += size;
`,
    replace: ``,
    why: "The freed units are lost.",
    told: "loses the freed units when it merges them with the free block below alone",
  },
  {
    name: "merge-with-previous-moves-start",
    stage: "merges",
    file: "merge.ts",
    find: `  previous.size += size;
`,
    replace: `  previous.start -= size;
  previous.size += size;
`,
    why: "Grows the block below downwards instead of upwards.",
    told: "moves start of the free block below down when it merges with that one alone; start is to stay",
  },
  {
    name: "merge-with-next-forgets-start",
    stage: "merges",
    file: "merge.ts",
    find: `  next.start = address;
`,
    replace: ``,
    why: "The block above grows upwards, over somebody's memory.",
  },
  {
    name: "merge-with-next-forgets-size",
    stage: "merges",
    file: "merge.ts",
    find: `  next.size += size;
`,
    replace: ``,
    why: "The block above moves down and leaves its own end behind.",
    told: "leaves size of the free block above when it merges with that one alone, and only moves its start",
  },
  {
    name: "merge-with-next-makes-a-node-and-forgets-prev",
    stage: "merges",
    file: "merge.ts",
    find: `  next.start = address;
  next.size += size;
`,
    replace: `  const merged = new FreeBlock(address, size + next.size);
  merged.prev = next.prev;
  merged.next = next.next;
  if (merged.prev === null) heap.freeListHead = merged;
  else merged.prev.next = merged;
`,
    why: "Puts a new node in the place of the old one; the block above that still points back at the old one.",
    told: "leaves prev pointing at a block that is gone after merging with the block above alone",
  },
  {
    name: "merge-with-next-makes-a-node-and-forgets-the-head",
    stage: "merges",
    file: "merge.ts",
    find: `  next.start = address;
  next.size += size;
`,
    replace: `  const merged = new FreeBlock(address, size + next.size);
  merged.prev = next.prev;
  merged.next = next.next;
  if (merged.prev !== null) merged.prev.next = merged;
  if (merged.next !== null) merged.next.prev = merged;
`,
    why: "Puts a new node in the place of the old one; when that was the head, the head stays the old one.",
    told: "loses the freed units when it merges them with the first free block of the list, from below",
  },
  {
    name: "merge-with-both-forgets-the-freed-units",
    stage: "merges",
    file: "merge.ts",
    find: `previous.size += size + next.size;`,
    replace: `previous.size += next.size;`,
    why: "Adds up the two free blocks and forgets what lay between them.",
    told: "makes a block that is too small by the size freed when it merges with both neighbours",
  },
  {
    name: "merge-with-both-forgets-the-next-block",
    stage: "merges",
    file: "merge.ts",
    find: `previous.size += size + next.size;`,
    replace: `previous.size += size;`,
    why: "Takes the block above out of the list and its units with it.",
    told: "makes a block that is too small by the one above when it merges with both neighbours",
  },
  {
    name: "merge-with-both-leaves-the-next-block",
    stage: "merges",
    file: "merge.ts",
    find: `  previous.next = next.next;
  if (next.next !== null) next.next.prev = previous;
`,
    replace: ``,
    why: "The block above is in the list still, so its units are free twice.",
    told: "keeps the block above in the list after merging with both neighbours, so its units are free twice",
  },
  {
    name: "merge-with-both-forgets-prev",
    stage: "merges",
    file: "merge.ts",
    find: `  if (next.next !== null) next.next.prev = previous;
`,
    replace: ``,
    why: "The block after the next still points back at the one that left.",
    told: "leaves prev pointing at a block that is gone when a freed block merges with both neighbours",
  },
  {
    name: "merge-with-both-cuts-the-list-off",
    stage: "merges",
    file: "merge.ts",
    find: `  previous.next = next.next;
`,
    replace: `  previous.next = null;
`,
    why: "All the blocks above are lost.",
  },
  {
    name: "merge-with-both-needs-a-block-after-the-next",
    stage: "merges",
    file: "merge.ts",
    find: `  if (next.next !== null) next.next.prev = previous;
`,
    replace: `  next.next!.prev = previous;
`,
    why: "Crashes when the block above is the tail.",
    told: "throws a TypeError when it merges with both neighbours and they are the last in the list",
  },
  {
    name: "merges-only-when-nothing-fits",
    stage: "merges",
    file: "memory-allocator.ts",
    find: `    free(this, address, size);
  }
`,
    replace: `    const block = this.allocated.get(address) === size ? new FreeBlock(address, size) : null;
    if (block === null || this.freeListHead === null) return free(this, address, size);
    this.allocated.delete(address);
    let before: FreeBlock | null = null;
    for (let each: FreeBlock | null = this.freeListHead; each && each.start < address; each = each.next) before = each;
    block.prev = before;
    block.next = before === null ? this.freeListHead : before.next;
    if (before === null) this.freeListHead = block;
    else before.next = block;
    if (block.next !== null) block.next.prev = block;
  }
  tidy(): void {
    for (let block = this.freeListHead; block; block = block.next) {
      while (block.next !== null && block.start + block.size === block.next.start) {
        block.size += block.next.size;
        block.next = block.next.next;
        if (block.next !== null) block.next.prev = block;
      }
    }
  }
  allocate = (size: number) => {
    if (size > this.getLargestFreeBlock()) this.tidy();
    return allocate(this, size);
  };
`,
    why: "Puts merging off until a request fails. A known technique, but not this assignment.",
    told: "leaves a freed block and its free neighbours apart, where they have to be merged",
  },

  // ---- boundaries: address 0, the last unit, capacity 1, size 1, all of it --------------------------------------------
  {
    name: "cannot-free-the-last-unit",
    stage: "boundaries",
    file: "free.ts",
    find: `address >= heap.capacity)`,
    replace: `address >= heap.capacity - 1)`,
    why: "Off by one at the highest address.",
    told: "refuses to free an allocation that starts at the last unit",
  },
  {
    name: "capacity-one-is-refused",
    stage: "boundaries",
    file: "memory-allocator.ts",
    find: `totalCapacity <= 0`,
    replace: `totalCapacity <= 1`,
    why: "Off by one at the smallest capacity.",
    told: "refuses a capacity of 1",
  },
  {
    name: "frees-nothing-that-ends-at-the-end",
    stage: "boundaries",
    file: "free.ts",
    find: `  if (heap.allocated.get(address)`,
    replace: `  if (address + size >= heap.capacity) throw new RangeError("The range ends outside of memory.");
  if (heap.allocated.get(address)`,
    why: "Takes a range that ends with the last unit for one that ends outside.",
    told: "refuses to free an allocation that includes the last unit",
  },
  {
    name: "size-one-cannot-be-allocated",
    stage: "fragmentation",
    file: "allocate.ts",
    find: `size <= 0) {`,
    replace: `size <= 1) {`,
    why: "Off by one at the smallest size.",
    told: "refuses to allocate a size of 1",
  },
  {
    name: "size-one-cannot-be-freed",
    stage: "boundaries",
    file: "free.ts",
    find: `size <= 0) {`,
    replace: `size <= 1) {`,
    why: "Off by one at the smallest size.",
  },
  {
    name: "whole-capacity-cannot-be-freed",
    stage: "boundaries",
    file: "free.ts",
    find: `size <= 0) {`,
    replace: `size <= 0 || size >= heap.capacity) {`,
    why: "Off by one at the largest size.",
    told: "refuses to free an allocation of the whole capacity",
  },
  {
    name: "whole-capacity-cannot-be-allocated",
    stage: "boundaries",
    file: "allocate.ts",
    find: `  const block = firstFit`,
    replace: `  if (size >= heap.capacity) throw new OutOfMemoryError("That is more than there is.");
  const block = firstFit`,
    why: "Checks the size against the capacity first, and is off by one.",
  },

  // ---- invalid-ops: wrong arguments, wrong frees, nothing changed by them ---------------------------------------------
  {
    name: "second-free-is-accepted-after-joining-both",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  heap.allocated.delete(address);

  const [previous, next] = freeNeighbours(heap.freeListHead, address);
  const touchesPrevious = previous !== null && previous.start + previous.size === address;
  const touchesNext = next !== null && address + size === next.start;
`,
    replace: `  const [previous, next] = freeNeighbours(heap.freeListHead, address);
  const touchesPrevious = previous !== null && previous.start + previous.size === address;
  const touchesNext = next !== null && address + size === next.start;
  if (!(touchesPrevious && touchesNext)) heap.allocated.delete(address);
`,
    why: "Of the four cases one does not forget the allocation: that with both neighbours.",
    told: "frees an allocation a second time when its first free joined a free block, where an InvalidFreeError is due",
  },
  {
    name: "second-free-is-accepted-after-joining-the-block-below",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  heap.allocated.delete(address);

  const [previous, next] = freeNeighbours(heap.freeListHead, address);
  const touchesPrevious = previous !== null && previous.start + previous.size === address;
  const touchesNext = next !== null && address + size === next.start;
`,
    replace: `  const [previous, next] = freeNeighbours(heap.freeListHead, address);
  const touchesPrevious = previous !== null && previous.start + previous.size === address;
  const touchesNext = next !== null && address + size === next.start;
  if (!touchesPrevious || touchesNext) heap.allocated.delete(address);
`,
    why: "Of the four cases one does not forget the allocation: that with the previous block.",
    told: "frees an allocation a second time when its first free joined a free block, where an InvalidFreeError is due",
  },
  {
    name: "allocate-checks-nothing",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `false`,
    why: "Trusts its caller.",
    told: "accepts 0, negative numbers, fractions and NaN as a size in allocate, where a RangeError is due",
  },
  {
    name: "allocate-lets-nan-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `size <= 0`,
    why: "Every comparison with NaN is false, so NaN is not refused; fractions are not, either.",
    told: "accepts NaN and fractions as a size in allocate, where a RangeError is due",
  },
  {
    name: "allocate-lets-fractions-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `!Number.isFinite(size) || size <= 0`,
    why: "Finite and positive, but not a whole number of units.",
  },
  {
    name: "allocate-rounds-fractions",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size)`,
    replace: `  size = Math.ceil(size);
  if (!Number.isInteger(size)`,
    why: "Mends a wrong size instead of refusing it.",
    told: "serves a size with a fraction as if it were a whole one, where a RangeError is due",
  },
  {
    name: "allocate-converts-strings",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size)`,
    replace: `  size = Number(size);
  if (!Number.isInteger(size)`,
    why: "Mends a wrong type instead of refusing it.",
    told: "turns a text into a number and allocates that size, where a RangeError or TypeError is due",
  },
  {
    name: "allocate-takes-infinity-for-too-much",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `size !== Infinity && (!Number.isInteger(size) || size <= 0)`,
    why: "Says that memory is exhausted where the argument is wrong.",
    told: "throws an OutOfMemoryError for a size of Infinity, where a RangeError is due",
  },
  {
    name: "allocate-lets-zero-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `size <= 0) {`,
    replace: `size < 0) {`,
    why: "Hands out an address for no units at all: off by one.",
    told: "hands out the first free address for a size of 0, where a RangeError is due",
  },
  {
    name: "allocate-answers-zero-with-zero",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size)`,
    replace: `  if (size === 0) return 0;
  if (!Number.isInteger(size)`,
    why: "Takes 0 for a null pointer; here it is an address like any other.",
    told: "returns 0 for a size of 0, where a RangeError is due",
  },
  {
    name: "allocate-refuses-with-a-plain-error",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `new RangeError(`,
    replace: `new Error(`,
    why: "Throws, but an error that cannot be told from any other.",
    told: "throws an error whose name is Error for a wrong size in allocate, where a RangeError is due",
  },
  {
    name: "allocate-refuses-with-out-of-memory",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `new RangeError(`,
    replace: `new OutOfMemoryError(`,
    why: "One error for everything that goes wrong.",
    told: "throws an OutOfMemoryError for a wrong size in allocate, where a RangeError is due",
  },
  {
    name: "allocate-refuses-with-a-string",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `throw new RangeError(\`The size must be a positive integer, not \${size}.\`)`,
    replace: `throw "RangeError"`,
    why: "Throws the name of the error instead of the error.",
    told: "throws a text for a wrong size in allocate, where an error is due, a RangeError",
  },
  {
    name: "capacity-zero-passes",
    stage: "invalid-ops",
    file: "memory-allocator.ts",
    find: `totalCapacity <= 0`,
    replace: `totalCapacity < 0`,
    why: "Makes a memory of no units: off by one.",
    told: "accepts a capacity of 0, where a RangeError is due",
  },
  {
    name: "capacity-nan-passes",
    stage: "invalid-ops",
    file: "memory-allocator.ts",
    find: `!Number.isInteger(totalCapacity) || totalCapacity <= 0`,
    replace: `totalCapacity <= 0`,
    why: "Every comparison with NaN is false, so NaN is not refused; fractions are not, either.",
    told: "accepts NaN and fractions as a capacity, where a RangeError is due",
  },
  {
    name: "capacity-refused-with-a-plain-error",
    stage: "invalid-ops",
    file: "memory-allocator.ts",
    find: `new RangeError(`,
    replace: `new Error(`,
    why: "Throws, but an error that cannot be told from any other.",
    told: "throws an error whose name is Error for a wrong capacity, where a RangeError is due",
  },
  {
    name: "free-checks-nothing",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `false`,
    why: "Trusts its caller about address and size.",
    told: "lets a free of what is not live pass, where an InvalidFreeError is due",
  },
  {
    name: "free-forgets-nothing",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  heap.allocated.delete(address);
`,
    replace: ``,
    why: "The allocation stays on record, so it can be freed a second time.",
    told: "frees an allocation a second time, where an InvalidFreeError is due",
  },
  {
    name: "free-trusts-the-size",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `!heap.allocated.has(address)`,
    why: "Looks up the address and believes the size.",
    told: "accepts a wrong size in free, where an InvalidFreeError is due",
  },
  {
    name: "free-takes-a-smaller-size",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `(heap.allocated.get(address) ?? 0) < size`,
    why: "Gives back the front of an allocation; the rest belongs to nobody.",
    told: "accepts a size in free that is smaller than was allocated, where an InvalidFreeError is due",
  },
  {
    name: "free-takes-the-inside-of-an-allocation",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `![...heap.allocated].some(([start, units]) => start <= address && address + size <= start + units)`,
    why: "Asks whether the range is allocated, not whether it is an allocation.",
    told: "frees a part of a live allocation, where an InvalidFreeError is due",
  },
  {
    name: "free-checks-only-against-free-blocks",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const end = address + size;
  let above = heap.freeListHead;
  while (above !== null && above.start + above.size <= address) above = above.next;
  if (end > heap.capacity || (above !== null && above.start < end)) {`,
    why: "Notices a double free, but not a wrong size or the inside of an allocation.",
    told: "frees any range that overlaps no free block, though it is not exactly one live allocation",
  },
  {
    name: "free-uses-the-recorded-size",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  size = heap.allocated.get(address) ?? 0;
  if (size === 0) {`,
    why: "Knows the size better than its caller and says nothing about the mistake.",
    told: "accepts a wrong size in free, where an InvalidFreeError is due",
  },
  {
    name: "free-forgets-before-it-checks",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const live = heap.allocated.get(address);
  heap.allocated.delete(address);
  if (live !== size) {`,
    why: "A free with the wrong size is refused, but makes the right one fail afterwards.",
    told: "refuses the right free, too, after one with a wrong size was refused",
  },
  {
    name: "free-ignores-what-is-not-live",
    stage: "invalid-ops",
    file: "free.ts",
    find: `throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`)`,
    replace: `return`,
    why: "Changes nothing, and says nothing.",
    told: "lets a free of what is not live pass, where an InvalidFreeError is due",
  },
  {
    name: "free-answers-false",
    stage: "invalid-ops",
    file: "free.ts",
    find: `throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`)`,
    replace: `return false`,
    why: "Reports the mistake as a result, where an error was asked for.",
    told: "lets a free of what is not live pass, where an InvalidFreeError is due",
  },
  {
    name: "invalid-free-is-a-range-error",
    stage: "invalid-ops",
    file: "free.ts",
    find: `new InvalidFreeError(`,
    replace: `new RangeError(`,
    why: "The arguments are in range; what is wrong is that nobody owns this.",
    told: "throws a RangeError for a free of what is not live, where an InvalidFreeError is due",
  },
  {
    name: "invalid-free-error-without-a-name",
    stage: "invalid-ops",
    file: "free.ts",
    find: `import { InvalidFreeError } from "./errors.js";`,
    replace: `class InvalidFreeError extends Error {}`,
    why: "A class of its own that extends Error and sets no name is called Error.",
  },
  {
    name: "free-lets-a-negative-address-pass",
    stage: "invalid-ops",
    file: "free.ts",
    find: `address < 0 || `,
    replace: ``,
    why: "Leaves it to the look-up, which takes it for a free of something that is not live.",
    told: "throws an InvalidFreeError for a negative address, where a RangeError is due",
  },
  {
    name: "free-lets-the-end-of-memory-pass",
    stage: "invalid-ops",
    file: "free.ts",
    find: `address >= heap.capacity)`,
    replace: `address > heap.capacity)`,
    why: "Off by one: the capacity is the first address outside.",
    told: "throws an InvalidFreeError for an address equal to the capacity, where a RangeError is due",
  },
  {
    name: "free-lets-a-fraction-of-an-address-pass",
    stage: "invalid-ops",
    file: "free.ts",
    find: `!Number.isInteger(address) || `,
    replace: ``,
    why: "Leaves it to the look-up, which takes it for a free of something that is not live.",
    told: "throws an InvalidFreeError for an address that is a fraction or NaN, where a RangeError is due",
  },
  {
    name: "free-lets-size-zero-pass",
    stage: "invalid-ops",
    file: "free.ts",
    find: `size <= 0) {`,
    replace: `size < 0) {`,
    why: "Leaves it to the look-up, which takes it for a free of something that is not live.",
    told: "throws an InvalidFreeError for a size of 0 in free, where a RangeError is due",
  },
  {
    name: "free-of-size-zero-does-nothing",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (!Number.isInteger(address)`,
    replace: `  if (size === 0) return;
  if (!Number.isInteger(address)`,
    why: "Takes giving back nothing for harmless.",
    told: "does nothing in a free of size 0, where a RangeError is due",
  },
  {
    name: "free-of-null-does-nothing",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (!Number.isInteger(address)`,
    replace: `  if (address === null || address === undefined) return;
  if (!Number.isInteger(address)`,
    why: "Remembers that free(NULL) is allowed in C.",
    told: "does nothing in a free whose address is null or undefined, where an error is due",
  },
  {
    name: "free-converts-strings",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (!Number.isInteger(address)`,
    replace: `  address = Number(address);
  if (!Number.isInteger(address)`,
    why: "Mends a wrong type instead of refusing it.",
    told: "turns a text into a number and frees at that address, where a RangeError or TypeError is due",
  },
  {
    name: "counts-up-before-the-free-is-checked",
    stage: "invalid-ops",
    file: "memory-allocator.ts",
    find: `    return allocate(this, size);
  }
`,
    replace: `    const address = allocate(this, size);
    this.handedOut += size;
    return address;
  }
  handedOut = 0;
  getFreeMemory = () => this.capacity - this.handedOut;
  free = (address: number, size: number) => {
    this.handedOut -= size;
    free(this, address, size);
  };
`,
    why: "Keeps a counter and changes it before the free can be refused.",
    told: "raises getFreeMemory by the size of a free that was refused",
  },
  {
    name: "frees-what-any-allocator-has-handed-out",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
`,
    replace: `  const all = ((free as any).all ??= new Set<Heap>()) as Set<Heap>;
  all.add(heap);
  if (![...all].some((one) => one.allocated.get(address) === size)) {
`,
    why: "Looks through the live allocations of all allocators that have freed something, in place of its own.",
    told: "mixes up the live allocations of two allocators: one can free what the other allocated",
  },
];
