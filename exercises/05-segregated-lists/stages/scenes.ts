/**
 * Memories that scenes begin with, and which calls random sequences may make.
 *
 * @module
 */
import type { Only } from "./calls.js";
import type { Allocator } from "./definition.js";
import { classOf } from "./model.js";

/** Units between two blocks: so many that who takes near ones for neighbours is not mistaken here. */
const WALL = 3;

/**
 * Hands out blocks of these sizes, each followed by three units that stay in use, and frees those that are named in that order. Nothing
 * merges, since nobody has a free neighbour.
 *
 * @param heap - a new memory without a pool, larger than they all together
 * @param freed - places among the sizes, from 0
 * @returns the addresses of all blocks
 */
export function dig(heap: Allocator, sizes: readonly number[], freed: readonly number[]): number[] {
  const addresses: number[] = [];
  heap.arrange(() => {
    for (const size of sizes) {
      addresses.push(heap.allocate(size));
      heap.allocate(WALL);
    }
    for (const place of freed) heap.free(addresses[place] ?? 0, sizes[place] ?? 0);
  });
  return addresses;
}

/** Units that {@link dig} needs. */
export const room = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size + WALL, 0);

/** Hands out blocks of these sizes, one right behind the other; returns their addresses. */
export function inARow(heap: Allocator, sizes: readonly number[]): number[] {
  const addresses: number[] = [];
  heap.arrange(() => {
    for (const size of sizes) addresses.push(heap.allocate(size));
  });
  return addresses;
}

/** Whether a block has nothing but those on either side: then there is no question whom to merge with. */
export function isWalled({ live, capacity }: Allocator["oracle"], start: number, size: number): boolean {
  const isAtWall = start === 0 || live.get(start - WALL) === WALL;
  return size !== WALL && isAtWall && (start + size === capacity || live.get(start + size) === WALL);
}

/**
 * Calls that are about the pool: slots, and requests for a main memory that is still whole, and of the next class. The last slot stays
 * in use, since who takes what lies behind it for a neighbour is mistaken about merges.
 */
export const ofPool: Only = {
  request: isOfPool,
  free: ({ oracle }, address, size) => address + oracle.blockFor(size, address) < oracle.poolCapacity,
};

function isOfPool({ oracle }: Allocator, size: number): boolean {
  const block = oracle.choose(size);
  if (block === undefined) return false;
  return block.start < oracle.poolCapacity || (block.start === oracle.poolCapacity && isPlain(oracle, size));
}

/** Whether nothing is to choose in the main memory: it is a single block, of the class above that of the request. */
export const isPlain = ({ main }: Pick<Allocator["oracle"], "main">, size: number): boolean =>
  main.length === 1 && main.every((block) => classOf(block.size) === classOf(size) + 1);

/** Whether a free block of the main memory lies so near that who is mistaken about neighbours may take it for one. */
export const isNear = ({ main, poolCapacity }: Allocator["oracle"], start: number, size: number): boolean =>
  start >= poolCapacity &&
  main.some((block) => block.start <= start + size + 2 && block.start + block.size >= start - 2);
