import { InvalidHandleError } from "./errors.js";
import type { Block, Heap } from "./heap.js";

/**
 * Makes a handle for a new block: a positive integer that this heap has never given before, and never gives again, whatever was
 * freed in between. Cost: O(1).
 *
 * @param heap - its `lastHandle` changes
 */
export function newHandle(heap: Heap): number {
  // TODO: No handle may come twice, also when the block of the first one is long gone. What is the least that has to be remembered?
  throw new Error("TODO: newHandle");
}

/**
 * Finds the live block with that handle. Cost: O(n) in the number n of live blocks.
 *
 * @param heap - is only read
 * @param handle - what `allocate` returned
 * @throws RangeError when `handle` is not an integer
 * @throws {@link InvalidHandleError} when no live block has it: freed, never given, or less than 1
 */
export function find(heap: Heap, handle: number): Block {
  // TODO: Refuse what is no integer, then look through heap.blocks. There is none? InvalidHandleError.
  throw new Error("TODO: find");
}

/**
 * Pins a block once more. While it has a pin it does not move. Cost: O(n) in the number n of live blocks.
 *
 * @param heap - the block's count of pins changes
 * @param handle - of a live block; errors are those of {@link find}
 */
export function pin(heap: Heap, handle: number): void {
  // TODO: Find the block and count.
  throw new Error("TODO: pin");
}

/**
 * Takes one pin of a block back; it may move again when no other is left. Cost: O(n) in the number n of live blocks.
 *
 * @param heap - the block's count of pins changes
 * @param handle - of a live block; errors are those of {@link find}
 * @throws {@link InvalidHandleError} when the block is not pinned
 */
export function unpin(heap: Heap, handle: number): void {
  // TODO: Find the block, refuse where there is no pin, else count down.
  throw new Error("TODO: unpin");
}
