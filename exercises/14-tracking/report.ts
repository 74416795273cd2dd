/**
 * What is wrong now, for who asks.
 *
 * @module
 */
import { isOverrun, isPoisoned, isUnderrun } from "./fences.js";
import type { Block, Heap } from "./heap.js";

/**
 * How many blocks are damaged: live ones with a damaged fence, and those in quarantine that somebody has written into. Cost: O(bytes
 * of all blocks).
 *
 * @param heap - is only read
 */
export function check(heap: Heap): number {
  // TODO: Each block counts once, even if both of its fences are damaged.
  throw new Error("TODO: check");
}

/**
 * All that there is to be said, a line each: `OVERRUN 34 20 list.c:12`. Cost: O(bytes of all blocks), and to sort them.
 *
 * @param heap - is only read
 * @returns lines without one more line break at the end; empty when there is nothing to say
 */
export function report(heap: Heap): string {
  // TODO: Kinds in this order: OVERRUN, UNDERRUN, USED-AFTER-FREE, LEAK; in each of them by address.
  // At one address there may be several that were used after they had been freed: those in the order of their frees.
  throw new Error("TODO: report");
}
