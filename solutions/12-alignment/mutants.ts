import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- addresses: the next multiple ---------------------------------------------------------------------------------
  {
    name: "moves-on-what-is-aligned",
    stage: "addresses",
    file: "align.ts",
    find: `  return above === 0 ? address : address + alignment - above;`,
    replace: `  return address + alignment - above;`,
    why: "The formula for “up” is right for everything but what is a multiple already: that goes a whole alignment too far.",
    told: "hands out an address further on although a free block begins at a multiple of the alignment",
  },
  {
    name: "rounds-down",
    stage: "addresses",
    file: "align.ts",
    find: `  return above === 0 ? address : address + alignment - above;`,
    replace: `  return address - above;`,
    why: "& ~(alignment - 1) in another form: the multiple below, which belongs to the block before.",
    told: "takes the multiple of the alignment below start of a free block, where the next one above is due",
  },
  {
    name: "rounds-down-by-a-mask",
    stage: "addresses",
    file: "align.ts",
    find: `  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return address & ~(alignment - 1);`,
    why: "The mask clears the low bits, which is one half of the trick: alignment - 1 has to be added first.",
    told: "takes the multiple of the alignment below start of a free block, where the next one above is due",
  },
  {
    name: "mask-of-32-bits",
    stage: "addresses",
    file: "align.ts",
    find: `  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return (address + alignment - 1) & ~(alignment - 1);`,
    why: "The formula of every book on C. With 2^32 the mask is 0, and so is every address.",
    told: "serves an alignment of 2³¹ or more even when address 0, the only multiple in memory, is in use",
  },
  {
    name: "rounds-to-the-nearest",
    stage: "addresses",
    file: "align.ts",
    find: `  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return Math.round(address / alignment) * alignment;`,
    why: "Math.round looks like what is wanted, and goes up from the middle on only.",
    told: "takes the nearest multiple of the alignment, though that may lie below start of the free block",
  },
  {
    name: "default-of-one",
    stage: "addresses",
    file: "allocate.ts",
    find: `const DEFAULT_ALIGNMENT = 8;`,
    replace: `const DEFAULT_ALIGNMENT = 1;`,
    why: "Takes no alignment for none.",
    told: "uses an alignment of 1 when none is given, where 8 is due",
  },
  {
    name: "default-by-the-size",
    stage: "addresses",
    file: "allocate.ts",
    find: `alignment = DEFAULT_ALIGNMENT): number {`,
    replace: `alignment = isPowerOfTwo(size) ? Math.min(size, DEFAULT_ALIGNMENT) : DEFAULT_ALIGNMENT): number {`,
    why: "A thing of 2 units needs no more than a multiple of 2, so this is well meant.",
    told: "uses an alignment of 1, 2 or 4 for sizes of as many units when none is given, where 8 is due",
  },
  {
    name: "rounds-the-size",
    stage: "addresses",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);`,
    replace: `  size = alignUp(size, alignment);
  const block = firstFit(heap.freeListHead, size, alignment);`,
    why: "If every size is a multiple, every block begins at one. That is true, and it is not what was asked for.",
    told: "takes more units than asked for: the size rounded up to a multiple of the alignment",
  },
  {
    name: "alignment-beyond-the-capacity-is-refused",
    stage: "addresses",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {`,
    replace: `  if (!isPowerOfTwo(alignment) || alignment > heap.capacity) {`,
    why: "No address but 0 is a multiple of it. But 0 is.",
    told: "refuses an alignment larger than the capacity, though address 0 is a multiple of it",
  },
  {
    name: "one-is-no-power-of-two",
    stage: "addresses",
    file: "align.ts",
    find: `n < 1) return false;`,
    replace: `n < 2) return false;`,
    why: "1 is 2 to the power of 0, which is easily forgotten.",
    told: "refuses an alignment of 1",
  },
  {
    name: "returns-where-the-block-began",
    stage: "addresses",
    file: "allocate.ts",
    find: `  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);
`,
    replace: `  const address = block.start;
  cut(heap, block, alignUp(address, alignment), size);
`,
    why: "Rounds up for the list, and hands out what it did not round.",
    told: "returns start of the free block as the address, where the first multiple in it is due",
  },
  {
    name: "shares-the-books-between-allocators",
    stage: "addresses",
    file: "aligned-allocator.ts",
    find: `  readonly allocated = new Map<number, number>();`,
    replace: `  static readonly all = new Map<number, number>();
  readonly allocated = AlignedAllocator.all;`,
    why: "Keeps its books in a static field, so allocators know each other's blocks.",
    told: "mixes up the live allocations of two allocators: one can free what the other allocated",
  },
  {
    name: "records-the-block-where-it-was-found",
    stage: "padding",
    file: "allocate.ts",
    find: `  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(address, size);
`,
    replace: `  const { start } = block;
  const address = alignUp(start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(start, size);
`,
    why: "What begins behind a gap can never be freed, since the books have it in front of that.",
    told: "refuses to free an allocation at its own address when there was a gap before it",
  },

  // ---- padding: gap and rest ----------------------------------------------------------------------------------------
  {
    name: "gap-is-allocated",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    block.start = address + size;
    block.size = rest;
    if (rest === 0) unlink(heap, block);
`,
    why: "What is skipped counts as part of the block, so the free, which knows the size only, loses it.",
    told: "takes the gap before an allocation out of the free list, where it is to stay as a free block",
  },
  {
    name: "gap-goes-to-the-block-before",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    if (block.prev === null) {
      block.size = gap;
      if (rest > 0) insertBehind(block, address + size, rest);
    } else {
      block.prev.size += gap;
      block.start = address + size;
      block.size = rest;
      if (rest === 0) unlink(heap, block);
    }
`,
    why: "The block before it in the list is not the one before it in memory: something allocated lies between.",
    told: "adds the gap to the next free block below, though the two do not touch",
  },
  {
    name: "gap-without-prev",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    const before = new FreeBlock(block.start, gap);
    before.next = block;
    before.prev = block.prev;
    if (block.prev === null) heap.freeListHead = before;
    else block.prev.next = before;
    block.start = address + size;
    block.size = rest;
    if (rest === 0) {
      before.next = block.next;
      if (block.next !== null) block.next.prev = before;
    }
`,
    why: "A new node for the gap is linked in front of the block, whose own prev still leads past it.",
    told: "leaves prev of the rest leading past the gap, where the gap is the block before it",
  },
  {
    name: "gap-is-not-told-to-the-block-before",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    const before = new FreeBlock(block.start, gap);
    before.next = block;
    before.prev = block.prev;
    block.prev = before;
    if (before.prev === null) heap.freeListHead = before;
    block.start = address + size;
    block.size = rest;
    if (rest === 0) unlink(heap, block);
`,
    why: "A new node for the gap knows who stands before it, who does not know of it.",
    told: "leaves the gap out of the list, seen from its head, when a free block lies below it",
  },
  {
    name: "rest-is-dropped-behind-a-gap",
    stage: "padding",
    file: "allocate.ts",
    find: `    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: ``,
    why: "A gap and a rest at once need a second node, and most holes leave only one of them.",
    told: "loses the rest behind an allocation when there is a gap before it as well",
  },
  {
    name: "gap-behind-the-rest",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    const { start } = block;
    block.start = address + size;
    block.size = rest;
    insertBehind(block, start, gap);
    if (rest === 0) unlink(heap, block);
`,
    why: "The new node is the gap, and new nodes go behind: the list does not ascend any more.",
    told: "lists the gap after the rest, where the list ascends by start",
  },
  {
    name: "rest-without-its-prev",
    stage: "padding",
    file: "allocate.ts",
    find: `  behind.prev = block;
`,
    replace: ``,
    why: "The way back from the rest is forgotten.",
    told: "sets a wrong prev in the rest when there is a gap before it in the list",
  },
  {
    name: "rest-is-not-told-to-the-next-block",
    stage: "padding",
    file: "allocate.ts",
    find: `  if (block.next !== null) block.next.prev = behind;
`,
    replace: ``,
    why: "The block above still points back at the gap.",
    told: "leaves prev of the free block above pointing at the gap when there is a rest in between",
  },
  {
    name: "rest-cuts-the-list-off",
    stage: "padding",
    file: "allocate.ts",
    find: `  behind.next = block.next;
`,
    replace: ``,
    why: "All that lies above the rest is lost.",
    told: "loses every free block above the rest when there is a gap as well",
  },
  {
    name: "empty-rest-becomes-a-node",
    stage: "padding",
    file: "allocate.ts",
    find: `    if (rest > 0) insertBehind`,
    replace: `    insertBehind`,
    why: "A gap alone is one of the four cases.",
    told: "puts a free block of size 0 into the list when there is a gap and no rest",
  },
  {
    name: "rest-begins-behind-the-size",
    stage: "padding",
    file: "allocate.ts",
    find: `insertBehind(block, address + size, rest)`,
    replace: `insertBehind(block, block.start + size, rest)`,
    why: "Where there is no gap the rest begins at start + size.",
    told: "begins the rest too low by as many units as the gap has",
  },
  {
    name: "gap-of-one-is-not-kept",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
    if (gap === 1) unlink(heap, block);
`,
    why: "A single unit is not worth a node, so it is lost for ever.",
    told: "loses a gap of a single unit",
  },
  {
    name: "exact-fit-behind-nothing-stays",
    stage: "padding",
    file: "allocate.ts",
    find: `  if (gap === 0 && rest === 0) unlink(heap, block);
  else if (gap === 0)`,
    replace: `  if (gap === 0)`,
    why: "A block without gap and rest has nothing left, and no place in the list.",
    told: "leaves a free block of size 0 in the list when there is neither gap nor rest",
  },

  // ---- choice: in which block it fits -------------------------------------------------------------------------------
  {
    name: "first-that-is-large-enough-or-none",
    stage: "choice",
    file: "allocate.ts",
    find: `  while (block !== null && alignUp(block.start, alignment) + size > block.start + block.size) block = block.next;
  return block;`,
    replace: `  while (block !== null && block.size < size) block = block.next;
  if (block === null) return null;
  return alignUp(block.start, alignment) + size > block.start + block.size ? null : block;`,
    why: "Compares sizes as first fit does, and gives up where that block turns out to be badly placed.",
    told: "refuses a request when the first block with enough units is badly placed, though a later one serves",
  },
  {
    name: "reaches-past-the-end",
    stage: "choice",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `block.size < size`,
    why: "Compares sizes as first fit does: the end lies in the block behind, or outside of memory.",
    told: "takes a block that is large enough but badly placed, and hands out units beyond its end",
  },
  {
    name: "wants-room-for-the-worst-gap",
    stage: "choice",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `block.size < (block.start % alignment === 0 ? size : size + alignment - 1)`,
    why: "size + alignment - 1 units always hold an aligned block. So may fewer.",
    told: "passes over a block that has room behind its gap, unless it has room behind the largest possible gap",
  },
  {
    name: "least-gap-first",
    stage: "choice",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);
`,
    replace: `  let block = firstFit(heap.freeListHead, size, alignment);
  const gapOf = (one: FreeBlock): number => alignUp(one.start, alignment) - one.start;
  for (let other = block; block !== null && other !== null; other = firstFit(other.next, size, alignment))
    if (gapOf(other) < gapOf(block)) block = other;
`,
    why: "Sensible, since a small gap is hard to use. But it is another policy.",
    told: "takes the block with the smallest gap, not the first one in which the size fits",
  },
  {
    name: "a-gap-may-not-use-the-last-unit",
    stage: "padding",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `(block.size < size || (block.size > size && alignUp(block.start, alignment) + size >= block.start + block.size && block.start % alignment !== 0))`,
    why: "Off by one where something is skipped.",
    told: "passes over a block in which the size fits behind a gap and leaves no rest",
  },

  // ---- invalid-ops: what is refused ---------------------------------------------------------------------------------
  {
    name: "accepts-any-integer",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return true;`,
    why: "Multiples of 6 exist, so nothing breaks.",
    told: "accepts alignments that are no powers of two, such as 3 and 24, where a RangeError is due",
  },
  {
    name: "accepts-multiples-of-eight",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  return odd === 1;`,
    replace: `  return odd === 1 || n % 8 === 0;`,
    why: "24 looks like an alignment.",
    told: "accepts an alignment of 24 and every other multiple of 8, where a RangeError may be due",
  },
  {
    name: "zero-passes-the-bit-trick",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
`,
    replace: `  if (!Number.isInteger(n) || n < 0) return false;
  if (n === 0) return (n & (n - 1)) === 0;
`,
    why: "n & (n - 1) is 0 for every power of two. It is 0 for 0, too.",
    told: "accepts an alignment of 0, where a RangeError is due",
  },
  {
    name: "bit-trick-of-32-bits",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return (n & (n - 1)) === 0;`,
    why: "& sees the low 32 bits only: of 3 · 2^32 there is nothing left.",
    told: "accepts alignments above 2³² that are no powers of two, such as 3 · 2³², where a RangeError is due",
  },
  {
    name: "checks-the-alignment-too-late",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {
    throw new RangeError(\`The alignment must be a power of two, not \${alignment}.\`);
  }
  const block = firstFit(heap.freeListHead, size, alignment);
`,
    replace: `  const block = firstFit(heap.freeListHead, size, alignment);
  if (block !== null && !isPowerOfTwo(alignment)) {
    unlink(heap, block);
    throw new RangeError("The alignment must be a power of two.");
  }
`,
    why: "The block has left the list when the call is refused.",
    told: "loses a free block when it refuses an alignment, where an error changes nothing",
  },
  {
    name: "lets-fractions-pass",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return Number.isInteger(Math.log2(n));`,
    why: "0.5 is a power of two, too: 2 to the power of -1.",
    told: "accepts fractions such as 0.5 as an alignment, where a RangeError is due",
  },
  {
    name: "negative-counts-as-positive",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {`,
    replace: `  alignment = Math.abs(alignment);
  if (!isPowerOfTwo(alignment)) {`,
    why: "Mends a wrong alignment instead of refusing it.",
    told: "accepts a negative alignment such as -8, where a RangeError is due",
  },
  {
    name: "zero-stands-for-the-default",
    stage: "invalid-ops",
    file: "aligned-allocator.ts",
    find: `return allocate(this, size, alignment);`,
    replace: `return allocate(this, size, alignment || 8);`,
    why: "|| takes 0 and NaN for nothing.",
    told: "takes an alignment of 0 or NaN for none at all, where a RangeError is due",
  },
  {
    name: "null-stands-for-the-default",
    stage: "invalid-ops",
    file: "aligned-allocator.ts",
    find: `return allocate(this, size, alignment);`,
    replace: `return allocate(this, size, alignment ?? 8);`,
    why: "?? takes null for nothing; a default parameter does not.",
    told: "takes null as an alignment for none at all, where an error is due",
  },
  {
    name: "converts-texts",
    stage: "invalid-ops",
    file: "aligned-allocator.ts",
    find: `return allocate(this, size, alignment);`,
    replace: `return allocate(this, size, alignment === undefined ? 8 : Number(alignment));`,
    why: "Mends a wrong type instead of refusing it.",
    told: "turns a text given as an alignment into a number, where a RangeError or TypeError is due",
  },
  {
    name: "refuses-an-alignment-with-a-plain-error",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `throw new RangeError(\`The alignment`,
    replace: `throw new Error(\`The alignment`,
    why: "Throws, but an error that cannot be told from any other.",
    told: "throws an error whose name is Error for a wrong alignment, where a RangeError is due",
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
    name: "capacity-zero-passes",
    stage: "invalid-ops",
    file: "aligned-allocator.ts",
    find: `totalCapacity <= 0`,
    replace: `totalCapacity < 0`,
    why: "Makes a memory of no units: off by one.",
    told: "accepts a capacity of 0, where a RangeError is due",
  },
  {
    name: "frees-from-the-gap-on",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  for (const [start, units] of heap.allocated)
    if (address <= start && address + size === start + units && start - address < 8) [address, size] = [start, units];
  if (heap.allocated.get(address) !== size) {`,
    why: "Lets the caller free the gap with its block, as if it had been handed out.",
    told: "accepts a free that takes in the gap before an allocation, where an InvalidFreeError is due",
  },
  {
    name: "frees-with-padding-behind",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  if (Math.ceil((heap.allocated.get(address) ?? 0) / 8) * 8 === size) size = heap.allocated.get(address)!;
  if (heap.allocated.get(address) !== size) {`,
    why: "Takes the size rounded up to 8 for the same.",
    told: "accepts a free with the size rounded up to a multiple of 8, where an InvalidFreeError is due",
  },
];
