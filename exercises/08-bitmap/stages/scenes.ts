/**
 * Memories that scenes begin with, and what is done to them.
 *
 * @module
 */
import type { Allocator } from "./definition.js";
import { BITS } from "./model.js";

/** Hands out so many blocks; all that are free, where nothing else is said. */
export function fill(heap: Allocator, count = heap.oracle.free().length): void {
  for (let block = 0; block < count; block++) heap.allocate();
}

/** The same where it only prepares. */
export const filled = (heap: Allocator, count?: number): void => heap.arrange(() => fill(heap, count));

/** Gives back blocks, by their numbers. */
export function give(heap: Allocator, blocks: readonly number[]): void {
  for (const block of blocks) heap.free(block * heap.oracle.blockSize);
}

/** The blocks of a word. */
export const blocksOf = (word: number): number[] => Array.from({ length: BITS }, (_, bit) => BITS * word + bit);

/** Both get blocks, give some back and get others, one after the other. */
export function byTurns(one: Allocator, other: Allocator): void {
  for (let turn = 0; turn < 4; turn++) for (const heap of [one, other]) heap.allocate();
  for (const block of [2, 0]) for (const heap of [other, one]) give(heap, [block]);
  for (let turn = 0; turn < 3; turn++) for (const heap of [one, other]) heap.allocate();
}

/** Gives back and gets again, in every order, each set of these blocks of a memory that is full. */
export function giveInEveryOrder(heap: Allocator, blocks: readonly number[]): void {
  for (const order of arrangements(blocks)) {
    give(heap, order);
    fill(heap, order.length);
  }
}

/** All ways to take some things out of several, one after the other. */
const arrangements = (all: readonly number[]): number[][] =>
  all.flatMap((first) => [
    [first],
    ...arrangements(all.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  ]);

/**
 * Gives back and gets blocks at random places, always the same ones.
 *
 * @param mostFree - blocks that are free at a time at most
 */
export function wander(heap: Allocator, { calls, mostFree }: { calls: number; mostFree: number }): void {
  let random = 1;
  const below = (bound: number): number => {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    return Math.floor((random / 2 ** 32) * bound);
  };
  let free = heap.oracle.free().length;
  for (let call = 0; call < calls; call++) {
    const block = below(heap.oracle.blockCount);
    if (free < mostFree && heap.oracle.uses(block) && below(2) === 0) {
      give(heap, [block]);
      free += 1;
    } else if (free > 0) {
      heap.allocate();
      free -= 1;
    }
  }
}
