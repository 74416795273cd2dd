import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- pool: which slot a size gets, how the pool is cut, what comes back ---------------------------------------------
  {
    name: "counts-32-as-small",
    stage: "pool",
    file: "allocate.ts",
    find: `(size < 32 ?`,
    replace: `(size <= 32 ?`,
    why: "There are slots of 32 units, so a request for 32 gets one.",
    told: "gives a request for 32 units a slot of the pool, where it is a large one",
  },
  {
    name: "rounds-the-slot-down",
    stage: "pool",
    file: "pool.ts",
    find: `8 * Math.ceil(size / 8)`,
    replace: `8 * Math.max(1, Math.floor(size / 8))`,
    why: "Rounds to the wrong side, so most slots are too small, and 8, 16 and 24 are right.",
    told: "hands out slots that are too small: 8 units for a request of 9",
  },
  {
    name: "always-one-slot-more",
    stage: "pool",
    file: "pool.ts",
    find: `8 * Math.ceil(size / 8)`,
    replace: `8 * (Math.floor(size / 8) + 1)`,
    why: "Rounds up by adding one, which is one too many for an exact multiple.",
    told: "gives requests for exactly 8, 16 or 24 units a slot of the next larger size",
  },
  {
    name: "highest-slot-first",
    stage: "pool",
    file: "pool.ts",
    find: `for (let address = end - units; address >= heap.poolCut; address -= units) push`,
    replace: `for (let address = heap.poolCut; address < end; address += units) push`,
    why: "Cuts from the front to the back, and forgets that the last one in is the first one out.",
    told: "hands out the highest of the slots just cut first, where the lowest is due",
  },
  {
    name: "cuts-once-more",
    stage: "pool",
    file: "pool.ts",
    find: `heap.poolCut + BATCH <= heap.poolCapacity`,
    replace: `heap.poolCut <= heap.poolCapacity`,
    why: "Looks whether the border is inside of the pool, not whether 96 units are left: slots lie in the main memory.",
    told: "cuts 96 units of the main memory into slots when the pool is used up",
  },
  {
    name: "keeps-the-last-batch",
    stage: "pool",
    file: "pool.ts",
    find: `heap.poolCut + BATCH <= heap.poolCapacity`,
    replace: `heap.poolCut + BATCH < heap.poolCapacity`,
    why: "Less than where less or equal is meant: the last 96 units are never cut.",
    told: "never cuts the last 96 units of the pool into slots",
  },
  {
    name: "frees-into-the-list-of-the-quotient",
    stage: "pool",
    file: "pool.ts",
    find: `push(heap, address, slotOf(size));`,
    replace: `push(heap, address, 8 * (Math.floor(size / 8) + 1));`,
    why: "Takes the list by size divided by 8, which is wrong for 8, 16 and 24.",
    told: "frees a slot that was asked for as exactly 8, 16 or 24 units into the list of the next size",
  },
  {
    name: "takes-a-larger-slot",
    stage: "pool",
    file: "pool.ts",
    find: `  const slot = heap.poolLists[placeOf(units)];
  if (!slot) return null;
`,
    replace: `  const slot = heap.poolLists[placeOf(units)];
  if (!slot && units < 32) return allocateSmall(heap, units + 1);
  if (!slot) return null;
`,
    why: "A larger slot would do as well, as a larger block does in the main memory.",
    told: "takes a free slot of a larger size when none of its own can be had, where the main memory is due",
  },
  {
    name: "oldest-slot-first",
    stage: "pool",
    file: "pool.ts",
    find: `  slot.next = heap.poolLists[placeOf(units)] ?? null;
  heap.poolLists[placeOf(units)] = slot;
`,
    replace: `  const head = heap.poolLists[placeOf(units)];
  if (!head) heap.poolLists[placeOf(units)] = slot;
  else if (address < head.start && address + BATCH > head.start && heap.poolCut < address + BATCH) {
    slot.next = head;
    heap.poolLists[placeOf(units)] = slot;
  } else {
    let last = head;
    while (last.next !== null) last = last.next;
    last.next = slot;
  }
`,
    why: "Cuts as it should, and then treats what comes back as a queue.",
    told: "puts a freed slot at the end of its list, where the newest is the head",
  },
  {
    name: "pool-is-never-asked",
    stage: "pool",
    file: "allocate.ts",
    find: `size < 32 ? allocateSmall(heap, size) : null`,
    replace: `size < 1 ? allocateSmall(heap, size) : null`,
    why: "Leaves the pool for later: every small request goes to the main memory.",
    told: "serves a small request from the main memory although the pool has a slot",
  },
  {
    name: "waste-of-all-small-ones",
    stage: "pool",
    file: "segregated-allocator.ts",
    find: `if (address < this.poolCapacity) unused += slotOf(size) - size;`,
    replace: `if (address >= 0 && size < 32) unused += slotOf(size) - size;`,
    why: "Counts small ones in the main memory, too, which have exactly what they asked for.",
    told: "counts small allocations of the main memory in getInternalFragmentation as if they were slots",
  },
  {
    name: "slot-counts-what-was-asked-for",
    stage: "pool",
    file: "segregated-allocator.ts",
    find: `total -= address < this.poolCapacity ? slotOf(size) : size;`,
    replace: `if (address >= 0) total -= size;`,
    why: "The rest of a slot looks free, and nobody can ever have it.",
    told: "counts the unused rest of a slot as free in getFreeMemory, where a slot counts whole",
  },
  {
    name: "forgets-to-record-the-allocation",
    stage: "pool",
    file: "allocate.ts",
    find: `  heap.allocated.set(address, size);
`,
    replace: ``,
    why: "No free can succeed, since nothing was ever allocated.",
    told: "throws an InvalidFreeError for every free, even of a live allocation",
  },
  {
    name: "shares-the-slots-between-allocators",
    stage: "pool",
    file: "segregated-allocator.ts",
    find: `  readonly poolLists: (FreeBlock | null)[] = [null, null, null, null];`,
    replace: `  private static readonly slots: (FreeBlock | null)[] = [null, null, null, null];
  readonly poolLists: (FreeBlock | null)[] = SegregatedAllocator.slots;`,
    why: "Keeps the lists in a static field, so one allocator hands out another's slots.",
    told: "lets two allocators use the same slots, where each has its own",
  },

  {
    name: "larger-slot-rather-than-none",
    stage: "pool",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(`,
    replace: `  const larger = block === null && size < 24 ? allocateSmall(heap, size + 8) : null;
  if (larger !== null) return larger;
  if (block === null) throw new OutOfMemoryError(`,
    why: "Gives a slot of the next size before it refuses, as if any room were better than none.",
    told: "takes a slot of the next size when the main memory has no room, where an OutOfMemoryError is due",
  },
  // ---- classes: which block serves, and what becomes of the rest ------------------------------------------------------
  {
    name: "head-without-a-look",
    stage: "classes",
    file: "allocate.ts",
    find: `    if (block.size >= size) return block;
`,
    replace: `    return block;
`,
    why: "Takes the head of the class for one with room; blocks of one class have different sizes.",
    told: "takes the head of the request's own class even when it is too small",
  },
  {
    name: "skips-its-own-class",
    stage: "classes",
    file: "allocate.ts",
    find: `  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
`,
    replace: ``,
    why: "Begins in the class above, where all have room: fast, and blind for an exact fit.",
    told: "passes over the blocks of the request's own class, even those with room",
  },
  {
    name: "rounds-the-logarithm",
    stage: "classes",
    file: "classes.ts",
    find: `31 - Math.clz32(size)`,
    replace: `Math.round(Math.log2(size))`,
    why: "Rounds where it has to cut: 48 units are in class 6.",
    told: "puts sizes of the upper part of a class into the next: 48 units into class 6, where 5 is due",
  },
  {
    name: "class-counts-from-one",
    stage: "classes",
    file: "classes.ts",
    find: `31 - Math.clz32(size)`,
    replace: `32 - Math.clz32(size)`,
    why: "Takes the number of digits for the power.",
    told: "puts every block into the list one class too high",
  },
  {
    name: "power-is-in-the-class-below",
    stage: "classes",
    file: "classes.ts",
    find: `31 - Math.clz32(size)`,
    replace: `Math.max(0, Math.ceil(Math.log2(size)) - 1)`,
    why: "Includes the upper border in place of the lower one.",
    told: "puts a block whose size is a power of two into the list one class too low",
  },
  {
    name: "rest-stays-in-the-old-class",
    stage: "classes",
    file: "allocate.ts",
    find: `  take(heap, block);
  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
  return block.start;
`,
    replace: `  const { start } = block;
  if (block.size === size) take(heap, block);
  else {
    heap.byStart.delete(start);
    block.start += size;
    block.size -= size;
    heap.byStart.set(block.start, block);
  }
  return start;
`,
    why: "Shrinks the node where it stands, as first fit does.",
    told: "leaves what is left of a block at its old place, where it goes to the head of its own class's list",
  },
  {
    name: "oldest-first",
    stage: "classes",
    file: "classes.ts",
    find: `  const next = heap.mainLists[place] ?? null;
  block.prev = null;
  block.next = next;
  if (next !== null) next.prev = block;
  heap.mainLists[place] = block;
`,
    replace: `  let last = heap.mainLists[place] ?? null;
  while (last !== null && last.next !== null) last = last.next;
  block.prev = last;
  block.next = null;
  if (last === null) heap.mainLists[place] = block;
  else last.next = block;
`,
    why: "Puts a block at the end of its list, as one does in a queue.",
    told: "puts a block at the end of its list, where the newest is the head",
  },
  {
    name: "best-fit-in-the-class",
    stage: "classes",
    file: "allocate.ts",
    find: `  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
`,
    replace: `  let best: FreeBlock | null = null;
  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size && (best === null || block.size < best.size)) best = block;
  }
  if (best !== null) return best;
`,
    why: "Looks through the whole class for the smallest that serves, as in the assignment before.",
    told: "takes the smallest block with room of the request's class, where the first one in the list is due",
  },
  {
    name: "largest-class-first",
    stage: "classes",
    file: "allocate.ts",
    find: `let place = own + 1; place < heap.mainLists.length; place++`,
    replace: `let place = heap.mainLists.length - 1; place > own; place--`,
    why: "Comes down from the largest class, so the best of memory is cut up first.",
    told: "takes a block of the highest class when the request's own has none with room; the next one up is due",
  },
  {
    name: "one-class-above-only",
    stage: "classes",
    file: "allocate.ts",
    find: `let place = own + 1; place < heap.mainLists.length; place++`,
    replace: `let place = own + 1; place <= own + 1; place++`,
    why: "Looks one class further, and refuses when that is empty.",
    told: "refuses when the request's class and the one above have no block, though a higher one has",
  },
  {
    name: "gives-tiny-rests-away",
    stage: "classes",
    file: "allocate.ts",
    find: `if (block.size > size) put`,
    replace: `if (block.size >= size + 32) put`,
    why: "What is too small for a large request seems not to be worth a node; it is lost for good.",
    told: "loses what is left of a block when that has fewer than 32 units",
  },
  {
    name: "hands-out-the-end",
    stage: "classes",
    file: "allocate.ts",
    find: `put(heap, new FreeBlock(block.start + size, block.size - size));
  return block.start;
`,
    replace: `put(heap, new FreeBlock(block.start, block.size - size));
  return block.start + block.size - size;
`,
    why: "Cuts the request off the end of the block.",
    told: "hands out the end of a block of the main memory, where its front is due",
  },
  {
    name: "refuses-by-the-total",
    stage: "classes",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(`,
    replace: `  let total = 0;
  for (const each of heap.byStart.values()) total += each.size;
  if (block === null && size <= total) return heap.poolCapacity;
  if (block === null) throw new OutOfMemoryError(`,
    why: "Takes enough free units in all for a block that is large enough.",
    told: "returns an address when enough is free in all but no block serves, where an OutOfMemoryError is due",
  },
  {
    name: "class-after-the-cut",
    stage: "classes",
    file: "allocate.ts",
    find: `  take(heap, block);
  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
`,
    replace: `  const rest = block.size - size;
  block.size = size;
  take(heap, block);
  if (rest > 0) put(heap, new FreeBlock(block.start + size, rest));
`,
    why: "The block has its new size when it is taken out, so its class is looked up too late.",
    told: "keeps a block in its list after handing out its front, when the request is of a lower class",
  },
  {
    name: "main-memory-gives-a-whole-slot",
    stage: "classes",
    file: "allocate.ts",
    find: `allocateMain(heap, size);
  heap.allocated`,
    replace: `allocateMain(heap, size < 32 ? Math.ceil(size / 8) * 8 : size);
  heap.allocated`,
    why: "Has rounded the size already when it finds that the pool has no slot.",
    told: "rounds a small request up to the size of a slot in the main memory, where it gets exactly its size",
  },
  {
    name: "forgets-by-start",
    stage: "classes",
    file: "classes.ts",
    find: `  heap.byStart.delete(block.start);
`,
    replace: ``,
    why: "A block that was taken is still found by where it begins, and counts for the largest one.",
    told: "counts blocks in getLargestFreeBlock that are free no longer, and merges with them in free",
  },
  {
    name: "end-of-a-list-stays",
    stage: "classes",
    file: "classes.ts",
    find: `  else block.prev.next = block.next;
`,
    replace: `  else if (block.next !== null) block.prev.next = block.next;
`,
    why: "Unlinks only where there is something behind.",
    told: "keeps the last block of a list in it after taking it, unless it was the head as well",
  },
  {
    name: "largest-is-the-head",
    stage: "classes",
    file: "segregated-allocator.ts",
    find: `    let largest = 0;
    for (const block of this.byStart.values()) largest = Math.max(largest, block.size);
    return largest;
`,
    replace: `    for (const block of [...this.mainLists].reverse()) if (block) return block.size;
    return 0;
`,
    why: "In the highest class there may be a larger block than the newest.",
    told: "returns the size of the head of the highest class from getLargestFreeBlock; another there may be larger",
  },

  {
    name: "small-ones-go-back-to-the-pool",
    stage: "classes",
    file: "free.ts",
    find: `if (address < heap.poolCapacity) return`,
    replace: `if (size < 32) return`,
    why: "Asks how large it is, not where it is: a small block of the main memory becomes a slot.",
    told: "frees a small block of the main memory into the lists of the pool",
  },
  // ---- merges: who leaves which list, and where it all goes ------------------------------------------------------------
  {
    name: "neighbour-stays-in-its-list",
    stage: "merges",
    file: "free.ts",
    find: `    take(heap, behind);
`,
    replace: ``,
    why: "Adds the block behind, and leaves it in its list as well.",
    told: "keeps the free block behind in its list after merging with it, so its units are free twice",
  },
  {
    name: "class-of-what-was-freed",
    stage: "merges",
    file: "free.ts",
    find: `  put(heap, new FreeBlock(start, end - start));
`,
    replace: `  const block = new FreeBlock(start, size);
  put(heap, block);
  heap.byEnd.delete(start + size);
  block.size = end - start;
  heap.byEnd.set(end, block);
`,
    why: "Looks the class up by the size that was freed, and lets the block grow afterwards.",
    told: "puts a merged block into the list for the size that was freed, not for the size it has",
  },
  {
    name: "merges-a-slot-with-main-memory",
    stage: "merges",
    file: "free.ts",
    find: `  if (address < heap.poolCapacity) return freeSmall(heap, address, size);
`,
    replace: `  if (address < heap.poolCapacity) {
    const first = heap.byStart.get(address + 8 * Math.ceil(size / 8));
    if (first === undefined) return freeSmall(heap, address, size);
    take(heap, first);
    return put(heap, new FreeBlock(address, first.start + first.size - address));
  }
`,
    why: "Looks behind the block before it asks where it is.",
    told: "merges a freed slot at the end of the pool with the free block behind the border",
  },
  {
    name: "forgets-by-end",
    stage: "merges",
    file: "classes.ts",
    find: `  heap.byEnd.delete(block.start + block.size);
`,
    replace: ``,
    why: "A block that was taken is still found by where it ends, and merges with whoever is freed behind it.",
    told: "merges a freed block with one before it that is free no longer",
  },
  {
    name: "only-with-the-block-behind",
    stage: "merges",
    file: "free.ts",
    find: `  if (before !== undefined) {`,
    replace: `  if (before !== undefined && before.size < 0) {`,
    why: "Looks behind itself, and never in front.",
    told: "merges a freed block with the one behind it, and never with the one before it",
  },
  {
    name: "never-with-both",
    stage: "merges",
    file: "free.ts",
    find: `  if (behind !== undefined) {`,
    replace: `  if (before === undefined && behind !== undefined) {`,
    why: "An else too many: with free blocks on both sides it merges with one of them.",
    told: "merges with the block before alone when free blocks touch on both sides",
  },
  {
    name: "class-of-the-new-size",
    stage: "merges",
    file: "free.ts",
    find: `    take(heap, before);
    start = before.start;
`,
    replace: `    start = before.start;
    heap.byEnd.delete(before.start + before.size);
    before.size += size;
    take(heap, before);
`,
    why: "The block has grown before it is taken out, so the wrong list gets a new head.",
    told: "keeps the free block before in its old list when a merge lifts it into a higher class",
  },

  // ---- isolation: nobody takes the other's units ------------------------------------------------------------------------
  {
    name: "large-ones-take-the-uncut-pool",
    stage: "isolation",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(`,
    replace: `  const batches = Math.ceil(size / 96) * 96;
  if (block === null && heap.poolCut + batches <= heap.poolCapacity) {
    heap.poolCut += batches;
    return heap.poolCut - batches;
  }
  if (block === null) throw new OutOfMemoryError(`,
    why: "It is a pity to refuse while the pool has hundreds of units that nobody has cut up yet.",
    told: "serves a request from the uncut part of the pool when the main memory has no room for it",
  },
  {
    name: "slot-of-32-for-32",
    stage: "isolation",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(`,
    replace: `  const slot = size === 32 ? heap.poolLists[3] : null;
  if (block === null && slot) {
    heap.poolLists[3] = slot.next;
    return slot.start;
  }
  if (block === null) throw new OutOfMemoryError(`,
    why: "A free slot has exactly the 32 units that the main memory has not.",
    told: "gives a request for 32 units a free slot when the main memory has no room; OutOfMemoryError is due",
  },

  // ---- invalid-ops: what is refused --------------------------------------------------------------------------------------
  {
    name: "takes-the-size-of-the-slot",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const asked = heap.allocated.get(address) ?? 0;
  const slot = address < heap.poolCapacity ? Math.ceil(asked / 8) * 8 : asked;
  if (asked === 0 || (asked !== size && slot !== size)) {`,
    why: "The slot's own size names the same slot, so it is accepted as well.",
    told: "accepts the size of the slot in free, where only the size that was asked for is right",
  },
  {
    name: "frees-without-the-size",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  if (!heap.allocated.has(address)) {`,
    why: "Asks whether something begins there, not whether it was that.",
    told: "accepts a wrong size in free, where an InvalidFreeError is due",
  },
  {
    name: "accepts-any-pool",
    stage: "invalid-ops",
    file: "segregated-allocator.ts",
    find: ` && poolCapacity % 96 === 0`,
    replace: ``,
    why: "A pool of 50 units is accepted; what is left over at its end is lost.",
    told: "accepts a pool that is no multiple of 96, where a RangeError is due",
  },
  {
    name: "pool-beyond-memory",
    stage: "invalid-ops",
    file: "segregated-allocator.ts",
    find: ` || poolCapacity > totalCapacity`,
    replace: ``,
    why: "The pool may be larger than all of memory.",
    told: "accepts a pool larger than the capacity, where a RangeError is due",
  },
  {
    name: "forgets-before-it-refuses",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const asked = heap.allocated.get(address);
  heap.allocated.delete(address);
  if (asked !== size) {`,
    why: "A free that is refused has changed the books already.",
    told: "refuses the right free, too, after one with a wrong size was refused",
  },
  {
    name: "sizes-modulo-2-to-the-32",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (size > heap.capacity) return null;
`,
    replace: ``,
    why: "`Math.clz32` looks at 32 bits, so a size of 2 ** 32 + 1 is of class 0, and every block above seems to have room.",
    told: "hands out a block for a size such as 2³² + 1, where an OutOfMemoryError is due",
  },
  {
    name: "lets-not-a-number-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `size <= 0`,
    why: "Every comparison with NaN is false, and 2.5 is more than 0.",
    told: "accepts NaN and fractions as a size in allocate, where a RangeError is due",
  },

  {
    name: "size-of-32-bits",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `heap.allocated.get(address) !== (size | 0)`,
    why: "Makes an integer of the size by a bit operation, which drops all but its low 32 bits.",
    told: "accepts a size in free that is too large by 2³², where an error is due",
  },
  // ---- cost: what is walked ------------------------------------------------------------------------------------------------
  {
    name: "walks-to-the-node",
    stage: "cost",
    file: "classes.ts",
    find: `  if (block.prev === null) heap.mainLists[classOf(block.size)] = block.next;
  else block.prev.next = block.next;
`,
    replace: `  let before = heap.mainLists[classOf(block.size)] ?? null;
  if (before === block) heap.mainLists[classOf(block.size)] = block.next;
  else {
    while (before !== null && before.next !== block) before = before.next;
    if (before !== null) before.next = block.next;
  }
`,
    why: "Does without prev: walks the list of the class to the node before.",
    told: "does more work in free the more blocks are free, where O(1) is due",
  },
  {
    name: "looks-for-the-neighbour-with-index-of",
    stage: "cost",
    file: "free.ts",
    find: `  const behind = heap.byStart.get(end);
`,
    replace: `  const starts = [...heap.byStart.keys()];
  const behind = heap.byStart.get(starts[starts.indexOf(end)] ?? -1);
`,
    why: "An array and indexOf: one line, and it looks at all that is free.",
    told: "does more work in free the more blocks are free, where O(1) is due",
  },
];
