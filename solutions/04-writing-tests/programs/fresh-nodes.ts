import { InvalidFreeError, OutOfMemoryError } from "../../01-first-fit/errors.js";
import { isCount } from "./gaps.js";

/** A free list that never changes: each call makes another one, from the place on where it differs. */
interface Free {
  readonly start: number;
  readonly size: number;
  readonly rest: Free | null;
}

/** A node as it is shown. It has a member more than anybody has asked for. */
interface Node {
  start: number;
  size: number;
  /** The first unit behind it. */
  end: number;
  next: Node | null;
  prev: Node | null;
}

/** Keeps its list in another form, and makes nodes of it whenever somebody reads it. */
export class MemoryAllocator {
  private list: Free | null;
  private readonly live = new Map<number, number>();

  constructor(readonly capacity: number) {
    if (!isCount(capacity)) throw new RangeError(`The capacity must be a positive integer, not ${capacity}.`);
    this.list = { start: 0, size: capacity, rest: null };
  }

  get freeListHead(): Node | null {
    return shown(this.list, null);
  }

  allocate(size: number): number {
    if (!isCount(size)) throw new RangeError(`The size must be a positive integer, not ${size}.`);
    const address = firstWith(this.list, size);
    if (address === null) throw new OutOfMemoryError(`No free block has ${size} units.`);
    this.list = without(this.list, address, size);
    this.live.set(address, size);
    return address;
  }

  free(address: number, size: number): void {
    if (!Number.isInteger(address) || address < 0 || address >= this.capacity)
      throw new RangeError(`The address must be an integer from 0 to ${this.capacity - 1}, not ${address}.`);
    if (!isCount(size)) throw new RangeError(`The size must be a positive integer, not ${size}.`);
    if (this.live.get(address) !== size)
      throw new InvalidFreeError(`There is no live allocation of ${size} units at address ${address}.`);
    this.live.delete(address);
    this.list = including(this.list, address, size);
  }

  getFreeMemory(): number {
    return sum(this.list);
  }

  getLargestFreeBlock(): number {
    return largest(this.list);
  }
}

const sum = (list: Free | null): number => (list === null ? 0 : list.size + sum(list.rest));

const largest = (list: Free | null): number => (list === null ? 0 : Math.max(list.size, largest(list.rest)));

function firstWith(list: Free | null, size: number): number | null {
  if (list === null) return null;
  return list.size >= size ? list.start : firstWith(list.rest, size);
}

function without(list: Free | null, address: number, size: number): Free | null {
  if (list === null) return null;
  if (list.start !== address) return { ...list, rest: without(list.rest, address, size) };
  return list.size === size ? list.rest : { start: address + size, size: list.size - size, rest: list.rest };
}

function including(list: Free | null, start: number, size: number): Free {
  if (list === null || start + size < list.start) return { start, size, rest: list };
  if (start + size === list.start) return { start, size: size + list.size, rest: list.rest };
  if (list.start + list.size === start) return including(list.rest, list.start, list.size + size);
  return { ...list, rest: including(list.rest, start, size) };
}

function shown(list: Free | null, prev: Node | null): Node | null {
  if (list === null) return null;
  const node: Node = { start: list.start, size: list.size, end: list.start + list.size, next: null, prev };
  node.next = shown(list.rest, node);
  return node;
}
