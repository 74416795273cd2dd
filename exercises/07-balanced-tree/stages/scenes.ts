/**
 * Memories that scenes begin with, orders in which blocks come and go, and the calls that a stage is about.
 *
 * @module
 */
import { type Only, withoutMerges } from "#kit/lists/operations";
import type { Allocator } from "./definition.js";

/** Memory full of blocks, each with a wall behind it that stays, so that each can be freed and filled again by itself. */
export interface Walled {
  heap: Allocator;
  /** Frees the block of that place. */
  dig(place: number): void;
  /** Whether the block of that place is in use, as one. */
  isWhole(place: number): boolean;
  /** Asks for as many units as the block of that place has. */
  fill(place: number): void;
}

/** Units of a wall: whoever joins across a gap of one unit does not join across it. */
const WALL = 2;

/** What there is beside the blocks. */
interface More {
  /** The places of blocks that are freed before anything is looked at, in that order; default: none is. */
  order?: readonly number[];
  /** Units behind the last wall, which stay free; default: none, so that memory is full. */
  spare?: number;
}

/** Makes such a memory with blocks of these sizes from address 0 up. */
export function walled(
  allocator: (capacity: number) => Allocator,
  sizes: readonly number[],
  { order = [], spare = 0 }: More = {},
): Walled {
  const heap = allocator(sizes.reduce((sum, size) => sum + size + WALL, spare));
  const starts: number[] = [];
  const block = (place: number): [start: number, size: number] => [starts[place] ?? 0, sizes[place] ?? 0];
  heap.arrange(() => {
    for (const size of sizes) {
      starts.push(heap.allocate(size));
      heap.allocate(WALL);
    }
    for (const place of order) heap.free(...block(place));
  });
  return {
    heap,
    dig: (place) => heap.free(...block(place)),
    isWhole: (place) => heap.oracle.isLive(...block(place)),
    fill: (place) => void heap.allocate(sizes[place] ?? 0),
  };
}

/** The same with blocks that are free, in a moment when nothing else was looked at; they were freed in the order of those places. */
export const dug = (
  allocator: (capacity: number) => Allocator,
  sizes: readonly number[],
  order: readonly number[] = sizes.map((_, place) => place),
): Walled => walled(allocator, sizes, { order });

/** Whole numbers from 0 up. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

/** Orders of so many places in which a tree becomes a chain that nobody balances. */
export const ORDERS: Readonly<Record<string, (count: number) => number[]>> = {
  rising: upTo,
  falling: (count) => upTo(count).reverse(),
  "from both ends by turns": (count) => upTo(count).map((turn) => (turn % 2 === 0 ? turn / 2 : count - (turn + 1) / 2)),
  "from the middle to both ends": (count) => (ORDERS["from both ends by turns"]?.(count) ?? []).reverse(),
};

/** Where free blocks have ended, of each allocator. */
const ends = new WeakMap<Parameters<Only>[1], Set<number>>();

/**
 * The few blocks with which a tree has one shape only, or none that a rotation would change: passes over a call after which there
 * are more than two free blocks, which joins some, or after which what is left of a block lies elsewhere in the order of sizes. Nor is a
 * block freed where a free one has ended before: whoever still takes that for its neighbour is found where neighbours are taught.
 */
export const simple: Only = (call, heap) => {
  const holes = heap.oracle.freeRanges();
  const ended = ends.get(heap) ?? new Set();
  ends.set(heap, ended);
  for (const { start, size } of holes) ended.add(start + size);
  if (call.method === "free") {
    return holes.length < 2 && !ended.has(Number(call.address)) && withoutMerges(call, heap);
  }
  const block = heap.oracle.choose(call.size as number);
  if (block === undefined) return false;
  const rest = block.size - (call.size as number);
  return holes.every(({ size }) => size >= block.size || size < rest);
};
