import { InvalidFreeError, OutOfMemoryError } from "../../01-first-fit/errors.js";
import { isCount, linked, type Gap, type Node } from "./gaps.js";

/** An entry for each unit: the address of the allocation that it belongs to, or −1 when it is free. */
export class MemoryAllocator {
  private readonly owners: number[];
  /** Made anew after each change. */
  freeListHead: Node | null | undefined;

  constructor(readonly capacity: number) {
    if (!isCount(capacity)) throw new RangeError(`The capacity must be a positive integer, not ${capacity}.`);
    this.owners = new Array<number>(capacity).fill(-1);
    this.freeListHead = linked(this.runs(), null);
  }

  allocate(size: number): number {
    if (!isCount(size)) throw new RangeError(`The size must be a positive integer, not ${size}.`);
    const run = this.runs().find((each) => each.size >= size);
    if (run === undefined) throw new OutOfMemoryError(`No free block has ${size} units.`);
    this.owners.fill(run.start, run.start, run.start + size);
    this.freeListHead = linked(this.runs(), null);
    return run.start;
  }

  free(address: number, size: number): void {
    if (!(Number.isInteger(address) && address >= 0 && address < this.capacity)) {
      throw new RangeError(`The address must be an integer from 0 to ${this.capacity - 1}, not ${address}.`);
    }
    if (!isCount(size)) throw new RangeError(`The size must be a positive integer, not ${size}.`);
    const own = this.owners.filter((owner) => owner === address).length;
    if (own !== size) throw new InvalidFreeError(`There is no live allocation of ${size} units at address ${address}.`);
    this.owners.fill(-1, address, address + size);
    this.freeListHead = linked(this.runs(), null);
  }

  getFreeMemory(): number {
    return this.owners.filter((owner) => owner === -1).length;
  }

  getLargestFreeBlock(): number {
    return this.runs().reduce((largest, { size }) => Math.max(largest, size), 0);
  }

  private runs(): Gap[] {
    const runs: Gap[] = [];
    this.owners.forEach((owner, unit) => {
      if (owner !== -1) return;
      const last = runs.at(-1);
      if (last !== undefined && last.start + last.size === unit) last.size += 1;
      else runs.push({ start: unit, size: 1 });
    });
    return runs;
  }
}
