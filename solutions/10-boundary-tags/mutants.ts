import type { Mutant } from "../mutant.js";

const WRONG_WORDS = "writes a wrong word into a new heap: at its ends, or into its one free block";
const WRONG_REST = "writes a wrong tag when a request is cut from the front of a free block";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- layout: a new heap, and blocks cut from it, each with both tags ----------------------------------------------
  {
    name: "footer-one-word-late",
    stage: "layout",
    file: "tags.ts",
    find: `memory.store(header + size - WORD, tag);`,
    replace: `memory.store(header + size, tag);`,
    why: "header + size is where the next block begins; the footer is the word before that.",
    told: WRONG_WORDS,
  },
  {
    name: "footer-before-the-payload-ends",
    stage: "layout",
    file: "tags.ts",
    find: `memory.store(header + size - WORD, tag);`,
    replace: `memory.store(header + size - 2 * WORD, tag);`,
    why: "Takes the header off twice: once from the size, once from the address.",
    told: WRONG_WORDS,
  },
  {
    name: "epilogue-under-the-last-footer",
    stage: "layout",
    file: "grow.ts",
    find: `  writeTags(memory, header, count, false);
  memory.store(memory.size - WORD, 1);
`,
    replace: `  memory.store(memory.size - WORD, 1);
  memory.store(header, count);
  memory.store(header + count, count);
`,
    why: "The last footer stands where the epilogue has just been written.",
    told: WRONG_WORDS,
  },
  {
    name: "no-prologue",
    stage: "layout",
    file: "grow.ts",
    find: `  writeTags(memory, WORD, 2 * WORD, true);
`,
    replace: ``,
    why: "Nothing is ever allocated there, so why write it? The first block then reads a footer that nobody has written.",
    told: WRONG_WORDS,
  },
  {
    name: "prologue-is-free",
    stage: "layout",
    file: "grow.ts",
    find: `writeTags(memory, WORD, 2 * WORD, true);`,
    replace: `writeTags(memory, WORD, 2 * WORD, false);`,
    why: "Nobody uses it, so it is free: the first block then merges with it.",
    told: WRONG_WORDS,
  },
  {
    name: "begins-without-a-block",
    stage: "layout",
    file: "grow.ts",
    find: `  grow(memory, growBytes);
`,
    replace: `  memory.store(FIRST, 1 + 0 * growBytes);
`,
    why: "As in the assignment before, where a new heap is empty.",
    told: "makes a new heap without the free block of growBytes that it has to begin with",
  },
  {
    name: "epilogue-not-moved",
    stage: "layout",
    file: "grow.ts",
    find: `  memory.store(memory.size - WORD, 1);
`,
    replace: ``,
    why: "The old epilogue has become a header, and nobody has written a new one.",
    told: WRONG_WORDS,
  },
  {
    name: "no-room-for-the-footer",
    stage: "layout",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + 2 * WORD) / 8)`,
    replace: `Math.max(LEAST, 8 * Math.ceil((size + WORD) / 8))`,
    why: "The formula of the assignment before: it has room for a header only, so the footer stands in the payload.",
    told: "makes a block 8 bytes too small for a request of 12 or 20 bytes, which then has no room for its footer",
  },
  {
    name: "rounds-with-the-tags-outside",
    stage: "layout",
    file: "allocate.ts",
    find: `8 * Math.ceil((size + 2 * WORD) / 8)`,
    replace: `Math.max(LEAST, 8 * Math.floor(size / 8) + 2 * WORD + 8)`,
    why: "Always adds a unit, so what is a multiple of 8 already gets one too much.",
    told: "makes a block of 24 bytes for a request of 8, where 16 are due",
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
    name: "footer-of-the-rest-is-old",
    stage: "layout",
    file: "allocate.ts",
    find: `writeTags(memory, header + block, rest, false);`,
    replace: `memory.store(header + block, rest);`,
    why: "The footer of what is left is there already; but it still has the size of all.",
    told: WRONG_REST,
  },
  {
    name: "footers-of-free-blocks-only",
    stage: "layout",
    file: "allocate.ts",
    find: `  writeTags(memory, header, isSplit ? block : block + rest, true);
`,
    replace: `  memory.store(header, (isSplit ? block : block + rest) | 1);
`,
    why: "Whoever merges reads footers of free blocks alone; so why should one in use have any? (Its neighbour has to know that it is in use.)",
    told: WRONG_REST,
  },
  {
    name: "rest-is-in-use",
    stage: "layout",
    file: "allocate.ts",
    find: `writeTags(memory, header + block, rest, false);`,
    replace: `writeTags(memory, header + block, rest, true);`,
    why: "Copies the line above, and with it the bit.",
    told: WRONG_REST,
  },
  {
    name: "splits-off-eight",
    stage: "layout",
    file: "allocate.ts",
    find: `rest >= LEAST`,
    replace: `rest > 0`,
    why: "Every rest was a block, as long as a block had one tag. In 8 bytes there is no room for anything but two.",
    told: "makes a rest of 8 bytes a block of its own, where it stays with the block",
  },
  {
    name: "keeps-a-rest-of-sixteen",
    stage: "layout",
    file: "allocate.ts",
    find: `rest >= LEAST`,
    replace: `rest > LEAST`,
    why: "> in place of >=: a rest of 16 would be a block.",
    told: "leaves a rest of 16 bytes with the block, where it becomes a free block",
  },
  {
    name: "loses-a-rest-of-eight",
    stage: "layout",
    file: "allocate.ts",
    find: `isSplit ? block : block + rest`,
    replace: `block`,
    why: "What is too small to be split off belongs to the block, and its tags have to say so: else there is a gap in the row.",
    told: "leaves a rest of 8 bytes to nobody, where it stays with the block",
  },
  {
    name: "splits-off-nothing",
    stage: "layout",
    file: "allocate.ts",
    find: `rest >= LEAST`,
    replace: `rest >= LEAST || rest === 0`,
    why: "An exact fit leaves a block of size 0, over the header of the next one.",
    told: "writes tags for a rest of 0 bytes on an exact fit, over those of others",
  },
  {
    name: "wants-more-than-it-needs",
    stage: "layout",
    file: "allocate.ts",
    find: `sizeAt(memory, header) >= block) return header;`,
    replace: `sizeAt(memory, header) > block) return header;`,
    why: "> in place of >=, so an exact fit is passed over.",
    told: "passes over a free block that has exactly the size needed",
  },
  {
    name: "hands-out-what-is-in-use",
    stage: "layout",
    file: "allocate.ts",
    find: `!isAllocatedAt(memory, header) && sizeAt`,
    replace: `sizeAt`,
    why: "Looks at the size alone, so the first block is handed out again and again.",
    told: "hands out a block again that is in use, where only free ones may be taken",
  },
  {
    name: "size-with-its-bit",
    stage: "layout",
    file: "tags.ts",
    find: `return memory.load(tag) & ~7;`,
    replace: `return memory.load(tag);`,
    why: "The size of what is in use is one too large, so a walk leaves the row of headers.",
    told: "throws a RangeError when allocate passes a block in use on its walk",
  },
  {
    name: "one-memory-for-all-heaps",
    stage: "layout",
    file: "tagged-heap.ts",
    find: `    this.memory = new Memory(maxBytes);
    this.growBytes = growBytes;
    initialize(this.memory, growBytes);
`,
    replace: `    const shared = TaggedHeap as unknown as { memory?: Memory };
    const isNew = shared.memory?.bytes.byteLength !== maxBytes;
    this.memory = isNew ? new Memory(maxBytes) : (shared.memory as Memory);
    shared.memory = this.memory;
    this.growBytes = growBytes;
    if (isNew) initialize(this.memory, growBytes);
`,
    why: "Memory in a static variable, since a machine has only one.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },
  {
    name: "one-memory-for-each-number-of-bytes",
    stage: "layout",
    file: "tagged-heap.ts",
    find: `    this.memory = new Memory(maxBytes);
`,
    replace: `    const shared = TaggedHeap as unknown as { all?: Map<number, Memory> };
    const all = (shared.all ??= new Map<number, Memory>());
    this.memory = all.get(maxBytes) ?? new Memory(maxBytes);
    all.set(maxBytes, this.memory);
    this.memory.size = 0;
`,
    why: "Memory is dear, so what was made once for so many bytes is used again, and nobody asks whether it is in use.",
    told: "lets two heaps of the same maxBytes use the same memory, where each has its own",
  },

  // ---- merging: what a block becomes one with, and the word at both of its ends -------------------------------------
  {
    name: "footer-by-the-old-size",
    stage: "merging",
    file: "free.ts",
    find: `    size += sizeAt(memory, before);
  }
  writeTags(memory, header, size, false);
`,
    replace: `    size += sizeAt(memory, before);
  }
  const footer = address + sizeAt(memory, address - WORD) - 2 * WORD;
  memory.store(header, size);
  memory.store(footer, size);
`,
    why: "The footer of what has merged is written where the footer of the freed block is.",
    told: "writes the footer of a merged block in the wrong place when the block behind was free, too",
  },
  {
    name: "header-only",
    stage: "merging",
    file: "free.ts",
    find: `    size += sizeAt(memory, before);
  }
  writeTags(memory, header, size, false);
`,
    replace: `    size += sizeAt(memory, before);
  }
  memory.store(header, size);
`,
    why: "The header of what has merged is right, and its footer is still that of the last part.",
    told: "writes the header of a merged block, and leaves its footer as it was",
  },
  {
    name: "clears-the-header-s-bit-only",
    stage: "merging",
    file: "free.ts",
    find: `  writeTags(memory, header, size, false);
  const behind`,
    replace: `  memory.store(header, size);
  if (isAllocatedAt(memory, header + size) && isAllocatedAt(memory, header - WORD)) return;
  const behind`,
    why: "A block that merges with nobody seems to need no more than one bit cleared.",
    told: "clears the bit of the header only when a freed block touches no free one",
  },
  {
    name: "own-footer-for-the-next-header",
    stage: "merging",
    file: "free.ts",
    find: `size += sizeAt(memory, behind);`,
    replace: `size += sizeAt(memory, behind - WORD);`,
    why: "One word too early: that is the block's own footer.",
    told: "takes a wrong size for the free block behind when a freed block merges with it",
  },
  {
    name: "next-footer-for-the-next-header",
    stage: "merging",
    file: "free.ts",
    find: `if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);`,
    replace: `if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, Math.min(behind + size - WORD, memory.size - WORD));`,
    why: "Reads the footer of the block behind, but looks for it by this block's size.",
    told: "takes a wrong size for the free block behind when a freed block merges with it",
  },
  {
    name: "goes-back-whoever-is-there",
    stage: "merging",
    file: "free.ts",
    find: `if (!isAllocatedAt(memory, before)) {`,
    replace: `if (sizeAt(memory, before) > 2 * WORD) {`,
    why: "Takes the footer before it for a size to go back by, and does not ask whether that block is free.",
    told: "merges a freed block with the one before it even when that one is in use",
  },
  {
    name: "merges-with-the-prologue",
    stage: "merging",
    file: "free.ts",
    find: `if (!isAllocatedAt(memory, before)) {`,
    replace: `if (!isAllocatedAt(memory, before) || before === 2 * WORD) {`,
    why: "There is nothing before the first block, so what stands there is taken for free.",
    told: "merges the first block with the prologue when it is freed",
  },
  {
    name: "merges-with-the-epilogue",
    stage: "merging",
    file: "free.ts",
    find: `if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);`,
    replace: `if (!isAllocatedAt(memory, behind) || sizeAt(memory, behind) === 0) size += sizeAt(memory, behind) || 8;`,
    why: "Behind the last block there is nothing, so it is given the end as well.",
    told: "merges the last block with the epilogue when it is freed",
  },
  {
    name: "merges-forwards-only",
    stage: "merging",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, before)) {
    header -= sizeAt(memory, before);
    size += sizeAt(memory, before);
  }
`,
    replace: ``,
    why: "As before there were footers.",
    told: "leaves a freed block and the free one before it apart",
  },
  {
    name: "merges-backwards-only",
    stage: "merging",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);
`,
    replace: ``,
    why: "Now that there are footers, the other direction is forgotten.",
    told: "leaves a freed block and the free one behind it apart",
  },
  {
    name: "merges-with-one-side",
    stage: "merging",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, before)) {`,
    replace: `  else if (!isAllocatedAt(memory, before)) {`,
    why: "Three cases of four: an else, where both may be so.",
    told: "merges a freed block with the one behind alone when both of its neighbours are free",
  },
  {
    name: "goes-back-by-its-own-size",
    stage: "merging",
    file: "free.ts",
    find: `header -= sizeAt(memory, before);`,
    replace: `header -= sizeAt(memory, header);`,
    why: "Begins as far before as its own size says. With equal blocks nobody sees it.",
    told: "goes back by a wrong size when a freed block merges with the one before it",
  },
  {
    name: "reads-what-it-has-written",
    stage: "merging",
    file: "free.ts",
    find: `    header -= sizeAt(memory, before);
    size += sizeAt(memory, before);
`,
    replace: `    header -= sizeAt(memory, before);
    memory.store(header, size + sizeAt(memory, before));
    size += sizeAt(memory, header);
`,
    why: "Tags are written in the order in which one thinks of them; the size that the second needs is gone with the first.",
    told: "counts a size twice when a freed block merges with the one before it",
  },
  {
    name: "clears-the-payload",
    stage: "merging",
    file: "free.ts",
    find: `    size += sizeAt(memory, before);
  }
  writeTags(memory, header, size, false);
`,
    replace: `    size += sizeAt(memory, before);
  }
  writeTags(memory, header, size, false);
  for (let word = header + WORD; word < header + size; word += WORD) memory.store(word, 0);
`,
    why: "Wipes what is free, and the footer with it.",
    told: "writes 0 over the footer of the block that a free leaves",
  },
  {
    name: "best-fit",
    stage: "merging",
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
    name: "last-fit",
    stage: "merging",
    file: "allocate.ts",
    find: `  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (!isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  // From behind, now that this is possible.
  let end = memory.size - WORD;
  while (end > FIRST) {
    end -= sizeAt(memory, end - WORD);
    if (!isAllocatedAt(memory, end) && sizeAt(memory, end) >= block) return end;
  }
  return null;
`,
    why: "With footers one can walk from behind as well, and then comes upon the last one first.",
    told: "takes the last free block with room, not the first one",
  },

  // ---- growing: where there is no room ------------------------------------------------------------------------------
  {
    name: "does-not-merge-what-is-new",
    stage: "growing",
    file: "grow.ts",
    find: `  if (isAllocatedAt(memory, header - WORD)) return header;
`,
    replace: `  if (header >= FIRST) return header;
`,
    why: "Two free blocks side by side: the heap was only ever tried full when it grew.",
    told: "leaves a free block at the end of the heap unmerged with the new piece when the heap grows",
  },
  {
    name: "places-in-the-new-piece",
    stage: "growing",
    file: "grow.ts",
    find: `  writeTags(memory, before, sizeAt(memory, before) + count, false);
  return before;
`,
    replace: `  writeTags(memory, before, sizeAt(memory, before) + count, false);
  writeTags(memory, header, count, false);
  return header;
`,
    why: "Has merged, and hands out the new piece all the same: a block within a block.",
    told: "goes on in the new piece when the heap grows behind a free block, not where the merged block begins",
  },
  {
    name: "grows-by-what-is-missing",
    stage: "growing",
    file: "grow.ts",
    find: `  const header = memory.sbrk(count) - WORD;
`,
    replace: `  const end = memory.size - WORD;
  if (end > FIRST && !isAllocatedAt(memory, end - WORD)) count -= sizeAt(memory, end - WORD);
  const header = memory.sbrk(count) - WORD;
`,
    why: "What is free at the end need not be taken once more: clever, and not what the textbook does.",
    told: "grows by fewer bytes when the last block is free, where what is free at the end does not count",
  },
  {
    name: "grows-by-the-size",
    stage: "growing",
    file: "allocate.ts",
    find: `Math.max(block, growBytes)`,
    replace: `Math.max(8 * Math.ceil(size / 8), growBytes)`,
    why: "Grows by what was asked for, which leaves no room for the tags.",
    told: "grows with no room for the tags when a request is for about growBytes or more",
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
    name: "takes-less-behind-a-large-end",
    stage: "growing",
    file: "grow.ts",
    find: `  const header = memory.sbrk(count) - WORD;
`,
    replace: `  const end = memory.size - WORD;
  if (end > FIRST && !isAllocatedAt(memory, end - WORD) && sizeAt(memory, end - WORD) > 4096) {
    count -= sizeAt(memory, end - WORD);
  }
  const header = memory.sbrk(count) - WORD;
`,
    why: "A page that is free at the end is worth asking for less; while the end was small, nobody could tell.",
    told: "grows by fewer bytes when the last block is free and larger than 4,096 bytes, though that never counts",
  },
  {
    name: "twelve-bits-of-the-end",
    stage: "growing",
    file: "grow.ts",
    find: `sizeAt(memory, before) + count`,
    replace: `(sizeAt(memory, before) & 0xfff) + count`,
    why: "Sizes are small, so twelve bits hold one: a mask that came with the idea of a page.",
    told: "loses part of a free last block of more than 4,096 bytes when the heap grows behind it",
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
    find: `8 * Math.ceil((size + 2 * WORD) / 8)`,
    replace: `(size + 2 * WORD + 7) & ~7`,
    why: "The idiom of C: from 2³¹ up the size turns negative, and beyond 2³² it is small again.",
    told: "takes sizes from 2³¹ up for small or negative ones, where an OutOfMemoryError is due",
  },
  {
    name: "writes-before-it-may-grow",
    stage: "growing",
    file: "grow.ts",
    find: `  const header = memory.sbrk(count) - WORD;
`,
    replace: `  memory.store(memory.size - WORD, count);
  const header = memory.sbrk(count) - WORD;
`,
    why: "Writes the new header first; when there is no room, the epilogue is gone.",
    told: "overwrites the epilogue when the heap cannot grow, where an error changes no byte",
  },

  // ---- invalid-ops: what is refused ---------------------------------------------------------------------------------
  {
    name: "merges-without-marking",
    stage: "invalid-ops",
    file: "free.ts",
    find: `  writeTags(memory, header, size, false);
  const behind`,
    replace: `  const behind`,
    why: "The tags of what has merged are right. Those in its middle still say that a block is in use there, and it is freed twice.",
    told: "accepts a second free of a block that has merged with the one before it, where an InvalidFreeError is due",
  },
  {
    name: "never-looks-at-the-bit",
    stage: "invalid-ops",
    file: "free.ts",
    find: `tag % 8 === 1 && `,
    replace: `tag % 8 < 2 && `,
    why: "Both tags agree, and it does not ask whether they say that the block is in use.",
    told: "accepts a free of a block that is free already, where an InvalidFreeError is due",
  },
  {
    name: "looks-at-the-bit-only",
    stage: "invalid-ops",
    file: "free.ts",
    find: ` && size >= 16 && header + size <= end && memory.load(header + size - WORD) === tag;`,
    replace: ` && size >= 16 && header + size <= end;`,
    why: "The header says in use, so it is a block: the footer was never asked.",
    told: "frees an address behind a word that looks like a header, though the footer there is unlike it",
  },
  {
    name: "compares-the-sizes-only",
    stage: "invalid-ops",
    file: "free.ts",
    find: `memory.load(header + size - WORD) === tag`,
    replace: `(memory.load(header + size - WORD) & 24) === (tag & 24)`,
    why: "Compares a part of the two words, in which many agree.",
    told: "frees an address behind a word that looks like a header, though the footer there is unlike it",
  },
  {
    name: "no-least-size",
    stage: "invalid-ops",
    file: "free.ts",
    find: `size >= 16 && `,
    replace: `size > 0 && `,
    why: "Two equal words side by side are no block: there is no payload between them.",
    told: "takes two equal words side by side for a block of 8 bytes and frees it, where an InvalidFreeError is due",
  },
  {
    name: "looks-past-the-end",
    stage: "invalid-ops",
    file: "free.ts",
    find: `header + size <= end && `,
    replace: ``,
    why: "What looks like a header may tell any size: the footer is then looked for where there is no memory.",
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
    file: "tagged-heap.ts",
    find: `bytes < 16 || `,
    replace: `bytes <= 0 || `,
    why: "Accepts 8 bytes, in which there is no room for a block.",
    told: "accepts 8 as growBytes, where a RangeError is due",
  },
  {
    name: "no-growth-means-the-default",
    stage: "invalid-ops",
    file: "tagged-heap.ts",
    find: `growBytes = 4096) {
`,
    replace: `growBytes?: number) {
    growBytes ||= 4096;
`,
    why: "Asks whether there is a growth at all, and 0 looks as if there were none.",
    told: "takes 0 and NaN as growBytes for one that was left out, where a RangeError is due",
  },
  {
    name: "default-growth-that-fits",
    stage: "invalid-ops",
    file: "tagged-heap.ts",
    find: `growBytes = 4096)`,
    replace: `growBytes = Math.min(4096, Math.max(16, maxBytes - 16)))`,
    why: "Where nothing is said, it takes a page; a page does not fit, so it takes what does: helpful, and not what the contract says.",
    told: "makes a heap of less than the default 4,096 bytes where maxBytes has no room for them, and is due an error",
  },
  {
    name: "begins-without-room",
    stage: "invalid-ops",
    file: "grow.ts",
    find: `  memory.sbrk(FIRST + WORD);
  writeTags(memory, WORD, 2 * WORD, true);
  grow(memory, growBytes);
`,
    replace: `  memory.sbrk(FIRST + WORD);
  writeTags(memory, WORD, 2 * WORD, true);
  if (memory.bytes.byteLength < memory.size + growBytes) memory.store(FIRST, 1);
  else grow(memory, growBytes);
`,
    why: "Begins without a block where there is no room for one, and leaves it to allocate to refuse.",
    told: "makes a heap although maxBytes has no room for its first block, where an error is due",
  },

  // ---- no-secrets: books beside -------------------------------------------------------------------------------------
  {
    name: "goes-on-where-it-cut-last",
    stage: "no-secrets",
    file: "tagged-heap.ts",
    find: `  allocate(size: number): number {
    return allocate(this.memory, this.growBytes, size);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number): void {
    free(this.memory, address);
  }
`,
    replace: `  /** The free block that the last request was cut from, and a size for which nothing before it has room. */
  private rest: { header: number; size: number; least: number } | null = null;

  allocate(size: number): number {
    const { memory, rest } = this;
    const need = Number.isInteger(size) ? 8 * Math.ceil((size + 8) / 8) : 0;
    if (rest !== null && need >= rest.least && rest.size - need >= 16) {
      const left = rest.size - need;
      memory.store(rest.header, need + 1);
      memory.store(rest.header + need - 4, need + 1);
      memory.store(rest.header + need, left);
      memory.store(rest.header + rest.size - 4, left);
      this.rest = { header: rest.header + need, size: left, least: rest.least };
      return rest.header + 4;
    }
    const address = allocate(memory, this.growBytes, size);
    const next = address - 4 + (memory.load(address - 4) & ~7);
    const word = memory.load(next);
    this.rest = word % 2 === 0 ? { header: next, size: word, least: need } : null;
    return address;
  }

  free(address: number): void {
    free(this.memory, address);
    this.rest = null;
  }
`,
    why: "Keeps the first free block in a field, so that the next request need not walk to it.",
    told: "cuts from a free block that it remembers, though a state that was put back has none there",
  },
  {
    name: "map-of-live-blocks",
    stage: "no-secrets",
    file: "tagged-heap.ts",
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
    file: "tagged-heap.ts",
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
    find: `  const header = memory.sbrk(count) - WORD;
`,
    replace: `  const start = memory.sbrk(count);
  const known = memory as Memory & { end?: number };
  const header = (known.end ?? start) - WORD;
  known.end = (known.end ?? start) + count;
`,
    why: "Notes the end in a variable, though memory.size says it.",
    told: "grows from where the heap ended before, not from memory.size, when a state was put back",
  },
  {
    name: "remembers-what-was-refused",
    stage: "no-secrets",
    file: "tagged-heap.ts",
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

  // ---- cost: what footers are for -----------------------------------------------------------------------------------
  {
    name: "finds-the-block-before-by-walking",
    stage: "cost",
    file: "free.ts",
    find: `    header -= sizeAt(memory, before);
    size += sizeAt(memory, before);
`,
    replace: `    let last = 3 * WORD;
    while (last + sizeAt(memory, last) < header) last += sizeAt(memory, last);
    size += header - last;
    header = last;
`,
    why: "Writes every footer and reads none: the block before is looked for as in the assignment before.",
    told: "spends the more on a free the more blocks lie before the one that is freed",
  },
  {
    name: "makes-sure-by-walking",
    stage: "cost",
    file: "free.ts",
    find: `  const tag = memory.load(header);
`,
    replace: `  let met = 3 * WORD;
  while (met < header && sizeAt(memory, met) > 0) met += sizeAt(memory, met);
  if (met !== header) return false;
  const tag = memory.load(header);
`,
    why: "Believes no two words: it walks to the block, as in the assignment before. That is right, and slow.",
    told: "spends the more on a free the more blocks lie before the one that is freed",
  },
  {
    name: "checks-the-rest-of-the-heap",
    stage: "cost",
    file: "free.ts",
    find: `  const tag = memory.load(header);
`,
    replace: `  let met = header;
  while (sizeAt(memory, met) > 0 && met + sizeAt(memory, met) < memory.size) met += sizeAt(memory, met);
  if (isAllocatedAt(memory, header) && sizeAt(memory, header) >= 16 && met !== memory.size - WORD) return false;
  const tag = memory.load(header);
`,
    why: "Makes sure that a walk from this block on comes to the epilogue.",
    told: "spends the more on a free the more blocks lie behind the one that is freed",
  },
  {
    name: "looks-for-the-next-free-block",
    stage: "cost",
    file: "free.ts",
    find: `  if (!isAllocatedAt(memory, behind)) size`,
    replace: `  let next = behind;
  while (sizeAt(memory, next) > 0 && isAllocatedAt(memory, next)) next += sizeAt(memory, next);
  if (next === behind) size`,
    why: "Walks to the next free block, and then asks whether that is the one behind.",
    told: "spends the more on a free the more blocks in use lie behind the one that is freed",
  },
  {
    name: "copies-the-list-at-each-step",
    stage: "cost",
    file: "allocate.ts",
    find: `  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) {
    if (!isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) return header;
  }
  return null;
`,
    replace: `  let headers: number[] = [];
  for (let header = FIRST; sizeAt(memory, header) > 0; header += sizeAt(memory, header)) headers = [...headers, header];
  return headers.find((header) => !isAllocatedAt(memory, header) && sizeAt(memory, header) >= block) ?? null;
`,
    why: "Gathers all blocks in an array first, which is copied for each that is added.",
    told: "spends on an allocate the square of the number of blocks",
  },
];
