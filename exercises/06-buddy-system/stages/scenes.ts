/**
 * Memories that scenes begin with, and the frees that they may make.
 *
 * @module
 */
import type { Block } from "#kit/define/definition";
import type { Allocator } from "./definition.js";
import type { BuddyModel } from "./model.js";

/** Fills all of memory with blocks of so many units. */
export function fillWith(heap: Allocator, size: number): void {
  heap.arrange(() => {
    for (let address = 0; address < heap.oracle.capacity; address += size) heap.allocate(size);
  });
}

/** Whether anything is free that touches a block, or lies in its buddy: who is mistaken about buddies may merge it with that. */
export function isBesideFree({ newest }: BuddyModel, { start, size }: Block): boolean {
  const from = start - (start % (2 * size));
  return newest.some(
    (block) =>
      block.start === start + size ||
      block.start + block.size === start ||
      (block.start >= from && block.start < from + 2 * size),
  );
}
