/**
 * The oracle: memory as an array of units, each of which knows the block that it belongs to. Slow and obviously right.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "#kit/check/failure";

/** One block that was handed out. An id may have many of them. */
interface Owner {
  mID: number;
}

/** Units that two blocks claim; only in a picture of what went wrong. */
const TWO_OWNERS: Owner = { mID: NaN };

/** Units in a row. */
export interface Run {
  /** First unit. */
  start: number;
  /** Units in the run, > 0. */
  size: number;
}

/** What the allocator has to do, call by call. */
export class UnitsModel {
  /** For each unit the block that it belongs to, or `null` while it is free. */
  private readonly owners: (Owner | null)[];

  /** @param n - units in all, from 1 to 1,000 */
  constructor(readonly n: number) {
    this.owners = new Array<Owner | null>(n).fill(null);
  }

  /** Where `size` units would go: the first of the leftmost free ones in a row, or -1. O(n). */
  placeFor(size: number): number {
    let start = 0;
    for (let unit = 0; unit < this.n; unit++) {
      if (this.owners[unit] !== null) start = unit + 1;
      else if (unit - start + 1 === size) return start;
    }
    return -1;
  }

  /** Gives the leftmost `size` free units in a row to `mID`; returns the first of them, or -1. O(n). */
  allocate(size: number, mID: number): number {
    const start = this.placeFor(size);
    if (start >= 0) this.owners.fill({ mID }, start, start + size);
    return start;
  }

  /** How many units belong to `mID`. O(n). */
  countOf(mID: number): number {
    let count = 0;
    for (const owner of this.owners) if (owner?.mID === mID) count += 1;
    return count;
  }

  /** Frees all units of `mID`; returns how many. O(n). */
  freeMemory(mID: number): number {
    const count = this.countOf(mID);
    for (let unit = 0; unit < this.n; unit++) if (this.owners[unit]?.mID === mID) this.owners[unit] = null;
    return count;
  }

  /** The longest possible runs of free units, from left to right. O(n). */
  freeRuns(): Run[] {
    return runsOf(this.owners, (owner) => owner === null);
  }

  /** The runs of units that belong to `mID`, from left to right. O(n). */
  runsOfId(mID: number): Run[] {
    return runsOf(this.owners, (owner) => owner?.mID === mID);
  }

  /** The ids that own units, ascending. O(n log n). */
  ids(): number[] {
    return this.idsIn({ start: 0, size: this.n }).sort((one, other) => one - other);
  }

  /** The ids that own units of a run, each once. O(size). */
  idsIn({ start, size }: Run): number[] {
    const owners = this.owners.slice(Math.max(0, start), Math.max(0, start + size));
    return [...new Set(owners.filter((owner) => owner !== null).map(({ mID }) => mID))];
  }

  /** Memory as blocks, each labelled with its id. O(n). */
  picture(): MemoryPicture {
    return pictureOf(this.owners);
  }

  /** Memory as it would be with these units handed out as well, wherever they lie. O(n). */
  pictureWith({ start, size }: Run, mID: number): MemoryPicture {
    const block: Owner = { mID };
    return pictureOf(
      this.owners.map((owner, unit) => {
        if (unit < start || unit >= start + size) return owner;
        return owner === null ? block : TWO_OWNERS;
      }),
    );
  }
}

function runsOf(owners: readonly (Owner | null)[], belongs: (owner: Owner | null) => boolean): Run[] {
  const runs: Run[] = [];
  for (const [unit, owner] of owners.entries()) {
    if (!belongs(owner)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.start + last.size === unit) last.size += 1;
    else runs.push({ start: unit, size: 1 });
  }
  return runs;
}

function pictureOf(owners: readonly (Owner | null)[]): MemoryPicture {
  const blocks: MemoryBlock[] = [];
  for (const [unit, owner] of owners.entries()) {
    const last = blocks.at(-1);
    if (last !== undefined && owner === owners[unit - 1]) last.size += 1;
    else blocks.push({ start: unit, size: 1, ...lookOf(owner) });
  }
  return { capacity: owners.length, blocks };
}

function lookOf(owner: Owner | null): Pick<MemoryBlock, "state" | "label"> {
  if (owner === null) return { state: "free" };
  return owner === TWO_OWNERS ? { state: "broken" } : { state: "allocated", label: `#${owner.mID}` };
}
