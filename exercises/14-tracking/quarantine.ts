/**
 * Where freed blocks wait before their bytes are handed out again: the longer they do, the more of the mistakes with them show.
 *
 * @module
 */
import { FENCE, isPoisoned, poison } from "./fences.js";
import type { Block, Heap } from "./heap.js";

/**
 * Puts a freed block into quarantine, and lets go of the oldest ones while that holds more than it may. Cost: O(size), and what it
 * costs to let go of others.
 *
 * @param heap - whose quarantine, and the payload's bytes, change
 * @param block - that was just freed
 */
export function enter(heap: Heap, block: Block): void {
  // TODO: 1. Its payload becomes 0xDD, and it is the newest in quarantine.
  // 2. How many bytes are there in all, fences included? Is that too many, let go of the oldest, and look again.
  throw new Error("TODO: enter");
}

/**
 * Lets go of the block that has been in quarantine for longest: from now on its bytes may be handed out. Cost: O(quarantine).
 *
 * @param heap - whose quarantine and units change; and what is noted, when somebody has written into the block meanwhile
 * @returns whether there was one
 */
export function letGo(heap: Heap): boolean {
  // TODO: 1. Take the oldest out; there may be none.
  // 2. Is its payload not what it was? This is the last moment to note that.
  // 3. Give its units back, and those of its fences.
  throw new Error("TODO: letGo");
}
