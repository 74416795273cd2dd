/**
 * The oracle: memory as an array of units, each of which knows the block that it belongs to. Slow and obviously right, and written
 * another way than the reference is.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "#kit/check/failure";
import type { Block } from "#kit/define/definition";
import { argumentErrors } from "#kit/models/arguments";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** What the constructor has to do with that capacity. */
export function dueOfConstructor(capacity: Argument): Expected<undefined> {
  const names = argumentErrors(capacity, 1);
  return names.length === 0 ? returns(undefined) : throws(...names);
}

/** An allocator that looks at every unit. */
export class UnitsModel {
  /** For each unit the number of its block, from 1, or 0 while it is free. */
  private readonly owners: number[];
  private allocations = 0;

  constructor(readonly capacity: number) {
    this.owners = new Array<number>(capacity).fill(0);
  }

  /** What a request for so many units has to do. O(capacity). */
  dueOfAllocate(size: Argument): Expected<number> {
    const names = argumentErrors(size, 1);
    if (names.length > 0) return throws(...names);
    const run = this.runs().find((each) => each.owner === 0 && each.size >= (size as number));
    return run === undefined ? throws("OutOfMemoryError") : returns(run.start);
  }

  /** Hands out so many units from there on, all of which are free. */
  allocate(start: number, size: number): void {
    this.allocations += 1;
    this.owners.fill(this.allocations, start, start + size);
  }

  /** What taking back the block at that address has to do. O(capacity). */
  dueOfFree(address: Argument): Expected<undefined> {
    const isInUse = this.live().some(({ start }) => start === address);
    const names = argumentErrors(address, 0);
    return isInUse ? returns(undefined) : throws("InvalidFreeError", ...names);
  }

  /** Takes back the block at that address, which is in use. O(capacity). */
  free(address: number): void {
    const block = this.owners[address];
    for (let unit = address; this.owners[unit] === block; unit++) this.owners[unit] = 0;
  }

  /** The blocks in use, ascending by address. O(capacity). */
  live(): readonly Block[] {
    return this.runs().filter(({ owner }) => owner !== 0);
  }

  /** Units that are free. O(capacity). */
  freeMemory(): number {
    return this.owners.filter((owner) => owner === 0).length;
  }

  /** Memory as blocks, each with the number of its turn. O(capacity). */
  picture(): MemoryPicture {
    const blocks = this.runs().map(({ start, size, owner }): MemoryBlock => {
      if (owner === 0) return { start, size, state: "free" };
      return { start, size, state: "allocated", label: `#${owner}` };
    });
    return { capacity: this.capacity, blocks };
  }

  /** Units in a row that belong to the same block, or to none. O(capacity). */
  private runs(): (Block & { owner: number })[] {
    const runs: (Block & { owner: number })[] = [];
    for (const [unit, owner] of this.owners.entries()) {
      const last = runs.at(-1);
      if (last?.owner === owner) last.size += 1;
      else runs.push({ start: unit, size: 1, owner });
    }
    return runs;
  }
}
