import type { Mutant } from "../mutant.js";

/** The loop that looks for the best block, as the reference has it. */
const SEARCH = `    if (block.size === size) return block;
    if (block.size > size && (best === null || block.size < best.size)) best = block;
`;

/** How a block is given up, as the reference has it. */
const TAKE = `  if (block.size === size) unlink(heap, block);
  else takeFront(block, size);
`;

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- basics: addresses, reuse, totals ------------------------------------------------------------------------------
  {
    name: "takes-the-back-of-the-block",
    stage: "basics",
    file: "allocate.ts",
    find: `  const address = block.start;
${TAKE}`,
    replace: `  const address = block.start + block.size - size;
  if (block.size === size) unlink(heap, block);
  else block.size -= size;
`,
    why: "Gives up the back of the block: simpler, since start stays, but not the lowest address.",
    told: "takes the back of a free block, not its front",
  },
  {
    name: "split-forgets-to-shrink",
    stage: "basics",
    file: "allocate.ts",
    find: `  block.size -= size;
`,
    replace: ``,
    why: "The block moves up and keeps its size, so memory seems to grow.",
    told: "moves start of a free block up after a split but leaves its size, so getFreeMemory does not fall",
  },
  {
    name: "split-forgets-to-move",
    stage: "basics",
    file: "allocate.ts",
    find: `  block.start += size;
`,
    replace: ``,
    why: "The block shrinks and stays where it was, so the next request gets the same units.",
    told: "shrinks a free block after a split but leaves its start, so the same units are handed out again",
  },
  {
    name: "forgets-to-record-the-allocation",
    stage: "basics",
    file: "allocate.ts",
    find: `  heap.allocated.set(address, size);
`,
    replace: ``,
    why: "No free can succeed, since nothing was ever allocated.",
    told: "throws an InvalidFreeError for every free, even of a live allocation",
  },
  {
    name: "starts-with-the-smallest-possible-best",
    stage: "basics",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size && block.size < (best?.size ?? 0)) best = block;
`,
    why: "Compares with 0 as long as there is no best block, so there never is one.",
    told: "throws an OutOfMemoryError for every request, even in a new memory",
  },
  {
    name: "compares-with-the-best-and-forgets-the-request",
    stage: "basics",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (best === null ? block.size >= size : block.size < best.size) best = block;
`,
    why: "Asks for room only until there is a best block; after that a smaller one counts even when it is too small.",
    told: "takes a block that is too small when a larger one before it in the list has room",
  },

  // ---- exhaustion: exact fit of everything, the error, nothing changed by it ------------------------------------------
  {
    name: "exact-fit-leaves-an-empty-block",
    stage: "exhaustion",
    file: "allocate.ts",
    find: TAKE,
    replace: `  takeFront(block, size);
`,
    why: "A node of size 0 stays in the list, where it is out of anybody's way.",
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
    name: "last-block-stays-the-head",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block.prev === null) heap.freeListHead = block.next;
`,
    replace: `  if (block.prev === null) heap.freeListHead = block.next ?? block;
`,
    why: "The head moves on to the next block; where there is none, nothing is done.",
    told: "keeps the first free block in the list after an exact fit, so its units are handed out again",
  },
  {
    name: "unlink-forgets-prev",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block.next !== null) block.next.prev = block.prev;
`,
    replace: ``,
    why: "The block above still points back at the one that left.",
    told: "leaves prev of the next free block pointing at the block that an exact fit used up",
  },
  {
    name: "new-head-keeps-its-prev",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block.prev === null) heap.freeListHead = block.next;
  else block.prev.next = block.next;
  if (block.next !== null) block.next.prev = block.prev;
`,
    replace: `  if (block.prev === null) {
    heap.freeListHead = block.next;
    return;
  }
  block.prev.next = block.next;
  if (block.next !== null) block.next.prev = block.prev;
`,
    why: "The branch for the head sets the head, and is done.",
    told: "leaves prev of the next free block pointing at the block that an exact fit used up",
  },
  {
    name: "prev-is-set-for-a-new-head-alone",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block.prev === null) heap.freeListHead = block.next;
  else block.prev.next = block.next;
  if (block.next !== null) block.next.prev = block.prev;
`,
    replace: `  if (block.prev === null) {
    heap.freeListHead = block.next;
    if (block.next !== null) block.next.prev = null;
  } else block.prev.next = block.next;
`,
    why: "In the branch for the head both links are set, in the other one just one of them.",
    told: "leaves prev of the next free block pointing at the block that an exact fit used up",
  },
  {
    name: "forgets-that-nothing-may-fit",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(\`No free block has \${size} units.\`);
`,
    replace: ``,
    why: "Reads start of null, so the engine's own error comes out.",
    told: "throws a TypeError when no free block is large enough, where an OutOfMemoryError is due",
  },
  {
    name: "takes-the-largest-when-nothing-fits",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  if (block === null) throw`,
    replace: `  if (heap.freeListHead === null) throw`,
    why: "Asks whether anything is free, not whether anything was found.",
    told: "throws a TypeError when memory is free but in no block large enough, where an OutOfMemoryError is due",
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
    name: "moves-the-head-past-what-is-too-small",
    stage: "exhaustion",
    file: "allocate.ts",
    find: `  const block = bestFit(heap.freeListHead, size);
`,
    replace: `  while (heap.freeListHead !== null && heap.freeListHead.size < size) heap.freeListHead = heap.freeListHead.next;
  const block = bestFit(heap.freeListHead, size);
`,
    why: "Begins the walk with the head itself instead of a variable: whatever is too small is lost.",
    told: "loses the free blocks at the head of the list that are too small for a request",
  },
  {
    name: "rounds-up-to-spare-slivers",
    stage: "basics",
    file: "allocate.ts",
    find: `  if (block.size === size) unlink(heap, block);
`,
    replace: `  if (block.size - size < 2) unlink(heap, block);
`,
    why: "Throws a last unit in with the request, and never gets it back.",
    told: "loses the one unit that a request leaves over of a free block",
  },
  {
    name: "sorts-the-list-by-size",
    stage: "exhaustion",
    file: "merge.ts",
    find: `  const block = new FreeBlock(address, size);
  block.prev = previous;
  block.next = next;
`,
    replace: `  const block = new FreeBlock(address, size);
  previous = null;
  next = heap.freeListHead;
  while (next !== null && next.size < size) {
    previous = next;
    next = next.next;
  }
  block.prev = previous;
  block.next = next;
`,
    why: "Keeps the list in the order of sizes, where best fit is first fit; merging needs the order of addresses.",
    told: "puts a freed block that merges with none into the list by its size, where the order is that of start",
  },
  {
    name: "sorts-all-of-the-list-by-size",
    stage: "exhaustion",
    file: "merge.ts",
    find: `  if (next !== null) next.prev = block;
  // @end`,
    replace: `  if (next !== null) next.prev = block;
  const all: FreeBlock[] = [];
  for (let each = heap.freeListHead; each !== null; each = each.next) all.push(each);
  all.sort((a, b) => a.size - b.size);
  heap.freeListHead = all[0]!;
  for (const [place, each] of all.entries()) {
    each.prev = all[place - 1] ?? null;
    each.next = all[place + 1] ?? null;
  }
  // @end`,
    why: "Puts the block where it belongs, and then sorts the whole list by size, so that best fit is first fit.",
    told: "puts a freed block that merges with none into the list by its size, where the order is that of start",
  },
  {
    name: "sorts-the-list-by-size-and-looks-everywhere-for-neighbours",
    stage: "exhaustion",
    file: "free.ts",
    find: `  const [previous, next] = freeNeighbours(heap.freeListHead, address);
`,
    replace: `  let [previous, next] = [null, null] as [FreeBlock | null, FreeBlock | null];
  for (let block = heap.freeListHead; block !== null; block = block.next) {
    if (block.start + block.size === address) previous = block;
    if (block.start === address + size) next = block;
  }
  if (previous === null && next === null) {
    next = heap.freeListHead;
    while (next !== null && next.size < size) [previous, next] = [next, next.next];
    insertBlock(heap, previous, next, address, size);
    return;
  }
`,
    why: "Keeps the list in the order of sizes, and so looks through all of it for what touches; what grows stays where it is.",
    told: "puts a freed block that merges with none into the list by its size, where the order is that of start",
  },
  {
    name: "sorts-the-list-by-size-equals-behind",
    stage: "exhaustion",
    file: "merge.ts",
    find: `  const block = new FreeBlock(address, size);
  block.prev = previous;
  block.next = next;
`,
    replace: `  const block = new FreeBlock(address, size);
  previous = null;
  next = heap.freeListHead;
  while (next !== null && next.size <= size) {
    previous = next;
    next = next.next;
  }
  block.prev = previous;
  block.next = next;
`,
    why: "Keeps the list in the order of sizes, and a new block behind those of the same size.",
    told: "puts a freed block that merges with none into the list by its size, where the order is that of start",
  },
  {
    name: "sorts-the-list-by-size-largest-first",
    stage: "exhaustion",
    file: "merge.ts",
    find: `  const block = new FreeBlock(address, size);
  block.prev = previous;
  block.next = next;
`,
    replace: `  const block = new FreeBlock(address, size);
  previous = null;
  next = heap.freeListHead;
  while (next !== null && next.size > size) {
    previous = next;
    next = next.next;
  }
  block.prev = previous;
  block.next = next;
`,
    why: "Keeps the largest block in front, to be told it at once.",
    told: "puts a freed block that merges with none into the list by its size, where the order is that of start",
  },

  // ---- choice: the smallest with room, the lowest of equals -----------------------------------------------------------
  {
    name: "first-fit",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size) return block;
`,
    why: "Hands in the search of the first assignment as it was.",
    told: "takes the first free block with room, not the smallest one",
  },
  {
    name: "last-fit",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size) best = block;
`,
    why: "Walks the whole list, but does not compare: the last block with room wins.",
    told: "takes the last free block with room, not the smallest one",
  },
  {
    name: "worst-fit",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size && (best === null || block.size > best.size)) best = block;
`,
    why: "The comparison is the wrong way round: the largest block wins.",
    told: "takes the largest free block, not the smallest one with room",
  },
  {
    name: "last-of-equals",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size && (best === null || block.size <= best.size)) best = block;
`,
    why: "An equal block later in the list replaces the best so far: <= for <.",
    told: "takes the highest of equally small blocks, where the lowest is due",
  },
  {
    name: "last-of-exact-fits",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size === size) best = block;
    if (block.size > size && (best === null || block.size < best.size)) best = block;
`,
    why: "Does not stop at an exact fit, so a later one replaces it.",
    told: "takes the highest of several exact fits, where the lowest is due",
  },
  {
    name: "stops-at-the-second-block-with-room",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size && best !== null) return block.size < best.size ? block : best;
    if (block.size >= size) best = block;
`,
    why: "Compares once and is content.",
    told: "takes the smaller of the first two blocks with room, though a still smaller one may come later",
  },
  {
    name: "stops-when-blocks-get-larger",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (best !== null && block.size > best.size) return best;
${SEARCH}`,
    why: "Stops at the first block that is worse, as if the list were in the order of sizes.",
    told: "ends its search at the first block that is larger than the best so far, and misses smaller ones behind",
  },
  {
    name: "misses-the-last-block",
    stage: "choice",
    file: "allocate.ts",
    find: `  for (let block = head; block !== null; block = block.next) {
`,
    replace: `  for (let block = head; block !== null; block = block.next) {
    if (block.next === null && best !== null) break;
`,
    why: "Ends the walk at the last block instead of after it, unless nothing was found by then.",
    told: "passes over the free block at the end of the list when any other has room",
  },
  {
    name: "only-exact-or-first",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size === size) return block;
    if (block.size > size) best ??= block;
`,
    why: "Looks for an exact fit, and when there is none, does as first fit does.",
    told: "takes an exact fit where there is one, and else the first block with room, not the smallest",
  },
  {
    name: "only-fits-or-last",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size === size) return block;
    if (block.size > size) best = block;
`,
    why: "Looks for an exact fit, and when there is none, takes the last block with room.",
    told: "takes an exact fit where there is one, and else the last block with room, not the smallest",
  },
  {
    name: "an-exact-fit-is-no-better-than-others",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size && (best === null || (block.size > size && block.size < best.size))) best = block;
`,
    why: "Once there is a best block, only a block with something left over may replace it.",
    told: "takes an exact fit only when it is the first block with room",
  },
  {
    name: "prefers-what-can-be-split",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size > size && (best === null || best.size === size || block.size < best.size)) best = block;
    else if (block.size === size) best ??= block;
`,
    why: "Takes an exact fit only when no other block has room.",
    told: "takes an exact fit only when no other block has room",
  },
  {
    name: "a-remainder-of-one-is-as-good-as-none",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size === size || block.size === size + 1) return block;
    if (block.size > size && (best === null || block.size < best.size)) best = block;
`,
    why: "Stops early when the fit is nearly exact.",
    told: "ends its search at a block one unit larger than the request, though an exact fit may come later",
  },
  {
    name: "compares-remainders-in-rough-steps",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    const left = (each: FreeBlock): number => Math.floor((each.size - size) / 4);
    if (block.size >= size && (best === null || left(block) < left(best))) best = block;
`,
    why: "Compares what would remain, rounded, so that nearly equal blocks count as equal.",
    told: "takes blocks of nearly the same size for equals, though one of them is smaller",
  },
  {
    name: "compares-what-is-left-with-the-size-of-the-best",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size && (best === null || block.size - size < best.size)) best = block;
`,
    why: "Subtracts the request on one side of the comparison only.",
    told: "lets a later block replace a smaller one when the rest it would leave is less than that one's size",
  },
  {
    name: "compares-addresses",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size && (best === null || block.start < best.start)) best = block;
`,
    why: "Compares start where size was meant.",
    told: "takes the first free block with room, not the smallest one",
  },
  {
    name: "compares-with-the-block-before",
    stage: "choice",
    file: "allocate.ts",
    find: SEARCH,
    replace: `    if (block.size >= size && (best === null || block.size < (block.prev ?? block).size)) best = block;
`,
    why: "Compares with the neighbour in the list instead of the best so far.",
    told: "takes the last block with room that is smaller than the free block before it, not the smallest of all",
  },
  {
    name: "looks-at-eight-blocks-at-most",
    stage: "choice",
    file: "allocate.ts",
    find: `  for (let block = head; block !== null; block = block.next) {
`,
    replace: `  let looked = 0;
  for (let block = head; block !== null; block = block.next) {
    if (best !== null && ++looked > 8) return best;
`,
    why: "Saves time with a limit on the search once something is found.",
    told: "looks at eight more blocks once one has room, and misses a smaller one after them",
  },

  // ---- merges: four cases, copied or written anew ---------------------------------------------------------------------
  {
    name: "never-merges",
    stage: "merges",
    file: "free.ts",
    find: `  if (touchesPrevious && touchesNext) mergeWithBoth(heap, previous, next, address, size);
  else if (touchesPrevious) mergeWithPrevious(heap, previous, address, size);
  else if (touchesNext) mergeWithNext(heap, next, address, size);
  else insertBlock(heap, previous, next, address, size);
`,
    replace: `  insertBlock(heap, previous, next, address, size);
`,
    why: "Small blocks suit best fit, so why merge them?",
    told: "puts every freed block into the list as it is, without merging",
  },
  {
    name: "merges-backwards-only",
    stage: "merges",
    file: "free.ts",
    find: `  const touchesNext = next !== null && address + size === next.start;`,
    replace: `  const touchesNext = false;`,
    why: "Never looks at the block above.",
    told: "merges a freed block with the free block below it, and never with the one above",
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
    name: "merge-with-next-forgets-start",
    stage: "merges",
    file: "merge.ts",
    find: `  next.start = address;
`,
    replace: ``,
    why: "The block above grows upwards, over somebody's memory.",
    told: "leaves start of the free block above when it merges with that one alone, and only raises its size",
  },
  {
    name: "merges-below-alone-between-two",
    stage: "merges",
    file: "free.ts",
    find: `  if (touchesPrevious && touchesNext) mergeWithBoth(heap, previous, next, address, size);
  else if (touchesPrevious) mergeWithPrevious(heap, previous, address, size);
  else if (touchesNext) mergeWithNext(heap, next, address, size);
`,
    replace: `  if (touchesPrevious) mergeWithPrevious(heap, previous, address, size);
  else if (touchesNext) mergeWithNext(heap, next, address, size);
`,
    why: "Three cases in place of four: below, or else above, or else alone.",
    told: "merges a freed block with the one below alone when those on both sides are free",
  },

  // ---- invalid-ops ------------------------------------------------------------------------------------------------------
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
    name: "lets-a-size-of-nan-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {`,
    replace: `  if (size <= 0) {`,
    why: "Every comparison with NaN is false, so NaN is not refused; fractions are not, either.",
    told: "accepts NaN and fractions as a size in allocate, where a RangeError is due",
  },
  {
    name: "free-trusts-the-size",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  if (!heap.allocated.has(address)) {`,
    why: "Looks up the address and believes the size.",
    told: "accepts a wrong size in free and gives back that many units, where an InvalidFreeError is due",
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

  // ---- fragmentation: what is left over, and the list after it ------------------------------------------------------------
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
  {
    name: "counts-allocations-by-capacity",
    stage: "basics",
    file: "memory-allocator.ts",
    find: `    this.freeListHead = new FreeBlock(0, totalCapacity);
  }

  /** Takes`,
    replace: `    this.freeListHead = new FreeBlock(0, totalCapacity);
    const live = ((MemoryAllocator as any).live ??= new Map<number, number>()) as Map<number, number>;
    live.set(totalCapacity, 0);
    const count = (change: number) => live.set(totalCapacity, (live.get(totalCapacity) ?? 0) + change);
    const { allocate, free, getFreeMemory } = MemoryAllocator.prototype;
    this.allocate = (...args) => {
      const address = allocate.apply(this, args);
      count(1);
      return address;
    };
    this.free = (address, size) => {
      free.call(this, address, size);
      count(-1);
    };
    this.getFreeMemory = () => (live.get(totalCapacity) === 0 ? totalCapacity : getFreeMemory.call(this));
  }

  /** Takes`,
    why: "Knows by a count whether anything is allocated, and keeps it for each capacity, not for each allocator.",
    told: "getFreeMemory returns the capacity while something is allocated, when another allocator as large was made",
  },
];
