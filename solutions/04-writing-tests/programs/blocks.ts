import { InvalidFreeError, OutOfMemoryError } from "../../01-first-fit/errors.js";
import { isCount, linked, type Gap, type Node } from "./gaps.js";

/** All blocks in an array, in the order of addresses, the live ones among them; the list is made when somebody reads it. */
export class MemoryAllocator {
  private blocks: (Gap & { isFree: boolean })[];

  constructor(readonly capacity: number) {
    if (!isCount(capacity)) throw new RangeError(`The capacity must be a positive integer, not ${capacity}.`);
    this.blocks = [{ start: 0, size: capacity, isFree: true }];
  }

  get freeListHead(): Node | null | undefined {
    return linked(
      this.blocks.filter(({ isFree }) => isFree),
      null,
    );
  }

  allocate(size: number): number {
    if (!isCount(size)) throw new RangeError(`The size must be a positive integer, not ${size}.`);
    const place = this.blocks.findIndex((block) => block.isFree && block.size >= size);
    const block = this.blocks[place];
    if (block === undefined) throw new OutOfMemoryError(`No free block has ${size} units.`);
    const { start } = block;
    const rest = { start: start + size, size: block.size - size, isFree: true };
    this.blocks.splice(place, 1, { start, size, isFree: false }, ...(rest.size > 0 ? [rest] : []));
    return start;
  }

  free(address: number, size: number): void {
    if (!Number.isInteger(address) || address < 0 || address >= this.capacity)
      throw new RangeError(`The address must be an integer from 0 to ${this.capacity - 1}, not ${address}.`);
    if (!isCount(size)) throw new RangeError(`The size must be a positive integer, not ${size}.`);
    const block = this.blocks.find(({ start, isFree }) => start === address && !isFree);
    if (block?.size !== size)
      throw new InvalidFreeError(`There is no live allocation of ${size} units at address ${address}.`);
    block.isFree = true;
    this.blocks = this.blocks.reduce<(Gap & { isFree: boolean })[]>((all, each) => {
      const last = all.at(-1);
      if (last?.isFree && each.isFree) last.size += each.size;
      else all.push(each);
      return all;
    }, []);
  }

  getFreeMemory(): number {
    return this.blocks.reduce((sum, { size, isFree }) => sum + (isFree ? size : 0), 0);
  }

  getLargestFreeBlock(): number {
    return Math.max(0, ...this.blocks.map(({ size, isFree }) => (isFree ? size : 0)));
  }
}
