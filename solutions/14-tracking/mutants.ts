import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- ledger: what is handed out, and counted ----------
  {
    name: "peak-taken-at-free",
    stage: "ledger",
    file: "debug-allocator.ts",
    find: `    return allocate(this.heap, size, site);
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number, site: string): void {
    free(this.heap, address, site);
`,
    replace: `    const { peakBytes } = this.heap.counts;
    const address = allocate(this.heap, size, site);
    this.heap.counts.peakBytes = peakBytes;
    return address;
  }

  /** Takes back the payload at \`address\`; see {@link free}. */
  free(address: number, site: string): void {
    const { counts } = this.heap;
    counts.peakBytes = Math.max(counts.peakBytes, counts.liveBytes);
    free(this.heap, address, site);
`,
    why: "A peak is what comes before a descent, so it is looked for where something is freed.",
    told: "counts a peak only when something is freed after it",
  },
  {
    name: "peak-before-the-request",
    stage: "ledger",
    file: "ledger.ts",
    find: `Math.max(counts.peakBytes, counts.liveBytes);`,
    replace: `Math.max(counts.peakBytes, counts.liveBytes - size);`,
    why: "Compares before it adds.",
    told: "leaves the newest request out of the peak",
  },
  {
    name: "failed-requests-counted-as-made",
    stage: "ledger",
    file: "ledger.ts",
    find: `    heap.counts.failed += 1;
`,
    replace: `    heap.counts.failed += 1;
    heap.counts.total += 1;
`,
    why: "A request is a request, so it is counted before it is known how it ends.",
    told: "counts a request that fails among the total",
  },
  {
    name: "fences-counted-as-live",
    stage: "ledger",
    file: "ledger.ts",
    find: `  countAllocated(heap, size);`,
    replace: `  countAllocated(heap, size + 2 * FENCE);`,
    why: "Counts what it has taken, not what the client has asked for.",
    told: "counts fences as bytes of the client's",
  },
  {
    name: "refused-free-counted",
    stage: "ledger",
    file: "ledger.ts",
    find: `  if (block === undefined) throw new InvalidFreeError`,
    replace: `  counts.live -= 1;
  counts.liveBytes -= block?.size ?? 0;
  if (block !== undefined) counts.live += 1;
  if (block !== undefined) counts.liveBytes += block.size;
  if (block === undefined) throw new InvalidFreeError`,
    why: "Counts first and asks afterwards.",
    told: "counts a free that is refused as if it had been made",
  },
  {
    name: "total-goes-down",
    stage: "ledger",
    file: "ledger.ts",
    find: `  counts.live -= 1;
`,
    replace: `  counts.live -= 1;
  counts.total -= 1;
`,
    why: "Takes the total for what there is now.",
    told: "lets the total go down at a free",
  },
  {
    name: "wrong-sizes-counted-as-failed",
    stage: "ledger",
    file: "ledger.ts",
    find: `  if (!Number.isInteger(size) || size < 1) throw`,
    replace: `  if (!Number.isInteger(size) || size < 1) heap.counts.failed += 1;
  if (!Number.isInteger(size) || size < 1) throw`,
    why: "A request that makes no sense fails, too.",
    told: "counts a size that makes no sense as a failed request",
  },
  {
    name: "failed-only-beyond-memory",
    stage: "ledger",
    file: "ledger.ts",
    find: `    heap.counts.failed += 1;
`,
    replace: `    if (size > heap.memory.length) heap.counts.failed += 1;
`,
    why: "Only what could never be served is a failure.",
    told: "counts a request as failed only where it is larger than all of memory",
  },
  {
    name: "upper-fence-at-size",
    stage: "ledger",
    file: "fences.ts",
    find: `memory.fill(FENCE_BYTE, address - FENCE, address + size + FENCE);`,
    replace: `memory.fill(FENCE_BYTE, address - FENCE, address + size);`,
    why: "The end of the payload for the end of the block.",
    told: "leaves the fence above a payload unwritten",
  },
  {
    name: "payload-without-its-fence",
    stage: "ledger",
    file: "ledger.ts",
    find: `const address = start + FENCE;`,
    replace: `const address = start;`,
    why: "What was taken begins at start, so that is handed out.",
    told: "hands out the address of the block, not that of its payload",
  },
  {
    name: "fence-over-the-payload",
    stage: "ledger",
    file: "fences.ts",
    find: `  memory.fill(FENCE_BYTE, address - FENCE, address + size + FENCE);
  memory.fill(NEW_BYTE, address, address + size);
`,
    replace: `  memory.fill(NEW_BYTE, address, address + size);
  memory.fill(FENCE_BYTE, address - FENCE, address + size + FENCE);
`,
    why: "The two lines in the other order.",
    told: "has the bytes of fences in new payloads",
  },
  {
    name: "payload-not-filled",
    stage: "ledger",
    file: "fences.ts",
    find: `  memory.fill(NEW_BYTE, address, address + size);
`,
    replace: ``,
    why: "A payload is the client's, so nothing is written there.",
    told: "does not fill new payloads with 0xCD",
  },
  {
    name: "room-for-one-fence",
    stage: "ledger",
    file: "ledger.ts",
    find: `take(heap, size + 2 * FENCE);`,
    replace: `take(heap, size + FENCE);`,
    why: "Counts one fence a block, since neighbours could share it.",
    told: "takes too few bytes for a block with both of its fences",
  },
  {
    name: "start-is-inside",
    stage: "ledger",
    file: "ledger.ts",
    find: `each.address < address && address < each.address + each.size`,
    replace: `each.address <= address && address < each.address + each.size`,
    why: "The first byte is in the payload, so it is inside.",
    told: "throws an InteriorFreeError for a right free",
  },
  {
    name: "looks-for-the-fence-at-size",
    stage: "ledger",
    file: "fences.ts",
    find: `!isFilled(memory, address + size, FENCE, FENCE_BYTE)`,
    replace: `!isFilled(memory, address + size - FENCE, FENCE, FENCE_BYTE)`,
    why: "Counts from the lower fence.",
    told: "throws an OverrunError for a right free",
  },
  {
    name: "size-of-zero",
    stage: "ledger",
    file: "ledger.ts",
    find: `|| size < 1) throw`,
    replace: `|| size < 0) throw`,
    why: "malloc(0) is allowed in C.",
    told: "serves a request for 0 bytes",
  },
  {
    name: "sites-of-blocks-in-one-table",
    stage: "ledger",
    file: "ledger.ts",
    find: `  heap.live.set(address, { address, size, site, freeSite: null });
`,
    replace: `  const sites = ((allocate as any).sites ??= new Map<number, string>()) as Map<number, string>;
  sites.set(address, site);
  heap.live.set(address, {
    address,
    size,
    get site() {
      return sites.get(address)!;
    },
    freeSite: null,
  });
`,
    why: "Keeps where blocks were allocated in one table for all allocators, by address alone. With a single one, what it tells is right.",
    told: "names a site where another allocator has handed out a block of its own",
  },
  // ---- diagnosis: intervals, and the order of questions ----------
  {
    name: "end-is-inside",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `address < each.address + each.size)`,
    replace: `address <= each.address + each.size)`,
    why: "A payload of 20 bytes from 34 on goes to 54, and 54 is taken for a part of it.",
    told: "calls a free of the end of a payload an interior one",
  },
  {
    name: "second-byte-is-outside",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `(each) => each.address < address &&`,
    replace: `(each) => each.address + 1 < address &&`,
    why: "One too many is taken off at the lower end.",
    told: "does not call a free of the second byte of a payload an interior one",
  },
  {
    name: "last-byte-is-outside",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `address < each.address + each.size)`,
    replace: `address < each.address + each.size - 1)`,
    why: "The last byte's place for the end, with the < of the end.",
    told: "does not call a free of the last byte of a payload an interior one",
  },
  {
    name: "double-for-ever",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `  const freed = quarantine.find((each) => each.address === address);
`,
    replace: `  const known = heap as unknown as { freed?: Map<number, Block> };
  known.freed ??= new Map<number, Block>();
  const mine = live.get(address);
  const freed =
    quarantine.find((each) => each.address === address) ?? (mine === undefined ? known.freed.get(address) : undefined);
  if (mine !== undefined) known.freed.set(address, mine);
`,
    why: "Keeps every block that was freed, for a better message.",
    told: "calls a free of a block a double one although it has left the quarantine",
  },
  {
    name: "quarantine-not-looked-at",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `  if (freed !== undefined) {`,
    replace: `  if (freed !== undefined && freed.freeSite === null) {`,
    why: "What is not live cannot be freed, and that seems to be all that there is to say.",
    told: "does not call a double free by its name",
  },
  {
    name: "inside-of-what-is-freed",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `[...live.values()].find((each)`,
    replace: `[...live.values(), ...quarantine].find((each)`,
    why: "All blocks are looked through, whatever has become of them.",
    told: "calls a free inside of a block in quarantine an interior one",
  },
  {
    name: "fences-are-inside",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `each.address < address && address < each.address + each.size)`,
    replace: `each.address !== address &&
      each.address - FENCE <= address &&
      address < each.address + each.size + FENCE)`,
    why: "Looks whether it is in the block, and the block has fences.",
    told: "calls a free of a byte in a fence an interior one",
  },
  {
    name: "site-of-the-allocation",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `was freed at \${freed.freeSite} already`,
    replace: `was freed already, and allocated at \${freed.site}`,
    why: "One of two sites, and the wrong one.",
    told: "does not tell in a DoubleFreeError where the block was freed before",
  },
  {
    name: "site-of-this-free",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `which was freed at \${freed.freeSite} already`,
    replace: `which was freed already`,
    why: "The site that is at hand is that of this call.",
    told: "does not tell in a DoubleFreeError where the block was freed before",
  },
  {
    name: "address-for-the-offset",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `frees byte \${offset} of`,
    replace: `frees \${address}, in`,
    why: "Tells where it is, not how far inside.",
    told: "leaves the offset out of the message of an InteriorFreeError",
  },
  {
    name: "offset-in-a-byte",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `const offset = address - around.address;`,
    replace: `const offset = (address - around.address) & 255;`,
    why: "No payload was ever larger where it was tried.",
    told: "tells another offset in the message of an InteriorFreeError when a payload is large",
  },
  {
    name: "offset-from-the-fence",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `const offset = address - around.address;`,
    replace: `const offset = address - around.address + FENCE;`,
    why: "Counts from where the block begins.",
    told: "tells another offset in the message of an InteriorFreeError",
  },
  {
    name: "size-left-out",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `frees byte \${offset} of the \${around.size} that were allocated`,
    replace: `frees byte \${offset} of what was allocated`,
    why: "The offset seems to be enough.",
    told: "leaves the size out of the message of an InteriorFreeError",
  },
  {
    name: "beyond-memory-is-invalid",
    stage: "diagnosis",
    file: "ledger.ts",
    find: ` || address < 0 || address >= memory.length) {`,
    replace: ` || address < 0) {`,
    why: "What is beyond memory is no payload, either.",
    told: "throws no RangeError for an address beyond memory",
  },
  {
    name: "zero-is-no-address",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `  if (!Number.isInteger(address) || address < 0`,
    replace: `  if (!address || !Number.isInteger(address) || address < 0`,
    why: "!address, to keep out undefined; 0 goes with it.",
    told: "throws a RangeError for a free of address 0",
  },
  {
    name: "fences-before-the-inside",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `  if (around !== undefined) {
`,
    replace: `  if (around !== undefined && isUnderrun(memory, around.address)) throw new UnderrunError(\`Somebody wrote below \${told(around)}.\`);
  if (around !== undefined && isOverrun(memory, around.address, around.size)) throw new OverrunError(\`Somebody wrote beyond \${told(around)}.\`);
  if (around !== undefined) {
`,
    why: "The block is found, so its fences are looked at.",
    told: "asks for damaged fences before it asks whether the address is inside of a payload",
  },
  {
    name: "numbers-that-are-none",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `!Number.isInteger(address) || address < 0 ||`,
    replace: `address < 0 ||`,
    why: "Whatever is no address is found nowhere.",
    told: "takes a fraction, or what is no number, for an address",
  },
  {
    name: "told-once",
    stage: "diagnosis",
    file: "ledger.ts",
    find: `    const offset = address - around.address;
`,
    replace: `    const offset = address - around.address;
    live.delete(around.address);
`,
    why: "What is wrong is thrown out of the books.",
    told: "forgets the block when it refuses a free inside of it",
  },
  // ---- fences: what is looked at, and when ----------
  {
    name: "only-the-upper-fence",
    stage: "fences",
    file: "ledger.ts",
    find: `  if (isUnderrun(memory, address)) throw new UnderrunError(\`Somebody wrote below \${told(block)}.\`);
`,
    replace: ``,
    why: "Buffers overflow at their ends.",
    told: "never throws an UnderrunError",
  },
  {
    name: "only-the-lower-fence",
    stage: "fences",
    file: "ledger.ts",
    find: `  if (isOverrun(memory, address, block.size)) throw new OverrunError(\`Somebody wrote beyond \${told(block)}.\`);
`,
    replace: ``,
    why: "One of the two was forgotten.",
    told: "never throws an OverrunError",
  },
  {
    name: "first-byte-of-the-upper",
    stage: "fences",
    file: "fences.ts",
    find: `!isFilled(memory, address + size, FENCE, FENCE_BYTE)`,
    replace: `!isFilled(memory, address + size, 1, FENCE_BYTE)`,
    why: "Who writes too far writes the next byte first.",
    told: "looks at fewer than the eight bytes of a fence",
  },
  {
    name: "first-byte-of-the-lower",
    stage: "fences",
    file: "fences.ts",
    find: `!isFilled(memory, address - FENCE, FENCE, FENCE_BYTE)`,
    replace: `!isFilled(memory, address - FENCE, 1, FENCE_BYTE)`,
    why: "The fence begins there.",
    told: "looks at fewer than the eight bytes of a fence",
  },
  {
    name: "all-but-the-last-byte",
    stage: "fences",
    file: "fences.ts",
    find: `!isFilled(memory, address - FENCE, FENCE, FENCE_BYTE)`,
    replace: `!isFilled(memory, address - FENCE, FENCE - 1, FENCE_BYTE)`,
    why: "One off at the end, which is next to the payload.",
    told: "looks at fewer than the eight bytes of a fence",
  },
  {
    name: "looked-at-when-given-back",
    stage: "fences",
    file: "ledger.ts",
    find: `  if (isUnderrun(memory, address)) throw new UnderrunError(\`Somebody wrote below \${told(block)}.\`);
  if (isOverrun(memory, address, block.size)) throw new OverrunError(\`Somebody wrote beyond \${told(block)}.\`);
  live.delete(address);
  counts.live -= 1;
  counts.liveBytes -= block.size;
  block.freeSite = site;
  enter(heap, block);
`,
    replace: `  live.delete(address);
  counts.live -= 1;
  counts.liveBytes -= block.size;
  block.freeSite = site;
  enter(heap, block);
  if (isUnderrun(memory, address)) throw new UnderrunError(\`Somebody wrote below \${told(block)}.\`);
  if (isOverrun(memory, address, block.size)) throw new OverrunError(\`Somebody wrote beyond \${told(block)}.\`);
`,
    why: "Complains at the end, when the block is gone already.",
    told: "takes a damaged block back although it throws",
  },
  {
    name: "upper-fence-first",
    stage: "fences",
    file: "ledger.ts",
    find: `  if (isUnderrun(memory, address)) throw new UnderrunError(\`Somebody wrote below \${told(block)}.\`);
  if (isOverrun(memory, address, block.size)) throw new OverrunError(\`Somebody wrote beyond \${told(block)}.\`);
`,
    replace: `  if (isOverrun(memory, address, block.size)) throw new OverrunError(\`Somebody wrote beyond \${told(block)}.\`);
  if (isUnderrun(memory, address)) throw new UnderrunError(\`Somebody wrote below \${told(block)}.\`);
`,
    why: "The more frequent one first.",
    told: "asks for the upper fence before the lower one",
  },
  {
    name: "counts-each-fence",
    stage: "fences",
    file: "report.ts",
    find: `  const live = [...heap.live.values()].filter((block) => isBelow(heap, block) || isBeyond(heap, block));
`,
    replace: `  const blocks = [...heap.live.values()];
  const live = [...blocks.filter((block) => isBelow(heap, block)), ...blocks.filter((block) => isBeyond(heap, block))];
`,
    why: "Two fences, two counts.",
    told: "counts a block twice in check() when both of its fences are damaged",
  },
  {
    name: "check-sees-one-side",
    stage: "fences",
    file: "report.ts",
    find: `filter((block) => isBelow(heap, block) || isBeyond(heap, block));`,
    replace: `filter((block) => isBeyond(heap, block));`,
    why: "The lower fence is left to free.",
    told: "leaves damaged lower fences out of check()",
  },
  {
    name: "damage-is-remembered",
    stage: "fences",
    file: "ledger.ts",
    find: `  if (isUnderrun(memory, address)) throw`,
    replace: `  const marked = block as unknown as { isBad?: boolean };
  marked.isBad = marked.isBad === true || isUnderrun(memory, address);
  if (marked.isBad) throw`,
    why: "Once damaged, never trusted again.",
    told: "refuses a block after its fence was repaired",
  },
  {
    name: "repairs-the-fence",
    stage: "fences",
    file: "ledger.ts",
    find: `  if (isOverrun(memory, address, block.size)) throw`,
    replace: `  const wasOverrun = isOverrun(memory, address, block.size);
  if (wasOverrun) memory.fill(0xfd, address + block.size, address + block.size + FENCE);
  if (wasOverrun) throw`,
    why: "Tells of it, and makes it good.",
    told: "writes to memory when it refuses a free",
  },
  {
    name: "damaged-is-let-fall",
    stage: "fences",
    file: "ledger.ts",
    find: `  if (isOverrun(memory, address, block.size)) throw`,
    replace: `  if (isOverrun(memory, address, block.size)) live.delete(address);
  if (isOverrun(memory, address, block.size)) throw`,
    why: "What is damaged is thrown out of the books.",
    told: "forgets a block when it refuses to free it for a damaged fence",
  },
  // ---- quarantine: who leaves, and when ----------
  {
    name: "numbers-in-a-byte",
    stage: "quarantine",
    file: "ledger.ts",
    find: `  heap.live.set(address, { address, size, site, freeSite: null });
`,
    replace: `  const block = { address, size, site, freeSite: null, number: heap.counts.total & 255 };
  for (const [at, old] of heap.live) if ((old as typeof block).number === block.number) heap.live.delete(at);
  heap.live.set(address, block);
`,
    why: "Blocks have numbers, which are kept in bytes: 200 blocks at a time need no more, but numbers go on.",
    told: "takes an older block for a new one once there were more than 256",
  },
  {
    name: "newest-leaves-first",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `heap.quarantine.shift()`,
    replace: `heap.quarantine.pop()`,
    why: "push and pop, as on a stack.",
    told: "lets the newest block go first",
  },
  {
    name: "fences-not-counted",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `blocks.reduce((sum, block) => sum + bytesOf(block), 0)`,
    replace: `blocks.reduce((sum, block) => sum + block.size, 0)`,
    why: "Adds up what clients have asked for.",
    told: "holds more in quarantine than it may, as if blocks had no fences",
  },
  {
    name: "larger-than-all-kept",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `while (bytesIn(heap.quarantine) > heap.quarantineBytes) letGo`,
    replace: `while (heap.quarantine.length > 1 && bytesIn(heap.quarantine) > heap.quarantineBytes) letGo`,
    why: "One is always kept, so that something is in quarantine.",
    told: "keeps a block in quarantine that is larger than all of it",
  },
  {
    name: "filled-when-it-leaves",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `  poison(heap.memory, block.address, block.size);
  heap.quarantine.push(block);
  while (bytesIn(heap.quarantine) > heap.quarantineBytes) letGo(heap);
`,
    replace: `  heap.quarantine.push(block);
  while (bytesIn(heap.quarantine) > heap.quarantineBytes) {
    const [first] = heap.quarantine;
    if (first !== undefined) poison(heap.memory, first.address, first.size);
    letGo(heap);
  }
`,
    why: "Cleans up when a block is really given back.",
    told: "does not fill a payload with 0xDD when it is freed",
  },
  {
    name: "full-is-too-full",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `bytesIn(heap.quarantine) > heap.quarantineBytes)`,
    replace: `heap.quarantine.length > 0 && bytesIn(heap.quarantine) >= heap.quarantineBytes)`,
    why: ">= for >.",
    told: "lets a block go when the quarantine is exactly full",
  },
  {
    name: "one-leaves-for-one",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `while (bytesIn(heap.quarantine) >`,
    replace: `if (bytesIn(heap.quarantine) >`,
    why: "One comes, one goes.",
    told: "lets only one block go at a free, though more have to",
  },
  {
    name: "all-leave-at-once",
    stage: "quarantine",
    file: "ledger.ts",
    find: `  while (start === -1 && letGo(heap)) start = heap.units.take(count);
`,
    replace: `  if (start === -1) {
    while (letGo(heap));
    start = heap.units.take(count);
  }
`,
    why: "Empties the quarantine when memory is short.",
    told: "lets more blocks go for a request than it needs",
  },
  {
    name: "never-leaves-for-a-request",
    stage: "quarantine",
    file: "ledger.ts",
    find: `  while (start === -1 && letGo(heap)) start = heap.units.take(count);
`,
    replace: ``,
    why: "What is in quarantine is not free.",
    told: "refuses a request for which blocks in quarantine have to leave",
  },
  {
    name: "too-large-is-refused-at-once",
    stage: "quarantine",
    file: "ledger.ts",
    find: `  let start = heap.units.take(count);
`,
    replace: `  if (count > heap.memory.length) return -1;
  let start = heap.units.take(count);
`,
    why: "Nothing helps, so nothing need be tried.",
    told: "leaves the quarantine as it is when a request is larger than all of memory",
  },
  {
    name: "stays-in-quarantine-when-refused",
    stage: "quarantine",
    file: "ledger.ts",
    find: `  while (start === -1 && letGo(heap)) start = heap.units.take(count);
`,
    replace: `  const free = heap.memory.length - [...heap.live.values()].reduce((sum, block) => sum + block.size + 2 * FENCE, 0);
  if (count > free) return start;
  while (start === -1 && letGo(heap)) start = heap.units.take(count);
`,
    why: "Looks first whether it would help.",
    told: "keeps blocks in quarantine when a request is refused",
  },
  {
    name: "newcomer-not-counted",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `  heap.quarantine.push(block);
  while (bytesIn(heap.quarantine) > heap.quarantineBytes) letGo(heap);
`,
    replace: `  while (bytesIn(heap.quarantine) > heap.quarantineBytes) letGo(heap);
  heap.quarantine.push(block);
`,
    why: "Makes room first, but for nobody.",
    told: "counts what is in quarantine before the freed block is in it",
  },
  {
    name: "units-never-given-back",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `  heap.units.give(oldest.address - FENCE, bytesOf(oldest));
`,
    replace: ``,
    why: "The list is shorter, but the units are taken.",
    told: "never hands out bytes of a block again that has left the quarantine",
  },
  {
    name: "fences-never-given-back",
    stage: "quarantine",
    file: "quarantine.ts",
    find: `heap.units.give(oldest.address - FENCE, bytesOf(oldest));`,
    replace: `heap.units.give(oldest.address, oldest.size);`,
    why: "Gives back what the client had.",
    told: "keeps the fences of a block that has left the quarantine",
  },
  {
    name: "check-of-live-blocks-only",
    stage: "quarantine",
    file: "report.ts",
    find: `  return live.length + usedInQuarantine(heap).length;`,
    replace: `  return live.length;`,
    why: "What was freed is not looked at any more.",
    told: "leaves out of check() what is in quarantine",
  },
  {
    name: "first-byte-of-the-freed",
    stage: "quarantine",
    file: "fences.ts",
    find: `return isFilled(memory, address, size, FREED_BYTE);`,
    replace: `return isFilled(memory, address, 1, FREED_BYTE);`,
    why: "Who writes after a free writes at the beginning.",
    told: "notices a write after a free only in the first byte of the payload",
  },
  // ---- report: what is told, and in which order ----------
  {
    name: "leaks-by-age",
    stage: "report",
    file: "report.ts",
    find: `  const live = byAddress([...heap.live.values()]);`,
    replace: `  const live = [...heap.live.values()];`,
    why: "A Map is in the order in which it was filled.",
    told: "tells live blocks in the order in which they were allocated",
  },
  {
    name: "site-of-the-allocation-for-the-free",
    stage: "report",
    file: "report.ts",
    find: `line("USED-AFTER-FREE", block, block.freeSite)`,
    replace: `line("USED-AFTER-FREE", block, block.site)`,
    why: "All other lines have that site.",
    told: "tells of a used block where it was allocated, not where it was freed",
  },
  {
    name: "noted-at-each-report",
    stage: "report",
    file: "report.ts",
    find: `  const used = byAddress([...heap.noted, ...usedInQuarantine(heap)]);
`,
    replace: `  heap.noted.push(...usedInQuarantine(heap));
  const used = byAddress(heap.noted);
`,
    why: "What the report has told is noted.",
    told: "tells a block that was used after its free more than once",
  },
  {
    name: "underruns-first",
    stage: "report",
    file: "report.ts",
    find: `    ...live.filter((block) => isBeyond(heap, block)).map((block) => line("OVERRUN", block, block.site)),
    ...live.filter((block) => isBelow(heap, block)).map((block) => line("UNDERRUN", block, block.site)),
`,
    replace: `    ...live.filter((block) => isBelow(heap, block)).map((block) => line("UNDERRUN", block, block.site)),
    ...live.filter((block) => isBeyond(heap, block)).map((block) => line("OVERRUN", block, block.site)),
`,
    why: "As free asks for them.",
    told: "tells of underruns before overruns",
  },
  {
    name: "one-kind-a-block",
    stage: "report",
    file: "report.ts",
    find: `...live.filter((block) => isBelow(heap, block)).map(`,
    replace: `...live.filter((block) => isBelow(heap, block) && !isBeyond(heap, block)).map(`,
    why: "A chain of else if.",
    told: "leaves out the UNDERRUN of a block that has an OVERRUN, too",
  },
  {
    name: "damaged-is-no-leak",
    stage: "report",
    file: "report.ts",
    find: `    ...live.map((block) => line("LEAK", block, block.site)),`,
    replace: `    ...live
      .filter((block) => !isBelow(heap, block) && !isBeyond(heap, block))
      .map((block) => line("LEAK", block, block.site)),`,
    why: "Told of already.",
    told: "leaves out the LEAK of a damaged block",
  },
  {
    name: "sites-of-forty-letters",
    stage: "report",
    file: "report.ts",
    find: `\`\${kind} \${address} \${size} \${site}\``,
    replace: `\`\${kind} \${address} \${size} \${String(site).slice(0, 40)}\``,
    why: "Lines should not become too long.",
    told: "cuts long sites in the report",
  },
  {
    name: "never-noted",
    stage: "report",
    file: "quarantine.ts",
    find: `  if (!isPoisoned(heap.memory, oldest.address, oldest.size)) heap.noted.push(oldest);
`,
    replace: ``,
    why: "What has left is nobody's business.",
    told: "does not tell of a block that was used after its free once it has left the quarantine",
  },
  {
    name: "keeps-sixteen-notes",
    stage: "report",
    file: "quarantine.ts",
    find: `heap.noted.push(oldest);`,
    replace: `heap.noted.splice(0, Math.max(0, heap.noted.push(oldest) - 16));`,
    why: "Keeps the newest ones, as a log of fixed length does.",
    told: "forgets blocks that were used after their frees when many of them are noted",
  },
  {
    name: "noted-by-address",
    stage: "report",
    file: "quarantine.ts",
    find: `heap.noted.push(oldest);`,
    replace: `heap.noted.splice(0, Infinity, ...heap.noted.filter((each) => each.address !== oldest.address), oldest);`,
    why: "A map by address, in which the newer takes the older one's place.",
    told: "forgets a block that was used after its free when another is noted at the same address",
  },
  {
    name: "newer-first",
    stage: "report",
    file: "report.ts",
    find: `byAddress([...heap.noted, ...usedInQuarantine(heap)])`,
    replace: `byAddress([...usedInQuarantine(heap), ...heap.noted])`,
    why: "What is there now before what was.",
    told: "tells of blocks at the same address in another order than that of their frees",
  },
  {
    name: "only-when-it-has-left",
    stage: "report",
    file: "report.ts",
    find: `byAddress([...heap.noted, ...usedInQuarantine(heap)])`,
    replace: `byAddress(heap.noted)`,
    why: "Only what was noted is told.",
    told: "does not tell of a block that was used after its free while it is in quarantine",
  },
  {
    name: "sorted-as-texts",
    stage: "report",
    file: "report.ts",
    find: `.sort((a, b) => a.address - b.address)`,
    replace: `.sort((a, b) => (String(a.address) < String(b.address) ? -1 : a.address === b.address ? 0 : 1))`,
    why: "sort without a function, which compares texts.",
    told: "sorts addresses as texts",
  },
  {
    name: "size-with-fences",
    stage: "report",
    file: "report.ts",
    find: `\`\${kind} \${address} \${size} \${site}\``,
    replace: `\`\${kind} \${address} \${size + 16} \${site}\``,
    why: "Tells the size of the block.",
    told: "tells another size than that of the payload",
  },
  {
    name: "kept-once-live-again",
    stage: "report",
    file: "report.ts",
    find: `byAddress([...heap.noted, ...usedInQuarantine(heap)])`,
    replace: `byAddress([...heap.noted.filter(({ address }) => !heap.live.has(address)), ...usedInQuarantine(heap)])`,
    why: "Where somebody else lives now, the past is over.",
    told: "does not tell of a block that was used after its free while another is live at its address",
  },
];
