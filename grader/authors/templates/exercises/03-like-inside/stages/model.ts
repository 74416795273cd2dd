/**
 * The oracle: the blocks that were freed, in their order, and how many were ever handed out.
 *
 * @module
 */
import type { MemoryPicture } from "#kit/check/failure";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** A pool that knows its history. */
export class PoolModel {
  /** Free blocks that were in use before, the newest last. */
  private readonly freed: number[] = [];
  /** Blocks from here on were never handed out. */
  private fresh = 0;

  constructor(readonly count: number) {}

  /** What is handed out next; -1 when everything is in use. */
  next(): number {
    return this.freed.at(-1) ?? (this.fresh < this.count ? this.fresh : -1);
  }

  /** Hands it out. */
  allocate(): void {
    if (this.freed.pop() === undefined && this.fresh < this.count) this.fresh += 1;
  }

  /** What taking back that block has to do. O(count). */
  dueOfFree(block: Argument): Expected<undefined> {
    if (this.inUse().some((each) => each === block)) return returns(undefined);
    return typeof block === "number" ? throws("RangeError") : throws("RangeError", "TypeError");
  }

  /** Takes back a block that is in use. */
  free(block: number): void {
    this.freed.push(block);
  }

  /** The blocks in use, ascending. O(count²). */
  inUse(): number[] {
    return Array.from({ length: this.fresh }, (_, block) => block).filter((block) => !this.freed.includes(block));
  }

  /** All blocks, each as one unit. O(count²). */
  picture(): MemoryPicture {
    const inUse = this.inUse();
    const blocks = Array.from({ length: this.count }, (_, start) =>
      inUse.includes(start)
        ? { start, size: 1, state: "allocated" as const, label: String(start) }
        : { start, size: 1, state: "free" as const },
    );
    return { capacity: this.count, blocks };
  }

  /** Equal where the same blocks are handed out from now on: their order counts. */
  key(): string {
    return `${this.freed.join()}|${this.fresh}`;
  }
}
