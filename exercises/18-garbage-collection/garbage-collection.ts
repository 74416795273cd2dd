/**
 * The heaps, as they are graded: one object model, and three ways to collect what nobody needs any more.
 *
 * @module
 */
import { copy } from "./copy.js";
import { CollectedHeap } from "./heap.js";
import { mark } from "./mark.js";
import { slide } from "./slide.js";
import { place, sweep } from "./sweep.js";

/** Objects stay where they are, and what is garbage becomes free runs between them. */
export class MarkSweepHeap extends CollectedHeap {
  constructor(words: number, roots: number) {
    super(words, roots);
    this.end = words;
    this.memory[this.first] = this.first - this.end;
  }

  collect(): number {
    mark(this);
    return sweep(this);
  }

  protected take(size: number): number {
    return place(this, size);
  }
}

/** Objects lie side by side, and what is left slides together. */
export class MarkCompactHeap extends CollectedHeap {
  collect(): number {
    mark(this);
    slide(this);
    return this.end - this.first;
  }

  protected take(size: number): number {
    return takeAtEnd(this, size, this.memory.length);
  }
}

/** Only half of memory is in use, and what is left is copied into the other half. */
export class CopyingHeap extends CollectedHeap {
  /** Words of a half. */
  private readonly half: number;

  /** @throws RangeError also when the number of words is even: word 0 and two halves are an odd number */
  constructor(words: number, roots: number) {
    super(words, roots);
    this.half = (words - 1) / 2;
    if (!Number.isInteger(this.half)) throw new RangeError(`the number of words is ${words}, and has to be odd`);
  }

  collect(): number {
    copy(this);
    return this.end - this.first;
  }

  protected take(size: number): number {
    return takeAtEnd(this, size, this.first + this.half);
  }
}

/** Gives words behind the last object, where there is room before `limit`. */
function takeAtEnd(heap: CollectedHeap, size: number, limit: number): number {
  const object = heap.end;
  if (object + size > limit) return 0;
  heap.end += size;
  return object;
}
