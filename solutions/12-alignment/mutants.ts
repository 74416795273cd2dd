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
    name: "moves-on-what-is-aligned-but-not-0",
    stage: "addresses",
    file: "align.ts",
    find: `  return above === 0 ? address : address + alignment - above;`,
    replace: `  return address === 0 ? 0 : address + alignment - above;`,
    why: "The first allocation shows that 0 has to stay, so 0 is spared. Every other multiple goes a whole alignment too far.",
    told: "hands out an address further on although a free block begins at a multiple of the alignment",
  },
  {
    name: "moves-on-what-is-aligned-but-not-for-1",
    stage: "addresses",
    file: "align.ts",
    find: `  return above === 0 ? address : address + alignment - above;`,
    replace: `  return address === 0 || alignment === 1 ? address : address + alignment - above;`,
    why: "Spares what was seen to go wrong, address 0 and an alignment of 1, in place of a remainder of 0.",
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
    name: "rounds-down-what-it-returns",
    stage: "addresses",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);
  if (block === null) {
    throw new OutOfMemoryError(\`In no free block do \${size} units fit from a multiple of \${alignment} on.\`);
  }
  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);`,
    replace: `  const block = firstFit(heap.freeListHead, size, 1);
  if (block === null) {
    throw new OutOfMemoryError(\`In no free block do \${size} units fit from a multiple of \${alignment} on.\`);
  }
  const { start } = block;
  cut(heap, block, start, size);
  const address = start - (start % alignment);`,
    why: "Gives up the front of the first block that is large enough, as in first fit, and makes its address a multiple at the very end, downwards.",
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
    told: "serves an alignment of 2³² or more even when address 0, the only multiple in memory, is in use",
  },
  {
    name: "gap-by-a-mask-of-32-bits",
    stage: "addresses",
    file: "align.ts",
    find: `  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return address + (-address & (alignment - 1));`,
    why: "-address & (alignment - 1) is what is missing to the next multiple. With 2^32 the mask is -1, and the address goes back to 0.",
    told: "serves an alignment of 2³² or more even when address 0, the only multiple in memory, is in use",
  },
  {
    name: "shifts-of-32-bits",
    stage: "addresses",
    file: "align.ts",
    find: `  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  const bits = Math.log2(alignment);
  return ((address + alignment - 1) >> bits) << bits;`,
    why: "Shifts the low bits out and zeros in. Shifts count modulo 32, so with 2^32 nothing is shifted.",
    told: "serves an alignment of 2³² or more even when address 0, the only multiple in memory, is in use",
  },
  {
    name: "alignment-of-32-bits-or-none",
    stage: "addresses",
    file: "align.ts",
    find: `  const above = address % alignment;
`,
    replace: `  alignment = alignment >>> 0 || 1;
  const above = address % alignment;
`,
    why: "Makes 32 bits of the alignment, and where none of them is set, every address is a multiple.",
    told: "serves an alignment of 2³² or more even when address 0, the only multiple in memory, is in use",
  },
  {
    name: "alignment-as-an-int",
    stage: "addresses",
    file: "align.ts",
    find: `  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  const step = alignment | 0;
  return Math.ceil(address / step) * step;`,
    why: "Divides by the alignment as an int, which 2^32 is not: there it divides by 0, and NaN fits everywhere.",
    told: "serves an alignment of 2³² or more even when address 0, the only multiple in memory, is in use",
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
    name: "rounds-down-below-the-half",
    stage: "addresses",
    file: "align.ts",
    find: `  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  const above = address % alignment;
  return above * 2 <= alignment ? address - above : address + alignment - above;`,
    why: "Goes to the multiple that is nearer, and down where both are as near.",
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
    name: "default-of-one-for-small-sizes",
    stage: "addresses",
    file: "aligned-allocator.ts",
    find: `return allocate(this, size, alignment);`,
    replace: `return allocate(this, size, alignment ?? (size < 8 ? 1 : 8));`,
    why: "What is smaller than the default alignment seems to need none.",
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
    name: "rounds-the-size-but-records-what-was-asked-for",
    stage: "addresses",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);
  if (block === null) {
    throw new OutOfMemoryError(\`In no free block do \${size} units fit from a multiple of \${alignment} on.\`);
  }
  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);`,
    replace: `  const taken = alignUp(size, alignment);
  const block = firstFit(heap.freeListHead, taken, alignment);
  if (block === null) {
    throw new OutOfMemoryError(\`In no free block do \${size} units fit from a multiple of \${alignment} on.\`);
  }
  const address = alignUp(block.start, alignment);
  cut(heap, block, address, taken);`,
    why: "Rounds for the list alone. free is told the size, and gives back no more than that.",
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
    name: "alignment-beyond-the-capacity-has-no-memory",
    stage: "addresses",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);`,
    replace: `  if (alignment > heap.capacity) throw new OutOfMemoryError("The alignment is larger than memory.");
  const block = firstFit(heap.freeListHead, size, alignment);`,
    why: "There is no room for a whole piece of that size, so there is no memory for it. But address 0 is one.",
    told: "refuses an alignment larger than the capacity, though address 0 is a multiple of it",
  },
  {
    name: "alignment-as-large-as-the-capacity-is-refused",
    stage: "addresses",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {`,
    replace: `  if (!isPowerOfTwo(alignment) || alignment >= heap.capacity) {`,
    why: "No address above 0 is a multiple of the capacity, either, so it is refused, too. But 0 is.",
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
    name: "powers-of-32-bits",
    stage: "addresses",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  for (let power = 0; power < 31; power++) if (n === 1 << power) return true;
  return false;`,
    why: "Compares with 1 << k for each k: 1 << 31 is negative, and 1 << 32 is 1.",
    told: "refuses powers of two of 2³¹ and more as an alignment",
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
    name: "ignores-the-alignment",
    stage: "addresses",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);
  if (block === null) {
    throw new OutOfMemoryError(\`In no free block do \${size} units fit from a multiple of \${alignment} on.\`);
  }
  const address = alignUp(block.start, alignment);`,
    replace: `  const block = firstFit(heap.freeListHead, size, 1);
  if (block === null) {
    throw new OutOfMemoryError(\`In no free block do \${size} units fit from a multiple of \${alignment} on.\`);
  }
  const address = block.start;`,
    why: "First fit's allocate as it was brought along: the alignment is checked, and nothing else is done with it.",
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
    name: "books-of-the-newest-allocator",
    stage: "addresses",
    file: "aligned-allocator.ts",
    find: `  readonly allocated = new Map<number, number>();`,
    replace: `  static books = new Map<number, number>();
  readonly own = (AlignedAllocator.books = new Map<number, number>());
  get allocated(): Map<number, number> {
    return AlignedAllocator.books;
  }`,
    why: "A static field that each constructor makes anew: all keep their books in those of the newest one.",
    told: "mixes up the live allocations of two allocators: one can free what the other allocated",
  },
  {
    name: "books-for-each-capacity",
    stage: "addresses",
    file: "aligned-allocator.ts",
    find: `    this.capacity = totalCapacity;
`,
    replace: `    this.capacity = totalCapacity;
    const all = ((AlignedAllocator as any).books ??= new Map()) as Map<number, Map<number, number>>;
    if (!all.has(totalCapacity)) all.set(totalCapacity, this.allocated);
    (this as any).allocated = all.get(totalCapacity);
`,
    why: "Keeps the books in a static map by capacity, and two allocators of the same capacity have one.",
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
  {
    name: "records-the-size-with-the-gap",
    stage: "padding",
    file: "allocate.ts",
    find: `  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(address, size);`,
    replace: `  const { start } = block;
  const address = alignUp(start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(address, address - start + size);`,
    why: "The books have as many units as the block has lost in front, so no free of what was asked for is the same.",
    told: "refuses to free an allocation at its own address when there was a gap before it",
  },
  {
    name: "records-the-block-with-its-gap",
    stage: "padding",
    file: "allocate.ts",
    find: `  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(address, size);`,
    replace: `  const { start } = block;
  const address = alignUp(start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(start, address - start + size);`,
    why: "The books have the gap and what is behind it as one block, which nobody has heard of.",
    told: "refuses to free an allocation at its own address when there was a gap before it",
  },
  {
    name: "records-nothing-behind-a-gap",
    stage: "padding",
    file: "allocate.ts",
    find: `  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(address, size);`,
    replace: `  const { start } = block;
  const address = alignUp(start, alignment);
  cut(heap, block, address, size);
  if (address === start) heap.allocated.set(address, size);`,
    why: "Records the allocation in the cases of first fit, and forgets it in those that are new.",
    told: "refuses to free an allocation at its own address when there was a gap before it",
  },
  {
    name: "records-nothing-between-gap-and-rest",
    stage: "padding",
    file: "allocate.ts",
    find: `  cut(heap, block, address, size);
  heap.allocated.set(address, size);`,
    replace: `  const isSplit = address > block.start && address + size < block.start + block.size;
  cut(heap, block, address, size);
  if (!isSplit) heap.allocated.set(address, size);`,
    why: "Of four cases the one in which a block becomes two returns before the allocation is recorded.",
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
    name: "gap-gives-way-to-the-rest",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);`,
    replace: `    if (rest > 0) block.start = address + size;
    block.size = rest > 0 ? rest : gap;`,
    why: "One node is left of the block, and it keeps the rest; the gap is kept where there is no rest.",
    told: "takes the gap before an allocation out of the free list, where it is to stay as a free block",
  },
  {
    name: "gap-without-a-rest-is-dropped",
    stage: "padding",
    file: "allocate.ts",
    find: `  if (gap === 0 && rest === 0) unlink(heap, block);`,
    replace: `  if (rest === 0) unlink(heap, block);`,
    why: "Where no rest is left the block leaves the list, as an exact fit does, and takes the gap along.",
    told: "takes the gap before an allocation out of the free list, where it is to stay as a free block",
  },
  {
    name: "small-gaps-are-not-kept",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);`,
    replace: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
    if (gap < DEFAULT_ALIGNMENT) unlink(heap, block);`,
    why: "A gap of less than 8 units serves no request of the default alignment, so no node is made for it.",
    told: "takes the gap before an allocation out of the free list, where it is to stay as a free block",
  },
  {
    name: "gap-at-the-head-is-dropped",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
    if (block.prev === null) unlink(heap, block);
`,
    why: "Where the block is the first one, the head becomes what is behind the allocation.",
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
    name: "gap-goes-to-the-block-before-or-is-lost",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);`,
    replace: `    if (block.prev !== null) block.prev.size += gap;
    block.start = address + size;
    block.size = rest;
    if (rest === 0) unlink(heap, block);`,
    why: "Adds the gap to the block before it in the list, and where there is none, to nothing.",
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
    name: "gap-without-prev-at-the-head-alone",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    if (block.prev !== null || rest === 0) {
      block.size = gap;
      if (rest > 0) insertBehind(block, address + size, rest);
      return;
    }
    const before = new FreeBlock(block.start, gap);
    before.next = block;
    heap.freeListHead = before;
    block.start = address + size;
    block.size = rest;
`,
    why: "Makes a node for the gap and puts it at the head of the list, and the old head does not hear of it.",
    told: "leaves prev of the rest leading past the gap, where the gap is the block before it",
  },
  {
    name: "gap-without-prev-behind-another-block",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    if (block.prev === null || rest === 0) {
      block.size = gap;
      if (rest > 0) insertBehind(block, address + size, rest);
      return;
    }
    const before = new FreeBlock(block.start, gap);
    before.next = block;
    before.prev = block.prev;
    block.prev.next = before;
    block.start = address + size;
    block.size = rest;
`,
    why: "Behind another block the gap gets three of its four links.",
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
    name: "gap-with-a-rest-is-not-told-to-the-block-before",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    if (rest === 0) {
      block.size = gap;
      return;
    }
    const before = new FreeBlock(block.start, gap);
    before.next = block;
    before.prev = block.prev;
    block.prev = before;
    if (before.prev === null) heap.freeListHead = before;
    block.start = address + size;
    block.size = rest;
`,
    why: "Of the four cases, only the one with gap and rest makes a node, and three of its links.",
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
    name: "rest-is-linked-before-another-block-alone",
    stage: "padding",
    file: "allocate.ts",
    find: `  if (block.next !== null) block.next.prev = behind;
  block.next = behind;`,
    replace: `  if (block.next !== null) {
    block.next.prev = behind;
    block.next = behind;
  }`,
    why: "Takes care of a block above, and does all of it only where there is one: at the tail the rest is in no list.",
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
    name: "gap-at-the-end-of-the-list",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);`,
    replace: `    if (rest === 0) {
      block.size = gap;
      return;
    }
    const { start } = block;
    block.start = address + size;
    block.size = rest;
    let tail = block;
    while (tail.next !== null) tail = tail.next;
    insertBehind(tail, start, gap);`,
    why: "The block becomes the rest, and the gap a new node, which is appended where the list ends.",
    told: "lists the gap after the rest, where the list ascends by start",
  },
  {
    name: "rest-at-the-head-of-the-list",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);`,
    replace: `    block.size = gap;
    if (rest === 0) return;
    const behind = new FreeBlock(address + size, rest);
    behind.next = heap.freeListHead;
    if (heap.freeListHead !== null) heap.freeListHead.prev = behind;
    heap.freeListHead = behind;`,
    why: "The rest is a new node, and new nodes become the head.",
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
    name: "rest-without-prev-at-the-tail",
    stage: "padding",
    file: "allocate.ts",
    find: `  behind.prev = block;
`,
    replace: `  if (block.next !== null) behind.prev = block;
`,
    why: "Sets the links of the rest where there is a block behind it, and there all of them.",
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
    told: "sets a wrong prev in the rest or in the free block above it, when a request leaves a gap and a rest",
  },
  {
    name: "rest-is-told-to-itself",
    stage: "padding",
    file: "allocate.ts",
    find: `  if (block.next !== null) block.next.prev = behind;
  block.next = behind;`,
    replace: `  block.next = behind;
  if (block.next !== null) block.next.prev = behind;`,
    why: "Links the gap to the rest first, and then tells the gap's next block, which by now is the rest itself.",
    told: "sets a wrong prev in the rest or in the free block above it, when a request leaves a gap and a rest",
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
    name: "rest-leads-to-itself",
    stage: "addresses",
    file: "allocate.ts",
    find: `  behind.next = block.next;
  if (block.next !== null) block.next.prev = behind;
  block.next = behind;`,
    replace: `  if (block.next !== null) block.next.prev = behind;
  block.next = behind;
  behind.next = block.next;`,
    why: "Links the gap to the rest first, and then asks the gap what comes behind the rest.",
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
    name: "empty-rest-at-the-end-of-the-list",
    stage: "padding",
    file: "allocate.ts",
    find: `if (rest > 0) insertBehind`,
    replace: `if (rest > 0 || block.next === null) insertBehind`,
    why: "Asks whether there is a rest only where it would lie before another block.",
    told: "puts a free block of size 0 into the list when there is a gap and no rest",
  },
  {
    name: "empty-rest-unless-last",
    stage: "padding",
    file: "allocate.ts",
    find: `if (rest > 0) insertBehind`,
    replace: `if (rest > 0 || block.next !== null) insertBehind`,
    why: "Asks whether there is a rest only where it would be the last block.",
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
    name: "rest-has-the-gap-in-it",
    stage: "padding",
    file: "allocate.ts",
    find: `    if (rest > 0) insertBehind(block, address + size, rest);`,
    replace: `    if (rest + gap > 0) insertBehind(block, block.start + size, rest + gap);`,
    why: "Begins the rest where it would without a gap, and counts its units as if there were none.",
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
    name: "gap-of-one-with-a-rest-is-not-kept",
    stage: "padding",
    file: "allocate.ts",
    find: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
`,
    replace: `    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
    if (gap === 1 && rest > 0) unlink(heap, block);
`,
    why: "Drops the gap of a block that is cut in two when it is not worth a node.",
    told: "loses a gap of a single unit",
  },
  {
    name: "gap-of-one-without-a-rest-is-not-kept",
    stage: "padding",
    file: "allocate.ts",
    find: `if (gap === 0 && rest === 0) unlink`,
    replace: `if (gap <= 1 && rest === 0) unlink`,
    why: "What is left of a block that was used up to its end, one unit, counts as nothing.",
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
  {
    name: "exact-fit-at-the-tail-stays",
    stage: "padding",
    file: "allocate.ts",
    find: `if (gap === 0 && rest === 0) unlink`,
    replace: `if (gap === 0 && rest === 0 && block.next !== null) unlink`,
    why: "Takes the block out where there is another one behind it to link to.",
    told: "leaves a free block of size 0 in the list when there is neither gap nor rest",
  },
  {
    name: "exact-fit-of-all-there-is-stays",
    stage: "padding",
    file: "allocate.ts",
    find: `if (gap === 0 && rest === 0) unlink`,
    replace: `if (gap === 0 && rest === 0 && (block.next !== null || block.prev !== null)) unlink`,
    why: "Takes the block out where there is a neighbour to link to; the only block has none.",
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
    name: "reaches-one-past-the-end",
    stage: "choice",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `(block.size < size || alignUp(block.start, alignment) + size - 1 > block.start + block.size)`,
    why: "Looks for enough units, and then for the last unit, which is one too few behind a gap.",
    told: "takes a block that is large enough but badly placed, and hands out units beyond its end",
  },
  {
    name: "looks-whether-the-multiple-lies-inside",
    stage: "choice",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `(block.size < size || alignUp(block.start, alignment) >= block.start + block.size)`,
    why: "Asks for enough units, and for a multiple in the block: each is right, but not both at once.",
    told: "takes a block that is large enough but badly placed, and hands out units beyond its end",
  },
  {
    name: "reaches-past-the-end-where-nothing-fits",
    stage: "choice",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);
`,
    replace: `  let block = firstFit(heap.freeListHead, size, alignment);
  for (let other = heap.freeListHead; block === null && other !== null; other = other.next)
    if (other.size >= size) block = other;
`,
    why: "Where no block has room behind its gap, one that is large enough has to do.",
    told: "takes a block that is large enough but badly placed, and hands out units beyond its end",
  },
  {
    name: "reaches-to-the-end-of-memory",
    stage: "choice",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);
`,
    replace: `  let block = heap.freeListHead;
  while (block !== null && (block.size < size || alignUp(block.start, alignment) + size > heap.capacity)) block = block.next;
`,
    why: "Takes care that nothing lies outside of memory, where it should not lie outside of the block.",
    told: "takes a block that is large enough but badly placed, and hands out units beyond its end",
  },
  {
    name: "looks-for-room-at-a-multiple-of-eight",
    stage: "choice",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `alignUp(block.start, Math.min(alignment, DEFAULT_ALIGNMENT)) + size > block.start + block.size`,
    why: "Looks whether the size fits for the default, and then begins at the multiple that was asked for.",
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
    name: "wants-room-for-the-worst-gap-always",
    stage: "addresses",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `block.size < size + alignment - 1`,
    why: "size + alignment - 1 units always hold an aligned block, and nobody asks whether the block is aligned already.",
    told: "passes over a block that has room behind its gap, unless it has room behind the largest possible gap",
  },
  {
    name: "wants-room-for-a-whole-alignment",
    stage: "padding",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `block.size < (block.start % alignment === 0 ? size : size + alignment)`,
    why: "Adds the alignment where the block is not aligned, which is one unit more than can be skipped.",
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
    name: "last-of-the-least-gaps-first",
    stage: "choice",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);`,
    replace: `  let block = firstFit(heap.freeListHead, size, alignment);
  const gapOf = (one: FreeBlock): number => alignUp(one.start, alignment) - one.start;
  for (let other = block; block !== null && other !== null; other = firstFit(other.next, size, alignment))
    if (gapOf(other) <= gapOf(block)) block = other;`,
    why: "Compares by <=, so of several blocks with the same gap the last one is taken.",
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
  {
    name: "nothing-may-use-the-last-unit",
    stage: "addresses",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `alignUp(block.start, alignment) + size >= block.start + block.size`,
    why: "Off by one at the end of the block, with or without a gap.",
    told: "passes over a block in which the size fits behind a gap and leaves no rest",
  },
  {
    name: "a-gap-wants-a-rest-of-eight",
    stage: "addresses",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `alignUp(block.start, alignment) + size + (block.start % alignment === 0 ? 0 : 8) > block.start + block.size`,
    why: "A block that becomes two is to leave a rest that serves somebody.",
    told: "passes over a block in which the size fits behind a gap and leaves no rest",
  },
  {
    name: "a-gap-may-not-use-the-last-unit-of-memory",
    stage: "padding",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);
`,
    replace: `  let block = firstFit(heap.freeListHead, size, alignment);
  while (block !== null && block.start % alignment !== 0 && alignUp(block.start, alignment) + size >= heap.capacity)
    block = firstFit(block.next, size, alignment);
`,
    why: "Off by one where it looks whether what is aligned still lies in memory.",
    told: "passes over a block in which the size fits behind a gap and leaves no rest",
  },
  {
    name: "what-is-aligned-has-to-end-before-the-block-does",
    stage: "padding",
    file: "allocate.ts",
    find: `alignUp(block.start, alignment) + size > block.start + block.size`,
    replace: `(block.start % alignment === 0 ? block.size < size : alignUp(block.start, alignment) + size >= block.start + block.size)`,
    why: "Has a case for blocks that are aligned already, and is off by one in the other.",
    told: "passes over a block in which the size fits behind a gap and leaves no rest",
  },
  {
    name: "smallest-block-in-which-it-fits",
    stage: "choice",
    file: "allocate.ts",
    find: `  const block = firstFit(heap.freeListHead, size, alignment);
`,
    replace: `  let block = firstFit(heap.freeListHead, size, alignment);
  const lost = (one: FreeBlock): number => one.size - size;
  for (let other = block; block !== null && other !== null; other = firstFit(other.next, size, alignment))
    if (lost(other) < lost(block)) block = other;
`,
    why: "Looks for the tightest block, as best fit does.",
    told: "takes the smallest free block in which the size fits, not the first one",
  },

  // ---- invalid-ops: what is refused ---------------------------------------------------------------------------------
  {
    name: "rounds-an-unknown-address-up",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
`,
    replace: `  if (!heap.allocated.has(address)) address = 8 * Math.ceil(address / 8);
  if (heap.allocated.get(address) !== size) {
`,
    why: "Rounds the address up as allocate does with that of a free block, so that the gap leads to the block behind it.",
    told: "frees a block by an address in the gap before it, rounded up, where an InvalidFreeError is due",
  },
  {
    name: "rounds-an-unknown-address-up-by-any-alignment",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
`,
    replace: `  for (let alignment = 2; alignment <= 16 && !heap.allocated.has(address); alignment *= 2) {
    address = alignment * Math.ceil(address / alignment);
  }
  if (heap.allocated.get(address) !== size) {
`,
    why: "Does not know what the block was aligned to, and tries one alignment after the other.",
    told: "frees a block by an address in the gap before it, rounded up, where an InvalidFreeError is due",
  },
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
    name: "accepts-any-alignment",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return true;`,
    why: "Nobody asks: what a multiple is, is anybody's to know.",
    told: "accepts alignments that are no powers of two, such as 3 and 24, where a RangeError is due",
  },
  {
    name: "accepts-any-positive-number",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return n > 0;`,
    why: "Asks for more than 0, and for nothing else.",
    told: "accepts alignments that are no powers of two, such as 3 and 24, where a RangeError is due",
  },
  {
    name: "accepts-integers-below-1-too",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return Number.isInteger(n);`,
    why: "An alignment is an integer; that it is more than 0 goes without saying.",
    told: "accepts alignments that are no powers of two, such as 3 and 24, where a RangeError is due",
  },
  {
    name: "accepts-any-alignment-and-skips-nothing",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return true;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  const above = address % alignment;
  return above > 0 ? address + alignment - above : address;`,
    why: "Nobody asks; what has no remainder that is more than 0 skips nothing.",
    told: "accepts alignments that are no powers of two, such as 3 and 24, where a RangeError is due",
  },
  {
    name: "accepts-any-alignment-with-a-mask",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return true;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  if (alignment >= 2 ** 31 && Number.isInteger(Math.log2(alignment))) return address === 0 ? 0 : alignment;
  return (address + alignment - 1) & ~(alignment - 1);`,
    why: "Nobody asks, and a mask makes something of everything.",
    told: "accepts alignments that are no powers of two, such as 3 and 24, where a RangeError is due",
  },
  {
    name: "rounds-the-alignment-up",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {`,
    replace: `  if (Number.isInteger(alignment) && alignment > 0) alignment = 2 ** Math.ceil(Math.log2(alignment));
  if (!isPowerOfTwo(alignment)) {`,
    why: "Makes the next power of two of it, as some libraries do.",
    told: "accepts alignments that are no powers of two, such as 3 and 24, where a RangeError is due",
  },
  {
    name: "takes-the-largest-power-in-the-alignment",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {`,
    replace: `  if (Number.isInteger(alignment) && alignment > 0) {
    let power = 1;
    while (alignment % (2 * power) === 0) power *= 2;
    alignment = power;
  }
  if (!isPowerOfTwo(alignment)) {`,
    why: "Makes a power of two of it by leaving out what is odd: 24 is 8, and 3 is 1.",
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
    name: "accepts-even-numbers",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  return odd === 1;`,
    replace: `  return odd === 1 || n % 2 === 0;`,
    why: "Every power of two but 1 is even, so what is even looks like one.",
    told: "accepts an alignment of 24 and every other multiple of 8, where a RangeError may be due",
  },
  {
    name: "accepts-multiples-of-eight-below-1-too",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return n === 1 || n === 2 || n === 4 || n % 8 === 0;`,
    why: "1, 2 and 4, and then every multiple of 8, of which 0 and -8 are two.",
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
    name: "bit-trick-alone",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return (n & (n - 1)) === 0;`,
    why: "n & (n - 1) is all that there is: it is 0 for 0, and & makes 0 of fractions, texts and NaN.",
    told: "accepts an alignment of 0, where a RangeError is due",
  },
  {
    name: "bit-trick-for-integers",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return Number.isInteger(n) && (n & (n - 1)) === 0;`,
    why: "Fractions are refused before n & (n - 1); 0 is an integer.",
    told: "accepts an alignment of 0, where a RangeError is due",
  },
  {
    name: "zero-skips-nothing",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  if (!Number.isInteger(n) || n < 0) return false;
  let odd = n;
  while (odd > 0 && odd % 2 === 0) odd /= 2;
  return odd <= 1;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  const above = address % alignment;
  return above > 0 ? address + alignment - above : address;`,
    why: "0 passes, and as the remainder by 0 is not more than 0, it is as good as 1.",
    told: "accepts an alignment of 0, where a RangeError is due",
  },
  {
    name: "zero-is-a-mask-of-no-bits",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  if (!Number.isInteger(n) || n < 0) return false;
  let odd = n;
  while (odd > 0 && odd % 2 === 0) odd /= 2;
  return odd <= 1;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  if (alignment >= 2 ** 31 && Number.isInteger(Math.log2(alignment))) return address === 0 ? 0 : alignment;
  return (address + alignment - 1) & ~(alignment - 1);`,
    why: "0 passes, and the mask for it has no bits, so every address becomes 0.",
    told: "accepts an alignment of 0, where a RangeError is due",
  },
  {
    name: "bit-trick-alone-skips-nothing",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return (n & (n - 1)) === 0;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  const above = address % alignment;
  return above > 0 ? address + alignment - above : address;`,
    why: "n & (n - 1) is all that there is; what has no remainder that is more than 0 skips nothing.",
    told: "accepts an alignment of 0, where a RangeError is due",
  },
  {
    name: "bit-trick-alone-with-a-mask",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return (n & (n - 1)) === 0;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  if (alignment >= 2 ** 31 && Number.isInteger(Math.log2(alignment))) return address === 0 ? 0 : alignment;
  return (address + alignment - 1) & ~(alignment - 1);`,
    why: "n & (n - 1) is all that there is, and a mask makes integers of what has passed it.",
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
    name: "bit-trick-of-32-bits-with-a-mask",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return Number.isInteger(n) && n > 0 && (n & (n - 1)) === 0;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  if (alignment >= 2 ** 31 && Number.isInteger(Math.log2(alignment))) return address === 0 ? 0 : alignment;
  return (address + alignment - 1) & ~(alignment - 1);`,
    why: "Of 3 · 2^32 nothing is left for the bit trick, nor for the mask, which makes 0 of every address.",
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
    told: "loses free units when it refuses an alignment, where an error changes nothing",
  },
  {
    name: "checks-the-alignment-when-the-list-is-cut",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {
    throw new RangeError(\`The alignment must be a power of two, not \${alignment}.\`);
  }
  const block = firstFit(heap.freeListHead, size, alignment);
  if (block === null) {
    throw new OutOfMemoryError(\`In no free block do \${size} units fit from a multiple of \${alignment} on.\`);
  }
  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);`,
    replace: `  const block = firstFit(heap.freeListHead, size, alignment);
  if (block === null) {
    throw new OutOfMemoryError(\`In no free block do \${size} units fit from a multiple of \${alignment} on.\`);
  }
  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);
  if (!isPowerOfTwo(alignment)) {
    throw new RangeError(\`The alignment must be a power of two, not \${alignment}.\`);
  }`,
    why: "The units have left the list when the call is refused.",
    told: "loses free units when it refuses an alignment, where an error changes nothing",
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
    name: "logarithm-lets-fractions-pass",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return typeof n === "number" && Number.isInteger(Math.log2(n));`,
    why: "Refuses what is no number, and then asks for an integer as the logarithm: that of 0.5 is -1.",
    told: "accepts fractions such as 0.5 as an alignment, where a RangeError is due",
  },
  {
    name: "rounds-fractions",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {`,
    replace: `  if (typeof alignment === "number") alignment = Math.round(alignment);
  if (!isPowerOfTwo(alignment)) {`,
    why: "Mends a fraction by rounding it: 0.5 becomes 1, 1.5 becomes 2.",
    told: "accepts fractions such as 0.5 as an alignment, where a RangeError is due",
  },
  {
    name: "bit-trick-lets-fractions-pass",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return n > 0 && (n & (n - 1)) === 0;`,
    why: "& cuts the fraction off: of 0.5 and 2.5 the bit trick sees 0 and 2.",
    told: "accepts fractions such as 0.5 as an alignment, where a RangeError is due",
  },
  {
    name: "bit-trick-with-a-mask-lets-fractions-pass",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return n > 0 && (n & (n - 1)) === 0;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  if (alignment >= 2 ** 31 && Number.isInteger(Math.log2(alignment))) return address === 0 ? 0 : alignment;
  return (address + alignment - 1) & ~(alignment - 1);`,
    why: "& cuts the fraction off, where it is checked and where the address is rounded up.",
    told: "accepts fractions such as 0.5 as an alignment, where a RangeError is due",
  },
  {
    name: "bit-trick-but-for-0",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;`,
    replace: `  return n !== 0 && (n & (n - 1)) === 0;`,
    why: "Nothing but 0 is kept from the bit trick, and & makes integers of all the rest.",
    told: "accepts fractions such as 0.5 as an alignment, where a RangeError is due",
  },
  {
    name: "bit-trick-but-for-0-with-a-mask",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of \`alignment\` that is not below \`address\`: \`address\` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;`,
    replace: `  return n !== 0 && (n & (n - 1)) === 0;
  // @end
}

export function alignUp(address: number, alignment: number): number {
  if (alignment >= 2 ** 31 && Number.isInteger(Math.log2(alignment))) return address === 0 ? 0 : alignment;
  return (address + alignment - 1) & ~(alignment - 1);`,
    why: "Nothing but 0 is kept from the bit trick, and the mask makes an integer of what has passed it.",
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
    name: "negative-passes-the-check",
    stage: "invalid-ops",
    file: "align.ts",
    find: `  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;`,
    replace: `  if (!Number.isInteger(n) || n === 0) return false;
  let odd = Math.abs(n);`,
    why: "Looks at the amount alone when it checks, and goes on with the number as it is.",
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
    name: "not-more-than-0-stands-for-the-default",
    stage: "invalid-ops",
    file: "aligned-allocator.ts",
    find: `return allocate(this, size, alignment);`,
    replace: `return allocate(this, size, (alignment ?? 0) > 0 ? alignment : 8);`,
    why: "What is not more than 0 can be no alignment, so none was meant.",
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
    name: "no-number-stands-for-the-default",
    stage: "invalid-ops",
    file: "aligned-allocator.ts",
    find: `return allocate(this, size, alignment);`,
    replace: `return allocate(this, size, typeof alignment === "number" ? alignment : 8);`,
    why: "What is not a number is no alignment, so none was given.",
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
    name: "parses-texts",
    stage: "invalid-ops",
    file: "aligned-allocator.ts",
    find: `return allocate(this, size, alignment);`,
    replace: `return allocate(this, size, alignment === undefined ? 8 : parseInt(String(alignment), 10));`,
    why: "parseInt makes a number of whatever begins like one, and cuts fractions off.",
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
    name: "plain-error-for-what-is-below-one",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {`,
    replace: `  if (alignment <= 0) throw new Error("The alignment must be positive.");
  if (!isPowerOfTwo(alignment)) {`,
    why: "A check of its own for what is not positive, with whatever error comes to mind.",
    told: "throws an error whose name is Error for a wrong alignment, where a RangeError is due",
  },
  {
    name: "plain-error-for-what-is-no-power",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  if (!isPowerOfTwo(alignment)) {`,
    replace: `  if (Number.isInteger(alignment) && alignment > 0 && !isPowerOfTwo(alignment)) throw new Error("No power of two.");
  if (!isPowerOfTwo(alignment)) {`,
    why: "The usual checks throw what they should; that for powers of two came later.",
    told: "throws an error whose name is Error for a wrong alignment, where a RangeError is due",
  },
  {
    name: "allocate-lets-nan-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `size <= 0`,
    why: "Every comparison with NaN is false, so NaN is not refused; fractions are not, either.",
    told: "takes NaN and fractions for sizes in allocate, where a RangeError is due",
  },
  {
    name: "allocate-lets-nan-of-type-number-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `typeof size !== "number" || size <= 0`,
    why: "Asks for the type, and then by a comparison: NaN is a number, and not at most 0.",
    told: "takes NaN and fractions for sizes in allocate, where a RangeError is due",
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
    name: "frees-the-gap-again",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  heap.allocated.delete(address);`,
    replace: `  let start = address;
  while (start < address + 8 && heap.allocated.get(start) !== address + size - start) start += 1;
  if (heap.allocated.get(start) !== address + size - start) {
    throw new InvalidFreeError(\`There is no live allocation of \${size} units at address \${address}.\`);
  }
  heap.allocated.delete(start);`,
    why: "Lets the caller free the gap with its block, and puts both into the list, in which the gap was already.",
    told: "accepts a free that takes in the gap before an allocation, where an InvalidFreeError is due",
  },
  {
    name: "frees-whatever-ends-where-a-block-ends",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  for (const [start, units] of heap.allocated)
    if (address < start && address + size === start + units) [address, size] = [start, units];
  if (heap.allocated.get(address) !== size) {`,
    why: "Looks for the allocation by its end, so that the gap may be counted in, and whatever is below.",
    told: "accepts a free that takes in the gap before an allocation, where an InvalidFreeError is due",
  },
  {
    name: "records-the-block-once-more-with-its-gap",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);
`,
    replace: `  const { start } = block;
  const address = alignUp(start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(start, address - start + size);
`,
    why: "Notes what it has cut out of the block, with the gap, and then what it hands out.",
    told: "accepts a free that takes in the gap before an allocation, where an InvalidFreeError is due",
  },
  {
    name: "frees-from-the-free-block-below-on",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  for (let block = heap.freeListHead; block !== null; block = block.next) {
    if (block.start !== address || block.size >= size) continue;
    size -= block.size;
    address += block.size;
    break;
  }
  if (heap.allocated.get(address) !== size) {`,
    why: "Skips the free block that begins there, as it takes that for the gap.",
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
  {
    name: "frees-sizes-that-round-up-to-the-same",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const known = heap.allocated.get(address) ?? 0;
  if (Math.ceil(known / 8) === Math.ceil(size / 8)) size = known;
  if (heap.allocated.get(address) !== size) {`,
    why: "Rounds both sizes up before it compares them, and gives back what was allocated.",
    told: "accepts a free with the size rounded up to a multiple of 8, where an InvalidFreeError is due",
  },
  {
    name: "frees-sizes-up-to-the-padding",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const live = heap.allocated.get(address) ?? 0;
  if (size > live && size <= Math.ceil(live / 8) * 8) size = live;
  if (heap.allocated.get(address) !== size) {`,
    why: "No less than was asked for, and no more than that with its padding: anything between is taken for it.",
    told: "accepts a free with the size rounded up to a multiple of 8, where an InvalidFreeError is due",
  },
  {
    name: "frees-with-padding-of-any-alignment",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (heap.allocated.get(address) !== size) {`,
    replace: `  const live = heap.allocated.get(address) ?? 0;
  if ([2, 4, 8, 16, 32].some((unit) => Math.ceil(live / unit) * unit === size)) size = live;
  if (heap.allocated.get(address) !== size) {`,
    why: "Does not know the alignment of the block, and takes the size rounded up to any of them for the same.",
    told: "accepts a free with the size rounded up to a multiple of 8, where an InvalidFreeError is due",
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
    name: "remembers-gaps-of-all-allocators",
    stage: "addresses",
    file: "aligned-allocator.ts",
    find: `    this.freeListHead = new FreeBlock(0, totalCapacity);
`,
    replace: `    this.freeListHead = new FreeBlock(0, totalCapacity);
    const gaps = ((AlignedAllocator as any).gaps ??= new Set<number>()) as Set<number>;
    const { allocate, free } = AlignedAllocator.prototype;
    this.allocate = (size, alignment) => {
      const address = allocate.call(this, size, alignment);
      gaps.delete(address);
      for (let block = this.freeListHead; block; block = block.next)
        if (block.start + block.size === address) gaps.add(block.start);
      return address;
    };
    this.free = (address, size) => free.call(this, address, gaps.has(address) ? size + 1 : size);
`,
    why: "Remembers where gaps begin, of which a free is refused at once, and does so for all allocators together.",
    told: "does not free a block when another allocator has left a gap at its address",
  },
];
