/**
 * The oracle: an executable specification of an allocator with alignments, slow and obviously right. Memory is the array of
 * units that it is for first fit, and where a block may begin is found by trying one address after the other. It gives no
 * list and no formula away, so students may read it.
 *
 * @module
 */
import type { FreeRange } from "#kit/models/allocator";
import { argumentErrors, sizeErrors } from "#kit/models/arguments";
import { MemoryModel } from "#kit/models/units";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** The alignment of who asks for none. */
export const DEFAULT_ALIGNMENT = 8;
/** All alignments that there are: 1, 2, 4, … 2^52. */
const ALIGNMENTS: readonly Argument[] = Array.from({ length: 53 }, (_, power) => 2 ** power);

/** What is wrong with an alignment: names that the error may have, none when nothing is wrong. */
export function alignmentErrors(alignment: Argument): string[] {
  const names = argumentErrors(alignment, 1);
  return names.length > 0 || ALIGNMENTS.includes(alignment) ? names : ["RangeError"];
}

/** An allocator that is an array of units, and begins blocks at multiples. */
export class AlignedModel extends MemoryModel {
  /** @param capacity - units in all, a positive integer */
  constructor(capacity: number) {
    super(capacity, "first-fit");
  }

  /** What there is of each free block from the first multiple in it on, if there is one. */
  rooms(alignment: number): FreeRange[] {
    return this.freeRanges().flatMap(({ start, size }) => {
      const end = start + size;
      let first = start;
      while (first < end && first % alignment !== 0) first += 1;
      return first < end ? [{ start: first, size: end - first }] : [];
    });
  }

  /** The part of a free block, from a multiple on, of which a request gets the front; `undefined` when there is none. */
  override choose(units: number, alignment = DEFAULT_ALIGNMENT): FreeRange | undefined {
    return this.rooms(alignment).find(({ size }) => size >= units);
  }

  override dueOfAllocate(size: Argument, alignment: Argument = DEFAULT_ALIGNMENT): Expected<number> {
    const wrong = alignmentErrors(alignment);
    // As long as nobody can say what a multiple is, a block has room where it is large enough.
    const rooms = this.rooms(wrong.length > 0 ? 1 : (alignment as number));
    const names = new Set([...wrong, ...sizeErrors(size, rooms)]);
    const room = rooms.find((each) => each.size >= (size as number));
    if (names.size === 0) return room === undefined ? throws("OutOfMemoryError") : returns(room.start);
    // A call with two faults may be refused for either.
    return throws(...names, ...(wrong.length > 0 && room === undefined ? ["OutOfMemoryError"] : []));
  }

  override allocate(units: number, alignment = DEFAULT_ALIGNMENT): void {
    const room = this.choose(units, alignment);
    if (room === undefined) throw new Error(`there is no room for ${units} units at a multiple of ${alignment}`);
    this.handOut(room, units);
  }

  /** What a node without units comes from is never as plain here as in first fit. */
  override get lastFilled(): FreeRange | null {
    return null;
  }
}
