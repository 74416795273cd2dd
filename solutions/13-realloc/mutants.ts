import type { Mutant } from "../mutant.js";

/** What the reference does once it is known that there is room. */
const MOVES = `  free(heap, address, size);
  const newAddress = allocate(heap, newSize);
  // Neither of the two has touched a byte, so all of them are still where they were.
  heap.memory.copyWithin(newAddress, address, address + size);
`;
const CHECKS_ROOM = `  if (!hasRoomWithout(heap, address, size, newSize)) {
    throw new OutOfMemoryError(\`There is no room for \${newSize} units, nor would there be without the block itself.\`);
  }
`;
const COPIES = `  heap.memory.copyWithin(newAddress, address, address + size);`;
const DECIDES = `  if (newSize > size) {
    return grow(heap, address, size, newSize) ? address : move(heap, address, size, newSize);
  }
`;
const KNOWN = `  if (heap.allocated.get(address) !== size) {`;
const NEW_SIZE = `!Number.isInteger(newSize) || newSize <= 0`;
const NO_ROOM_BEHIND = `behind === null || behind.size < missing`;

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- in-place: what stays -----------------------------------------------------------------------------------------
  {
    name: "always-moves",
    stage: "in-place",
    file: "reallocate.ts",
    find: DECIDES,
    replace: `  return move(heap, address, size, newSize);
`,
    why: "Allocate, copy, free is the first thing that comes to mind, and the bytes are right.",
    told: "moves a block that could stay where it is",
  },
  {
    name: "never-grows-in-place",
    stage: "in-place",
    file: "reallocate.ts",
    find: `    return grow(heap, address, size, newSize) ? address : move(heap, address, size, newSize);`,
    replace: `    return move(heap, address, size, newSize);`,
    why: "As if the block were free, first fit often chooses the same place, so it seems that nothing else is needed.",
    told: "moves a block that is to grow to a lower hole, even where it could stay and take what is behind it",
  },
  {
    name: "moves-to-shrink",
    stage: "in-place",
    file: "reallocate.ts",
    find: `  shrink(heap, address, size, newSize);
  return address;`,
    replace: `  if (newSize < size) return move(heap, address, size, newSize);
  return address;`,
    why: "A smaller block might fit into a lower hole, which would be tidy. It is not what was asked for.",
    told: "moves a block that is to have fewer units",
  },
  {
    name: "takes-all-of-the-hole-behind",
    stage: "in-place",
    file: "grow.ts",
    find: `  takeFront(heap, behind, missing);`,
    replace: `  takeFront(heap, behind, behind.size);`,
    why: "The hole leaves the list, and nobody puts back what was not asked for.",
    told: "takes all of the hole behind a block, where it has to take what is missing",
  },
  {
    name: "takes-and-keeps-all-of-the-hole-behind",
    stage: "in-place",
    file: "grow.ts",
    find: `  takeFront(heap, behind, missing);
  heap.allocated.set(address, newSize);`,
    replace: `  heap.allocated.set(address, size + behind.size);
  takeFront(heap, behind, behind.size);`,
    why: "More than enough is no harm, it seems; then the caller names a size that the books do not have.",
    told: "takes all of the hole behind a block, where it has to take what is missing",
  },
  {
    name: "shrink-forgets-the-tail",
    stage: "in-place",
    file: "shrink.ts",
    find: `  heap.allocated.set(address + newSize, size - newSize);
  free(heap, address + newSize, size - newSize);`,
    replace: ``,
    why: "The new size is written down, and the units behind it are nobody's from then on.",
    told: "loses the units that a block gives up when it shrinks",
  },
  {
    name: "shrink-does-not-merge",
    stage: "in-place",
    file: "shrink.ts",
    find: `  heap.allocated.set(address + newSize, size - newSize);
  free(heap, address + newSize, size - newSize);`,
    replace: `  let prev = null;
  let next = heap.freeListHead;
  for (; next !== null && next.start < address; next = next.next) prev = next;
  const tail = { start: address + newSize, size: size - newSize, next, prev };
  if (prev === null) heap.freeListHead = tail;
  else prev.next = tail;
  if (next !== null) next.prev = tail;`,
    why: "The tail begins inside of a block, so it seems that nothing free can touch it. Behind it something can.",
    told: "puts the end of a block that shrinks into the list as a block of its own, even where a hole touches it",
  },
  {
    name: "shrink-keeps-the-old-size",
    stage: "in-place",
    file: "shrink.ts",
    find: `  heap.allocated.set(address, newSize);
`,
    replace: ``,
    why: "The list is right, and the books are forgotten.",
    told: "knows a block that was made smaller only by its old size",
  },
  {
    name: "grow-keeps-the-old-size",
    stage: "in-place",
    file: "grow.ts",
    find: `  heap.allocated.set(address, newSize);
`,
    replace: ``,
    why: "The list is right, and the books are forgotten.",
    told: "knows a block that has grown where it is only by its old size",
  },
  {
    name: "grows-into-a-hole-nearby",
    stage: "in-place",
    file: "grow.ts",
    find: `  return block?.start === start ? block : null;`,
    replace: `  return block;`,
    why: "The next free block is found, and nobody asks whether it begins where the block ends.",
    told: "lets a block grow where it is when the next hole above is large enough but does not touch it",
  },
  {
    name: "grow-leaves-an-empty-node",
    stage: "in-place",
    file: "grow.ts",
    find: `  if (block.size > 0) return;
`,
    replace: `  if (block.size >= 0) return;
`,
    why: "A hole of which everything was taken stays in the list with size 0.",
    told: "leaves a node of size 0 in the list when a block takes all of the hole behind it",
  },
  {
    name: "grow-forgets-the-head",
    stage: "in-place",
    file: "grow.ts",
    find: `  if (block.prev === null) heap.freeListHead = block.next;
  else block.prev.next = block.next;`,
    replace: `  if (block.prev !== null) block.prev.next = block.next;`,
    why: "Unlinks a node in the middle. The first one has nobody before it but the head.",
    told: "leaves the first node in the list when a block takes all of that hole",
  },
  {
    name: "grow-forgets-prev",
    stage: "in-place",
    file: "grow.ts",
    find: `  if (block.next !== null) block.next.prev = block.prev;
`,
    replace: ``,
    why: "The way forwards is right, and that is the one that everybody walks.",
    told: "leaves prev of the next node leading to a hole that a block has taken whole",
  },
  {
    name: "grows-only-where-something-is-left",
    stage: "in-place",
    file: "grow.ts",
    find: NO_ROOM_BEHIND,
    replace: `behind === null || behind.size <= missing`,
    why: "Off by one: a hole that has exactly what is missing will do.",
    told: "does not let a block grow where it is when the hole behind has exactly what is missing",
  },
  {
    name: "asks-the-hole-for-all-of-the-new-size",
    stage: "in-place",
    file: "grow.ts",
    find: NO_ROOM_BEHIND,
    replace: `behind === null || behind.size < newSize`,
    why: "What is missing is the new size less the old one; the block has the rest already.",
    told: "lets a block grow where it is only when the hole behind alone has the whole new size",
  },
  {
    name: "refuses-the-same-size",
    stage: "in-place",
    file: "shrink.ts",
    find: `  if (newSize === size) return;
`,
    replace: ``,
    why: "Gives back a tail of 0 units, which free refuses.",
    told: "throws when a block is to have the size that it has",
  },
  {
    name: "keeps-a-single-unit",
    stage: "in-place",
    file: "shrink.ts",
    find: `  if (newSize === size) return;
`,
    replace: `  if (size - newSize < 2) return heap.allocated.set(address, newSize) && undefined;
`,
    why: "One unit is not worth a node in the list, or so it seems.",
    told: "does not give a single unit back when a block shrinks",
  },
  {
    name: "shrinks-from-the-front",
    stage: "in-place",
    file: "reallocate.ts",
    find: `  shrink(heap, address, size, newSize);
  return address;`,
    replace: `  if (newSize === size) return address;
  const given = size - newSize;
  let prev = null;
  let next = heap.freeListHead;
  for (; next !== null && next.start < address; next = next.next) prev = next;
  heap.allocated.delete(address);
  heap.allocated.set(address + given, newSize);
  if (prev !== null && prev.start + prev.size === address) prev.size += given;
  else {
    const block = { start: address, size: given, next, prev };
    if (prev === null) heap.freeListHead = block;
    else prev.next = block;
    if (next !== null) next.prev = block;
  }
  return address + given;`,
    why: "Some units are given back, only the wrong ones: the client's first bytes.",
    told: "gives back the front of a block that shrinks, where its end is due",
  },
  {
    name: "shares-the-books-between-allocators",
    stage: "in-place",
    file: "resizable-allocator.ts",
    find: `  readonly allocated = new Map<number, number>();`,
    replace: `  static readonly all = new Map<number, number>();
  readonly allocated = ResizableAllocator.all;`,
    why: "Keeps its books in a static field, so allocators know each other's blocks.",
    told: "mixes up the live allocations of two allocators: one can free what the other allocated",
  },

  // ---- moving: to the right place -----------------------------------------------------------------------------------
  {
    name: "allocates-first-frees-afterwards",
    stage: "moving",
    file: "move.ts",
    find: `${CHECKS_ROOM}${MOVES}`,
    replace: `  const newAddress = allocate(heap, newSize);
${COPIES}
  free(heap, address, size);
`,
    why: "The order that needs no thought about overlaps. Both blocks have to have room at a time.",
    told: "moves a block only to where there is room beside it, and so never over itself",
  },
  {
    name: "moves-over-itself-only-when-it-must",
    stage: "moving",
    file: "move.ts",
    find: MOVES,
    replace: `  const isElsewhere = (() => {
    for (let block = heap.freeListHead; block !== null; block = block.next) if (block.size >= newSize) return true;
    return false;
  })();
  if (!isElsewhere) free(heap, address, size);
  const newAddress = allocate(heap, newSize);
${COPIES}
  if (isElsewhere) free(heap, address, size);
`,
    why: "Looks for another hole first, and thinks of its own units only when there is none.",
    told: "moves a block over itself only where no other hole has room, even if that place is lower",
  },
  {
    name: "frees-all-of-the-old-place-at-the-end",
    stage: "moving",
    file: "move.ts",
    find: COPIES,
    replace: `${COPIES}
  if (address < newAddress + newSize && newAddress < address + size) {
    heap.allocated.set(address, size);
    free(heap, address, size);
  }`,
    why: "The old units are given back after the copy, those among them that the block has now as well.",
    told: "makes units free that a block, moved over itself, still has",
  },
  {
    name: "moves-into-the-first-hole-behind",
    stage: "moving",
    file: "move.ts",
    find: `  const newAddress = allocate(heap, newSize);
`,
    replace: `  let behind = heap.freeListHead;
  while (behind !== null && (behind.start <= address || behind.size < newSize)) behind = behind.next;
  const head = heap.freeListHead;
  const before = behind?.prev ?? null;
  if (before !== null && behind !== null) {
    heap.freeListHead = behind;
    behind.prev = null;
  }
  const newAddress = allocate(heap, newSize);
  if (before !== null) {
    const next = heap.freeListHead;
    before.next = next;
    if (next !== null) next.prev = before;
    heap.freeListHead = head;
  }
`,
    why: "The search goes on where the block is, as it does for what is behind it.",
    told: "moves a block to the first hole above it, where the lowest one is due",
  },
  {
    name: "moves-into-the-smallest-hole",
    stage: "moving",
    file: "move.ts",
    find: `  const newAddress = allocate(heap, newSize);
`,
    replace: `  let best = null;
  for (let block = heap.freeListHead; block !== null; block = block.next)
    if (block.size >= newSize && (best === null || block.size < best.size)) best = block;
  const head = heap.freeListHead;
  const before = best?.prev ?? null;
  if (before !== null && best !== null) {
    heap.freeListHead = best;
    best.prev = null;
  }
  const newAddress = allocate(heap, newSize);
  if (before !== null) {
    const next = heap.freeListHead;
    before.next = next;
    if (next !== null) next.prev = before;
    heap.freeListHead = head;
  }
`,
    why: "Best fit, for blocks that move; those that are new go by first fit.",
    told: "moves a block to the smallest hole with room, where the lowest one is due",
  },
  {
    name: "moves-down-whenever-there-is-room",
    stage: "moving",
    file: "reallocate.ts",
    find: `    return grow(heap, address, size, newSize) ? address : move(heap, address, size, newSize);`,
    replace: `    for (let block = heap.freeListHead; block !== null && block.start < address; block = block.next)
      if (block.size >= newSize) return move(heap, address, size, newSize);
    return grow(heap, address, size, newSize) ? address : move(heap, address, size, newSize);`,
    why: "First fit takes the lowest hole, so that is asked first. But to stay is cheaper than to move.",
    told: "moves a block to a lower hole although it could grow where it is",
  },
  {
    name: "does-not-count-the-hole-before",
    stage: "moving",
    file: "move.ts",
    find: `    if (block.start + block.size === address || block.start === address + size) own += block.size;`,
    replace: `    if (block.start === address + size) own += block.size;`,
    why: "Who has just looked at the hole behind forgets the one before.",
    told: "finds no room where a block and the hole right before it would do together",
  },
  {
    name: "does-not-count-the-hole-behind",
    stage: "moving",
    file: "move.ts",
    find: `    if (block.start + block.size === address || block.start === address + size) own += block.size;`,
    replace: `    if (block.start + block.size === address) own += block.size;`,
    why: "The hole behind was too small for itself, so it is taken for useless.",
    told: "finds no room where it takes the holes on both sides of a block and its own units",
  },
  {
    name: "does-not-count-its-own-units",
    stage: "moving",
    file: "move.ts",
    find: `  let own = size;`,
    replace: `  let own = 0;`,
    why: "Adds up the holes, and not what lies between them.",
    told: "finds no room where a move over itself would need the block's own units",
  },
  {
    name: "keeps-the-old-units",
    stage: "moving",
    file: "move.ts",
    find: `  free(heap, address, size);
  const`,
    replace: `  heap.allocated.delete(address);
  const`,
    why: "The block is known by its new place, and nobody gives the old units back.",
    told: "loses the units that a block leaves when it moves",
  },
  {
    name: "old-place-stays-in-the-books",
    stage: "moving",
    file: "move.ts",
    find: COPIES,
    replace: `${COPIES}
  if (newAddress !== address) heap.allocated.set(address, size);`,
    why: "The new place is recorded, and the old one is never crossed out.",
    told: "still takes the place that a block has left for a live allocation",
  },
  {
    name: "takes-what-there-is-before-it-moves",
    stage: "moving",
    file: "grow.ts",
    find: `  if (${NO_ROOM_BEHIND}) return false;
`,
    replace: `  if (behind === null) return false;
  if (behind.size < missing) {
    takeFront(heap, behind, behind.size);
    return false;
  }
`,
    why: "Takes the hole out of the list, and then sees that it does not suffice.",
    told: "loses a hole behind a block that is too small for it to grow there",
  },

  // ---- contents: what was written goes along ------------------------------------------------------------------------
  {
    name: "copies-from-the-last-byte-down",
    stage: "contents",
    file: "move.ts",
    find: COPIES,
    replace: `  for (let unit = size - 1; unit >= 0; unit--) heap.memory[newAddress + unit] = heap.memory[address + unit]!;`,
    why: "A loop in the wrong direction: going down, it writes over bytes that it has not read yet.",
    told: "copies from the last byte down, so that a block that is moved down over itself is smeared",
  },
  {
    name: "clears-the-new-place-first",
    stage: "contents",
    file: "move.ts",
    find: COPIES,
    replace: `  heap.memory.fill(0, newAddress, newAddress + newSize);
${COPIES}`,
    why: "New memory should be clean. Where the places overlap, it is the old memory, too.",
    told: "overwrites bytes of a block that is moved over itself before they are copied",
  },
  {
    name: "clears-the-old-place-afterwards",
    stage: "contents",
    file: "move.ts",
    find: COPIES,
    replace: `${COPIES}
  heap.memory.fill(0, address, address + size);`,
    why: "What was given up should not be readable. Where the places overlap, it was not given up.",
    told: "overwrites the old place of a block that is moved over itself, with what has just been copied there",
  },
  {
    name: "copies-one-byte-too-few",
    stage: "contents",
    file: "move.ts",
    find: COPIES,
    replace: `  heap.memory.copyWithin(newAddress, address, address + size - 1);`,
    why: "The end of a range is the unit behind it, in copyWithin as elsewhere.",
    told: "loses the last byte of a block that moves",
  },
  {
    name: "does-not-copy-over-itself",
    stage: "contents",
    file: "move.ts",
    find: COPIES,
    replace: `  if (newAddress + newSize <= address || address + size <= newAddress) {
  ${COPIES}
  }`,
    why: "Takes a block that overlaps its old place for one that has its bytes already.",
    told: "leaves bytes behind when a block is moved over itself",
  },
  {
    name: "does-not-copy",
    stage: "contents",
    file: "move.ts",
    find: COPIES,
    replace: ``,
    why: "All books are right, and what they are kept for is forgotten.",
    told: "does not take along what stands in a block when it moves",
  },
  {
    name: "copies-the-other-way",
    stage: "contents",
    file: "move.ts",
    find: COPIES,
    replace: `  heap.memory.copyWithin(address, newAddress, newAddress + size);`,
    why: "copyWithin names the target first.",
    told: "does not take along what stands in a block when it moves",
  },
  {
    name: "clears-a-block-that-grows",
    stage: "contents",
    file: "grow.ts",
    find: `  heap.allocated.set(address, newSize);
`,
    replace: `  heap.allocated.set(address, newSize);
  heap.memory.fill(0, address, address + newSize);
`,
    why: "The new units should be clean; the old ones are wiped with them.",
    told: "overwrites what stands in a block that grows where it is",
  },
  {
    name: "clears-one-byte-too-many",
    stage: "contents",
    file: "shrink.ts",
    find: `  heap.allocated.set(address, newSize);
`,
    replace: `  heap.allocated.set(address, newSize);
  heap.memory.fill(0, address + newSize - 1, address + size);
`,
    why: "Wipes what a block gives up, and is off by one.",
    told: "overwrites the last byte that a block keeps when it shrinks",
  },
  {
    name: "shares-memory-between-allocators",
    stage: "contents",
    file: "resizable-allocator.ts",
    find: `  readonly memory: Uint8Array;`,
    replace: `  static readonly bytes = new Uint8Array(4096);
  set memory(_own: Uint8Array) {}
  get memory(): Uint8Array {
    return ResizableAllocator.bytes.subarray(0, this.capacity);
  }`,
    why: "One array for all, with views of it: they begin at the same byte.",
    told: "has two allocators write into the same bytes",
  },

  // ---- failing: nothing is lost -------------------------------------------------------------------------------------
  {
    name: "frees-first-and-does-not-take-back",
    stage: "failing",
    file: "move.ts",
    find: CHECKS_ROOM,
    replace: ``,
    why: "Free, then allocate. Where the second throws, the first has happened.",
    told: "has freed the old block already when it finds no room for the new one",
  },
  {
    name: "record-has-the-new-size-already",
    stage: "failing",
    file: "move.ts",
    find: `    throw new OutOfMemoryError(`,
    replace: `    heap.allocated.set(address, newSize);
    throw new OutOfMemoryError(`,
    why: "The size is written down at the beginning, and it does not come to that.",
    told: "knows a block by a size that it did not get",
  },
  {
    name: "puts-the-list-back-and-not-the-record",
    stage: "failing",
    file: "move.ts",
    find: `    throw new OutOfMemoryError(`,
    replace: `    heap.allocated.delete(address);
    throw new OutOfMemoryError(`,
    why: "The list is as it was. That somebody has the block is forgotten.",
    told: "does not know a block any more for which it found no room",
  },
  {
    name: "returns-null-where-there-is-no-room",
    stage: "failing",
    file: "move.ts",
    find: CHECKS_ROOM,
    replace: `  if (!hasRoomWithout(heap, address, size, newSize)) return null as never;
`,
    why: "As C does it. Here an error is due, and null would be taken for an address.",
    told: "returns something where there is no room, and an OutOfMemoryError is due",
  },
  {
    name: "stays-silently-where-there-is-no-room",
    stage: "failing",
    file: "move.ts",
    find: CHECKS_ROOM,
    replace: `  if (!hasRoomWithout(heap, address, size, newSize)) return address;
`,
    why: "The block is still there, so its address is returned. The caller now believes that it is larger.",
    told: "returns something where there is no room, and an OutOfMemoryError is due",
  },
  {
    name: "more-than-memory-has-is-a-range-error",
    stage: "failing",
    file: "reallocate.ts",
    find: KNOWN,
    replace: `  if (newSize > heap.capacity) {
    throw new RangeError(\`There are \${heap.capacity} units in all.\`);
  }
${KNOWN}`,
    why: "No memory of this capacity could ever serve it, so it looks like a wrong argument.",
    told: "throws a RangeError for a new size above the capacity, where an OutOfMemoryError is due",
  },
  {
    name: "clears-before-it-asks",
    stage: "failing",
    file: "move.ts",
    find: CHECKS_ROOM,
    replace: `  const saved = heap.memory.slice(address, address + size);
  heap.memory.fill(0, address, address + size);
${CHECKS_ROOM}  heap.memory.set(saved, address);
`,
    why: "Saves the bytes and wipes them, and puts them back only where it goes well.",
    told: "has overwritten the block's bytes when it finds no room",
  },

  // ---- invalid-ops --------------------------------------------------------------------------------------------------
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
    name: "zero-frees",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: `  if (${NEW_SIZE}) {`,
    replace: `  if (newSize === 0 && heap.allocated.get(address) === size) {
    shrink(heap, address, size, 0);
    heap.allocated.delete(address);
    return address;
  }
  if (${NEW_SIZE}) {`,
    why: "Many a realloc did it so. Here it is a RangeError, since nothing would be left to return.",
    told: "takes a new size of 0 for a free, where a RangeError is due",
  },
  {
    name: "accepts-an-inner-address",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: KNOWN,
    replace: `  for (const [start, units] of heap.allocated)
    if (start < address && address + size === start + units) [address, size, newSize] = [start, units, newSize + address - start];
${KNOWN}`,
    why: "Finds the block that an address lies in, which is friendly, and wrong.",
    told: "resizes a block that is named by an address inside of it",
  },
  {
    name: "size-is-not-compared",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: KNOWN,
    replace: `  size = heap.allocated.get(address) ?? size;
${KNOWN}`,
    why: "The books know the size, so what the caller says is not looked at.",
    told: "resizes a block whatever size the caller says that it has",
  },
  {
    name: "size-may-be-less",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: KNOWN,
    replace: `  if ((heap.allocated.get(address) ?? 0) < size) {`,
    why: "The range lies inside of a block, so it seems to belong to the caller.",
    told: "resizes a block that is named with fewer units than it has",
  },
  {
    name: "new-size-may-be-a-fraction",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: NEW_SIZE,
    replace: `newSize <= 0`,
    why: "Every comparison with NaN is false, so NaN is not refused; fractions are not, either.",
    told: "accepts NaN or fractions as a new size, where a RangeError is due",
  },
  {
    name: "new-size-is-made-positive",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: `  if (${NEW_SIZE}) {`,
    replace: `  newSize = Math.abs(newSize);
  if (${NEW_SIZE}) {`,
    why: "Mends a wrong argument instead of refusing it.",
    told: "takes a negative new size for a positive one, where a RangeError is due",
  },
  {
    name: "new-size-is-made-a-number",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: `  if (${NEW_SIZE}) {`,
    replace: `  newSize = Number(newSize);
  if (${NEW_SIZE}) {`,
    why: "Mends a wrong type instead of refusing it.",
    told: "turns a text given as a new size into a number, where a RangeError or TypeError is due",
  },
  {
    name: "nothing-is-allocated-anew",
    stage: "invalid-ops",
    file: "resizable-allocator.ts",
    find: `    return reallocate(this, address, size, newSize);`,
    replace: `    if (!this.allocated.has(address)) return this.allocate(newSize);
    return reallocate(this, address, size, newSize);`,
    why: "In C a realloc of nothing is a malloc, and this was meant to be the same.",
    told: "does not throw an InvalidFreeError when a block that is not live is to have another size",
  },
  {
    name: "refuses-with-a-plain-error",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: `    throw new RangeError(\`The new size`,
    replace: `    throw new Error(\`The new size`,
    why: "Throws, but an error that cannot be told from any other.",
    told: "throws an error whose name is Error for a wrong new size, where a RangeError is due",
  },
  {
    name: "unknown-block-is-a-range-error",
    stage: "invalid-ops",
    file: "reallocate.ts",
    find: `    throw new InvalidFreeError(`,
    replace: `    throw new RangeError(`,
    why: "There is no such block, so the address is taken for one that is out of range.",
    told: "throws a RangeError where a block is not live, and an InvalidFreeError is due",
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
    name: "forgets-in-all-allocators-what-was-moved-away",
    stage: "in-place",
    file: "reallocate.ts",
    find: `    return grow(heap, address, size, newSize) ? address : move(heap, address, size, newSize);
`,
    replace: `    if (grow(heap, address, size, newSize)) return address;
    const all = ((reallocate as any).all ??= new Set<Heap>()) as Set<Heap>;
    all.add(heap);
    const newAddress = move(heap, address, size, newSize);
    for (const other of all) if (newAddress !== address) other.allocated.delete(address);
    return newAddress;
`,
    why: "Takes what was moved away out of the records of all allocators that have moved something.",
    told: "forgets a block when another allocator moves one away from the same address",
  },
  {
    name: "moves-by-way-of-one-scratch-buffer",
    stage: "contents",
    file: "move.ts",
    find: `  heap.memory.copyWithin(newAddress, address, address + size);
`,
    replace: `  const kept = ((move as any).kept ??= new Map<number, Uint8Array>()) as Map<number, Uint8Array>;
  const known = kept.get(heap.capacity) ?? heap.memory;
  kept.set(heap.capacity, known);
  const scratch = known === heap.memory ? heap.memory.slice() : known;
  scratch.set(heap.memory.subarray(address, address + size));
  heap.memory.set(scratch.subarray(0, size), newAddress);
`,
    why: "Copies by way of a buffer that is kept for each capacity, which is the memory of the first allocator that has moved something.",
    told: "overwrites what clients of another allocator have written, when a block is moved",
  },
];
