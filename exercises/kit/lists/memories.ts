/**
 * Memories that checks build: too large to be tried whole, and chosen so that each place and each size comes up where a rule
 * could change.
 *
 * @module
 */
import type { AllocatorUnderTest } from "./definition.js";

/** Sizes at powers of two and right beside them. */
export const SIZES = [2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129];
/** The same where only a few fit into memory together. */
export const LARGE_SIZES = [255, 256, 257, 511, 512, 513, 1023, 1024, 1025];

/** Hands out pieces of these sizes in turn; gives their addresses. */
export const fill = (heap: AllocatorUnderTest, sizes: readonly number[]): number[] =>
  sizes.map((size) => heap.allocate(size));

/**
 * Makes holes of these sizes, each behind a block of one unit that stays. They are freed from the highest down, so that each
 * comes first in the list and nothing merges; what is behind them all stays allocated, too.
 *
 * @param allocator - makes an allocator of a capacity, which is as large as this takes
 */
export function dug(allocator: (capacity: number) => AllocatorUnderTest, sizes: readonly number[]): AllocatorUnderTest {
  const heap = allocator(sizes.reduce((sum, size) => sum + size + 1, 1));
  heap.arrange(() => {
    const addresses = sizes.map((size) => {
      heap.allocate(1);
      return heap.allocate(size);
    });
    heap.allocate(1);
    for (const [place, size] of [...sizes.entries()].reverse()) heap.free(addresses[place] ?? 0, size);
  });
  return heap;
}

/**
 * Memory full of blocks of 2, 3, 4, … units with one unit between each two, so that every hole can be dug and filled in any
 * order: a request of its size fits into none before it.
 */
export function rising(
  allocator: (capacity: number) => AllocatorUnderTest,
  count: number,
): { dig(place: number): void; fill(place: number): void } {
  const sizes = Array.from({ length: count }, (_, place) => place + 2);
  const heap = allocator(1 + sizes.reduce((sum, size) => sum + size + 1, 0));
  const addresses = fill(heap, [1, ...sizes.flatMap((size) => [size, 1])]);
  return {
    dig: (place) => heap.free(addresses[1 + 2 * place] ?? 0, place + 2),
    fill: (place) => void heap.allocate(place + 2),
  };
}

/** Units of a memory that is larger than what is kept in a small table. */
const LARGE = 5000;

/** Every order of some things. */
export const orders = <Thing>(things: readonly Thing[]): Thing[][] =>
  things.length < 2
    ? [[...things]]
    : things.flatMap((first, place) =>
        orders(things.filter((_, other) => other !== place)).map((rest) => [first, ...rest]),
      );

/**
 * Frees three blocks that touch, in all orders, so that a free joins nothing, the block below, the one above, or both. After each of
 * them whatever was freed is freed again, which has to be refused. What is joined is not asked for: that is for other checks.
 *
 * @param allocator - makes an allocator of a capacity
 */
export function freeAgain(allocator: MakeMemory): void {
  for (const order of orders([0, 1, 2])) {
    const heap = allocator(80);
    const sizes = [16, 20, 24];
    const blocks = sizes.map((size) => [heap.allocate(size), size] as const);
    // In use to the end, so that what is free behind it never joins.
    heap.allocate(8);
    const freed = order.flatMap((place) => blocks.slice(place, place + 1));
    for (const [count, block] of freed.entries()) {
      heap.free(...block);
      for (const each of freed.slice(0, count + 1)) heap.failsToFree(...each);
    }
  }
}

/**
 * Several memories at a time, small and large: what one of them has handed out, refused or left behind is nothing to the others.
 *
 * @param allocator - makes an allocator of a capacity
 * @param beside - makes another one beside it
 */
export function keepApart(allocator: MakeMemory, beside: MakeMemory): void {
  freeOthers(allocator, beside);
  refuseBeside(allocator, beside);
  makeOthers(allocator, beside);
}

/**
 * Two memories side by side: what only one of them has handed out, the other one has to refuse, whether it had the same block before or
 * never.
 *
 * @param allocator - makes an allocator of a capacity
 * @param beside - makes another one beside it
 */
export function freeOthers(allocator: MakeMemory, beside: MakeMemory): void {
  for (const capacity of [80, LARGE]) {
    const [one, other] = [allocator(capacity), beside(capacity)];
    const sizes = [16, 24, 32];
    const blocks = sizes.map((size) => [one.allocate(size), size] as const);
    for (const size of sizes) other.allocate(size);
    for (const block of blocks) {
      one.free(...block);
      one.failsToFree(...block);
      other.free(...block);
    }
    other.allocate(40);
    one.failsToFree(0, 40);
    one.allocate(8);
    other.failsToFree(0, 8);
  }
}

/**
 * Two memories side by side: what one of them has refused, or has to refuse, is nothing to the other one, be it as large and have as
 * much free, or not.
 */
function refuseBeside(allocator: MakeMemory, beside: MakeMemory): void {
  for (const size of [8, LARGE / 5]) {
    const [pieces, whole] = [allocator(5 * size), beside(5 * size)];
    for (let block = 0; block < 5; block++) pieces.allocate(size);
    for (let block = 0; block < 3; block++) whole.allocate(size);
    for (const block of [0, 2]) pieces.free(block * size, size);
    pieces.failsToAllocate(2 * size);
    whole.allocate(2 * size);
    pieces.allocate(size);
  }

  const [small, large] = [allocator(16), beside(64)];
  small.failsToAllocate(32);
  large.allocate(32);
  large.allocate(16);
  // Outside of the one, and inside of the other.
  small.failsToFree(32, 16);
  large.free(32, 16);
  small.allocate(16);
  large.allocate(32);
}

/** Memories that are made while another one is in use: more than fit into a table of some that a few allocators share. */
const MANY = 40;

/**
 * A memory that is made after another one has become empty, and many that are made while another one is in use: none of them begins with
 * what others have left, or takes it away.
 *
 * @param allocator - makes an allocator of a capacity
 * @param beside - makes another one beside it
 */
export function makeOthers(allocator: MakeMemory, beside: MakeMemory): void {
  const empty = allocator(80);
  empty.allocate(16);
  empty.free(0, 16);
  const next = beside(80);
  empty.allocate(16);
  next.failsToFree(0, 16);
  next.allocate(24);
  empty.failsToFree(0, 24);
  empty.free(0, 16);
  next.free(0, 24);

  const first = allocator(80);
  first.allocate(16);
  for (let other = 0; other < MANY; other++) beside(80).allocate(24);
  first.failsToFree(0, 24);
  first.allocate(8);
  first.free(0, 16);
}

/** Makes what can be filled, freed, and asked for what it has to refuse. */
type MakeMemory = (
  capacity: number,
) => Pick<AllocatorUnderTest, "allocate" | "free" | "failsToAllocate" | "failsToFree">;
