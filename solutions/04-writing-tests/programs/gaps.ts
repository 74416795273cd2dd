/**
 * First fit without a free list: it knows what is live, and what is free lies between. Programs that are right in some way of their
 * own are made of it.
 *
 * @module
 */
import { InvalidFreeError, OutOfMemoryError } from "../../01-first-fit/errors.js";

/** A run of free units. */
export interface Gap {
  start: number;
  size: number;
}

/** A node of the list that readers get. */
export interface Node extends Gap {
  next: Node | null | undefined;
  prev: Node | null | undefined;
}

/** The gaps as new nodes; the first of them. */
export function linked(gaps: readonly Gap[], none: null | undefined): Node | null | undefined {
  const nodes = gaps.map(({ start, size }): Node => ({ start, size, next: none, prev: none }));
  nodes.forEach((node, place) => {
    node.next = nodes[place + 1] ?? none;
    node.prev = nodes[place - 1] ?? none;
  });
  return nodes[0] ?? none;
}

export const isCount = (value: number): boolean => Number.isInteger(value) && value > 0;

/** What is the same in all of them: in words, too, which are those of the reference. */
export class Gaps {
  protected readonly live = new Map<number, number>();
  freeListHead: Node | null | undefined;

  constructor(readonly capacity: number) {
    if (!isCount(capacity)) this.refuse("RangeError", `The capacity must be a positive integer, not ${capacity}.`);
    this.list();
  }

  allocate(size: number): number {
    if (!isCount(size)) this.refuse("RangeError", `The size must be a positive integer, not ${size}.`);
    const gap = this.gaps().find((each) => each.size >= size);
    if (gap === undefined) return this.refuse("OutOfMemoryError", `No free block has ${size} units.`);
    this.live.set(gap.start, size);
    this.list();
    return gap.start;
  }

  free(address: number, size: number): unknown {
    this.lookAt(address, size);
    if (this.live.get(address) !== size) {
      this.refuse("InvalidFreeError", `There is no live allocation of ${size} units at address ${address}.`);
    }
    this.live.delete(address);
    this.list();
    return undefined;
  }

  getFreeMemory(): number {
    return this.gaps().reduce((sum, { size }) => sum + size, 0);
  }

  getLargestFreeBlock(): number {
    return this.gaps().reduce((largest, { size }) => Math.max(largest, size), 0);
  }

  protected gaps(): Gap[] {
    const gaps: Gap[] = [];
    let end = 0;
    for (const [address, size] of [...this.live, [this.capacity, 0] as const].sort(([one], [other]) => one - other)) {
      if (address > end) gaps.push({ start: end, size: address - end });
      end = address + size;
    }
    return gaps;
  }

  /** Makes the list anew, after a change. */
  protected list(): void {
    this.freeListHead = linked(this.gaps(), null);
  }

  /** Refuses arguments that make no sense, whatever is live. */
  protected lookAt(address: number, size: number): void {
    if (!Number.isInteger(address) || address < 0 || address >= this.capacity) {
      this.refuse("RangeError", `The address must be an integer from 0 to ${this.capacity - 1}, not ${address}.`);
    }
    if (!isCount(size)) this.refuse("RangeError", `The size must be a positive integer, not ${size}.`);
  }

  protected refuse(name: "RangeError" | "TypeError" | "OutOfMemoryError" | "InvalidFreeError", message: string): never {
    throw new { RangeError, TypeError, OutOfMemoryError, InvalidFreeError }[name](message);
  }
}
