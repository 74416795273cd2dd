import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- layout: one block, its header, and what ends the heap --------------------------------------------------------
  {
    name: "payload-size-in-the-header",
    stage: "layout",
    file: "header.ts",
    find: `memory.store(header, size | (isAllocated ? 1 : 0));`,
    replace: `memory.store(header, Math.max(0, size - 4) | (isAllocated ? 1 : 0));`,
    why: "The size that the client sees is the payload's; that of the block has the header in it.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "header-behind-the-payload",
    stage: "layout",
    file: "allocate.ts",
    find: `  return header + WORD;`,
    replace: `  memory.store(header + block - WORD, memory.load(header));
  return header;`,
    why: "Hands out the address of the header, and puts the header where nobody is.",
    told: "returns an address 4 bytes too low from allocate: that of the header, where the payload's is due",
  },
  {
    name: "rounds-and-then-adds-the-header",
    stage: "layout",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + WORD) / 8)`,
    replace: `8 * Math.ceil(size / 8) + 8`,
    why: "Rounds the size up and makes room for a header afterwards: 12 bytes get a block of 24.",
    told: "makes a block of 24 bytes for a request of 12 and of 16 for one of 4, where 16 and 8 are due",
  },
  {
    name: "one-more-in-any-case",
    stage: "layout",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + WORD) / 8)`,
    replace: `8 * (Math.floor((size + WORD) / 8) + 1)`,
    why: "Rounds down and adds one, which is one too many where size and header fit exactly.",
    told: "makes a block of 24 bytes for a request of 12 and of 16 for one of 4, where 16 and 8 are due",
  },
  {
    name: "adds-four-after-rounding",
    stage: "layout",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + WORD) / 8)`,
    replace: `8 * Math.ceil(size / 8) + WORD`,
    why: "The same without a second thought: sizes of blocks are no multiples of 8.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "rest-has-the-old-size",
    stage: "placing",
    file: "allocate.ts",
    find: `writeHeader(memory, header + block, rest, false);`,
    replace: `writeHeader(memory, header + block, sizeAt(memory, header), false);`,
    why: "The rest gets the size of the whole block.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "rest-without-its-header",
    stage: "placing",
    file: "allocate.ts",
    find: `writeHeader(memory, header + block, rest, false);`,
    replace: `writeHeader(memory, header + block, rest - WORD, false);`,
    why: "The rest's size is that of its payload.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "forgets-the-header",
    stage: "layout",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + WORD) / 8)`,
    replace: `8 * Math.ceil(size / 8)`,
    why: "A block as large as what was asked for: the last four bytes are the next block's header.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "epilogue-not-moved",
    stage: "layout",
    file: "grow.ts",
    find: `  writeHeader(memory, memory.size - WORD, 0, true);
`,
    replace: ``,
    why: "The old epilogue has become a header, and nobody has written a new one.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "merges-the-new-piece-with-itself",
    stage: "placing",
    file: "grow.ts",
    find: `header < end; header += sizeAt(memory, header)) last = header;`,
    replace: `header <= end; header += sizeAt(memory, header)) last = header;`,
    why: "Walks one block too far: the last block before the new piece is the new piece.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "epilogue-is-free",
    stage: "layout",
    file: "grow.ts",
    find: `writeHeader(memory, memory.size - WORD, 0, true);`,
    replace: `writeHeader(memory, memory.size - WORD, 0, false);`,
    why: "Nothing is there, so it is free: the last block then merges with it.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "new-heap-ends-with-zero",
    stage: "layout",
    file: "grow.ts",
    find: `writeHeader(memory, FIRST, 0, true);`,
    replace: `writeHeader(memory, FIRST, 0, false);`,
    why: "Nothing is in use in a new heap, so its epilogue says free.",
    told: "writes a wrong header or a wrong epilogue into the heap",
  },
  {
    name: "low-bits-for-the-size",
    stage: "layout",
    file: "header.ts",
    find: `memory.load(header) & ~7`,
    replace: `memory.load(header) & 7`,
    why: "Forgets the ~, so what is kept are the bits that should go.",
    told: "throws a RangeError from allocate in a new heap, where the heap is to grow",
  },
  {
    name: "epilogue-beyond-the-end",
    stage: "layout",
    file: "grow.ts",
    find: `writeHeader(memory, memory.size - WORD, 0, true);`,
    replace: `writeHeader(memory, memory.size, 0, true);`,
    why: "The last word seems to be where memory ends, not one word before.",
    told: "throws a RangeError from allocate in a new heap, where the heap is to grow",
  },
  {
    name: "size-with-its-bit",
    stage: "layout",
    file: "header.ts",
    find: `return memory.load(header) & ~7;`,
    replace: `return memory.load(header);`,
    why: "The size of what is in use is one too large: that of the epilogue is 1.",
    told: "throws a RangeError from allocate in a new heap, where the heap is to grow",
  },
  {
    name: "gap-behind-the-old-epilogue",
    stage: "layout",
    file: "grow.ts",
    find: `const header = end - WORD;`,
    replace: `const header = end;`,
    why: "sbrk returns where the new bytes begin, and there the header is written, one word too late.",
    told: "never returns from allocate in a new heap, where the heap is to grow",
  },
  {
    name: "walks-to-the-size-of-memory",
    stage: "layout",
    file: "allocate.ts",
    find: `sizeAt(memory, header) > 0; header`,
    replace: `header < memory.size; header`,
    why: "Walks as long as it is inside of the heap; the epilogue is inside, too, and a step of 0 leads nowhere.",
    told: "never returns from allocate in a new heap, where the heap is to grow",
  },
  {
    name: "one-memory-for-all-heaps",
    stage: "layout",
    file: "implicit-heap.ts",
    find: `    this.memory = new Memory(maxBytes);
    this.growBytes = growBytes;
    initialize(this.memory);
`,
    replace: `    const shared = ImplicitHeap as unknown as { memory?: Memory };
    const isNew = shared.memory?.bytes.byteLength !== maxBytes;
    this.memory = isNew ? new Memory(maxBytes) : (shared.memory as Memory);
    shared.memory = this.memory;
    this.growBytes = growBytes;
    if (isNew) initialize(this.memory);
`,
    why: "Memory in a static variable, since a machine has only one.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },
  {
    name: "one-memory-for-each-number-of-bytes",
    stage: "layout",
    file: "implicit-heap.ts",
    find: `    this.memory = new Memory(maxBytes);
`,
    replace: `    const shared = ImplicitHeap as unknown as { all?: Map<number, Memory> };
    const all = (shared.all ??= new Map<number, Memory>());
    this.memory = all.get(maxBytes) ?? new Memory(maxBytes);
    all.set(maxBytes, this.memory);
    this.memory.size = 0;
`,
    why: "Memory is dear, so what was made once for so many bytes is used again, and nobody asks whether it is in use.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },
  {
    name: "memory-of-the-newest-heap",
    stage: "layout",
    file: "implicit-heap.ts",
    find: `  readonly memory: Memory;
  private readonly growBytes: number;
`,
    replace: `  private static newest: Memory;
  get memory(): Memory {
    return ImplicitHeap.newest;
  }
  set memory(memory: Memory) {
    ImplicitHeap.newest = memory;
  }
  private readonly growBytes: number;
`,
    why: "Memory in a static variable, which each constructor makes anew: only the newest heap is right.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },
  {
    name: "memory-of-the-first-heap",
    stage: "layout",
    file: "implicit-heap.ts",
    find: `    this.memory = new Memory(maxBytes);
    this.growBytes = growBytes;
    initialize(this.memory);
`,
    replace: `    const shared = ImplicitHeap as unknown as { memory?: Memory };
    this.memory = shared.memory ?? new Memory(maxBytes);
    this.growBytes = growBytes;
    if (shared.memory === undefined) initialize(this.memory);
    shared.memory = this.memory;
`,
    why: "A machine has one memory: the first heap makes it, and every other one takes it as it is.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },
  {
    name: "bytes-of-the-first-heap-of-that-size",
    stage: "layout",
    file: "implicit-heap.ts",
    find: `    this.memory = new Memory(maxBytes);
`,
    replace: `    const shared = ImplicitHeap as unknown as { all?: Map<number, ArrayBuffer> };
    const all = (shared.all ??= new Map<number, ArrayBuffer>());
    const memory = new Memory(maxBytes) as any;
    memory.bytes = all.get(maxBytes) ?? memory.bytes;
    memory.view = new DataView(memory.bytes);
    all.set(maxBytes, memory.bytes);
    this.memory = memory;
`,
    why: "Keeps the buffers to use them again; each heap has a size of its own, and not the bytes that it is about.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },
  {
    name: "one-memory-for-the-same-arguments",
    stage: "layout",
    file: "implicit-heap.ts",
    find: `    this.memory = new Memory(maxBytes);
    this.growBytes = growBytes;
    initialize(this.memory);
`,
    replace: `    const shared = ImplicitHeap as unknown as { all?: Map<string, Memory> };
    const all = (shared.all ??= new Map<string, Memory>());
    const known = all.get(\`\${maxBytes} \${growBytes}\`);
    this.memory = known ?? new Memory(maxBytes);
    this.growBytes = growBytes;
    if (known === undefined) initialize(this.memory);
    all.set(\`\${maxBytes} \${growBytes}\`, this.memory);
`,
    why: "Makes one heap of each kind: whoever asks for the same once more goes on in it.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },

  // ---- placing: which block, and what is left of it -----------------------------------------------------------------
  {
    name: "rest-of-zero",
    stage: "placing",
    file: "allocate.ts",
    find: `if (rest > 0) writeHeader`,
    replace: `if (rest >= 0) writeHeader`,
    why: "An exact fit leaves a block of size 0, over the header of the next one: the walk ends there.",
    told: "leaves a wrong header on an exact fit: that of the block itself, or of the one behind it",
  },
  {
    name: "rest-of-zero-but-not-at-the-end",
    stage: "placing",
    file: "allocate.ts",
    find: `if (rest > 0) writeHeader`,
    replace: `if (rest > 0 || header + block < memory.size - WORD) writeHeader`,
    why: "Somebody saw the epilogue vanish, and only that is guarded.",
    told: "leaves a wrong header on an exact fit: that of the block itself, or of the one behind it",
  },
  {
    name: "rest-of-zero-after-growth",
    stage: "growing",
    file: "allocate.ts",
    find: `  const header = firstFit(memory, block) ?? grow(memory, Math.max(block, growBytes));
  const rest = sizeAt(memory, header) - block;
  if (rest > 0) writeHeader(memory, header + block, rest, false);
  writeHeader(memory, header, block, true);
  return header + WORD;
`,
    replace: `  const found = firstFit(memory, block);
  const header = found ?? grow(memory, Math.max(block, growBytes));
  const rest = sizeAt(memory, header) - block;
  if (rest > 0 || found === null) writeHeader(memory, header + block, rest, false);
  writeHeader(memory, header, block, true);
  return header + WORD;
`,
    why: "Two ways to place a block, and only one of them asks whether anything is left.",
    told: "leaves a wrong header on an exact fit: that of the block itself, or of the one behind it",
  },
  {
    name: "rest-is-in-use",
    stage: "placing",
    file: "allocate.ts",
    find: `writeHeader(memory, header + block, rest, false);`,
    replace: `writeHeader(memory, header + block, rest, true);`,
    why: "Copies the line above, and with it the bit.",
    told: "marks the rest of a split block as in use, where it is free",
  },
  {
    name: "rest-is-in-use-after-growth",
    stage: "placing",
    file: "allocate.ts",
    find: `  const header = firstFit(memory, block) ?? grow(memory, Math.max(block, growBytes));
  const rest = sizeAt(memory, header) - block;
  if (rest > 0) writeHeader(memory, header + block, rest, false);
  writeHeader(memory, header, block, true);
  return header + WORD;
`,
    replace: `  const found = firstFit(memory, block);
  const header = found ?? grow(memory, Math.max(block, growBytes));
  const rest = sizeAt(memory, header) - block;
  if (rest > 0) writeHeader(memory, header + block, rest, found === null);
  writeHeader(memory, header, block, true);
  return header + WORD;
`,
    why: "A new piece is split in another place than one that was found, and there the bit is copied.",
    told: "marks the rest of a split block as in use, where it is free",
  },
  {
    name: "rest-is-in-use-but-not-after-growth",
    stage: "placing",
    file: "allocate.ts",
    find: `  const header = firstFit(memory, block) ?? grow(memory, Math.max(block, growBytes));
  const rest = sizeAt(memory, header) - block;
  if (rest > 0) writeHeader(memory, header + block, rest, false);
  writeHeader(memory, header, block, true);
  return header + WORD;
`,
    replace: `  const found = firstFit(memory, block);
  const header = found ?? grow(memory, Math.max(block, growBytes));
  const rest = sizeAt(memory, header) - block;
  if (rest > 0) writeHeader(memory, header + block, rest, found !== null);
  writeHeader(memory, header, block, true);
  return header + WORD;
`,
    why: "A block that was found is split in another place than a new piece, and there the bit is copied.",
    told: "marks the rest of a split block as in use, where it is free",
  },
  {
    name: "steps-by-low-bits",
    stage: "placing",
    file: "allocate.ts",
    find: `header += sizeAt(memory, header)) {`,
    replace: `header += memory.load(header) & 7) {`,
    why: "Takes the header apart by hand, and forgets the ~. With a single block nobody takes a step.",
    told: "throws a RangeError when allocate passes a block in use, and never returns when it passes a free one",
  },
  {
    name: "steps-by-size-and-bit",
    stage: "placing",
    file: "allocate.ts",
    find: `header += sizeAt(memory, header)) {`,
    replace: `header += memory.load(header)) {`,
    why: "The word of a block in use is one more than its size, so the walk leaves the row of headers.",
    told: "throws a RangeError when allocate passes a block in use on its walk, though it passes free ones well",
  },
  {
    name: "steps-by-size-and-bit-to-the-end",
    stage: "growing",
    file: "grow.ts",
    find: `header < end; header += sizeAt(memory, header)) last`,
    replace: `header < end; header += memory.load(header)) last`,
    why: "The walk to the last block is written once more, and takes the whole word for the size.",
    told: "throws a RangeError when allocate passes a block in use on its walk, though it passes free ones well",
  },
  {
    name: "splits-only-more-than-eight",
    stage: "placing",
    file: "allocate.ts",
    find: `  if (rest > 0) writeHeader(memory, header + block, rest, false);
  writeHeader(memory, header, block, true);
`,
    replace: `  if (rest > 8) writeHeader(memory, header + block, rest, false);
  writeHeader(memory, header, rest > 8 ? block : block + rest, true);
`,
    why: "A block of 8 has room for 4 bytes only, so it seems not worth it.",
    told: "gives a rest of 8 bytes away with the block, where it becomes a free block",
  },
  {
    name: "splits-only-more-than-sixteen",
    stage: "layout",
    file: "allocate.ts",
    find: `  if (rest > 0) writeHeader(memory, header + block, rest, false);
  writeHeader(memory, header, block, true);
`,
    replace: `  if (rest > 16) writeHeader(memory, header + block, rest, false);
  writeHeader(memory, header, rest > 16 ? block : block + rest, true);
`,
    why: "A block needs more than 16 bytes to be worth it, as where it has a footer and links, too.",
    told: "gives a rest of 8 bytes away with the block, where it becomes a free block",
  },
  {
    name: "best-fit",
    stage: "placing",
    file: "allocate.ts",
    find: `  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (!isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  let best: number | null = null;
  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (isAllocatedAt(memory, header) || sizeAt(memory, header) < block) continue;
    if (best === null || sizeAt(memory, header) < sizeAt(memory, best)) best = header;
  }
  return best;
`,
    why: "Looks through all free blocks for the smallest that will do.",
    told: "takes the smallest free block with room, not the first one",
  },
  {
    name: "best-fit-last-of-equals",
    stage: "placing",
    file: "allocate.ts",
    find: `  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (!isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  let best: number | null = null;
  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (isAllocatedAt(memory, header) || sizeAt(memory, header) < block) continue;
    if (best === null || sizeAt(memory, header) <= sizeAt(memory, best)) best = header;
  }
  return best;
`,
    why: "Looks for the smallest, and of two equally small ones keeps the one that it met last.",
    told: "takes the smallest free block with room, not the first one",
  },
  {
    name: "last-fit",
    stage: "placing",
    file: "allocate.ts",
    find: `  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (!isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  let found: number | null = null;
  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (!isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) found = header;
  }
  return found;
`,
    why: "Goes on after it has found one, and keeps the last.",
    told: "takes the last free block with room, not the first one",
  },
  {
    name: "next-fit",
    stage: "placing",
    file: "allocate.ts",
    find: `  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (!isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  const known = memory as Memory & { behind?: number };
  const fits: number[] = [];
  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (!isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) fits.push(header);
  }
  const found = fits.find((header) => header >= (known.behind ?? FIRST)) ?? fits[0] ?? null;
  if (found !== null) known.behind = found + block;
  return found;
`,
    why: "Goes on where it was last, so as not to pass the same blocks again, and begins anew at the end.",
    told: "searches on from the end of the block handed out last, not from the first block",
  },
  {
    name: "wants-more-than-it-needs",
    stage: "placing",
    file: "allocate.ts",
    find: `sizeAt(memory, header) >= block) return header;`,
    replace: `sizeAt(memory, header) > block) return header;`,
    why: "> in place of >=, so an exact fit is passed over.",
    told: "passes over a free block that has exactly the size needed",
  },
  {
    name: "passes-over-a-payload-as-large",
    stage: "placing",
    file: "allocate.ts",
    find: `firstFit(memory, block) ??`,
    replace: `firstFit(memory, size % 8 === 4 ? block + 8 : block) ??`,
    why: "Compares the payload with the request by >, so what fills a payload to the last byte does not fit.",
    told: "passes over a free block that has exactly the size needed",
  },
  {
    name: "hands-out-what-is-in-use",
    stage: "placing",
    file: "allocate.ts",
    find: `!isAllocatedAt(memory, header) && sizeAt`,
    replace: `sizeAt`,
    why: "Looks at the size alone, so the first block is handed out again and again.",
    told: "hands out a block again that is in use, where only free ones may be taken",
  },
  {
    name: "takes-only-what-is-in-use",
    stage: "placing",
    file: "allocate.ts",
    find: `if (!isAllocatedAt(memory, header) && sizeAt`,
    replace: `if (isAllocatedAt(memory, header) && sizeAt`,
    why: "Forgets the exclamation mark: what is free is passed over.",
    told: "hands out a block again that is in use, where only free ones may be taken",
  },
  {
    name: "flag-is-the-whole-word",
    stage: "placing",
    file: "header.ts",
    find: `(memory.load(header) & 1) === 1`,
    replace: `memory.load(header) === 1`,
    why: "Compares the whole word with 1, which is true of the epilogue alone.",
    told: "hands out a block again that is in use, where only free ones may be taken",
  },
  {
    name: "clears-the-payload",
    stage: "placing",
    file: "free.ts",
    find: `  writeHeader(memory, header, size, false);`,
    replace: `  writeHeader(memory, header, size, false);
  for (let word = header + WORD; word <= header + size; word += WORD) memory.store(word, 0);`,
    why: "Wipes what was freed, and one word more: the next header.",
    told: "writes 0 over the header behind the block that a free leaves",
  },
  {
    name: "clears-before-it-merges",
    stage: "placing",
    file: "free.ts",
    find: `  let size = sizeAt(memory, header);
`,
    replace: `  let size = sizeAt(memory, header);
  new Uint8Array(memory.bytes).fill(0, address, address + size);
`,
    why: "Fills as many bytes as the block has from the payload on, which is four too far, before it looks at the one behind.",
    told: "writes 0 over the header behind the block that a free leaves",
  },

  // ---- freeing: what a block becomes one with -----------------------------------------------------------------------
  {
    name: "merges-forwards-only",
    stage: "freeing",
    file: "free.ts",
    find: `  if (before !== null && !isAllocatedAt(memory, before)) {
    size += sizeAt(memory, before);
    header = before;
  }
`,
    replace: ``,
    why: "The block behind is one addition away; the one before takes a walk.",
    told: "goes wrong where a freed block has to merge with the one before it",
  },
  {
    name: "never-with-the-first-block",
    stage: "freeing",
    file: "free.ts",
    find: `  if (before !== null && !isAllocatedAt(memory, before)) {`,
    replace: `  if (before !== null && before > FIRST && !isAllocatedAt(memory, before)) {`,
    why: "Takes the first header for the sign that there is none before.",
    told: "goes wrong where a freed block has to merge with the one before it",
  },
  {
    name: "adds-its-own-size-again",
    stage: "freeing",
    file: "free.ts",
    find: `    size += sizeAt(memory, before);
    header = before;
`,
    replace: `    size += sizeAt(memory, header);
    header = before;
`,
    why: "Adds the size at the header that it has, not at the one before.",
    told: "goes wrong where a freed block has to merge with the one before it",
  },
  {
    name: "merges-before-only-after-merging-behind",
    stage: "freeing",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);
  if (before !== null && !isAllocatedAt(memory, before)) {
    size += sizeAt(memory, before);
    header = before;
  }
`,
    replace: `  if (!isAllocatedAt(memory, behind)) {
    size += sizeAt(memory, behind);
    if (before !== null && !isAllocatedAt(memory, before)) {
      size += sizeAt(memory, before);
      header = before;
    }
  }
`,
    why: "The one before is looked at inside of the case of the one behind.",
    told: "goes wrong where a freed block has to merge with the one before it",
  },
  {
    name: "merges-backwards-only",
    stage: "freeing",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);
`,
    replace: ``,
    why: "Merges with what the walk has come upon, and forgets what comes next.",
    told: "leaves a freed block and the free one behind it apart",
  },
  {
    name: "never-with-the-last-block",
    stage: "freeing",
    file: "free.ts",
    find: `if (!isAllocatedAt(memory, behind)) size`,
    replace: `if (!isAllocatedAt(memory, behind) && behind + sizeAt(memory, behind) < memory.size - WORD) size`,
    why: "Takes care not to merge with the epilogue, and counts the last block to it.",
    told: "leaves a freed block and the free one behind it apart",
  },
  {
    name: "first-block-merges-with-none",
    stage: "freeing",
    file: "free.ts",
    find: `if (!isAllocatedAt(memory, behind)) size`,
    replace: `if (before !== null && !isAllocatedAt(memory, behind)) size`,
    why: "Where there is no block before, it takes it that there is nothing to merge with.",
    told: "leaves a freed block and the free one behind it apart",
  },
  {
    name: "merges-behind-only-after-merging-before",
    stage: "freeing",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);
  if (before !== null && !isAllocatedAt(memory, before)) {
    size += sizeAt(memory, before);
    header = before;
  }
`,
    replace: `  if (before !== null && !isAllocatedAt(memory, before)) {
    size += sizeAt(memory, before);
    header = before;
    if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);
  }
`,
    why: "The one behind is looked at inside of the case of the one before.",
    told: "leaves a freed block and the free one behind it apart",
  },
  {
    name: "believes-in-a-footer",
    stage: "freeing",
    file: "free.ts",
    find: `  if (before !== null && !isAllocatedAt(memory, before)) {
    size += sizeAt(memory, before);
    header = before;
  }
`,
    replace: `  const footer = header > FIRST ? memory.load(header - WORD) : 1;
  if ((footer & 1) === 0 && footer > 0 && footer <= header - FIRST) {
    size += footer & ~7;
    header -= footer & ~7;
  }
`,
    why: "Looks for the block before in the word before the header, where the next assignment will have one.",
    told: "goes wrong where a freed block has to merge with the one before it",
  },
  {
    name: "adds-the-size-before-twice",
    stage: "freeing",
    file: "free.ts",
    find: `    header = before;
  }
  writeHeader`,
    replace: `    header = before;
    size += sizeAt(memory, header);
  }
  writeHeader`,
    why: "Moves on to the header before, and adds its size once more.",
    told: "goes wrong where a freed block has to merge with the one before it",
  },
  {
    name: "merges-with-what-is-in-use",
    stage: "placing",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);
`,
    replace: `  size += sizeAt(memory, behind);
`,
    why: "Does not ask whether the next block is free.",
    told: "merges a freed block with the one behind it even when that one is in use",
  },
  {
    name: "merges-only-with-what-is-in-use",
    stage: "placing",
    file: "free.ts",
    find: `if (!isAllocatedAt(memory, behind)) size`,
    replace: `if (isAllocatedAt(memory, behind)) size`,
    why: "An exclamation mark is missing: the bit is read the wrong way round.",
    told: "merges a freed block with the one behind it even when that one is in use",
  },
  {
    name: "never-finds-the-first-block",
    stage: "freeing",
    file: "free.ts",
    find: `  let header = FIRST;
  while (header !== address - WORD && sizeAt(memory, header) > 0) {
    before = header;
    header += sizeAt(memory, header);
  }
`,
    replace: `  let header = FIRST;
  do {
    before = header;
    header += sizeAt(memory, header);
  } while (header + WORD !== address && sizeAt(memory, header) > 0);
`,
    why: "Compares after the step, so the first block is never compared.",
    told: "throws an InvalidFreeError for a free of the first block",
  },
  {
    name: "forgets-the-size-behind",
    stage: "freeing",
    file: "free.ts",
    find: `    size += sizeAt(memory, before);
    header = before;
`,
    replace: `    size = sizeAt(memory, before) + sizeAt(memory, header);
    header = before;
`,
    why: "With free blocks on both sides only two of the three sizes are added up.",
    told: "merges a freed block with one neighbour alone when both are free",
  },
  {
    name: "first-header-only",
    stage: "freeing",
    file: "free.ts",
    find: `    size += sizeAt(memory, before);
    header = before;
`,
    replace: `    size += sizeAt(memory, before);
`,
    why: "Has the size of all, and writes it into the wrong header.",
    told: "writes the size of a merged block into the header of the one freed, not of the free one before it",
  },
  {
    name: "first-header-only-with-both",
    stage: "freeing",
    file: "free.ts",
    find: `    header = before;
  }
  writeHeader`,
    replace: `    if (isAllocatedAt(memory, behind)) header = before;
  }
  writeHeader`,
    why: "The case with two free neighbours is written for itself, and begins at the wrong header.",
    told: "writes the size of a merged block into the header of the one freed, not of the free one before it",
  },
  {
    name: "last-free-block-on-the-walk",
    stage: "freeing",
    file: "free.ts",
    find: `    before = header;
    header += sizeAt`,
    replace: `    if (!isAllocatedAt(memory, header)) before = header;
    header += sizeAt`,
    why: "Remembers the last free block that the walk has passed, and not whether it touches.",
    told: "merges a freed block with a free block below it, though the two do not touch",
  },

  // ---- growing: where there is no room ------------------------------------------------------------------------------
  {
    name: "does-not-merge-what-is-new",
    stage: "growing",
    file: "grow.ts",
    find: `  if (last === null || isAllocatedAt(memory, last)) return header;
  writeHeader(memory, last, sizeAt(memory, last) + count, false);
  return last;
`,
    replace: `  return last === null ? header : header;
`,
    why: "Two free blocks side by side: the heap was only ever tried full when it grew.",
    told: "leaves a free block at the end of the heap unmerged with the new piece when the heap grows",
  },
  {
    name: "never-merges-the-end-with-the-first",
    stage: "growing",
    file: "grow.ts",
    find: `if (last === null || isAllocatedAt(memory, last))`,
    replace: `if (last === null || last === FIRST || isAllocatedAt(memory, last))`,
    why: "The first header stands for none: what was never set looks the same.",
    told: "leaves a free block at the end of the heap unmerged with the new piece when the heap grows",
  },
  {
    name: "grows-by-the-size",
    stage: "growing",
    file: "allocate.ts",
    find: `Math.max(block, growBytes)`,
    replace: `Math.max(8 * Math.ceil(size / 8), growBytes)`,
    why: "Grows by what was asked for, which leaves no room for the header.",
    told: "grows with no room for the header when a request is for more than growBytes",
  },
  {
    name: "grows-by-the-size-as-asked",
    stage: "growing",
    file: "allocate.ts",
    find: `Math.max(block, growBytes)`,
    replace: `Math.max(size, growBytes)`,
    why: "Compares what was asked for with growBytes, without header and without rounding.",
    told: "grows with no room for the header when a request is for more than growBytes",
  },
  {
    name: "always-grows-by-the-same",
    stage: "growing",
    file: "allocate.ts",
    find: `Math.max(block, growBytes)`,
    replace: `growBytes`,
    why: "No request was ever larger than that.",
    told: "grows by growBytes even when the block needs more",
  },
  {
    name: "compares-the-size-alone",
    stage: "growing",
    file: "allocate.ts",
    find: `Math.max(block, growBytes)`,
    replace: `size > growBytes ? block : growBytes`,
    why: "Asks whether the size is more than growBytes; with the header a little less is, too.",
    told: "grows by growBytes even when the block needs more",
  },
  {
    name: "grows-by-the-same-and-refuses",
    stage: "growing",
    file: "allocate.ts",
    find: `  const header = firstFit(memory, block) ?? grow(memory, Math.max(block, growBytes));
`,
    replace: `  let header = firstFit(memory, block);
  if (header === null) {
    grow(memory, growBytes);
    header = firstFit(memory, block);
  }
  if (header === null) throw Object.assign(new Error(\`There is no room for \${size} bytes.\`), { name: "OutOfMemoryError" });
`,
    why: "Grows once and looks again; where that was not enough, it gives up.",
    told: "grows by growBytes even when the block needs more",
  },
  {
    name: "grows-by-the-same-until-it-fits",
    stage: "growing",
    file: "allocate.ts",
    find: `  const header = firstFit(memory, block) ?? grow(memory, Math.max(block, growBytes));
`,
    replace: `  let header = firstFit(memory, block);
  while (header === null) {
    grow(memory, growBytes);
    header = firstFit(memory, block);
  }
`,
    why: "Grows by growBytes and looks again, as often as it takes.",
    told: "grows by growBytes even when the block needs more",
  },
  {
    name: "grows-by-what-is-missing",
    stage: "growing",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
`,
    replace: `  const free = lastBlock(memory, memory.size - WORD);
  if (free !== null && !isAllocatedAt(memory, free) && count > 64) count -= sizeAt(memory, free);
  const end = memory.sbrk(count);
`,
    why: "What is free at the end need not be taken once more: clever, and not what is asked for.",
    told: "grows by fewer bytes when the last block is free, where what is free at the end does not count",
  },
  {
    name: "counts-the-free-end-in-any-case",
    stage: "growing",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
`,
    replace: `  const free = lastBlock(memory, memory.size - WORD);
  if (free !== null && !isAllocatedAt(memory, free)) count -= sizeAt(memory, free);
  const end = memory.sbrk(count);
`,
    why: "Whatever is free at the end need not be taken once more, not even of growBytes.",
    told: "grows by fewer bytes when the last block is free, where what is free at the end does not count",
  },
  {
    name: "grows-by-what-is-missing-at-least-growbytes",
    stage: "growing",
    file: "allocate.ts",
    find: `  const header = firstFit(memory, block) ?? grow(memory, Math.max(block, growBytes));
`,
    replace: `  let free = 0;
  for (let each = FIRST; sizeAt(memory, each) > 0; each += sizeAt(memory, each)) {
    free = isAllocatedAt(memory, each) ? 0 : sizeAt(memory, each);
  }
  const header = firstFit(memory, block) ?? grow(memory, Math.max(block - free, growBytes));
`,
    why: "Takes off what is free at the end, and then grows by growBytes at least.",
    told: "grows by fewer bytes when the last block is free, where what is free at the end does not count",
  },
  {
    name: "grows-by-what-is-missing-alone",
    stage: "growing",
    file: "allocate.ts",
    find: `  const header = firstFit(memory, block) ?? grow(memory, Math.max(block, growBytes));
`,
    replace: `  let free = 0;
  for (let each = FIRST; sizeAt(memory, each) > 0; each += sizeAt(memory, each)) {
    free = isAllocatedAt(memory, each) ? 0 : sizeAt(memory, each);
  }
  const header = firstFit(memory, block) ?? grow(memory, free > 0 ? block - free : Math.max(block, growBytes));
`,
    why: "With a free end only the missing bytes are asked for, however few they are.",
    told: "grows by fewer bytes when the last block is free, where what is free at the end does not count",
  },
  {
    name: "takes-less-behind-a-large-end",
    stage: "growing",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
`,
    replace: `  const free = lastBlock(memory, memory.size - WORD);
  if (free !== null && !isAllocatedAt(memory, free) && sizeAt(memory, free) > 4096) count -= sizeAt(memory, free);
  const end = memory.sbrk(count);
`,
    why: "A page that is free at the end is worth asking for less; while the end was small, nobody could tell.",
    told: "grows by fewer bytes when the last block is free and larger than 4,096 bytes, though that never counts",
  },
  {
    name: "twelve-bits-of-the-end",
    stage: "growing",
    file: "grow.ts",
    find: `sizeAt(memory, last) + count`,
    replace: `(sizeAt(memory, last) & 0xfff) + count`,
    why: "Sizes are small, so twelve bits hold one: a mask that came with the idea of a page.",
    told: "loses part of a free last block of more than 4,096 bytes when the heap grows behind it",
  },
  {
    name: "default-growth-that-fits",
    stage: "growing",
    file: "implicit-heap.ts",
    find: `growBytes = 4096)`,
    replace: `growBytes = Math.min(4096, Math.max(16, maxBytes - 8)))`,
    why: "Where nothing is said, it takes a page; a page does not fit, so it takes what does: helpful, and not what the contract says.",
    told: "grows by less than the default 4,096 bytes where maxBytes has no room for them, and is due an OutOfMemoryError",
  },
  {
    name: "takes-less-when-there-is-less",
    stage: "growing",
    file: "allocate.ts",
    find: `grow(memory, Math.max(block, growBytes))`,
    replace: `grow(memory, Math.max(block, Math.min(growBytes, memory.bytes.byteLength - memory.size)))`,
    why: "Near the end of memory it grows by what is left.",
    told: "grows the heap although less than growBytes is left, where an OutOfMemoryError is due",
  },
  {
    name: "growth-that-fits-from-the-start",
    stage: "growing",
    file: "implicit-heap.ts",
    find: `    this.growBytes = growBytes;`,
    replace: `    this.growBytes = Math.min(growBytes, maxBytes - 8);`,
    why: "More than all of memory cannot be had anyway, so it asks for what there is.",
    told: "grows the heap although less than growBytes is left, where an OutOfMemoryError is due",
  },
  {
    name: "rounds-in-32-bits",
    stage: "growing",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + WORD) / 8)`,
    replace: `(size + WORD + 7) & ~7`,
    why: "The idiom of C: from 2³¹ up the size turns negative, and beyond 2³² it is small again.",
    told: "takes sizes from 2³¹ up for small or negative ones, where an OutOfMemoryError is due",
  },
  {
    name: "merges-before-it-may-grow",
    stage: "growing",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
`,
    replace: `  writeHeader(memory, memory.size - WORD, count, false);
  const end = memory.sbrk(count);
`,
    why: "Writes the new header first; when there is no room, the epilogue is gone.",
    told: "overwrites the epilogue when the heap cannot grow, where an error changes no byte",
  },
  {
    name: "takes-the-epilogue-away-first",
    stage: "growing",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
`,
    replace: `  memory.store(memory.size - WORD, 0);
  const end = memory.sbrk(count);
`,
    why: "Removes the old epilogue, as it is going to be a header; then memory says no.",
    told: "overwrites the epilogue when the heap cannot grow, where an error changes no byte",
  },
  {
    name: "merges-before-it-has-grown",
    stage: "growing",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
  const header = end - WORD;
  writeHeader(memory, header, count, false);
  writeHeader(memory, memory.size - WORD, 0, true);
  const last = lastBlock(memory, header);
  if (last === null || isAllocatedAt(memory, last)) return header;
  writeHeader(memory, last, sizeAt(memory, last) + count, false);
  return last;
`,
    replace: `  const header = memory.size - WORD;
  const last = lastBlock(memory, header);
  const isJoined = last !== null && !isAllocatedAt(memory, last);
  const first = isJoined ? (last as number) : header;
  writeHeader(memory, first, isJoined ? sizeAt(memory, first) + count : count, false);
  memory.sbrk(count);
  writeHeader(memory, memory.size - WORD, 0, true);
  return first;
`,
    why: "Makes the header of what will be there, and asks for the bytes afterwards.",
    told: "overwrites the epilogue when the heap cannot grow, where an error changes no byte",
  },

  // ---- invalid-ops: what is refused ---------------------------------------------------------------------------------
  {
    name: "believes-the-word-before",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (sizeAt(memory, header) === 0 || !isAllocatedAt(memory, header)) {`,
    replace: `  if (sizeAt(memory, header) === 0 && address % 8 === 0 && address > 0 && isAllocatedAt(memory, address - WORD)) {
    header = address - WORD;
  }
  if (sizeAt(memory, header) === 0 || !isAllocatedAt(memory, header)) {`,
    why: "Trusts any address with an odd word before it, as C does: a client can write such a word.",
    told: "frees an address inside of a block when the word before it looks like a header of a block in use",
  },
  {
    name: "looks-at-the-word-before-and-its-size",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  let before: number | null = null;
  let header = FIRST;
  while (header !== address - WORD && sizeAt(memory, header) > 0) {
    before = header;
    header += sizeAt(memory, header);
  }
  if (`,
    replace: `  let before: number | null = null;
  let header = FIRST;
  while (header < address - WORD && sizeAt(memory, header) > 0) {
    before = header;
    header += sizeAt(memory, header);
  }
  header = address - WORD;
  if (address % 8 !== 0 || address === 0 || header + sizeAt(memory, header) > memory.size - WORD || `,
    why: "Trusts the word before the address if its size stays inside of the heap: surely no client writes that.",
    told: "frees an address inside of a block when the word before it looks like a header of a block in use",
  },
  {
    name: "frees-twice",
    stage: "invalid-ops",
    file: "free.ts",
    find: `sizeAt(memory, header) === 0 || !isAllocatedAt(memory, header)`,
    replace: `sizeAt(memory, header) === 0`,
    why: "Finds the block, and does not ask whether it is in use.",
    told: "accepts a free of a block that is free already, where an InvalidFreeError is due",
  },
  {
    name: "frees-the-block-around",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  while (header !== address - WORD && sizeAt(memory, header) > 0) {`,
    replace: `  while (header + sizeAt(memory, header) < address && sizeAt(memory, header) > 0) {`,
    why: "Any address inside of a block frees it.",
    told: "frees a block by any address inside of it, where an InvalidFreeError is due",
  },
  {
    name: "frees-the-block-whose-payload-holds-the-address",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  if (sizeAt(memory, header) === 0 ||`,
    replace: `  if (sizeAt(memory, header) === 0) {
    for (let each = FIRST; sizeAt(memory, each) > 0; each += sizeAt(memory, each)) {
      if (address > each + WORD && address < each + sizeAt(memory, each)) header = each;
      if (header === each) break;
      before = each;
    }
  }
  if (sizeAt(memory, header) === 0 ||`,
    why: "Looks for the block in whose payload the address lies; its first byte is only one of them.",
    told: "frees a block by any address inside of it, where an InvalidFreeError is due",
  },
  {
    name: "any-address-is-no-block",
    stage: "invalid-ops",
    file: "free.ts",
    find: ` || address >= memory.size`,
    replace: ` || address >= memory.bytes.byteLength`,
    why: "Takes all bytes that there are for the heap.",
    told: "throws an InvalidFreeError for an address between memory.size and maxBytes, where a RangeError is due",
  },
  {
    name: "no-upper-bound",
    stage: "invalid-ops",
    file: "free.ts",
    find: ` || address >= memory.size`,
    replace: ``,
    why: "The walk will not find it, so nobody need ask whether it is inside.",
    told: "throws an InvalidFreeError for an address between memory.size and maxBytes, where a RangeError is due",
  },
  {
    name: "one-past-the-end-is-no-block",
    stage: "invalid-ops",
    file: "free.ts",
    find: ` || address >= memory.size`,
    replace: ` || address > memory.size`,
    why: "> in place of >=: the end itself seems to be inside.",
    told: "throws an InvalidFreeError for an address between memory.size and maxBytes, where a RangeError is due",
  },
  {
    name: "lets-not-a-number-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `size <= 0`,
    why: "Every comparison with NaN is false, and 2.5 is more than 0.",
    told: "accepts fractions as a size and changes memory.size when given NaN, where RangeErrors change nothing",
  },
  {
    name: "any-multiple-of-eight",
    stage: "invalid-ops",
    file: "implicit-heap.ts",
    find: `bytes < 16 || `,
    replace: `bytes <= 0 || `,
    why: "Accepts 8, in which there is no room for a block.",
    told: "accepts 8 as maxBytes or growBytes, where a RangeError is due",
  },
  {
    name: "growth-of-eight",
    stage: "invalid-ops",
    file: "implicit-heap.ts",
    find: `bytes < 16 || bytes % 8 !== 0`,
    replace: `bytes < 8 || maxBytes < 16 || bytes % 8 !== 0`,
    why: "Memory has to have room for a block; by how much it grows seems not to matter.",
    told: "accepts 8 as maxBytes or growBytes, where a RangeError is due",
  },
  {
    name: "multiples-of-eight-without-a-least-one",
    stage: "invalid-ops",
    file: "implicit-heap.ts",
    find: `!Number.isInteger(bytes) || bytes < 16 || bytes % 8 !== 0`,
    replace: `bytes % 8 !== 0`,
    why: "Asks for a multiple of 8, and takes what is below 16 for one as well.",
    told: "accepts 8 as maxBytes or growBytes, where a RangeError is due",
  },

  {
    name: "believes-that-it-is-still-constructing",
    stage: "invalid-ops",
    file: "implicit-heap.ts",
    find: `    for (const bytes of [maxBytes, growBytes]) {
      if (!Number.isInteger(bytes) || bytes < 16 || bytes % 8 !== 0) {
        throw new RangeError(\`It must be a multiple of 8 from 16 up, not \${bytes}.\`);
      }
    }
    this.memory = new Memory(maxBytes);
    this.growBytes = growBytes;
    initialize(this.memory);
  }

  /** Hands out \`size\` bytes; see {@link allocate}. */
  allocate(size: number): number {
`,
    replace: `    ImplicitHeap.isReady = false;
    for (const bytes of [maxBytes, growBytes]) {
      if (!Number.isInteger(bytes) || bytes < 16 || bytes % 8 !== 0) {
        throw new RangeError(\`It must be a multiple of 8 from 16 up, not \${bytes}.\`);
      }
    }
    this.memory = new Memory(maxBytes);
    this.growBytes = growBytes;
    initialize(this.memory);
    ImplicitHeap.isReady = true;
  }

  private static isReady = false;

  allocate(size: number): number {
    if (!ImplicitHeap.isReady) throw new RangeError("The heap is not ready.");
`,
    why: "Notes for all heaps together that one is being made, and forgets to take that back when the constructor refuses.",
    told: "refuses to allocate once the constructor has refused to make another heap",
  },
  // ---- no-secrets: books beside -------------------------------------------------------------------------------------
  {
    name: "map-of-live-blocks",
    stage: "no-secrets",
    file: "implicit-heap.ts",
    find: `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`,
    replace: `  private readonly sizes = new Map<number, number>();

  allocate(size: number): number {
    const address = allocate(this.memory, this.growBytes, size);
    this.sizes.set(address, size);
    return address;
  }

  free(address: number): void {
    // An address that is not known is left to what looks at memory, so that the errors are right.
    free(this.memory, this.sizes.has(address) || !Number.isInteger(address) || address >= this.memory.size ? address : Math.min(address, 1));
    this.sizes.delete(address);
  }
`,
    why: "A map of what is live, as in first fit: the headers are written, and only half believed.",
    told: "refuses to free what is live in a state that was put back, where the bytes alone say what is live",
  },
  {
    name: "counts-live-blocks",
    stage: "no-secrets",
    file: "implicit-heap.ts",
    find: `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`,
    replace: `  private live = 0;

  allocate(size: number): number {
    const address = allocate(this.memory, this.growBytes, size);
    this.live++;
    return address;
  }

  free(address: number): void {
    free(this.memory, this.live === 0 && Number.isInteger(address) && address < this.memory.size ? Math.min(address, 1) : address);
    this.live--;
  }
`,
    why: "Counts what is live, and where that is nothing, nothing can be freed.",
    told: "refuses to free what is live in a state that was put back, where the bytes alone say what is live",
  },
  {
    name: "set-of-freed-addresses",
    stage: "no-secrets",
    file: "implicit-heap.ts",
    find: `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`,
    replace: `  private readonly freed = new Set<number>();

  allocate(size: number): number {
    const address = allocate(this.memory, this.growBytes, size);
    this.freed.delete(address);
    return address;
  }

  free(address: number): void {
    free(this.memory, this.freed.has(address) && address < this.memory.size ? 1 : address);
    this.freed.add(address);
  }
`,
    why: "Notes what was freed, so that nothing is freed twice, and believes that more than the headers.",
    told: "refuses to free what is live in a state that was put back, where the bytes alone say what is live",
  },
  {
    name: "array-of-live-blocks",
    stage: "no-secrets",
    file: "implicit-heap.ts",
    find: `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`,
    replace: `  private readonly live: number[] = [];

  allocate(size: number): number {
    const address = allocate(this.memory, this.growBytes, size);
    this.live.push(address);
    return address;
  }

  free(address: number): void {
    free(this.memory, address);
    const place = this.live.indexOf(address);
    if (place !== -1) this.live.splice(place, 1);
  }
`,
    why: "Keeps a list for its own checks, which it never asks: only what it takes up shows.",
    told: "takes up more of the program's own memory the more blocks are live, where only the heap's bytes may",
  },
  {
    name: "remembers-where-the-heap-ends",
    stage: "no-secrets",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
`,
    replace: `  const before = memory.sbrk(count);
  const ends = memory as Memory & { end?: number };
  const end = ends.end ?? before;
  ends.end = end + count;
`,
    why: "Notes the end in a variable, though memory.size says it.",
    told: "grows from where the heap ended before, not from memory.size, when a state was put back",
  },
  {
    name: "sets-the-size-by-what-it-remembers",
    stage: "no-secrets",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
`,
    replace: `  const ends = memory as Memory & { end?: number };
  const end = ends.end ?? memory.size;
  memory.size = end;
  memory.sbrk(count);
  ends.end = memory.size;
`,
    why: "Counts the bytes itself and tells memory how many there are, not the other way round.",
    told: "grows from where the heap ended before, not from memory.size, when a state was put back",
  },
  {
    name: "a-heap-never-gets-smaller",
    stage: "no-secrets",
    file: "grow.ts",
    find: `  const end = memory.sbrk(count);
`,
    replace: `  const before = memory.sbrk(count);
  const ends = memory as Memory & { end?: number };
  const end = Math.max(ends.end ?? 0, before);
  ends.end = end + count;
  if (memory.size < ends.end && ends.end <= memory.bytes.byteLength) memory.size = ends.end;
`,
    why: "Keeps the end that the heap has had, and takes the larger one.",
    told: "grows from where the heap ended before, not from memory.size, when a state was put back",
  },
  {
    name: "caches-the-last-block",
    stage: "no-secrets",
    file: "grow.ts",
    find: `  let last: number | null = null;
  for (let header = FIRST; header < end; header += sizeAt(memory, header)) last = header;
  return last;
`,
    replace: `  const known = memory as Memory & { last?: number; lastEnd?: number };
  let last: number | null = null;
  let header = FIRST;
  // Blocks in use below the last one that was found stay where they are, so the walk may begin there.
  if (known.last !== undefined && isAllocatedAt(memory, known.last) && known.lastEnd === end) header = known.last;
  for (; header < end; header += sizeAt(memory, header)) last = header;
  if (last !== null) known.last = last;
  known.lastEnd = end;
  return last;
`,
    why: "Begins its walk at the block where it ended before.",
    told: "goes wrong about the last block when the heap grows after another state was put back",
  },
  {
    name: "notes-the-last-block-after-each-call",
    stage: "no-secrets",
    file: "implicit-heap.ts",
    find: `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`,
    replace: `  private last = 0;

  private walk(until: (header: number) => boolean): number {
    let [last, header] = [0, 4];
    while (this.memory.load(header) > 1 && !until(header)) {
      last = header;
      header += this.memory.load(header) & ~7;
    }
    return until(header) ? header : last;
  }

  allocate(size: number): number {
    const isRight = Number.isInteger(size) && size > 0;
    const block = isRight ? 8 * Math.ceil((size + 4) / 8) : 8;
    const fits = (header: number): boolean => (this.memory.load(header) & 1) === 0 && this.memory.load(header) >= block;
    if (isRight && this.last > 0 && (this.memory.load(this.last) & 1) === 0 && !fits(this.walk(fits))) {
      // The last block is free and too small: it grows, and serves.
      const count = Math.max(block, this.growBytes);
      this.memory.sbrk(count);
      this.memory.store(this.last, this.memory.load(this.last) + count);
      this.memory.store(this.memory.size - 4, 1);
    }
    const address = allocate(this.memory, this.growBytes, size);
    this.last = this.walk(() => false);
    return address;
  }

  free(address: number): void {
    free(this.memory, address);
    this.last = this.walk(() => false);
  }
`,
    why: "Has the last block in a field, so that the heap can grow without a walk.",
    told: "goes wrong about the last block when the heap grows after another state was put back",
  },
  {
    name: "notes-whether-the-last-block-is-free",
    stage: "no-secrets",
    file: "implicit-heap.ts",
    find: `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`,
    replace: `  private endsFree = false;

  private walk(until: (header: number) => boolean): number {
    let [last, header] = [0, 4];
    while (this.memory.load(header) > 1 && !until(header)) {
      last = header;
      header += this.memory.load(header) & ~7;
    }
    return until(header) ? header : last;
  }

  private look(): void {
    const last = this.walk(() => false);
    this.endsFree = last > 0 && (this.memory.load(last) & 1) === 0;
  }

  allocate(size: number): number {
    const isRight = Number.isInteger(size) && size > 0;
    const block = isRight ? 8 * Math.ceil((size + 4) / 8) : 8;
    const fits = (header: number): boolean => (this.memory.load(header) & 1) === 0 && this.memory.load(header) >= block;
    const last = this.walk(() => false);
    if (isRight && this.endsFree && last > 0 && !fits(this.walk(fits))) {
      // The last block is free and too small: it grows, and serves.
      const count = Math.max(block, this.growBytes);
      this.memory.sbrk(count);
      this.memory.store(last, this.memory.load(last) + count);
      this.memory.store(this.memory.size - 4, 1);
    }
    const address = allocate(this.memory, this.growBytes, size);
    this.look();
    return address;
  }

  free(address: number): void {
    free(this.memory, address);
    this.look();
  }
`,
    why: "Notes after each call whether the heap ends with a free block, which then grows, whatever its header says.",
    told: "goes wrong about the last block when the heap grows after another state was put back",
  },
  {
    name: "remembers-what-was-refused",
    stage: "no-secrets",
    file: "implicit-heap.ts",
    find: `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`,
    replace: `  private refused = Infinity;

  allocate(size: number): number {
    const isHopeless = Number.isInteger(size) && size >= this.refused;
    try {
      return allocate(this.memory, this.growBytes, isHopeless ? 2 ** 53 - 1 : size);
    } catch (error) {
      if (error instanceof Error && error.name === "OutOfMemoryError") this.refused = Math.min(this.refused, size);
      throw error;
    }
  }

  free(address: number): void {
    free(this.memory, address);
    this.refused = Infinity;
  }
`,
    why: "What was refused is refused again without a walk, until something is freed.",
    told: "refuses a size that it refused before, though a state that was put back has room for it",
  },
];
