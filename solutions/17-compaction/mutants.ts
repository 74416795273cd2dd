import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- handles: a name that stays, and is never given again ---------------------------------------------------------
  {
    name: "handle-is-the-address",
    stage: "handles",
    file: "place.ts",
    find: `  const handle = newHandle(heap);`,
    replace: `  const handle = start;`,
    why: "The address feels like the identity of a block: in every exercise before this one it was.",
    told: "returns 0 as the first handle, where handles are positive",
  },
  {
    name: "handle-is-the-address-and-one",
    stage: "handles",
    file: "place.ts",
    find: `  const handle = newHandle(heap);`,
    replace: `  const handle = start + 1;`,
    why: "Positive, and different for all blocks that are live. But a place is taken again, and blocks move.",
    told: "gives a handle again when a block comes to lie where an earlier one was",
  },
  {
    name: "handle-counts-live-blocks",
    stage: "handles",
    file: "handles.ts",
    find: `  heap.lastHandle += 1;`,
    replace: `  heap.lastHandle = heap.blocks.length + 1;`,
    why: "The number of blocks is at hand, and as long as nothing is freed it grows by one each time.",
    told: "gives a handle again once a block was freed",
  },
  {
    name: "smallest-handle-that-is-not-in-use",
    stage: "handles",
    file: "handles.ts",
    find: `  heap.lastHandle += 1;`,
    replace: `  heap.lastHandle = 1;
  while (heap.blocks.some((block) => block.handle === heap.lastHandle)) heap.lastHandle += 1;`,
    why: "File descriptors are made so. Whoever still has the old handle then reaches the new block.",
    told: "gives the handle of a freed block again",
  },
  {
    name: "starts-over-when-all-are-freed",
    stage: "handles",
    file: "place.ts",
    find: `  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);`,
    replace: `  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);
  if (heap.blocks.length === 0) heap.lastHandle = 0;`,
    why: "An empty heap looks like a new one.",
    told: "gives handles again after all blocks were freed",
  },
  {
    name: "sizes-rounded-up",
    stage: "handles",
    file: "place.ts",
    find: `  const total = holes(heap).reduce(`,
    replace: `  size = Math.ceil(size / 4) * 4;
  const total = holes(heap).reduce(`,
    why: "Other allocators round sizes up, to keep blocks aligned.",
    told: "takes more bytes than asked for: the size rounded up to a multiple of 4",
  },
  {
    name: "exact-fit-refused",
    stage: "handles",
    file: "place.ts",
    find: `hole.size >= size)?.start;`,
    replace: `hole.size > size)?.start;`,
    why: "> for >=: a hole that fits exactly has room, too.",
    told: "does not take a hole that has exactly as many bytes as asked for",
  },
  {
    name: "first-block-begins-at-one",
    stage: "handles",
    file: "place.ts",
    find: `  let end = 0;`,
    replace: `  let end = 1;`,
    why: "Keeps address 0 for nothing, as C keeps NULL.",
    told: "never hands out the byte at address 0",
  },
  {
    name: "last-hole-forgotten-when-there-are-others",
    stage: "handles",
    file: "place.ts",
    find: `  if (end < heap.capacity) found`,
    replace: `  if (end < heap.capacity && found.length === 0) found`,
    why: "The hole behind the last block comes after the loop, as an afterthought for the empty heap.",
    told: "does not count the free bytes behind the last block when there are other holes",
  },

  // ---- allocation: when memory is compacted -------------------------------------------------------------------------
  {
    name: "compacts-always",
    stage: "allocation",
    file: "place.ts",
    find: `firstFit(heap, size) ?? firstFitCompacted(heap, size);`,
    replace: `firstFitCompacted(heap, size);`,
    why: "After a compaction there is one hole and nothing to be searched. Every address that a client has noted is wrong.",
    told: "compacts memory for a request although a hole has room as memory lies",
  },
  {
    name: "compacts-only-when-nothing-is-free",
    stage: "allocation",
    file: "place.ts",
    find: `firstFit(heap, size) ?? firstFitCompacted(heap, size);`,
    replace: `firstFit(heap, size) ?? (total === 0 ? firstFitCompacted(heap, size) : undefined);`,
    why: "Takes compaction for what one does when memory is full. Then there is nothing to be won.",
    told: "refuses a request that no hole has room for, although all holes together have",
  },
  {
    name: "compares-with-the-largest-hole",
    stage: "allocation",
    file: "place.ts",
    find: `.reduce((sum, hole) => sum + hole.size, 0);
  if (total`,
    replace: `.reduce((most, hole) => Math.max(most, hole.size), 0);
  if (total`,
    why: "Up to now the largest free block decided whether a request could be served.",
    told: "refuses a request that no hole has room for, although all holes together have",
  },
  {
    name: "does-not-try-again",
    stage: "allocation",
    file: "place.ts",
    find: `  compact(heap);
  return firstFit(heap, size);`,
    replace: `  compact(heap);
  return undefined;`,
    why: "Leaves it to the client to ask once more.",
    told: "refuses a request that no hole has room for, although all holes together have",
  },
  {
    name: "compacts-before-it-refuses",
    stage: "allocation",
    file: "place.ts",
    find: `  const total = holes(heap).reduce(`,
    replace: `  if (firstFit(heap, size) === undefined) compact(heap);
  const total = holes(heap).reduce(`,
    why: "Compacts first and then looks what there is. A refusal that nothing could have helped has moved blocks.",
    told: "moves blocks for a request that is refused since too little is free in all",
  },
  {
    name: "moves-the-first-block-before-it-refuses",
    stage: "allocation",
    file: "place.ts",
    find: `  const total = holes(heap).reduce(`,
    replace: `  const [first] = holes(heap);
  const block = heap.blocks.find((each) => each.start > (first?.start ?? heap.capacity));
  if (first !== undefined && block?.pins === 0 && firstFit(heap, size) === undefined) {
    heap.memory.copyWithin(first.start, block.start, block.start + block.size);
    block.start = first.start;
  }
  const total = holes(heap).reduce(`,
    why: "Begins to join the first two holes before it knows whether all of them would do.",
    told: "moves blocks for a request that is refused since too little is free in all",
  },
  {
    name: "compacts-several-holes-before-it-refuses",
    stage: "allocation",
    file: "place.ts",
    find: `  const total = holes(heap).reduce(`,
    replace: `  if (firstFit(heap, size) === undefined && holes(heap).length > 1) compact(heap);
  const total = holes(heap).reduce(`,
    why: "Compacts first wherever there are several holes to be joined, and then looks what there is.",
    told: "moves blocks for a request that is refused since too little is free in all",
  },
  {
    name: "best-fit",
    stage: "allocation",
    file: "place.ts",
    find: `  return holes(heap).find((hole) => hole.size >= size)?.start;`,
    replace: `  const enough = holes(heap).filter((hole) => hole.size >= size);
  return enough.sort((one, other) => one.size - other.size)[0]?.start;`,
    why: "Spares the large holes. First fit is what is asked for.",
    told: "takes the smallest hole with room, where the first one is due",
  },
  {
    name: "last-hole-with-room",
    stage: "allocation",
    file: "place.ts",
    find: `holes(heap).find((hole)`,
    replace: `holes(heap).findLast((hole)`,
    why: "Where the newest hole is looked at first, the search ends sooner.",
    told: "takes a hole with room that is not the first one",
  },
  {
    name: "largest-hole",
    stage: "allocation",
    file: "place.ts",
    find: `  return holes(heap).find((hole) => hole.size >= size)?.start;`,
    replace: `  const [largest] = holes(heap).sort((one, other) => other.size - one.size);
  return largest !== undefined && largest.size >= size ? largest.start : undefined;`,
    why: "If the largest hole has no room, none has: one comparison is enough.",
    told: "takes the largest hole, where the first one with room is due",
  },
  {
    name: "new-block-at-the-end-of-the-list",
    stage: "allocation",
    file: "place.ts",
    find: `  heap.blocks.splice(above === -1 ? heap.blocks.length : above, 0, {`,
    replace: `  heap.blocks.splice(heap.blocks.length, 0, {`,
    why: "push is what one does with a new element. Only a block that goes into a hole below others shows the difference.",
    told: "loses count of what is free once a block lies below an older one",
  },

  // ---- sliding: where blocks go, and what has moved -----------------------------------------------------------------
  {
    name: "cursor-forgets-the-size",
    stage: "sliding",
    file: "slide.ts",
    find: `    cursor = block.start + block.size;`,
    replace: `    cursor = block.start;`,
    why: "The cursor is where the last block was put, not where the next one goes.",
    told: "slides blocks over each other",
  },
  {
    name: "counts-bytes-that-stay",
    stage: "sliding",
    file: "slide.ts",
    find: `      moved += block.size;
    }`,
    replace: `    }
    moved += block.size;`,
    why: "Every block is looked at, so every block is counted.",
    told: "counts the bytes of blocks that stay where they are as moved",
  },
  {
    name: "counts-blocks",
    stage: "sliding",
    file: "slide.ts",
    find: `      moved += block.size;`,
    replace: `      moved += 1;`,
    why: "Counts what was moved, in blocks.",
    told: "returns how many blocks have moved, not how many bytes",
  },
  {
    name: "counts-the-way",
    stage: "sliding",
    file: "slide.ts",
    find: `      block.start = cursor;
      moved += block.size;`,
    replace: `      moved += block.start - cursor;
      block.start = cursor;`,
    why: "Takes “bytes moved” for how far.",
    told: "returns how far blocks have moved, not how many of their bytes",
  },
  {
    name: "from-the-top-down",
    stage: "sliding",
    file: "slide.ts",
    find: `of heap.blocks)`,
    replace: `of [...heap.blocks].reverse())`,
    why: "With one block every order of moves is right.",
    told: "does not keep the order in which blocks lie when it slides them",
  },
  {
    name: "by-order-of-handles",
    stage: "sliding",
    file: "slide.ts",
    find: `of heap.blocks)`,
    replace: `of [...heap.blocks].sort((one, other) => one.handle - other.handle))`,
    why: "A map from handles to blocks is walked in the order in which blocks were made; that is another one once a hole was used again.",
    told: "slides blocks in the order of their age instead of their addresses",
  },
  {
    name: "moves-one-block",
    stage: "sliding",
    file: "slide.ts",
    find: `      moved += block.size;
    }`,
    replace: `      moved += block.size;
      break;
    }`,
    why: "Closes the first hole and stops there.",
    told: "moves only one of several blocks that have to slide",
  },
  {
    name: "cursor-stays-behind-a-block-that-stays",
    stage: "sliding",
    file: "slide.ts",
    find: `      moved += block.size;
    }
    cursor = block.start + block.size;`,
    replace: `      moved += block.size;
      cursor = block.start + block.size;
    }`,
    why: "The cursor goes on where something was moved. Blocks that are in place already are passed by.",
    told: "slides blocks onto a block that is in its place already",
  },
  {
    name: "keeps-a-byte-between-blocks",
    stage: "sliding",
    file: "slide.ts",
    find: `    cursor = block.start + block.size;`,
    replace: `    cursor = Math.min(block.start + block.size + 1, heap.capacity - block.size);`,
    why: "Takes the place behind a block for one further than it is.",
    told: "leaves bytes free between blocks that it slides together",
  },

  // ---- contents: bytes go along -------------------------------------------------------------------------------------
  {
    name: "moves-the-record-not-the-bytes",
    stage: "contents",
    file: "slide.ts",
    find: `      heap.memory.copyWithin(cursor, block.start, block.start + block.size);
`,
    replace: ``,
    why: "In the exercises before this one there were no bytes, only books.",
    told: "does not move the bytes of a block when the block moves",
  },
  {
    name: "copies-from-the-last-byte-down",
    stage: "contents",
    file: "slide.ts",
    find: `      heap.memory.copyWithin(cursor, block.start, block.start + block.size);`,
    replace: `      for (let at = block.size - 1; at >= 0; at--) heap.memory[cursor + at] = heap.memory[block.start + at] ?? 0;`,
    why: "A loop may go either way as long as the old place and the new one do not overlap.",
    told: "spoils the bytes of a block whose old place and new one overlap",
  },
  {
    name: "clears-the-old-place",
    stage: "contents",
    file: "slide.ts",
    find: `      block.start = cursor;`,
    replace: `      heap.memory.fill(0, block.start, block.start + block.size);
      block.start = cursor;`,
    why: "Tidies up behind a block, and with it what of the new place lies there.",
    told: "spoils the bytes of a block whose old place and new one overlap",
  },
  {
    name: "one-byte-too-few",
    stage: "contents",
    file: "slide.ts",
    find: `block.start, block.start + block.size);`,
    replace: `block.start, block.start + block.size - 1);`,
    why: "The end of copyWithin is not copied, so that one less seems right.",
    told: "leaves the last byte of a block behind when the block moves",
  },
  {
    name: "copies-from-the-new-place",
    stage: "contents",
    file: "slide.ts",
    find: `      heap.memory.copyWithin(cursor, block.start, block.start + block.size);
      block.start = cursor;`,
    replace: `      block.start = cursor;
      heap.memory.copyWithin(cursor, block.start, block.start + block.size);`,
    why: "The record is changed first, and then says nothing of the old place any more.",
    told: "does not move the bytes of a block when the block moves",
  },
  {
    name: "length-for-the-end",
    stage: "contents",
    file: "slide.ts",
    find: `block.start, block.start + block.size);`,
    replace: `block.start, block.size);`,
    why: "The third argument of copyWithin is an end, not a length.",
    told: "does not move all bytes of a block when the block moves",
  },

  {
    name: "moves-by-way-of-the-first-scratch-buffer",
    stage: "contents",
    file: "slide.ts",
    find: `      heap.memory.copyWithin(cursor, block.start, block.start + block.size);
`,
    replace: `      const scratch = ((compact as any).scratch ??= new Uint8Array(heap.capacity)) as Uint8Array;
      const bytes = heap.memory.subarray(block.start, block.start + Math.min(block.size, scratch.length));
      scratch.set(bytes);
      heap.memory.set(scratch.subarray(0, bytes.length), cursor);
`,
    why: "Keeps the buffer that it copies by way of, and makes it as large as the heap that compacts first.",
    told: "leaves bytes behind when a larger heap compacts after a small one",
  },
  // ---- pins: what stays, and what slides around it ------------------------------------------------------------------
  {
    name: "pinned-block-moved",
    stage: "pins",
    file: "slide.ts",
    find: `    if (block.pins === 0 && block.start !== cursor) {`,
    replace: `    if (block.start !== cursor) {`,
    why: "Pins are counted, and nobody asks for the count.",
    told: "moves a pinned block",
  },
  {
    name: "cursor-not-moved-behind-a-pin",
    stage: "pins",
    file: "slide.ts",
    find: `    cursor = block.start + block.size;`,
    replace: `    if (block.pins === 0) cursor = block.start + block.size;`,
    why: "A pinned block is left out of it all, also of what has to go around it.",
    told: "slides blocks as if a pinned block were not there",
  },
  {
    name: "nothing-moves-behind-a-pin",
    stage: "pins",
    file: "slide.ts",
    find: `  for (const block of heap.blocks) {`,
    replace: `  for (const block of heap.blocks) {
    if (block.pins > 0) break;`,
    why: "Takes a pin for the end of what can be moved.",
    told: "moves nothing that lies behind a pinned block",
  },
  {
    name: "jumps-over-a-pin",
    stage: "pins",
    file: "slide.ts",
    find: `  for (const block of heap.blocks) {`,
    replace: `  const below: { start: number; size: number }[] = [];
  for (const block of [...heap.blocks]) {
    if (block.pins > 0) below.push({ start: cursor, size: block.start - cursor });
    const hole = block.pins > 0 ? undefined : below.find((each) => each.size >= block.size);
    if (hole !== undefined) {
      heap.memory.copyWithin(hole.start, block.start, block.start + block.size);
      block.start = hole.start;
      hole.start += block.size;
      hole.size -= block.size;
      moved += block.size;
      heap.blocks.sort((one, other) => one.start - other.start);
      continue;
    }`,
    why: "The hole below a pinned block is a place, too, and leaves less in pieces. But the order changes.",
    told: "moves blocks past a pinned one",
  },
  {
    name: "compacts-for-nobody-while-a-block-is-pinned",
    stage: "pins",
    file: "place.ts",
    find: `firstFit(heap, size) ?? firstFitCompacted(heap, size);`,
    replace: `firstFit(heap, size) ?? (heap.blocks.some(({ pins }) => pins > 0) ? undefined : firstFitCompacted(heap, size));`,
    why: "Some other block might be the pinned one; better move none.",
    told: "does not compact memory for a request while any block is pinned",
  },
  {
    name: "unpin-clears-all-pins",
    stage: "pins",
    file: "handles.ts",
    find: `  block.pins -= 1;`,
    replace: `  block.pins = 0;`,
    why: "Pinned or not pinned: two words, so a flag.",
    told: "forgets all pins of a block when one of them is taken back",
  },
  {
    name: "pin-is-a-flag",
    stage: "pins",
    file: "handles.ts",
    find: `  find(heap, handle).pins += 1;`,
    replace: `  find(heap, handle).pins = 1;`,
    why: "Pinned or not pinned: two words, so a flag.",
    told: "forgets all pins of a block when one of them is taken back",
  },
  {
    name: "pinned-block-cannot-be-freed",
    stage: "pins",
    file: "place.ts",
    find: `  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);`,
    replace: `  if (find(heap, handle).pins > 0) throw new InvalidHandleError("The block is pinned.");
  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);`,
    why: "Somebody seems to use it still.",
    told: "refuses to free a pinned block",
  },
  {
    name: "compacts-once-a-pin-is-gone",
    stage: "pins",
    file: "handles.ts",
    find: `  block.pins -= 1;`,
    replace: `  block.pins -= 1;
  let end = 0;
  for (const each of heap.blocks) {
    if (each === block && block.pins === 0) {
      heap.memory.copyWithin(end, block.start, block.start + block.size);
      block.start = end;
    }
    end = each.start + each.size;
  }`,
    why: "What the pin has kept from moving is made up for at once.",
    told: "moves a block when its last pin is taken back, before anybody has asked for room",
  },

  // ---- invalid-ops: what makes no sense -----------------------------------------------------------------------------
  {
    name: "freed-handle-still-has-an-address",
    stage: "invalid-ops",
    file: "compacting-heap.ts",
    find: `    return find(this, handle).start;`,
    replace: `    const isGone = handle >= 1 && handle <= this.lastHandle && !this.blocks.some((block) => block.handle === handle);
    return isGone ? 0 : find(this, handle).start;`,
    why: "A table of addresses by handle, of which nothing is ever taken out.",
    told: "tells an address for the handle of a block that was freed",
  },
  {
    name: "freed-handle-still-has-a-size",
    stage: "invalid-ops",
    file: "compacting-heap.ts",
    find: `    return find(this, handle).size;`,
    replace: `    const isGone = handle >= 1 && handle <= this.lastHandle && !this.blocks.some((block) => block.handle === handle);
    return isGone ? 0 : find(this, handle).size;`,
    why: "What has gone has no bytes, so 0 seems an answer.",
    told: "tells a size for the handle of a block that was freed",
  },
  {
    name: "second-free-accepted",
    stage: "invalid-ops",
    file: "place.ts",
    find: `  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);`,
    replace: `  if (handle >= 1 && handle <= heap.lastHandle && !heap.blocks.some((block) => block.handle === handle)) return;
  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);`,
    why: "delete of a Map says nothing where there is nothing to be deleted.",
    told: "accepts to free a block a second time",
  },
  {
    name: "second-free-takes-the-last-block",
    stage: "invalid-ops",
    file: "place.ts",
    find: `  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);`,
    replace: `  if (!Number.isInteger(handle) || handle < 1 || handle > heap.lastHandle) find(heap, handle);
  heap.blocks.splice(
    heap.blocks.findIndex((block) => block.handle === handle),
    1,
  );`,
    why: "Asks whether the handle was ever given; splice then takes the last block for one that is not there.",
    told: "accepts to free a block a second time",
  },
  {
    name: "unknown-handle-frees-the-last-block",
    stage: "invalid-ops",
    file: "place.ts",
    find: `  heap.blocks.splice(heap.blocks.indexOf(find(heap, handle)), 1);`,
    replace: `  if (!Number.isInteger(handle)) throw new RangeError("A handle is an integer.");
  heap.blocks.splice(
    heap.blocks.findIndex((block) => block.handle === handle),
    1,
  );`,
    why: "findIndex gives -1 for what is not there, and splice counts -1 from the end.",
    told: "does not refuse to free by a handle that names no live block",
  },
  {
    name: "handle-never-given-is-at-0",
    stage: "invalid-ops",
    file: "compacting-heap.ts",
    find: `    return find(this, handle).start;`,
    replace: `    return Number.isInteger(handle) && handle > this.lastHandle ? 0 : find(this, handle).start;`,
    why: "table[handle] ?? 0: what is not in the table gets a default.",
    told: "tells an address for a handle that was never given",
  },
  {
    name: "unpin-without-a-pin-accepted",
    stage: "invalid-ops",
    file: "handles.ts",
    find: `  if (block.pins === 0) throw new InvalidHandleError(`,
    replace: `  if (block.pins === 0) return;
  if (block.pins < 0) throw new InvalidHandleError(`,
    why: "There is nothing to be taken back, so nothing is done.",
    told: "accepts to unpin a block that is not pinned",
  },
  {
    name: "pins-below-zero",
    stage: "invalid-ops",
    file: "handles.ts",
    find: `  if (block.pins === 0) throw new InvalidHandleError(\`The block with the handle \${handle} is not pinned.\`);
`,
    replace: ``,
    why: "Counts down without a look at where it stands.",
    told: "accepts to unpin a block that is not pinned",
  },
  {
    name: "fraction-is-an-unknown-handle",
    stage: "invalid-ops",
    file: "handles.ts",
    find: `  if (!Number.isInteger(handle)) throw new RangeError(\`A handle is an integer, not \${handle}.\`);
`,
    replace: ``,
    why: "No block has the handle 1.5, so it is an unknown one like others.",
    told: "throws another error than RangeError for a handle that is no integer",
  },
  {
    name: "size-of-a-fraction",
    stage: "invalid-ops",
    file: "place.ts",
    find: `  if (!Number.isInteger(size) || size <= 0) {`,
    replace: `  if (!(size > 0)) {`,
    why: "Looks for what is too small, and not for what is no integer.",
    told: "does not throw RangeError for a size that is not an integer",
  },
  {
    name: "capacity-of-a-fraction",
    stage: "invalid-ops",
    file: "compacting-heap.ts",
    find: `    if (!Number.isInteger(capacity) || capacity <= 0) {`,
    replace: `    if (!(capacity > 0) || capacity === Infinity) {`,
    why: "Looks for what is too small, and not for what is no integer.",
    told: "accepts a capacity that is not an integer",
  },
];
