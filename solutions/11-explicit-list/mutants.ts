import type { Mutant } from "../mutant.js";

const STALE_BIT = "leaves bit 1 of the block behind as it was when a call changes whether the one before it is in use";
const OWN_ENTRY = `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`;

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- layout: headers with two bits, footers of free blocks alone --------------------------------------------------
  {
    name: "smallest-block-of-eight",
    stage: "layout",
    file: "allocate.ts",
    find: `Math.max(LEAST, 8 * Math.ceil((size + WORD) / 8))`,
    replace: `8 * Math.ceil((size + WORD) / 8)`,
    why: "As in the implicit list: but when this block is free, its links stand in the header of the next one.",
    told: "makes a block of 8 bytes for a request of 1 to 4, where 16 are due",
  },
  {
    name: "room-for-a-footer",
    stage: "layout",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + WORD) / 8)`,
    replace: `8 * Math.ceil((size + 2 * WORD) / 8)`,
    why: "The formula of boundary tags: a block in use has no footer any more.",
    told: "makes a block 8 bytes too large for a request of 13 to 20, where there is no footer to be counted",
  },
  {
    name: "footers-of-all-blocks",
    stage: "layout",
    file: "tags.ts",
    find: `  memory.store(header, isAllocated ? others | 2 : others);
`,
    replace: `  memory.store(header, isAllocated ? others | 2 : others);
  const size = sizeAt(memory, header);
  if (size > 0) memory.store(header + size - WORD, size);
`,
    why: "Tags are written in pairs, as they always were. In a block in use the last word belongs to its client.",
    told: "writes a footer into the block in use behind one that changes, over what its client has written",
  },
  {
    name: "bit-not-set-on-allocate",
    stage: "layout",
    file: "allocate.ts",
    find: `  setPreviousBit(memory, header + sizeAt(memory, header), true);
`,
    replace: `  if (rest >= LEAST) setPreviousBit(memory, header + block, true);
`,
    why: "An exact fit changes nothing behind it, or so it seems.",
    told: STALE_BIT,
  },
  {
    name: "bit-not-cleared-on-free",
    stage: "layout",
    file: "free.ts",
    find: `  setPreviousBit(memory, header + size, false);
`,
    replace: ``,
    why: "The block that is freed is right; that another one has to know of it is forgotten.",
    told: STALE_BIT,
  },
  {
    name: "bit-cleared-of-itself",
    stage: "layout",
    file: "free.ts",
    find: `setPreviousBit(memory, header + size, false);`,
    replace: `setPreviousBit(memory, header, false);`,
    why: "Clears the bit of the block that is freed: its own header seems to be the place for whatever is said of it.",
    told: "clears bit 1 of the block that is freed, where that of the block behind has to be cleared",
  },
  {
    name: "writing-a-header-loses-the-bit",
    stage: "layout",
    file: "tags.ts",
    find: `  memory.store(header, size | (memory.load(header) & 2) | 1);
`,
    replace: `  memory.store(header, size | 1);
`,
    why: "A header is written whole, and with it goes what it said of the block before.",
    told: "loses bit 1 of a header when it is written for a block in use",
  },
  {
    name: "freeing-loses-the-bit",
    stage: "layout",
    file: "tags.ts",
    find: `  memory.store(header, size | (memory.load(header) & 2));
`,
    replace: `  memory.store(header, size);
`,
    why: "A header is written whole, and with it goes what it said of the block before.",
    told: "loses bit 1 of a header when it is written for a free block",
  },
  {
    name: "epilogue-of-one",
    stage: "layout",
    file: "grow.ts",
    find: `memory.store(WORD, 3);`,
    replace: `memory.store(WORD, 1);`,
    why: "The epilogue as it always was, though it has a bit 1, too, and there is nothing free before it.",
    told: "makes the epilogue of a new heap 1, where 3 is due: nothing free lies before it",
  },
  {
    name: "footer-one-word-late",
    stage: "layout",
    file: "tags.ts",
    find: `memory.store(header + size - WORD, size);`,
    replace: `memory.store(header + size, size | 1);`,
    why: "header + size is where the next block begins; the footer is the word before that.",
    told: "writes the footer of a free block one word too late, over the next header",
  },
  {
    name: "footer-with-its-bits",
    stage: "layout",
    file: "tags.ts",
    find: `memory.store(header + size - WORD, size);`,
    replace: `memory.store(header + size - WORD, memory.load(header));`,
    why: "Both tags are the same word, as in boundary tags.",
    told: "writes the bits of the header into the footer, which has the size alone",
  },
  {
    name: "writes-a-link-where-there-is-no-block",
    stage: "layout",
    file: "links.ts",
    find: `  if (next !== 0) memory.store(next + PREVIOUS, previous);
`,
    replace: `  memory.store(next + PREVIOUS, previous);
`,
    why: "0 stands for none, and is an address all the same: 8 bytes further the first client has its data.",
    told: "writes to address 8 when a block without a next one leaves the list, over what the first client has there",
  },
  {
    name: "epilogue-follows-nobody",
    stage: "layout",
    file: "allocate.ts",
    find: `  setPreviousBit(memory, header + sizeAt(memory, header), true);
`,
    replace: `  const behind = header + sizeAt(memory, header);
  if (sizeAt(memory, behind) > 0) setPreviousBit(memory, behind, true);
`,
    why: "The epilogue is no block, so nobody tells it anything. When the heap grows, it becomes a header.",
    told: "leaves bit 1 of the epilogue clear when the last block is handed out whole",
  },
  {
    name: "splits-off-eight",
    stage: "layout",
    file: "allocate.ts",
    find: `  if (rest >= LEAST) {
`,
    replace: `  if (rest > 0) {
    if (rest < LEAST) writeAllocated(memory, header, block);
`,
    why: "Every rest becomes a block. One of 8 bytes has no room for its links.",
    told: "makes a rest of 8 bytes a block of its own, where it stays with the block",
  },
  {
    name: "keeps-a-rest-of-sixteen",
    stage: "layout",
    file: "allocate.ts",
    find: `  writeAllocated(memory, header, rest < LEAST ? room : block);
  if (rest >= LEAST) {
`,
    replace: `  writeAllocated(memory, header, rest <= LEAST ? room : block);
  if (rest > LEAST) {
`,
    why: "> in place of >=: 16 bytes are just enough for a header, two links and a footer.",
    told: "leaves a rest of 16 bytes with the block, where it becomes a free block",
  },
  {
    name: "loses-a-rest-of-eight",
    stage: "layout",
    file: "allocate.ts",
    find: `rest < LEAST ? room : block`,
    replace: `block`,
    why: "What is too small to be split off belongs to the block, and its header has to say so: else there is a gap in the row.",
    told: "leaves a rest of 8 bytes to nobody, where it stays with the block",
  },
  {
    name: "header-s-address",
    stage: "layout",
    file: "allocate.ts",
    find: `  return header + WORD;`,
    replace: `  return header;`,
    why: "Hands out the address of the header.",
    told: "returns an address 4 bytes too low from allocate: that of the header, where the payload's is due",
  },
  {
    name: "unlink-leaves-the-head",
    stage: "layout",
    file: "links.ts",
    find: `  memory.store(previous === 0 ? HEAD : previous + NEXT, next);
`,
    replace: `  if (previous !== 0) memory.store(previous + NEXT, next);
`,
    why: "Where there is none before it, nothing needs to be changed, or so it seems: the head is. What it leads to is in use from then on, and is written over.",
    told: "leaves the head as it was when the first block is taken out of the list",
  },
  {
    name: "one-memory-for-each-number-of-bytes",
    stage: "layout",
    file: "listed-heap.ts",
    find: `    this.memory = new Memory(maxBytes);
`,
    replace: `    const shared = ListedHeap as unknown as { all?: Map<number, Memory> };
    const all = (shared.all ??= new Map<number, Memory>());
    this.memory = all.get(maxBytes) ?? new Memory(maxBytes);
    all.set(maxBytes, this.memory);
    this.memory.size = 0;
`,
    why: "Memory is dear, so what was made once for so many bytes is used again, and nobody asks whether it is in use.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },

  // ---- list: links in both directions, newest first -----------------------------------------------------------------
  {
    name: "payload-addresses-in-links",
    stage: "list",
    file: "links.ts",
    find: `  const next = memory.load(HEAD);
  memory.store(header + NEXT, next);
`,
    replace: `  const next = memory.load(HEAD);
  memory.store(header + NEXT, next === 0 ? 0 : next + WORD);
`,
    why: "The head is the address of a header, and a link that of a payload: two kinds of address under one name.",
    told: "writes the address of a payload into the link to the next block, where that of its header is due",
  },
  {
    name: "push-forgets-the-way-back",
    stage: "list",
    file: "links.ts",
    find: `  if (next !== 0) memory.store(next + PREVIOUS, header);
`,
    replace: ``,
    why: "The list is right forwards. The block that was the head still says that there is none before it.",
    told: "leaves the link of the old head to the previous block as it was when another one becomes the head",
  },
  {
    name: "unlink-forgets-the-way-back",
    stage: "list",
    file: "links.ts",
    find: `  if (next !== 0) memory.store(next + PREVIOUS, previous);
`,
    replace: ``,
    why: "A walk goes forwards only, so nobody sees it until that block is taken out, too.",
    told: "leaves the next block's link to the previous one as it was when a block is taken out of the list",
  },
  {
    name: "first-is-not-told-so",
    stage: "list",
    file: "links.ts",
    find: `  memory.store(header + PREVIOUS, 0);
`,
    replace: ``,
    why: "There is nothing before the head, so nothing is written. What stands there is what the client wrote.",
    told: "leaves the link to the previous block as it was in a block that becomes the head, where 0 is due",
  },
  {
    name: "rest-keeps-the-place",
    stage: "list",
    file: "allocate.ts",
    find: `  unlink(memory, header);
  writeAllocated(memory, header, rest < LEAST ? room : block);
  if (rest >= LEAST) {
    writeFree(memory, header + block, rest);
    push(memory, header + block);
  }
`,
    replace: `  const next = memory.load(header + NEXT);
  const previous = memory.load(header + 2 * WORD);
  if (rest < LEAST) unlink(memory, header);
  writeAllocated(memory, header, rest < LEAST ? room : block);
  if (rest >= LEAST) {
    const left = header + block;
    writeFree(memory, left, rest);
    memory.store(left + NEXT, next);
    memory.store(left + 2 * WORD, previous);
    memory.store(previous === 0 ? HEAD : previous + NEXT, left);
    if (next !== 0) memory.store(next + 2 * WORD, left);
  }
`,
    why: "What is left stands in for the block that it was cut from: fewer words to write, and another order.",
    told: "leaves a rest at the place in the list that its block had, where it becomes the head",
  },
  {
    name: "appends",
    stage: "list",
    file: "links.ts",
    find: `  const next = memory.load(HEAD);
  memory.store(header + NEXT, next);
  memory.store(header + PREVIOUS, 0);
  if (next !== 0) memory.store(next + PREVIOUS, header);
  memory.store(HEAD, header);
`,
    replace: `  let last = 0;
  for (let at = memory.load(HEAD); at !== 0; at = memory.load(at + NEXT)) last = at;
  memory.store(header + NEXT, 0);
  memory.store(header + PREVIOUS, last);
  memory.store(last === 0 ? HEAD : last + NEXT, header);
`,
    why: "A list grows at its end, as arrays do. The oldest comes first then, and each push walks.",
    told: "puts a free block at the end of the list, where it becomes the head",
  },
  {
    name: "by-address",
    stage: "list",
    file: "links.ts",
    find: `  const next = memory.load(HEAD);
  memory.store(header + NEXT, next);
  memory.store(header + PREVIOUS, 0);
  if (next !== 0) memory.store(next + PREVIOUS, header);
  memory.store(HEAD, header);
`,
    replace: `  let previous = 0;
  let next = memory.load(HEAD);
  while (next !== 0 && next < header) {
    previous = next;
    next = memory.load(next + NEXT);
  }
  memory.store(header + NEXT, next);
  memory.store(header + PREVIOUS, previous);
  memory.store(previous === 0 ? HEAD : previous + NEXT, header);
  if (next !== 0) memory.store(next + PREVIOUS, header);
`,
    why: "The list of first fit, by address. It merges less badly, and a free has to look for its place.",
    told: "keeps the list by address, where what is newest comes first",
  },
  {
    name: "best-fit",
    stage: "list",
    file: "allocate.ts",
    find: `  for (let header = memory.load(HEAD); header !== 0; header = memory.load(header + NEXT)) {
    if (sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  let best: number | null = null;
  for (let header = memory.load(HEAD); header !== 0; header = memory.load(header + NEXT)) {
    if (sizeAt(memory, header) < block) continue;
    if (best === null || sizeAt(memory, header) < sizeAt(memory, best)) best = header;
  }
  return best;
`,
    why: "Looks through the whole list for the smallest that will do.",
    told: "takes the smallest free block with room, not the first of the list",
  },
  {
    name: "only-the-head",
    stage: "list",
    file: "allocate.ts",
    find: `  for (let header = memory.load(HEAD); header !== 0; header = memory.load(header + NEXT)) {
    if (sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  const header = memory.load(HEAD);
  return header !== 0 && sizeAt(memory, header) >= block ? header : null;
`,
    why: "Looks at the newest one, and grows where that is too small.",
    told: "looks at the head of the list only, and grows although another block has room",
  },

  // ---- merging: who leaves the list, and which word tells ----------------------------------------------------------
  {
    name: "goes-back-whatever-the-bit-says",
    stage: "merging",
    file: "free.ts",
    find: `  if (!isPreviousAllocatedAt(memory, header)) {
    const before = sizeAt(memory, header - WORD);
`,
    replace: `  const footer = memory.load(header - WORD);
  if (header > WORD && footer % 8 === 0 && footer >= LEAST && footer < header) {
    const before = footer;
`,
    why: "Takes the word before the header for a footer, as in boundary tags. In front of a block in use, it is its client's.",
    told: "takes the last word that a client has written for a footer, and merges with a block in use",
  },
  {
    name: "size-before-by-the-bit-of-the-footer",
    stage: "merging",
    file: "free.ts",
    find: `  if (!isPreviousAllocatedAt(memory, header)) {
`,
    replace: `  if (header > WORD && !isAllocatedAt(memory, header - WORD)) {
`,
    why: "Asks the footer for its bit, as in boundary tags. A block in use has none: what is read there is its client's.",
    told: "takes the last word that a client has written for a footer, and merges with a block in use",
  },
  {
    name: "one-behind-stays-in-the-list",
    stage: "merging",
    file: "free.ts",
    find: `    unlink(memory, behind);
`,
    replace: ``,
    why: "The tags have merged, and the list still has a node in the middle of a block.",
    told: "leaves the block behind in the list when it has merged with the one that is freed",
  },
  {
    name: "one-before-is-linked-twice",
    stage: "merging",
    file: "free.ts",
    find: `    size += before;
    unlink(memory, header);
`,
    replace: `    size += before;
`,
    why: "The block before keeps its address, so it seems to be in the list already: it is pushed once more.",
    told: "leaves the block before in the list when it has merged, and links it a second time",
  },
  {
    name: "one-before-keeps-its-place",
    stage: "merging",
    file: "free.ts",
    find: `    size += before;
    unlink(memory, header);
  }
  writeFree(memory, header, size);
  setPreviousBit(memory, header + size, false);
  push(memory, header);
`,
    replace: `    size += before;
    writeFree(memory, header, size);
    setPreviousBit(memory, header + size, false);
    return;
  }
  writeFree(memory, header, size);
  setPreviousBit(memory, header + size, false);
  push(memory, header);
`,
    why: "The block before is in the list already and only gets larger: it stays where it was, and is not the newest.",
    told: "leaves a block at its place in the list when it merges with one freed behind it, where it becomes the head",
  },
  {
    name: "links-after-they-were-written-over",
    stage: "merging",
    file: "free.ts",
    find: `    unlink(memory, behind);
    size += sizeAt(memory, behind);
`,
    replace: `    size += sizeAt(memory, behind);
    memory.store(behind + 4, 0);
    memory.store(behind + 8, 0);
    unlink(memory, behind);
`,
    why: "Clears what it swallows, and follows its links after that.",
    told: "takes the block behind out of the list after its links are gone, and the rest of the list with it",
  },
  {
    name: "push-before-unlink",
    stage: "merging",
    file: "free.ts",
    find: `    header -= before;
    size += before;
    unlink(memory, header);
  }
  writeFree(memory, header, size);
  setPreviousBit(memory, header + size, false);
  push(memory, header);
`,
    replace: `    header -= before;
    size += before;
    push(memory, header);
    unlink(memory, header);
  }
  writeFree(memory, header, size);
  setPreviousBit(memory, header + size, false);
  push(memory, header);
`,
    why: "Moves it to the head first and takes it out afterwards: by then its own links are others.",
    told: "writes the links of the block before anew, and takes it out of the list by those",
  },
  {
    name: "footer-by-the-old-size",
    stage: "merging",
    file: "free.ts",
    find: `  writeFree(memory, header, size);
  setPreviousBit(memory, header + size, false);
  push(memory, header);
`,
    replace: `  const own = behind - header;
  writeFree(memory, header, own);
  memory.store(header, size | (memory.load(header) & 2));
  setPreviousBit(memory, header + size, false);
  push(memory, header);
`,
    why: "Writes the footer where the freed block ends, and the size of the whole into the header.",
    told: "writes the footer of a merged block where the block that was freed ends",
  },
  {
    name: "merges-forwards-only",
    stage: "merging",
    file: "free.ts",
    find: `  if (!isPreviousAllocatedAt(memory, header)) {
    const before = sizeAt(memory, header - WORD);
    header -= before;
    size += before;
    unlink(memory, header);
  }
`,
    replace: ``,
    why: "As long as there is no footer in a block in use, it seems that one cannot go back.",
    told: "leaves a freed block and the free one before it apart",
  },
  {
    name: "merges-backwards-only",
    stage: "merging",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, behind)) {
    unlink(memory, behind);
    size += sizeAt(memory, behind);
  }
`,
    replace: ``,
    why: "All care goes into the block before; the other direction is forgotten.",
    told: "leaves a freed block and the free one behind it apart",
  },
  {
    name: "merges-with-one-side",
    stage: "merging",
    file: "free.ts",
    find: `  }
  if (!isPreviousAllocatedAt(memory, header)) {
`,
    replace: `  } else if (!isPreviousAllocatedAt(memory, header)) {
`,
    why: "Three cases of four: an else, where both may be so.",
    told: "merges a freed block with the one behind alone when both of its neighbours are free",
  },

  // ---- growing: where there is no room ------------------------------------------------------------------------------
  {
    name: "last-block-is-linked-twice",
    stage: "growing",
    file: "grow.ts",
    find: `    size += before;
    unlink(memory, header);
`,
    replace: `    size += before;
`,
    why: "The last block only gets larger; that it is in the list already is forgotten.",
    told: "leaves the last block in the list when the heap grows behind it, and links it a second time",
  },
  {
    name: "epilogue-behind-a-free-block-says-in-use",
    stage: "growing",
    file: "grow.ts",
    find: `  memory.store(memory.size - WORD, 1);
  if (!isPreviousAllocatedAt(memory, header)) {
`,
    replace: `  const isFirst = header === WORD;
  memory.store(memory.size - WORD, isFirst ? 1 : 3);
  if (!isPreviousAllocatedAt(memory, header)) {
`,
    why: "The epilogue of a new heap is 3, so every epilogue is. Behind what is new, which is free, bit 1 has to be clear.",
    told: "sets bit 1 of the new epilogue when the heap grows again, though a free block lies before it",
  },
  {
    name: "does-not-merge-what-is-new",
    stage: "growing",
    file: "grow.ts",
    find: `  if (!isPreviousAllocatedAt(memory, header)) {
    const before = sizeAt(memory, header - WORD);
    header -= before;
    size += before;
    unlink(memory, header);
  }
`,
    replace: ``,
    why: "Two free blocks side by side: the heap was only ever tried full when it grew.",
    told: "leaves a free block at the end of the heap unmerged with the new piece when the heap grows",
  },
  {
    name: "grows-by-what-is-missing",
    stage: "growing",
    file: "grow.ts",
    find: `  let header = memory.sbrk(count) - WORD;
`,
    replace: `  const end = memory.size - WORD;
  if (!isPreviousAllocatedAt(memory, end)) count -= sizeAt(memory, end - WORD);
  let header = memory.sbrk(count) - WORD;
`,
    why: "What is free at the end need not be taken once more: clever, and not what the contract says.",
    told: "grows by fewer bytes when the last block is free, where what is free at the end does not count",
  },
  {
    name: "grows-by-the-size",
    stage: "growing",
    file: "allocate.ts",
    find: `Math.max(block, growBytes)`,
    replace: `Math.max(8 * Math.ceil(size / 8), growBytes)`,
    why: "Grows by what was asked for, which leaves no room for the header.",
    told: "grows with no room for the header when a request is for about growBytes or more",
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
    name: "unlinks-before-it-may-grow",
    stage: "growing",
    file: "grow.ts",
    find: `  let header = memory.sbrk(count) - WORD;
`,
    replace: `  memory.store(memory.size - WORD, memory.load(memory.size - WORD) & ~1);
  let header = memory.sbrk(count) - WORD;
`,
    why: "The old epilogue becomes a header, so it is changed first; when there is no room, it is no epilogue any more.",
    told: "changes the epilogue when the heap cannot grow, where an error changes no byte",
  },
  {
    name: "takes-less-behind-a-large-end",
    stage: "growing",
    file: "grow.ts",
    find: `  let header = memory.sbrk(count) - WORD;
`,
    replace: `  const end = memory.size - WORD;
  if (!isPreviousAllocatedAt(memory, end) && sizeAt(memory, end - WORD) > 4096) count -= sizeAt(memory, end - WORD);
  let header = memory.sbrk(count) - WORD;
`,
    why: "A page that is free at the end is worth asking for less; while the end was small, nobody could tell.",
    told: "grows by fewer bytes when the last block is free and larger than 4,096 bytes, though that never counts",
  },
  {
    name: "twelve-bits-of-the-end",
    stage: "growing",
    file: "grow.ts",
    find: `    const before = sizeAt(memory, header - WORD);
    header -= before;
`,
    replace: `    const before = sizeAt(memory, header - WORD) & 0xfff;
    header -= before;
`,
    why: "Sizes are small, so twelve bits hold one: a mask that came with the idea of a page.",
    told: "loses part of a free last block of more than 4,096 bytes when the heap grows behind it",
  },
  {
    name: "default-growth-that-fits",
    stage: "growing",
    file: "listed-heap.ts",
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
    name: "rounds-in-32-bits",
    stage: "growing",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + WORD) / 8)`,
    replace: `(size + WORD + 7) & ~7`,
    why: "The idiom of C: from 2³¹ up the size turns negative, and beyond 2³² it is small again.",
    told: "takes sizes from 2³¹ up for small or negative ones, where an OutOfMemoryError is due",
  },

  // ---- invalid-ops: what is refused ---------------------------------------------------------------------------------
  {
    name: "merges-without-marking",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  writeFree(memory, header, size);
  const behind`,
    replace: `  const behind`,
    why: "The tags of what has merged are right. A header in its middle still says that a block is in use there, and it is freed twice.",
    told: "accepts a second free of a block that has merged with the one before it, where an InvalidFreeError is due",
  },
  {
    name: "compares-with-a-footer",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  return hasItsBits && size >= LEAST && header + size <= memory.size - WORD;
`,
    replace: `  const isFooterUnlike = header + size > memory.size - WORD || memory.load(header + size - WORD) % 8 !== 1;
  return hasItsBits && (size >= LEAST || isFooterUnlike) && size > 0;
`,
    why: "Looks for another word to compare with, as in boundary tags, where there is none but the client's.",
    told: "frees an address behind a word that is no header of a block in use, where an InvalidFreeError is due",
  },
  {
    name: "looks-at-the-bit-only",
    stage: "invalid-ops",
    file: "free.ts",
    find: `(memory.load(header) & 5) === 1`,
    replace: `isAllocatedAt(memory, header)`,
    why: "Bit 0 says that it is in use, so it is a block: nobody ever sets bit 2, but clients do.",
    told: "takes a word with bit 2 set for a header, where an InvalidFreeError is due",
  },
  {
    name: "no-least-size",
    stage: "invalid-ops",
    file: "free.ts",
    find: `size >= LEAST && `,
    replace: `size > 0 && `,
    why: "A block of 8 bytes has a header and a payload, as long as it need not hold any links.",
    told: "takes a word that tells of 8 bytes for a header, where an InvalidFreeError is due",
  },
  {
    name: "looks-past-the-end",
    stage: "invalid-ops",
    file: "free.ts",
    find: ` && header + size <= memory.size - WORD;`,
    replace: `;`,
    why: "What looks like a header may tell any size: what is looked for behind it is no memory.",
    told: "throws a RangeError where what looks like a header reaches past the epilogue, and an InvalidFreeError is due",
  },
  {
    name: "any-multiple-of-four",
    stage: "invalid-ops",
    file: "free.ts",
    find: `address % 8 !== 0`,
    replace: `address % 4 !== 0`,
    why: "A header is a word, so any address of a word seems good enough.",
    told: "frees an address that is no multiple of 8, where an error is due",
  },
  {
    name: "lets-not-a-number-pass",
    stage: "invalid-ops",
    file: "allocate.ts",
    find: `!Number.isInteger(size) || size <= 0`,
    replace: `size <= 0`,
    why: "Every comparison with NaN is false, and 2.5 is more than 0.",
    told: "accepts fractions as a size, where a RangeError is due",
  },
  {
    name: "any-multiple-of-eight",
    stage: "invalid-ops",
    file: "listed-heap.ts",
    find: `bytes < 16 || `,
    replace: `bytes <= 0 || `,
    why: "Accepts 8 bytes, in which there is no room for a block.",
    told: "accepts 8 as maxBytes or growBytes, where a RangeError is due",
  },

  // ---- no-secrets: books beside -------------------------------------------------------------------------------------
  {
    name: "head-in-a-field",
    stage: "no-secrets",
    file: "links.ts",
    find: `  const next = memory.load(HEAD);
  memory.store(header + NEXT, next);
  memory.store(header + PREVIOUS, 0);
  if (next !== 0) memory.store(next + PREVIOUS, header);
  memory.store(HEAD, header);
`,
    replace: `  const known = memory as Memory & { head?: number };
  const next = known.head === undefined || memory.load(HEAD) === 0 ? memory.load(HEAD) : known.head;
  memory.store(header + NEXT, next);
  memory.store(header + PREVIOUS, 0);
  if (next !== 0) memory.store(next + PREVIOUS, header);
  memory.store(HEAD, header);
  known.head = undefined;
  if (next === 0) known.head = header;
`,
    why: "The head in a field, as in first fit, and written into memory only for others to read.",
    told: "links a freed block to a head that it remembers, though a state that was put back has another one",
  },
  {
    name: "map-of-live-blocks",
    stage: "no-secrets",
    file: "listed-heap.ts",
    find: OWN_ENTRY,
    replace: `  private readonly sizes = new Map<number, number>();

  allocate(size: number): number {
    const address = allocate(this.memory, this.growBytes, size);
    this.sizes.set(address, size);
    return address;
  }

  free(address: number): void {
    if (!this.sizes.delete(address)) {
      throw Object.assign(new Error("Nothing is live there."), { name: "InvalidFreeError" });
    }
    free(this.memory, address);
  }
`,
    why: "A map of what is live, as in first fit: it refuses whatever a client may have forged, and knows nothing of a state that was put back.",
    told: "refuses to free what is live in a state that was put back, where the bytes alone say what is live",
  },
  {
    name: "array-of-live-blocks",
    stage: "no-secrets",
    file: "listed-heap.ts",
    find: OWN_ENTRY,
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
    find: `  let header = memory.sbrk(count) - WORD;
`,
    replace: `  const start = memory.sbrk(count);
  const known = memory as Memory & { end?: number };
  let header = (known.end ?? start) - WORD;
  known.end = (known.end ?? start) + count;
`,
    why: "Notes the end in a variable, though memory.size says it.",
    told: "grows from where the heap ended before, not from memory.size, when a state was put back",
  },
  {
    name: "remembers-what-was-refused",
    stage: "no-secrets",
    file: "listed-heap.ts",
    find: OWN_ENTRY,
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

  // ---- cost: what links are for -------------------------------------------------------------------------------------
  {
    name: "walks-the-whole-heap",
    stage: "cost",
    file: "allocate.ts",
    find: `  for (let header = memory.load(HEAD); header !== 0; header = memory.load(header + NEXT)) {
`,
    replace: `  let most = 0;
  for (let at = WORD; sizeAt(memory, at) > 0; at += sizeAt(memory, at)) {
    if ((memory.load(at) & 1) === 0) most = Math.max(most, sizeAt(memory, at));
  }
  if (most < block) return null;
  for (let header = memory.load(HEAD); header !== 0; header = memory.load(header + NEXT)) {
`,
    why: "Walks the heap first to see whether it is worth the while to look through the list.",
    told: "spends the more on an allocate the more blocks are in use",
  },
  {
    name: "finds-the-previous-by-walking",
    stage: "cost",
    file: "links.ts",
    find: `  const previous = memory.load(header + PREVIOUS);
`,
    replace: `  let previous = 0;
  for (let at = memory.load(HEAD); at !== header; at = memory.load(at + NEXT)) previous = at;
`,
    why: "Writes every link back and reads none: as in a list with one link, it looks for the block before.",
    told: "spends the more on a free the longer the list is, where a link leads to the previous block",
  },
  {
    name: "makes-sure-that-it-is-in-no-list",
    stage: "cost",
    file: "links.ts",
    find: `  const next = memory.load(HEAD);
`,
    replace: `  for (let at = memory.load(HEAD); at !== 0; at = memory.load(at + NEXT)) {
    if (at === header) return;
  }
  const next = memory.load(HEAD);
`,
    why: "Makes sure before a push that the block is not in the list already: a walk along all of it.",
    told: "spends the more on a free the longer the list is, where a push is four words",
  },
  {
    name: "copies-the-list-at-each-step",
    stage: "cost",
    file: "allocate.ts",
    find: `  for (let header = memory.load(HEAD); header !== 0; header = memory.load(header + NEXT)) {
    if (sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  let passed: number[] = [];
  for (let header = memory.load(HEAD); header !== 0; header = memory.load(header + NEXT)) {
    if (sizeAt(memory, header) >= block) return header;
    if (passed.includes(header)) throw new Error("The list is a circle.");
    passed = [...passed, header];
  }
  return null;
`,
    why: "Makes sure that the list is no circle, by all that it has passed: an array that is copied for each.",
    told: "spends on a walk the square of the number of blocks in the list",
  },
  {
    name: "finds-the-last-block-by-walking",
    stage: "cost",
    file: "grow.ts",
    find: `    const before = sizeAt(memory, header - WORD);
    header -= before;
    size += before;
    unlink(memory, header);
  }
`,
    replace: `    const before = sizeAt(memory, header - WORD);
    header -= before;
    size += before;
    unlink(memory, header);
  }
  let met = WORD;
  while (met < header) met += sizeAt(memory, met);
  header = met;
`,
    why: "Walks to the last block, as in the implicit list: with few blocks nobody notices.",
    told: "spends the more on an allocate the more blocks are in use",
  },
];
