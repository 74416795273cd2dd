import type { Mutant } from "../mutant.js";

/** The search of the reference, for mutants that replace all of it. */
const SEARCH = `    let inARow = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      inARow = this.owners[unit] === FREE ? inARow + 1 : 0;
      if (inARow < size) continue;
      const start = unit - size + 1;
      this.owners.fill(mID, start, start + size);
      return start;
    }
    return -1;
`;

/** The reference as people get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- basics: the units in turn ---------------------------------------------------------------------------------------
  {
    name: "returns-the-last-unit",
    stage: "basics",
    file: "allocator.ts",
    find: `      return start;`,
    replace: `      return unit;`,
    why: "The search ends at the last unit of the block, and that is what is at hand.",
    told: "returns the last unit of the block from allocate, where the first is due",
  },
  {
    name: "counts-units-from-one",
    stage: "basics",
    file: "allocator.ts",
    find: `      return start;`,
    replace: `      return start + 1;`,
    why: "Numbers the units as people do; the site numbers them from 0.",
    told: "numbers units from 1 in what allocate returns, where the first unit is 0",
  },
  {
    name: "returns-the-size",
    stage: "basics",
    file: "allocator.ts",
    find: `      return start;`,
    replace: `      return size;`,
    why: "Answers as freeMemory does, with a number of units.",
    told: "returns the size from allocate, where the first unit of the block is due",
  },
  {
    name: "returns-nothing",
    stage: "basics",
    file: "allocator.ts",
    find: `      return start;`,
    replace: `      return;`,
    why: "Does all the work and forgets the answer.",
    told: "returns undefined from allocate, where the first unit of the block is due",
  },
  {
    name: "marks-only-the-first-unit",
    stage: "basics",
    file: "allocator.ts",
    find: `this.owners.fill(mID, start, start + size);`,
    replace: `this.owners[start] = mID;`,
    why: "Writes the id where the block begins, as if its size were kept elsewhere.",
    told: "gives the id only the first unit of each block, so that the others stay free",
  },
  {
    name: "marks-the-first-unit-and-notes-the-size",
    stage: "basics",
    file: "allocator.ts",
    find: `      this.owners.fill(mID, start, start + size);
      return start;
    }
    return -1;
    // @end
  }

  /**
   * Frees all units of \`mID\`, in however many blocks they are.
   *
   * @param mID - the id
   * @returns how many units that were; 0 when the id has none
   */
  freeMemory(mID: number): number {
    // @student Go through all of memory. Each unit of mID becomes free and counts.
    let freed = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      if (this.owners[unit] !== mID) continue;
      this.owners[unit] = FREE;
      freed += 1;
    }
    return freed;
    // @end
  }
}

// @hide
`,
    replace: `      this.owners[start] = mID;
      sizesOf(this).set(start, size);
      return start;
    }
    return -1;
    // @end
  }

  freeMemory(mID: number): number {
    // @student Go through all of memory. Each unit of mID becomes free and counts.
    let freed = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      if (this.owners[unit] !== mID) continue;
      this.owners[unit] = FREE;
      freed += sizesOf(this).get(unit)!;
    }
    return freed;
    // @end
  }
}

// @hide
const allSizes = new WeakMap<Allocator, Map<number, number>>();

/** The size of each block, by its first unit. */
function sizesOf(memory: Allocator): Map<number, number> {
  const sizes = allSizes.get(memory) ?? new Map<number, number>();
  allSizes.set(memory, sizes);
  return sizes;
}

`,
    why: "Writes the id where the block begins and notes its size elsewhere: what is freed is counted by that, and nobody looks there for room.",
    told: "gives the id only the first unit of each block, so that the others stay free",
  },
  {
    name: "fill-takes-a-size",
    stage: "basics",
    file: "allocator.ts",
    find: `this.owners.fill(mID, start, start + size);`,
    replace: `this.owners.fill(mID, start, size);`,
    why: "Takes the third argument of fill for a length; it is the end.",
    told: "gives the id fewer units than asked for, unless the block begins at unit 0",
  },
  {
    name: "marks-one-unit-too-many",
    stage: "basics",
    file: "allocator.ts",
    find: `this.owners.fill(mID, start, start + size);`,
    replace: `this.owners.fill(mID, start, start + size + 1);`,
    why: "Takes the end of fill for the last unit; it is the one after.",
    told: "gives the id one unit more than asked for, behind the block",
  },
  {
    name: "an-id-has-one-block",
    stage: "basics",
    file: "allocator.ts",
    find: `    let inARow = 0;
`,
    replace: `    if (this.owners.includes(mID)) return -1;
    let inARow = 0;
`,
    why: "Takes an id for the name of a block, so that it cannot be given twice.",
    told: "returns -1 when the id has a block already, though an id may have any number of them",
  },
  {
    name: "fills-from-the-right",
    stage: "basics",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    let inARow = 0;
    for (let unit = this.owners.length - 1; unit >= 0; unit--) {
      inARow = this.owners[unit] === FREE ? inARow + 1 : 0;
      if (inARow < size) continue;
      this.owners.fill(mID, unit, unit + size);
      return unit;
    }
    return -1;
`,
    why: "Takes the rightmost units, where the site wants the leftmost.",
    told: "hands out the rightmost free units in a row, where the leftmost are due",
  },
  {
    name: "the-id-is-the-place",
    stage: "basics",
    file: "allocator.ts",
    find: `for (let unit = 0; unit < this.owners.length; unit++) {
      inARow`,
    replace: `for (let unit = mID % this.owners.length; unit < this.owners.length; unit++) {
      inARow`,
    why: "Takes the id for a hint where to look.",
    told: "searches from a unit that depends on the id, where unit 0 is due",
  },
  {
    name: "ids-in-bytes",
    stage: "basics",
    file: "allocator.ts",
    find: `this.owners = new Array<number>(n).fill(FREE);`,
    replace: `this.owners = new Uint8Array(n) as never;`,
    why: "A byte a unit is compact, and holds ids up to 255.",
    told: "returns 0 from freeMemory for ids above 255, though they have units",
  },

  // ---- freeing: what freeMemory returns --------------------------------------------------------------------------------
  {
    name: "free-returns-nothing",
    stage: "freeing",
    file: "allocator.ts",
    find: `    return freed;`,
    replace: ``,
    why: "C's free has nothing to answer; the site's has.",
    told: "returns undefined from freeMemory, where the number of units freed is due",
  },
  {
    name: "free-counts-blocks",
    stage: "freeing",
    file: "allocator.ts",
    find: `      freed += 1;`,
    replace: `      if (this.owners[unit + 1] !== mID) freed += 1;`,
    why: "Counts how many blocks the id had, not how many units.",
    told: "returns from freeMemory how many blocks the id had, where the number of units is due",
  },
  {
    name: "frees-the-first-block-only",
    stage: "freeing",
    file: "allocator.ts",
    find: `      if (this.owners[unit] !== mID) continue;`,
    replace: `      if (this.owners[unit] !== mID && freed > 0) break;
      if (this.owners[unit] !== mID) continue;`,
    why: "Stops at the end of the first block, as though an id had no other.",
    told: "frees only the leftmost block of an id, where all of them are due",
  },
  {
    name: "frees-the-latest-block-only",
    stage: "freeing",
    file: "allocator.ts",
    find: `    let freed = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {`,
    replace: `    let freed = 0;
    const last = this.owners.lastIndexOf(mID);
    let from = last;
    while (from > 0 && this.owners[from - 1] === mID) from--;
    for (let unit = Math.max(0, from); unit < this.owners.length; unit++) {`,
    why: "Remembers one block for each id, and the second overwrites the first.",
    told: "frees only the rightmost block of an id, where all of them are due",
  },
  {
    name: "free-counts-and-frees-nothing",
    stage: "freeing",
    file: "allocator.ts",
    find: `      this.owners[unit] = FREE;
`,
    replace: ``,
    why: "Counts the units and forgets to give them back.",
    told: "returns the right number from freeMemory, but leaves the units with the id",
  },
  {
    name: "frees-everything",
    stage: "freeing",
    file: "allocator.ts",
    find: `      if (this.owners[unit] !== mID) continue;
      this.owners[unit] = FREE;
      freed += 1;
    }
`,
    replace: `      if (this.owners[unit] === mID) freed += 1;
    }
    if (freed > 0) this.owners.fill(FREE);
`,
    why: "Resets all of memory as soon as the id has anything.",
    told: "frees all of memory, the units of other ids as well, when the id has any",
  },
  {
    name: "frees-smaller-ids-too",
    stage: "freeing",
    file: "allocator.ts",
    find: `this.owners[unit] !== mID`,
    replace: `this.owners[unit] === FREE || this.owners[unit] > mID`,
    why: "A comparison that is right as long as the smallest id is freed first.",
    told: "frees the units of all smaller ids together with those of the id",
  },
  {
    name: "unknown-id-is-minus-one",
    stage: "freeing",
    file: "allocator.ts",
    find: `    return freed;`,
    replace: `    return freed === 0 ? -1 : freed;`,
    why: "Uses -1 for everything that did not work; nothing to free is no failure.",
    told: "returns -1 from freeMemory for an id without units, where 0 is due",
  },
  {
    name: "unknown-id-throws",
    stage: "freeing",
    file: "allocator.ts",
    find: `    let freed = 0;
`,
    replace: `    let freed = 0;
    if (!this.owners.includes(mID)) throw new Error("There is no such id.");
`,
    why: "Remembers from the earlier assignments that a wrong free is an error.",
    told: "throws from freeMemory for an id without units, where it returns 0",
  },
  {
    name: "ids-are-searched-as-text",
    stage: "freeing",
    file: "allocator.ts",
    find: `this.owners[unit] !== mID`,
    replace: `!String(this.owners[unit]).startsWith(String(mID))`,
    why: "Keeps ids as text and asks how it begins, so that 1 frees 10 and 100, too.",
    told: "frees the units of ids that begin with the same digits as well: those of 10 and 100 with 1",
  },
  {
    name: "an-id-has-room-for-32-units",
    stage: "freeing",
    file: "allocator.ts",
    find: `      freed += 1;`,
    replace: `      if (freed < 32) freed += 1;`,
    why: "Keeps the units of an id in a table that is too small for many.",
    told: "never returns more than 32 from freeMemory, however many units it frees",
  },
  {
    name: "map-of-the-last-block",
    stage: "freeing",
    file: "allocator.ts",
    find: `    let inARow = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      inARow = this.owners[unit] === FREE ? inARow + 1 : 0;
      if (inARow < size) continue;
      const start = unit - size + 1;
      this.owners.fill(mID, start, start + size);
      return start;
    }
    return -1;
`,
    replace: `    let inARow = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      inARow = this.owners[unit] === FREE ? inARow + 1 : 0;
      if (inARow < size) continue;
      const start = unit - size + 1;
      this.owners.fill(mID, start, start + size);
      this.last.set(mID, { start, size });
      return start;
    }
    return -1;
  }
  private last = new Map<number, { start: number; size: number }>();
  freeMemory = (mID: number): number => {
    const block = this.last.get(mID);
    if (block === undefined) return 0;
    this.last.delete(mID);
    this.owners.fill(FREE, block.start, block.start + block.size);
    return block.size;
  };
  private never(): void {
`,
    why: "A map from id to block: the second block of an id takes the place of the first.",
    told: "frees only the block that an id got last, and none of its others",
  },

  // ---- reuse: the leftmost hole with room ------------------------------------------------------------------------------
  {
    name: "never-reuses",
    stage: "reuse",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    const start = this.end;
    if (start + size > this.owners.length) return -1;
    this.end += size;
    this.owners.fill(mID, start, start + size);
    return start;
  }
  private end = 0;
  private never(): void {
`,
    why: "Only ever hands out what lies behind the last block.",
    told: "never hands out units again that were freed",
  },
  {
    name: "next-fit",
    stage: "reuse",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    const fits = (start: number) => this.owners.slice(start, start + size).every((id) => id === FREE);
    for (let tried = 0; tried < this.owners.length; tried++) {
      const start = (this.cursor + tried) % this.owners.length;
      if (start + size > this.owners.length || !fits(start)) continue;
      this.owners.fill(mID, start, start + size);
      this.cursor = start + size;
      return start;
    }
    return -1;
  }
  private cursor = 0;
  private never(): void {
`,
    why: "Goes on searching where the last search ended: quicker, but not leftmost.",
    told: "searches on from the end of the block handed out last, not from unit 0",
  },
  {
    name: "next-fit-until-something-is-freed",
    stage: "reuse",
    file: "allocator.ts",
    find: `    let inARow = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      inARow = this.owners[unit] === FREE ? inARow + 1 : 0;
      if (inARow < size) continue;
      const start = unit - size + 1;
      this.owners.fill(mID, start, start + size);
      return start;
    }
    return -1;
`,
    replace: `    let inARow = 0;
    for (let unit = this.cursor; unit < this.owners.length; unit++) {
      inARow = this.owners[unit] === FREE ? inARow + 1 : 0;
      if (inARow < size) continue;
      const start = unit - size + 1;
      this.owners.fill(mID, start, start + size);
      this.cursor = unit + 1;
      return start;
    }
    return -1;
  }
  private cursor = 0;
  freeMemory = (mID: number): number => {
    let freed = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      if (this.owners[unit] !== mID) continue;
      this.owners[unit] = FREE;
      freed += 1;
    }
    if (freed > 0) this.cursor = 0;
    return freed;
  };
  private never(): void {
`,
    why: "Nothing is free on the left until something is freed; after that the search goes on to the right again.",
    told: "searches on from the end of the block handed out last, not from unit 0",
  },
  {
    name: "best-fit",
    stage: "reuse",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    let best = -1;
    let least = Infinity;
    let start = 0;
    for (let unit = 0; unit <= this.owners.length; unit++) {
      if (this.owners[unit] === FREE) continue;
      if (unit - start >= size && unit - start < least) {
        best = start;
        least = unit - start;
      }
      start = unit + 1;
    }
    if (best !== -1) this.owners.fill(mID, best, best + size);
    return best;
`,
    why: "Takes the smallest hole with room, where the site wants the leftmost.",
    told: "takes the smallest hole with room, not the leftmost one",
  },
  {
    name: "best-fit-last-of-equals",
    stage: "reuse",
    file: "allocator.ts",
    find: `    let inARow = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      inARow = this.owners[unit] === FREE ? inARow + 1 : 0;
      if (inARow < size) continue;
      const start = unit - size + 1;
      this.owners.fill(mID, start, start + size);
      return start;
    }
    return -1;
`,
    replace: `    let best = -1;
    let least = Infinity;
    let start = 0;
    for (let unit = 0; unit <= this.owners.length; unit++) {
      if (this.owners[unit] === FREE) continue;
      if (unit - start >= size && unit - start <= least) {
        best = start;
        least = unit - start;
      }
      start = unit + 1;
    }
    if (best !== -1) this.owners.fill(mID, best, best + size);
    return best;
`,
    why: "Looks for the smallest hole, and of two equally small ones keeps the one that it met last.",
    told: "takes the smallest hole with room, not the leftmost one",
  },
  {
    name: "counts-free-units-anywhere",
    stage: "reuse",
    file: "allocator.ts",
    find: `? inARow + 1 : 0;`,
    replace: `? inARow + 1 : inARow;`,
    why: "Forgets that a unit of somebody else's ends the row.",
    told: "counts free units that are not in a row, and gives away units of other ids",
  },
  {
    name: "looks-at-the-first-unit-only",
    stage: "reuse",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    for (let start = 0; start + size <= this.owners.length; start++) {
      if (this.owners[start] !== FREE) continue;
      this.owners.fill(mID, start, start + size);
      return start;
    }
    return -1;
`,
    why: "Takes the first free unit without asking how many follow.",
    told: "begins a block at the first free unit even when units of other ids follow too soon",
  },
  {
    name: "looks-at-both-ends-only",
    stage: "reuse",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    for (let start = 0; start + size <= this.owners.length; start++) {
      if (this.owners[start] !== FREE || this.owners[start + size - 1] !== FREE) continue;
      this.owners.fill(mID, start, start + size);
      return start;
    }
    return -1;
`,
    why: "Looks at the first unit and the last, and takes what lies between for free.",
    told: "takes a row whose first and last units are free, though units in between belong to other ids",
  },
  {
    name: "looks-at-the-first-hole-only",
    stage: "reuse",
    file: "allocator.ts",
    find: `      if (inARow < size) continue;
`,
    replace: `      if (inARow > 0 && inARow < size && (this.owners[unit + 1] ?? FREE) !== FREE) return -1;
      if (inARow < size) continue;
`,
    why: "Gives up when the first hole is too small.",
    told: "returns -1 when the leftmost hole is too small, though a later one has room",
  },
  {
    name: "holes-stay-apart",
    stage: "reuse",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    this.holes ??= [{ start: 0, size: this.owners.length }];
    const hole = this.holes.find((each) => each.size >= size);
    if (hole === undefined) return -1;
    const { start } = hole;
    hole.start += size;
    hole.size -= size;
    this.blocks.push({ start, size, mID });
    return start;
  }
  private holes: { start: number; size: number }[] | undefined;
  private blocks: { start: number; size: number; mID: number }[] = [];
  freeMemory = (mID: number): number => {
    const mine = this.blocks.filter((block) => block.mID === mID);
    this.blocks = this.blocks.filter((block) => block.mID !== mID);
    this.holes = [...(this.holes ?? [{ start: 0, size: this.owners.length }]), ...mine].sort((a, b) => a.start - b.start);
    return mine.reduce((sum, { size }) => sum + size, 0);
  };
  private never(): void {
`,
    why: "Keeps a list of holes, and does not join those that touch.",
    told: "never joins free blocks that touch, and returns -1 for a request that needs more than one of them",
  },
  {
    name: "only-whole-holes",
    stage: "reuse",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    let start = 0;
    for (let unit = 0; unit <= this.owners.length; unit++) {
      if (this.owners[unit] === FREE) continue;
      if (unit - start === size || (unit === this.owners.length && unit - start >= size)) {
        this.owners.fill(mID, start, start + size);
        return start;
      }
      start = unit + 1;
    }
    return -1;
`,
    why: "Uses a hole only when it has exactly the size.",
    told: "takes a hole between blocks only when it has exactly the size asked for",
  },
  {
    name: "holes-in-no-order",
    stage: "reuse",
    file: "allocator.ts",
    find: `    let inARow = 0;
    for (let unit = 0; unit < this.owners.length; unit++) {
      inARow = this.owners[unit] === FREE ? inARow + 1 : 0;
      if (inARow < size) continue;
      const start = unit - size + 1;
      this.owners.fill(mID, start, start + size);
      return start;
    }
    return -1;
`,
    replace: `    this.holes ??= [{ start: 0, size: this.owners.length }];
    const hole = this.holes.find((each) => each.size >= size);
    if (hole === undefined) return -1;
    const { start } = hole;
    hole.start += size;
    hole.size -= size;
    if (hole.size === 0) this.holes.splice(this.holes.indexOf(hole), 1);
    this.blocks.push({ start, size, mID });
    return start;
  }
  private holes: { start: number; size: number }[] | undefined;
  private blocks: { start: number; size: number; mID: number }[] = [];
  freeMemory = (mID: number): number => {
    const mine = this.blocks.filter((each) => each.mID === mID);
    this.blocks = this.blocks.filter((each) => each.mID !== mID);
    const holes = this.holes ?? [];
    for (const { start, size } of mine) {
      const before = holes.find((each) => each.start + each.size === start);
      const behind = holes.find((each) => each.start === start + size);
      const hole = { start: before?.start ?? start, size: (before?.size ?? 0) + size + (behind?.size ?? 0) };
      for (const each of [before, behind]) if (each !== undefined) holes.splice(holes.indexOf(each), 1);
      holes.push(hole);
    }
    return mine.reduce((sum, { size }) => sum + size, 0);
  };
  private never(): void {
`,
    why: "A list of holes, to whose end each hole goes that comes back.",
    told: "takes the hole with room that it has had for longest, not the leftmost one",
  },

  // ---- exhaustion: the last unit, and -1 -------------------------------------------------------------------------------
  {
    name: "never-reaches-the-last-unit",
    stage: "exhaustion",
    file: "allocator.ts",
    find: `    for (let unit = 0; unit < this.owners.length; unit++) {
      inARow`,
    replace: `    for (let unit = 0; unit < this.owners.length - 1; unit++) {
      inARow`,
    why: "Off by one at the end of memory.",
    told: "never hands out the last unit of memory",
  },
  {
    name: "goes-beyond-the-end",
    stage: "exhaustion",
    file: "allocator.ts",
    find: `      inARow = this.owners[unit] === FREE ?`,
    replace: `      if (unit + size > this.owners.length && inARow === 0 && this.owners[unit] === FREE) return unit;
      inARow = this.owners[unit] === FREE ?`,
    why: "Finds a place that begins in memory, and does not ask where it ends.",
    told: "returns a unit from allocate when there is no room, where -1 is due",
  },
  {
    name: "no-room-is-undefined",
    stage: "exhaustion",
    file: "allocator.ts",
    find: `    return -1;
`,
    replace: ``,
    why: "Forgets that the end of the search needs an answer, too.",
    told: "returns undefined from allocate when there is no room, where -1 is due",
  },
  {
    name: "no-room-is-null",
    stage: "exhaustion",
    file: "allocator.ts",
    find: `    return -1;`,
    replace: `    return null as never;`,
    why: "Answers as malloc does.",
    told: "returns null from allocate when there is no room, where -1 is due",
  },
  {
    name: "no-room-is-zero",
    stage: "exhaustion",
    file: "allocator.ts",
    find: `    return -1;`,
    replace: `    return 0;`,
    why: "0 is a unit like any other, so it cannot say that there is no room.",
    told: "returns a unit from allocate when there is no room, where -1 is due",
  },
  {
    name: "no-room-throws",
    stage: "exhaustion",
    file: "allocator.ts",
    find: `    return -1;`,
    replace: `    throw new RangeError("There is no room.");`,
    why: "Does as in the assignments before, where no room was an error.",
    told: "throws from allocate when there is no room, where it returns -1",
  },
  {
    name: "no-room-clears-memory",
    stage: "exhaustion",
    file: "allocator.ts",
    find: `    return -1;`,
    replace: `    this.owners.fill(FREE);
    return -1;`,
    why: "Starts over when memory is exhausted.",
    told: "frees all of memory when there is no room, where nothing changes",
  },
  {
    name: "writes-while-it-searches",
    stage: "exhaustion",
    file: "allocator.ts",
    find: SEARCH,
    replace: `    for (let start = 0; start < this.owners.length; start++) {
      let unit = start;
      while (unit < start + size && this.owners[unit] === FREE) this.owners[unit++] = mID;
      if (unit === start + size) return start;
      if (unit < this.owners.length) while (unit > start) this.owners[--unit] = FREE;
    }
    return -1;
`,
    why: "Writes the id as it goes, and does not take it back when memory ends first.",
    told: "gives the id the free units at the end of memory when they are too few, where nothing changes",
  },
  {
    name: "memory-is-a-ring",
    stage: "exhaustion",
    file: "allocator.ts",
    find: `    return -1;`,
    replace: `    if (inARow > 0) {
      const start = this.owners.length - inARow;
      const rest = this.owners.slice(0, size - inARow);
      if (rest.length === size - inARow && rest.every((id) => id === FREE)) {
        this.owners.fill(mID, start);
        this.owners.fill(mID, 0, size - inARow);
        return start;
      }
    }
    return -1;`,
    why: "Goes on at unit 0 after the last one, as a ring buffer would.",
    told: "returns a unit from allocate when there is no room, where -1 is due",
  },

  // ---- long-runs: everything together ----------------------------------------------------------------------------------
  {
    name: "memory-for-512-units",
    stage: "long-runs",
    file: "allocator.ts",
    find: `new Array<number>(n)`,
    replace: `new Array<number>(Math.min(n, 512))`,
    why: "A fixed size that was large enough for every example.",
    told: "has no more than 512 units, however many it is made with",
  },
  {
    name: "forgets-after-a-hundred-frees",
    stage: "long-runs",
    file: "allocator.ts",
    find: `    let freed = 0;
`,
    replace: `    const log = ((this as { log?: number[] }).log ??= []);
    if (log.push(mID) > 100) return 0;
    let freed = 0;
`,
    why: "Keeps a log with room for a hundred calls, and drops the calls that do not fit.",
    told: "returns 0 from freeMemory and frees nothing from the 101st call on",
  },
];
