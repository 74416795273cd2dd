import type { Mutant } from "../mutant.js";

/** Where a request is refused, as the reference has it. */
const NO_BLOCK = `  if (block === null) throw new OutOfMemoryError(`;
/** How a block serves, as the reference has it. */
const CUT_OFF = `  take(heap, block);
  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
  return block.start;
`;
/** Who serves a request, as the reference has it. */
const SERVES = `  const address = (size < 32 ? allocateSmall(heap, size) : null) ?? allocateMain(heap, size);
`;

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
    name: "rounds-to-the-nearest-slot",
    stage: "pool",
    file: "pool.ts",
    find: `8 * Math.ceil(size / 8)`,
    replace: `8 * Math.max(1, Math.round(size / 8))`,
    why: "Rounds to the nearest multiple, so that 9, 10 and 11 get 8 units and 12 gets 16.",
    told: "hands out slots that are too small: 8 units for a request of 9",
  },
  {
    name: "no-slot-below-eight",
    stage: "pool",
    file: "pool.ts",
    find: `  const units = slotOf(size);
  if (!heap`,
    replace: `  const units = size - (size % 8);
  if (units === 0) return null;
  if (!heap`,
    why: "Takes the multiple of 8 below, and for less than 8 units that is none.",
    told: "hands out slots that are too small: 8 units for a request of 9",
  },
  {
    name: "one-unit-too-many-in-a-slot",
    stage: "pool",
    file: "pool.ts",
    find: `8 * Math.ceil(size / 8)`,
    replace: `8 * Math.max(1, Math.ceil((size - 1) / 8))`,
    why: "Takes the number of the last unit for the number of units: 9, 17 and 25 are one too many for their slots.",
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
    name: "one-slot-more-where-it-is-handed-out",
    stage: "pool",
    file: "pool.ts",
    find: `  const units = slotOf(size);
  if (!heap`,
    replace: `  const units = 8 * (Math.floor(size / 8) + 1);
  if (!heap`,
    why: "Has a formula of its own where a slot is handed out, and asks slotOf where it comes back.",
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
    name: "takes-the-last-slot-of-the-list",
    stage: "pool",
    file: "pool.ts",
    find: `  heap.poolLists[placeOf(units)] = slot.next;
  return slot.start;
`,
    replace: `  let last = slot;
  let before: FreeBlock | null = null;
  while (last.next !== null) {
    before = last;
    last = last.next;
  }
  if (before === null) heap.poolLists[placeOf(units)] = null;
  else before.next = null;
  return last.start;
`,
    why: "Pops from the end of a list whose front is the head: cut in order, so the highest slot goes first.",
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
    name: "cuts-once-more-where-there-is-a-pool",
    stage: "pool",
    file: "pool.ts",
    find: `heap.poolCut + BATCH <= heap.poolCapacity`,
    replace: `heap.poolCapacity > 0 && heap.poolCut <= heap.poolCapacity`,
    why: "Looks whether the border is inside of the pool; only a memory without any has been thought of.",
    told: "cuts 96 units of the main memory into slots when the pool is used up",
  },
  {
    name: "cuts-to-the-end-where-there-is-a-pool",
    stage: "isolation",
    file: "pool.ts",
    find: `heap.poolCut + BATCH <= heap.poolCapacity`,
    replace: `heap.poolCapacity > 0 && heap.poolCut + BATCH <= heap.capacity`,
    why: "Compares with the end of all memory, not with that of the pool.",
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
    name: "keeps-the-last-of-several-batches",
    stage: "pool",
    file: "pool.ts",
    find: `heap.poolCut + BATCH <= heap.poolCapacity`,
    replace: `(heap.poolCut === 0 || heap.poolCut + BATCH < heap.poolCapacity)`,
    why: "The first batch is cut without a look, and the next ones by less than where less or equal is meant.",
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
    name: "takes-a-slot-of-the-next-size-alone",
    stage: "pool",
    file: "pool.ts",
    find: `  if (!slot) return null;
  heap.poolLists[placeOf(units)] = slot.next;
`,
    replace: `  if (!slot) {
    const larger = heap.poolLists[placeOf(units) + 1];
    if (!larger) return null;
    heap.poolLists[placeOf(units) + 1] = larger.next;
    return larger.start;
  }
  heap.poolLists[placeOf(units)] = slot.next;
`,
    why: "A slot one size up is hardly larger; further up it does not look.",
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
    name: "freed-slots-behind-a-tail",
    stage: "pool",
    file: "pool.ts",
    find: `function push(heap: Heap, address: number, units: number): void {
  const slot = new FreeBlock(address, units);
  slot.next = heap.poolLists[placeOf(units)] ?? null;
  heap.poolLists[placeOf(units)] = slot;
}
`,
    replace: `const tails = new WeakMap<Heap, (FreeBlock | null)[]>();

function push(heap: Heap, address: number, units: number): void {
  const place = placeOf(units);
  const slot = new FreeBlock(address, units);
  const head = heap.poolLists[place] ?? null;
  const ends = tails.get(heap) ?? [null, null, null, null];
  tails.set(heap, ends);
  const tail = ends[place] ?? null;
  // While a batch is cut, the border is not moved yet.
  if (address >= heap.poolCut || head === null || tail === null) {
    slot.next = head;
    heap.poolLists[place] = slot;
    if (head === null) ends[place] = slot;
  } else {
    tail.next = slot;
    ends[place] = slot;
  }
}
`,
    why: "Keeps the last slot of each list, so that what comes back queues up behind it.",
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
    name: "thirty-one-goes-to-the-main-memory",
    stage: "pool",
    file: "allocate.ts",
    find: `(size < 32 ?`,
    replace: `(size < 31 ?`,
    why: "Small is less than 31: one too few.",
    told: "serves a small request from the main memory although the pool has a slot",
  },
  {
    name: "no-free-slots-when-all-is-cut",
    stage: "pool",
    file: "pool.ts",
    find: `  const units = slotOf(size);
  if (!heap`,
    replace: `  if (heap.poolCut === heap.poolCapacity) return null;
  const units = slotOf(size);
  if (!heap`,
    why: "Asks whether anything is left to be cut before it looks into the list of the slots that are free.",
    told: "serves a small request from the main memory although the pool has a slot",
  },
  {
    name: "more-than-24-goes-to-the-main-memory",
    stage: "pool",
    file: "allocate.ts",
    find: `(size < 32 ?`,
    replace: `(size <= 24 ?`,
    why: "Thinks of slots of 8, 16 and 24 units, so that nobody asks for those of 32.",
    told: "serves a small request from the main memory although the pool has a slot",
  },
  {
    name: "from-24-on-goes-to-the-main-memory",
    stage: "pool",
    file: "allocate.ts",
    find: `(size < 32 ?`,
    replace: `(size < 24 ?`,
    why: "Thinks of slots of 8, 16 and 24 units, and is one off at that.",
    told: "serves a small request from the main memory although the pool has a slot",
  },
  {
    name: "more-than-8-goes-to-the-main-memory",
    stage: "pool",
    file: "allocate.ts",
    find: `(size < 32 ?`,
    replace: `(size <= 8 ?`,
    why: "Knows of slots of 8 units only, so that nobody asks for the others.",
    told: "serves a small request from the main memory although the pool has a slot",
  },
  {
    name: "only-multiples-of-eight-go-to-the-pool",
    stage: "pool",
    file: "allocate.ts",
    find: `(size < 32 ?`,
    replace: `(size < 32 && size % 8 === 0 ?`,
    why: "Asks for a slot only where the size is that of one, so that nothing is lost inside.",
    told: "serves a small request from the main memory although the pool has a slot",
  },
  {
    name: "more-than-16-goes-to-the-main-memory",
    stage: "pool",
    file: "allocate.ts",
    find: `(size < 32 ?`,
    replace: `(size <= 16 ?`,
    why: "Small is half of what it is.",
    told: "serves a small request from the main memory although the pool has a slot",
  },
  {
    name: "exact-fit-of-the-main-memory-first",
    stage: "pool",
    file: "allocate.ts",
    find: SERVES,
    replace: `  const exact = heap.mainLists.some((head) => head?.size === size);
  const address = (size < 32 && !exact ? allocateSmall(heap, size) : null) ?? allocateMain(heap, size);
`,
    why: "Wastes nothing: where the main memory has a block of exactly that size, it asks the pool for none.",
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
    name: "waste-of-whatever-is-live",
    stage: "pool",
    file: "segregated-allocator.ts",
    find: `if (address < this.poolCapacity) unused += slotOf(size) - size;`,
    replace: `if (address >= 0) unused += slotOf(size) - size;`,
    why: "Adds up the rest to a multiple of 8 of every allocation, wherever it is.",
    told: "counts small allocations of the main memory in getInternalFragmentation as if they were slots",
  },
  {
    name: "waste-is-counted-up-for-small-ones",
    stage: "pool",
    file: "segregated-allocator.ts",
    find: `  allocate(size: number): number {
    return allocate(this, size);
  }

  /** Gives back the \`size\` units that were allocated at \`address\`; see {@link free}. Cost: O(1). */
  free(address: number, size: number): void {
    free(this, address, size);
  }

  /** Units that no live allocation takes up; a slot is taken up as a whole. Cost: O(live allocations). */
  getFreeMemory(): number {
    let total = this.capacity;
    for (const [address, size] of this.allocated) total -= address < this.poolCapacity ? slotOf(size) : size;
    return total;
  }

  /** Units of the largest free block of the main memory, 0 when nothing is free there. Cost: O(free blocks). */
  getLargestFreeBlock(): number {
    let largest = 0;
    for (const block of this.byStart.values()) largest = Math.max(largest, block.size);
    return largest;
  }

  /** Units of the slots of live allocations that nobody asked for. Cost: O(live allocations). */
  getInternalFragmentation(): number {
    let unused = 0;
    for (const [address, size] of this.allocated) if (address < this.poolCapacity) unused += slotOf(size) - size;
    return unused;
  }
`,
    replace: `  private unused = 0;

  allocate(size: number): number {
    const address = allocate(this, size);
    if (size < 32) this.unused += slotOf(size) - size;
    return address;
  }

  free(address: number, size: number): void {
    free(this, address, size);
    if (address < this.poolCapacity) this.unused -= slotOf(size) - size;
  }

  getFreeMemory(): number {
    let total = this.capacity;
    for (const [address, size] of this.allocated) total -= address < this.poolCapacity ? slotOf(size) : size;
    return total;
  }

  getLargestFreeBlock(): number {
    let largest = 0;
    for (const block of this.byStart.values()) largest = Math.max(largest, block.size);
    return largest;
  }

  getInternalFragmentation(): number {
    return this.unused;
  }
`,
    why: "Keeps a sum: asks for the size where it goes up, and for the address where it goes down.",
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
    name: "free-memory-goes-down-by-size-and-up-by-slot",
    stage: "pool",
    file: "segregated-allocator.ts",
    find: `  allocate(size: number): number {
    return allocate(this, size);
  }

  /** Gives back the \`size\` units that were allocated at \`address\`; see {@link free}. Cost: O(1). */
  free(address: number, size: number): void {
    free(this, address, size);
  }

  /** Units that no live allocation takes up; a slot is taken up as a whole. Cost: O(live allocations). */
  getFreeMemory(): number {
    let total = this.capacity;
    for (const [address, size] of this.allocated) total -= address < this.poolCapacity ? slotOf(size) : size;
    return total;
  }
`,
    replace: `  private taken = 0;

  allocate(size: number): number {
    const address = allocate(this, size);
    this.taken += size;
    return address;
  }

  free(address: number, size: number): void {
    free(this, address, size);
    this.taken -= address < this.poolCapacity ? slotOf(size) : size;
  }

  getFreeMemory(): number {
    return this.capacity - this.taken;
  }
`,
    why: "Keeps a sum: a slot counts as what was asked for when it goes, and whole when it comes back.",
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
    name: "deletes-before-it-looks",
    stage: "pool",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  if (!heap.allocated.delete(address) || heap.allocated.get(address) !== size) {`,
    why: "What delete returns says whether it was there; after it, nothing is.",
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
    name: "one-pool-with-one-border-for-all",
    stage: "pool",
    file: "segregated-allocator.ts",
    find: `  readonly poolLists: (FreeBlock | null)[] = [null, null, null, null];
  poolCut = 0;
`,
    replace: `  private static readonly pool = { lists: [null, null, null, null] as (FreeBlock | null)[], cut: 0 };
  readonly poolLists: (FreeBlock | null)[] = SegregatedAllocator.pool.lists;
  get poolCut(): number {
    return SegregatedAllocator.pool.cut;
  }
  set poolCut(units: number) {
    SegregatedAllocator.pool.cut = units;
  }
`,
    why: "All that belongs to the pool is static, what is cut of it, too: it never begins anew.",
    told: "lets two allocators use the same slots, where each has its own",
  },
  {
    name: "slots-belong-to-the-newest-allocator",
    stage: "pool",
    file: "segregated-allocator.ts",
    find: `  readonly poolLists: (FreeBlock | null)[] = [null, null, null, null];
`,
    replace: `  private static slots: (FreeBlock | null)[] = [];
  get poolLists(): (FreeBlock | null)[] {
    return SegregatedAllocator.slots;
  }
  private readonly fresh = (SegregatedAllocator.slots = [null, null, null, null]);
`,
    why: "Keeps the lists in a static field that each constructor empties, so only the newest allocator is right.",
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
  {
    name: "any-larger-slot-rather-than-none",
    stage: "pool",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(`,
    replace: `  for (let larger = size + 8; block === null && larger < 40; larger += 8) {
    const slot = allocateSmall(heap, larger);
    if (slot !== null) return slot;
  }
  if (block === null) throw new OutOfMemoryError(`,
    why: "Goes through all larger slots before it refuses.",
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
    name: "head-unless-another-has-room",
    stage: "classes",
    file: "allocate.ts",
    find: `  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
`,
    replace: `  let found = heap.mainLists[own] ?? null;
  for (let block = found; block !== null; block = block.next) {
    if (block.size < size) continue;
    found = block;
    break;
  }
  if (found !== null) return found;
`,
    why: "Begins with the head as what was found, so that it stays found where none has room.",
    told: "takes the head of the request's own class even when it is too small",
  },
  {
    name: "head-when-nothing-else-serves",
    stage: "classes",
    file: "allocate.ts",
    find: `    if (block) return block;
  }
  return null;
`,
    replace: `    if (block) return block;
  }
  return heap.mainLists[own] ?? null;
`,
    why: "Returns to its own class at last, without asking for room again.",
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
    name: "rounds-the-class-of-a-request-up",
    stage: "classes",
    file: "allocate.ts",
    find: `  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
  for (let place = own + 1; place < heap.mainLists.length; place++) {
    const block = heap.mainLists[place];
    if (block) return block;
  }
`,
    replace: `  for (let place = Math.ceil(Math.log2(size)); place < heap.mainLists.length; place++) {
    const block = heap.mainLists[place];
    if (block) return block;
  }
`,
    why: "Rounds up to the class in which all have room; only for a power of two that is its own.",
    told: "passes over the blocks of the request's own class, even those with room",
  },
  {
    name: "own-class-last",
    stage: "classes",
    file: "allocate.ts",
    find: `  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
  for (let place = own + 1; place < heap.mainLists.length; place++) {
    const block = heap.mainLists[place];
    if (block) return block;
  }
`,
    replace: `  for (let place = own + 1; place < heap.mainLists.length; place++) {
    const block = heap.mainLists[place];
    if (block) return block;
  }
  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
`,
    why: "Takes the classes above first, where no search is needed, and walks its own only when these are empty.",
    told: "passes over the blocks of the request's own class, even those with room",
  },
  {
    name: "takes-an-exact-fit-of-its-own-class-alone",
    stage: "classes",
    file: "allocate.ts",
    find: `    if (block.size >= size) return block;
`,
    replace: `    if (block.size === size) return block;
`,
    why: "Looks for an exact fit in its own class, and otherwise goes up, where all have room.",
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
    name: "takes-the-logarithm-up",
    stage: "classes",
    file: "classes.ts",
    find: `31 - Math.clz32(size)`,
    replace: `Math.ceil(Math.log2(size))`,
    why: "Rounds up where it has to cut: all but powers of two are one class too high.",
    told: "puts sizes of the upper part of a class into the next: 48 units into class 6, where 5 is due",
  },
  {
    name: "cuts-the-logarithm-and-rounds-it-for-the-list",
    stage: "classes",
    file: "classes.ts",
    find: `  const place = classOf(block.size);
  const next = heap.mainLists[place] ?? null;`,
    replace: `  const place = Math.round(Math.log2(block.size));
  const next = heap.mainLists[place] ?? null;`,
    why: "Has two formulas for one thing, and the one with which a block is put into its list rounds.",
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
    name: "lists-one-further-than-the-search",
    stage: "classes",
    file: "classes.ts",
    find: `  const place = classOf(block.size);
  const next = heap.mainLists[place] ?? null;
  block.prev = null;
  block.next = next;
  if (next !== null) next.prev = block;
  heap.mainLists[place] = block;
  heap.byStart.set(block.start, block);
  heap.byEnd.set(block.start + block.size, block);
  // @end
}

/**
 * Takes a block out of its list, wherever in it it stands: it is not free any more. Cost: O(1).
 *
 * @param heap - the list of the block's class, \`byStart\` and \`byEnd\` change
 * @param block - a block of one of the lists
 */
export function take(heap: Heap, block: FreeBlock): void {
  // @student Its neighbours in the list become each other's; at the head there is the list itself in place of the one before.
  // Both maps forget it.
  if (block.prev === null) heap.mainLists[classOf(block.size)] = block.next;`,
    replace: `  const place = block.size.toString(2).length;
  const next = heap.mainLists[place] ?? null;
  block.prev = null;
  block.next = next;
  if (next !== null) next.prev = block;
  heap.mainLists[place] = block;
  heap.byStart.set(block.start, block);
  heap.byEnd.set(block.start + block.size, block);
}

export function take(heap: Heap, block: FreeBlock): void {
  if (block.prev === null) heap.mainLists[block.size.toString(2).length] = block.next;`,
    why: "Counts the binary digits where it keeps its lists, and asks classOf where it searches them.",
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
    name: "class-of-one-less",
    stage: "classes",
    file: "classes.ts",
    find: `31 - Math.clz32(size)`,
    replace: `31 - Math.clz32(size - 1)`,
    why: "Takes the class of the last unit's number, as in the formula for the next power of two; a block of one unit has none.",
    told: "puts a block whose size is a power of two into the list one class too low",
  },
  {
    name: "lists-by-powers-that-are-passed",
    stage: "classes",
    file: "classes.ts",
    find: `  const place = classOf(block.size);
  const next = heap.mainLists[place] ?? null;
  block.prev = null;
  block.next = next;
  if (next !== null) next.prev = block;
  heap.mainLists[place] = block;
  heap.byStart.set(block.start, block);
  heap.byEnd.set(block.start + block.size, block);
  // @end
}

/**
 * Takes a block out of its list, wherever in it it stands: it is not free any more. Cost: O(1).
 *
 * @param heap - the list of the block's class, \`byStart\` and \`byEnd\` change
 * @param block - a block of one of the lists
 */
export function take(heap: Heap, block: FreeBlock): void {
  // @student Its neighbours in the list become each other's; at the head there is the list itself in place of the one before.
  // Both maps forget it.
  if (block.prev === null) heap.mainLists[classOf(block.size)] = block.next;`,
    replace: `  const place = listOf(block.size);
  const next = heap.mainLists[place] ?? null;
  block.prev = null;
  block.next = next;
  if (next !== null) next.prev = block;
  heap.mainLists[place] = block;
  heap.byStart.set(block.start, block);
  heap.byEnd.set(block.start + block.size, block);
}

function listOf(size: number): number {
  let power = 0;
  while (2 ** (power + 1) < size) power += 1;
  return power;
}

export function take(heap: Heap, block: FreeBlock): void {
  if (block.prev === null) heap.mainLists[listOf(block.size)] = block.next;`,
    why: "Counts the powers below a size where it keeps its lists, and takes classOf where it searches them.",
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
    name: "rest-stays-and-the-map-has-its-old-start",
    stage: "classes",
    file: "allocate.ts",
    find: `  take(heap, block);
  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
  return block.start;
`,
    replace: `  const { start } = block;
  if (block.size === size) take(heap, block);
  block.start += size;
  block.size -= size;
  return start;
`,
    why: "Shrinks the node where it stands, and leaves the maps as they are.",
    told: "leaves what is left of a block at its old place, where it goes to the head of its own class's list",
  },
  {
    name: "rest-stays-when-it-is-not-the-head",
    stage: "classes",
    file: "allocate.ts",
    find: CUT_OFF,
    replace: `  const { start } = block;
  if (block.size === size || block.prev === null) {
    take(heap, block);
    if (block.size > size) put(heap, new FreeBlock(start + size, block.size - size));
    return start;
  }
  heap.byStart.delete(start);
  block.start += size;
  block.size -= size;
  heap.byStart.set(block.start, block);
  return start;
`,
    why: "Moves the head of a list, and lets a block inside of one shrink where it stands.",
    told: "leaves what is left of a block at its old place, where it goes to the head of its own class's list",
  },
  {
    name: "rest-stays-in-a-class-above",
    stage: "classes",
    file: "allocate.ts",
    find: CUT_OFF,
    replace: `  const { start } = block;
  if (block.size === size || classOf(block.size) === classOf(size)) {
    take(heap, block);
    if (block.size > size) put(heap, new FreeBlock(start + size, block.size - size));
    return start;
  }
  heap.byStart.delete(start);
  block.start += size;
  block.size -= size;
  heap.byStart.set(block.start, block);
  return start;
`,
    why: "Has two branches, and in the one for the classes above the block shrinks where it stands.",
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
    name: "rest-behind-its-list",
    stage: "classes",
    file: "allocate.ts",
    find: `  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
`,
    replace: `  if (block.size > size) {
    const rest = new FreeBlock(block.start + size, block.size - size);
    let last = heap.mainLists[classOf(rest.size)] ?? null;
    while (last !== null && last.next !== null) last = last.next;
    if (last === null) put(heap, rest);
    else {
      last.next = rest;
      rest.prev = last;
      heap.byStart.set(rest.start, rest);
      heap.byEnd.set(rest.start + rest.size, rest);
    }
  }
`,
    why: "What is left is worth less than what was freed, so it goes to the end.",
    told: "puts a block at the end of its list, where the newest is the head",
  },
  {
    name: "freed-behind-its-list",
    stage: "classes",
    file: "free.ts",
    find: `  put(heap, new FreeBlock(start, end - start));
`,
    replace: `  const block = new FreeBlock(start, end - start);
  let last = heap.mainLists[Math.floor(Math.log2(block.size))] ?? null;
  while (last !== null && last.next !== null) last = last.next;
  if (last === null) return put(heap, block);
  last.next = block;
  block.prev = last;
  heap.byStart.set(start, block);
  heap.byEnd.set(end, block);
`,
    why: "What is freed goes to the end of its list by code of its own, and only a rest to the front.",
    told: "puts a block at the end of its list, where the newest is the head",
  },
  {
    name: "rest-in-the-same-class-behind-its-list",
    stage: "classes",
    file: "allocate.ts",
    find: CUT_OFF,
    replace: `  take(heap, block);
  if (block.size === size) return block.start;
  const rest = new FreeBlock(block.start + size, block.size - size);
  let last = heap.mainLists[classOf(rest.size)] ?? null;
  while (last !== null && last.next !== null) last = last.next;
  if (last === null || classOf(rest.size) !== classOf(block.size)) put(heap, rest);
  else {
    last.next = rest;
    rest.prev = last;
    heap.byStart.set(rest.start, rest);
    heap.byEnd.set(rest.start + rest.size, rest);
  }
  return block.start;
`,
    why: "A rest that stays in its class goes to the end, so that another block has its turn.",
    told: "puts a block at the end of its list, where the newest is the head",
  },
  {
    name: "merged-behind-its-list",
    stage: "merges",
    file: "free.ts",
    find: `  put(heap, new FreeBlock(start, end - start));
`,
    replace: `  const block = new FreeBlock(start, end - start);
  let last = heap.mainLists[Math.floor(Math.log2(block.size))] ?? null;
  while (last !== null && last.next !== null) last = last.next;
  if (last === null || (before === undefined && behind === undefined)) return put(heap, block);
  last.next = block;
  block.prev = last;
  heap.byStart.set(start, block);
  heap.byEnd.set(end, block);
`,
    why: "What has merged goes to the end of its list, and what has no neighbours to the front.",
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
    name: "best-fit-in-the-next-class-too",
    stage: "classes",
    file: "allocate.ts",
    find: `  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
  for (let place = own + 1; place < heap.mainLists.length; place++) {
    const block = heap.mainLists[place];
    if (block) return block;
  }
`,
    replace: `  for (let place = own; place < heap.mainLists.length; place++) {
    let best: FreeBlock | null = null;
    for (let block = heap.mainLists[place] ?? null; block !== null; block = block.next) {
      if (block.size >= size && (best === null || block.size < best.size)) best = block;
    }
    if (best !== null) return best;
  }
`,
    why: "One loop for all classes, and in each of them the smallest block with room.",
    told: "takes the smallest block with room of the request's class, where the first one in the list is due",
  },
  {
    name: "last-of-the-best-in-the-class",
    stage: "classes",
    file: "allocate.ts",
    find: `  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size) return block;
  }
`,
    replace: `  let best: FreeBlock | null = null;
  for (let block = heap.mainLists[own] ?? null; block !== null; block = block.next) {
    if (block.size >= size && (best === null || block.size <= best.size)) best = block;
  }
  if (best !== null) return best;
`,
    why: "The smallest that serves, and of two equal ones the one that is met last.",
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
    name: "largest-block-above",
    stage: "classes",
    file: "allocate.ts",
    find: `  for (let place = own + 1; place < heap.mainLists.length; place++) {
    const block = heap.mainLists[place];
    if (block) return block;
  }
`,
    replace: `  let largest: FreeBlock | null = null;
  for (const block of heap.byStart.values()) {
    if (block.size >= size && (largest === null || block.size > largest.size)) largest = block;
  }
  if (largest !== null) return largest;
`,
    why: "Where its own class has nothing, it takes the largest block that there is.",
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
    name: "large-requests-give-tiny-rests-away",
    stage: "classes",
    file: "allocate.ts",
    find: `  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
`,
    replace: `  if (size >= 32 && block.size < size + 32) return block.start;
  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
`,
    why: "What no large request would fit into seems not to be worth a node when a large one is served.",
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
    name: "by-the-total-of-pool-and-main-memory",
    stage: "classes",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(`,
    replace: `  let total = heap.capacity;
  for (const asked of heap.allocated.values()) total -= asked;
  if (block === null && size <= total) return 0;
  if (block === null) throw new OutOfMemoryError(`,
    why: "Asks how much is free in all, the pool included, before it refuses; no block was found, so the address is 0.",
    told: "returns an address when enough is free in all but no block serves, where an OutOfMemoryError is due",
  },
  {
    name: "highest-block-when-the-total-is-enough",
    stage: "classes",
    file: "allocate.ts",
    find: NO_BLOCK,
    replace: `  const all = [...heap.byStart.values()].sort((a, b) => b.start - a.start);
  if (block === null && size <= all.reduce((sum, each) => sum + each.size, 0)) return all[0]!.start;
  if (block === null) throw new OutOfMemoryError(`,
    why: "Where all blocks together would be enough, it returns where the highest of them begins.",
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
    name: "list-of-the-request-gets-a-new-head",
    stage: "classes",
    file: "allocate.ts",
    find: `  take(heap, block);
  if (block.size > size)`,
    replace: `  if (block.prev === null) heap.mainLists[classOf(size)] = block.next;
  else block.prev.next = block.next;
  if (block.next !== null) block.next.prev = block.prev;
  heap.byStart.delete(block.start);
  heap.byEnd.delete(block.start + block.size);
  if (block.size > size)`,
    why: "Unlinks from the list in which it began to search, though the block came from another one.",
    told: "keeps a block in its list after handing out its front, when the request is of a lower class",
  },
  {
    name: "takes-out-of-its-own-class-alone",
    stage: "classes",
    file: "allocate.ts",
    find: `  take(heap, block);
  if (block.size > size)`,
    replace: `  if (classOf(block.size) === classOf(size)) take(heap, block);
  if (block.size > size)`,
    why: "Takes the block out of its list in one of the two branches only.",
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
    name: "main-memory-records-a-whole-slot",
    stage: "pool",
    file: "allocate.ts",
    find: `  const address = (size < 32 ? allocateSmall(heap, size) : null) ?? allocateMain(heap, size);
  heap.allocated.set(address, size);
`,
    replace: `  const slot = size < 32 ? allocateSmall(heap, size) : null;
  const units = slot === null && size < 32 ? Math.ceil(size / 8) * 8 : size;
  const address = slot ?? allocateMain(heap, units);
  heap.allocated.set(address, units);
`,
    why: "Rounds up, hands out and notes what it has rounded, where the pool has no slot.",
    told: "rounds a small request up to the size of a slot in the main memory, where it gets exactly its size",
  },
  {
    name: "main-memory-gives-a-whole-slot-if-the-block-has-it",
    stage: "classes",
    file: "allocate.ts",
    find: CUT_OFF,
    replace: `  take(heap, block);
  const units = size < 32 ? Math.min(block.size, Math.ceil(size / 8) * 8) : size;
  if (block.size > units) put(heap, new FreeBlock(block.start + units, block.size - units));
  return block.start;
`,
    why: "Searches by the size itself, and rounds where it cuts the block.",
    told: "rounds a small request up to the size of a slot in the main memory, where it gets exactly its size",
  },
  {
    name: "main-memory-rounds-every-size",
    stage: "classes",
    file: "allocate.ts",
    find: `allocateMain(heap, size);
  heap.allocated`,
    replace: `allocateMain(heap, Math.ceil(size / 8) * 8);
  heap.allocated`,
    why: "Rounds every size up to a multiple of 8, the large ones as well.",
    told: "rounds a small request up to the size of a slot in the main memory, where it gets exactly its size",
  },
  {
    name: "main-memory-gives-a-whole-slot-where-there-is-a-pool",
    stage: "classes",
    file: "allocate.ts",
    find: `allocateMain(heap, size);
  heap.allocated`,
    replace: `allocateMain(heap, size < 32 && heap.poolCapacity > 0 ? Math.ceil(size / 8) * 8 : size);
  heap.allocated`,
    why: "Rounds up in the branch of the pool, and hands on what it has rounded; without a pool it does not come there.",
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
    name: "forgets-the-starts-of-neighbours",
    stage: "classes",
    file: "free.ts",
    find: `    take(heap, before);
    start = before.start;
  }
  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    take(heap, behind);
    end += behind.size;
  }
`,
    replace: `    take(heap, before);
    heap.byStart.set(before.start, before);
    start = before.start;
  }
  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    take(heap, behind);
    heap.byStart.set(behind.start, behind);
    end += behind.size;
  }
`,
    why: "Unlinks neighbours by code of its own that forgets the map by start.",
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
    name: "end-of-a-list-stays-when-neighbours-merge",
    stage: "merges",
    file: "free.ts",
    find: `    take(heap, before);
    start = before.start;
  }
  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    take(heap, behind);
    end += behind.size;
  }
  put(heap, new FreeBlock(start, end - start));
`,
    replace: `    leave(before);
    start = before.start;
  }
  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    leave(behind);
    end += behind.size;
  }
  put(heap, new FreeBlock(start, end - start));

  function leave(block: FreeBlock): void {
    heap.byStart.delete(block.start);
    heap.byEnd.delete(block.start + block.size);
    if (block.prev === null) return take(heap, block);
    if (block.next === null) return;
    block.prev.next = block.next;
    block.next.prev = block.prev;
  }
`,
    why: "Unlinks neighbours by code of its own: from the head and from the middle, and not from the end.",
    told: "keeps the last block of a list in it after taking it, unless it was the head as well",
  },
  {
    name: "end-of-a-list-stays-when-it-serves",
    stage: "classes",
    file: "allocate.ts",
    find: `  take(heap, block);
  if (block.size > size)`,
    replace: `  if (block.prev === null || block.next !== null) take(heap, block);
  else {
    heap.byStart.delete(block.start);
    heap.byEnd.delete(block.start + block.size);
  }
  if (block.size > size)`,
    why: "Unlinks by code of its own where a block serves, and forgets the end of the list there.",
    told: "keeps the last block of a list in it after taking it, unless it was the head as well",
  },
  {
    name: "largest-of-the-newest-three",
    stage: "classes",
    file: "segregated-allocator.ts",
    find: `    let largest = 0;
    for (const block of this.byStart.values()) largest = Math.max(largest, block.size);
    return largest;
`,
    replace: `    let largest = 0;
    const head = this.mainLists.findLast((each) => each !== null) ?? null;
    for (let block = head, seen = 0; block !== null && seen < 3; block = block.next, seen++) {
      if (block.size > largest) largest = block.size;
    }
    return largest;
`,
    why: "The largest is in the highest class that has any: three of it were all that there ever were.",
    told: "returns less than the largest block has from getLargestFreeBlock where its class has many",
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
  {
    name: "small-ones-go-back-where-there-is-a-pool",
    stage: "pool",
    file: "free.ts",
    find: `if (address < heap.poolCapacity) return`,
    replace: `if (heap.poolCapacity > 0 && size < 32) return`,
    why: "Where there is a pool, what is small seems to come from it.",
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
    name: "neighbour-leaves-the-maps-alone",
    stage: "merges",
    file: "free.ts",
    find: `    take(heap, behind);
`,
    replace: `    heap.byStart.delete(behind.start);
    heap.byEnd.delete(behind.start + behind.size);
`,
    why: "Forgets it in both maps, and thinks that this is all there is.",
    told: "keeps the free block behind in its list after merging with it, so its units are free twice",
  },
  {
    name: "behind-grows-before-it-leaves",
    stage: "merges",
    file: "free.ts",
    find: `    take(heap, behind);
    end += behind.size;
`,
    replace: `    heap.byStart.delete(behind.start);
    end += behind.size;
    behind.start = start;
    behind.size = end - start;
    take(heap, behind);
`,
    why: "Gives the block behind its new size, and then looks for it in the list of that.",
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
    name: "grows-by-the-block-behind-when-it-is-in-a-list",
    stage: "merges",
    file: "free.ts",
    find: `  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    take(heap, behind);
    end += behind.size;
  }
  put(heap, new FreeBlock(start, end - start));
`,
    replace: `  const block = new FreeBlock(start, end - start);
  put(heap, block);
  const behind = heap.byStart.get(end);
  if (behind === undefined) return;
  take(heap, behind);
  heap.byEnd.delete(end);
  block.size += behind.size;
  heap.byEnd.set(start + block.size, block);
`,
    why: "Puts the block into its list as soon as it knows the one before, and then lets it grow by the one behind.",
    told: "puts a merged block into the list for the size that was freed, not for the size it has",
  },
  {
    name: "grows-by-the-block-before-when-it-is-in-a-list",
    stage: "merges",
    file: "free.ts",
    find: `  let start = address;
  let end = address + size;
  const before = heap.byEnd.get(start);
  if (before !== undefined) {
    take(heap, before);
    start = before.start;
  }
  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    take(heap, behind);
    end += behind.size;
  }
  put(heap, new FreeBlock(start, end - start));
`,
    replace: `  const behind = heap.byStart.get(address + size);
  if (behind !== undefined) take(heap, behind);
  const block = new FreeBlock(address, size + (behind?.size ?? 0));
  put(heap, block);
  const before = heap.byEnd.get(address);
  if (before === undefined) return;
  take(heap, before);
  heap.byStart.delete(address);
  block.start = before.start;
  block.size += before.size;
  heap.byStart.set(block.start, block);
`,
    why: "Looks behind first, puts the block into its list, and then lets it grow by the one before.",
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
    name: "merges-a-slot-with-main-memory-by-what-was-asked-for",
    stage: "merges",
    file: "free.ts",
    find: `  if (address < heap.poolCapacity) return freeSmall(heap, address, size);
`,
    replace: `  if (address < heap.poolCapacity) {
    const first = heap.byStart.get(address + size);
    if (first === undefined) return freeSmall(heap, address, size);
    take(heap, first);
    return put(heap, new FreeBlock(address, first.start + first.size - address));
  }
`,
    why: "Looks behind what was asked for, which ends at the border only where that is all of the slot.",
    told: "merges a freed slot at the end of the pool with the free block behind the border",
  },
  {
    name: "main-memory-merges-with-a-slot",
    stage: "merges",
    file: "free.ts",
    find: `  if (address < heap.poolCapacity) return freeSmall(heap, address, size);

  let start = address;
  let end = address + size;
  const before = heap.byEnd.get(start);
`,
    replace: `  if (address < heap.poolCapacity) {
    freeSmall(heap, address, size);
    const slot = heap.poolLists.find((head) => head?.start === address);
    if (slot) heap.byEnd.set(address + size, slot);
    return;
  }

  let start = address;
  let end = address + size;
  const found = heap.byEnd.get(start);
  const before = heap.allocated.has(found?.start ?? -1) ? undefined : found;
`,
    why: "Free slots are in the map of ends, too, by what was asked for, and nobody asks on which side of the border they are.",
    told: "merges a freed block at the front of the main memory with the free slot before the border",
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
    name: "forgets-the-ends-of-neighbours",
    stage: "merges",
    file: "free.ts",
    find: `  const behind = heap.byStart.get(end);
`,
    replace: `  if (before !== undefined) heap.byEnd.set(address, before);
  const behind = heap.byStart.get(end);
`,
    why: "Takes the block before out of its list and out of the map of starts, and leaves it in that of ends.",
    told: "merges a freed block with one before it that is free no longer",
  },
  {
    name: "forgets-by-end-where-it-fits-exactly",
    stage: "merges",
    file: "allocate.ts",
    find: CUT_OFF,
    replace: `  const end = block.start + block.size;
  take(heap, block);
  if (block.size > size) put(heap, new FreeBlock(block.start + size, block.size - size));
  else heap.byEnd.set(end, block);
  return block.start;
`,
    why: "Where something is left, that takes its place in the map of ends; where nothing is, the block stays there.",
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
  {
    name: "block-before-grows-in-any-case",
    stage: "merges",
    file: "free.ts",
    find: `    take(heap, before);
    start = before.start;
  }
  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    take(heap, behind);
    end += behind.size;
  }
`,
    replace: `    start = before.start;
  }
  const behind = heap.byStart.get(end);
  if (behind !== undefined) {
    take(heap, behind);
    end += behind.size;
  }
  if (before !== undefined) {
    heap.byEnd.delete(before.start + before.size);
    before.size = end - start;
    heap.byEnd.set(end, before);
    return;
  }
`,
    why: "The block before becomes larger where it stands, as in first fit, and stays in the list of its old class.",
    told: "keeps the free block before in its old list when a merge lifts it into a higher class",
  },
  {
    name: "before-grows-where-it-alone-is-free",
    stage: "merges",
    file: "free.ts",
    find: `    take(heap, before);
    start = before.start;
  }
`,
    replace: `    if (!heap.byStart.has(end)) {
      heap.byEnd.delete(start);
      before.size += size;
      heap.byEnd.set(end, before);
      return;
    }
    take(heap, before);
    start = before.start;
  }
`,
    why: "Has four branches, and in the one with nothing but the block before, that grows where it stands.",
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
    name: "large-ones-take-the-end-of-the-pool",
    stage: "isolation",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(`,
    replace: `  const pool = heap as { poolCapacity: number };
  if (block === null && heap.poolCut + size <= pool.poolCapacity) {
    pool.poolCapacity -= size;
    return pool.poolCapacity;
  }
  if (block === null) throw new OutOfMemoryError(`,
    why: "Moves the border of the pool down when the main memory is full.",
    told: "serves a request from the uncut part of the pool when the main memory has no room for it",
  },
  {
    name: "whole-batches-are-for-everybody",
    stage: "isolation",
    file: "allocate.ts",
    find: NO_BLOCK,
    replace: `  if (block === null && size % 96 === 0 && heap.poolCut + size <= heap.poolCapacity) {
    heap.poolCut += size;
    return heap.poolCut - size;
  }
  if (block === null) throw new OutOfMemoryError(`,
    why: "Serves what needs whole batches of the pool from there.",
    told: "serves a request from the uncut part of the pool when the main memory has no room for it",
  },
  {
    name: "main-memory-borrows-from-the-end-of-the-pool",
    stage: "isolation",
    file: "allocate.ts",
    find: NO_BLOCK,
    replace: `  const first = heap.byStart.get(heap.poolCapacity);
  const missing = size - (first?.size ?? 0);
  if (block === null && heap.poolCut + missing <= heap.poolCapacity) {
    if (first !== undefined) take(heap, first);
    (heap as { poolCapacity: number }).poolCapacity -= missing;
    return heap.poolCapacity;
  }
  if (block === null) throw new OutOfMemoryError(`,
    why: "Where the first block of the main memory is too small, it grows into what is left of the pool.",
    told: "serves a request from the uncut part of the pool when the main memory has no room for it",
  },
  {
    name: "main-memory-without-a-unit-begins-in-the-pool",
    stage: "isolation",
    file: "allocate.ts",
    find: NO_BLOCK,
    replace: `  if (block === null && heap.poolCapacity === heap.capacity && heap.poolCut + size <= heap.poolCapacity) {
    heap.poolCut += 96 * Math.ceil(size / 96);
    return heap.poolCut - 96 * Math.ceil(size / 96);
  }
  if (block === null) throw new OutOfMemoryError(`,
    why: "Where all of memory is pool, what is large has to come from there, it seems.",
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
  {
    name: "asks-the-pool-for-32-at-last",
    stage: "isolation",
    file: "allocate.ts",
    find: `  if (block === null) throw new OutOfMemoryError(`,
    replace: `  const slot = block === null && size === 32 ? allocateSmall(heap, size) : null;
  if (slot !== null) return slot;
  if (block === null) throw new OutOfMemoryError(`,
    why: "32 fit into a slot, so the pool may help out, and is even cut for it.",
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
    name: "any-size-of-the-same-slot",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const asked = heap.allocated.get(address) ?? 0;
  const isSame = address < heap.poolCapacity ? Math.ceil(asked / 8) === Math.ceil(size / 8) : asked === size;
  if (asked === 0 || !isSame) {`,
    why: "In the pool it is the slot that comes back, so it compares slots.",
    told: "accepts the size of the slot in free, where only the size that was asked for is right",
  },
  {
    name: "records-the-size-of-the-slot",
    stage: "pool",
    file: "allocate.ts",
    find: `heap.allocated.set(address, size);`,
    replace: `heap.allocated.set(address, address < heap.poolCapacity ? 8 * Math.ceil(size / 8) : size);`,
    why: "Notes what was handed out, not what was asked for.",
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
    name: "part-of-a-block-may-be-freed",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `!(size <= (heap.allocated.get(address) ?? 0))`,
    why: "No more than was asked for: less is taken for right.",
    told: "accepts a wrong size in free, where an InvalidFreeError is due",
  },
  {
    name: "no-less-than-was-asked-for",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `size < (heap.allocated.get(address) ?? Infinity)`,
    why: "The comparison is the wrong way round: more than was asked for is taken for right.",
    told: "accepts a wrong size in free, where an InvalidFreeError is due",
  },
  {
    name: "slots-go-by-their-address",
    stage: "invalid-ops",
    file: "free.ts",
    find: `heap.allocated.get(address) !== size`,
    replace: `!heap.allocated.has(address) || (address >= heap.poolCapacity && heap.allocated.get(address) !== size)`,
    why: "A slot is known by where it is, and its size is looked at in the main memory alone.",
    told: "accepts a wrong size in free, where an InvalidFreeError is due",
  },
  {
    name: "frees-what-was-noted-in-main-memory",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  if (!heap.allocated.has(address) || (address < heap.poolCapacity && heap.allocated.get(address) !== size)) {`,
    why: "Compares sizes in the pool, where there are sizes of slots, and not in the main memory.",
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
    name: "any-multiple-of-eight-is-a-pool",
    stage: "invalid-ops",
    file: "segregated-allocator.ts",
    find: `poolCapacity % 96 === 0`,
    replace: `poolCapacity % 8 === 0`,
    why: "Slots are multiples of 8, so the pool seems to be one, too.",
    told: "accepts a pool that is no multiple of 96, where a RangeError is due",
  },
  {
    name: "a-pool-has-one-batch-at-least",
    stage: "invalid-ops",
    file: "segregated-allocator.ts",
    find: `poolCapacity % 96 === 0`,
    replace: `(poolCapacity === 0 || poolCapacity >= 96)`,
    why: "Wants room for one batch, and lets anything behind it lie.",
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
    name: "forgets-before-any-check",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(\`The size must be a positive integer, not \${size}.\`);
  }
  if (heap.allocated.get(address) !== size) {`,
    replace: `  const asked = heap.allocated.get(address);
  heap.allocated.delete(address);
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(\`The size must be a positive integer, not \${size}.\`);
  }
  if (asked !== size) {`,
    why: "Takes the entry out first, and then looks at the size.",
    told: "refuses the right free, too, after one with a wrong size was refused",
  },
  {
    name: "forgets-slots-before-it-refuses",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const asked = heap.allocated.get(address);
  if (address < heap.poolCapacity) heap.allocated.delete(address);
  if (asked !== size) {`,
    why: "In the branch of the pool it takes the entry out first, and then looks at the size.",
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
    name: "makes-32-bits-of-the-size",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  const address = (size < 32 ?`,
    replace: `  size = size >>> 0 || size;
  const address = (size < 32 ?`,
    why: "Makes an integer of the size by a bit operation, and so serves and notes only its low 32 bits.",
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
    name: "any-number-is-a-size",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `typeof size !== "number" || size <= 0`,
    why: "Looks at the type, and NaN and 2.5 are numbers.",
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
  {
    name: "looks-through-the-free-slots",
    stage: "cost",
    file: "pool.ts",
    find: `  push(heap, address, slotOf(size));
`,
    replace: `  for (let slot = heap.poolLists[placeOf(slotOf(size))] ?? null; slot !== null; slot = slot.next) {
    if (slot.start === address) return;
  }
  push(heap, address, slotOf(size));
`,
    why: "Makes sure that the slot is not free already by walking its list.",
    told: "does more work in allocate or free the more blocks there are, where O(1) is due",
  },
];
