/**
 * The pool: slots of 8, 16, 24 and 32 units for requests below 32. A slot is never cut, never merged, and never another size again.
 *
 * @module
 */
import { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";

/**
 * The units of the slot that serves a small request: 8, 16, 24 or 32. Cost: O(1).
 *
 * @param size - units that are asked for, an integer from 1 to 31
 */
export function slotOf(size: number): number {
  // @student The least multiple of 8 that holds size.
  return 8 * Math.ceil(size / 8);
  // @end
}

/**
 * Hands out a slot for a small request. Where none of its size is free, the next 96 units of the pool are cut into slots of that
 * size, if there are still 96 that are not cut up. Cost: O(1).
 *
 * @param heap - the list of the slot's size changes, and `poolCut`, unless there is none
 * @param size - units that are asked for, an integer from 1 to 31
 * @returns the address of the slot; `null` when the pool has none
 */
export function allocateSmall(heap: Heap, size: number): number | null {
  // @student 1. In which of the four lists are slots of that size?
  // 2. It is empty, and 96 units are not cut up yet: cut them, and put the slots into the list so that the lowest is its head.
  // 3. Take the head. There is none? null.
  const units = slotOf(size);
  if (!heap.poolLists[placeOf(units)] && heap.poolCut + BATCH <= heap.poolCapacity) cut(heap, units);
  const slot = heap.poolLists[placeOf(units)];
  if (!slot) return null;
  heap.poolLists[placeOf(units)] = slot.next;
  return slot.start;
  // @end
}

/**
 * Takes a slot back: it becomes the head of the list of its size. Cost: O(1).
 *
 * @param heap - that list changes
 * @param address - of the slot
 * @param size - what was asked for then, an integer from 1 to 31
 */
export function freeSmall(heap: Heap, address: number, size: number): void {
  // @student Which slot did that size get? Make the block, and put it in front of the list.
  push(heap, address, slotOf(size));
  // @end
}

// @hide
/** Units that are cut at a time: slots of every size fill them. */
const BATCH = 96;

/** The place of the list of slots of so many units. */
const placeOf = (units: number): number => units / 8 - 1;

/** Cuts the next 96 units, from the last slot to the first, so that the first one comes into the list last. */
function cut(heap: Heap, units: number): void {
  const end = heap.poolCut + BATCH;
  for (let address = end - units; address >= heap.poolCut; address -= units) push(heap, address, units);
  heap.poolCut = end;
}

function push(heap: Heap, address: number, units: number): void {
  const slot = new FreeBlock(address, units);
  slot.next = heap.poolLists[placeOf(units)] ?? null;
  heap.poolLists[placeOf(units)] = slot;
}
// @end
