/**
 * Who has what: every call goes through these books, and what does not agree with them gets its name.
 *
 * @module
 */
import {
  DoubleFreeError,
  InteriorFreeError,
  InvalidFreeError,
  OutOfMemoryError,
  OverrunError,
  UnderrunError,
} from "./errors.js";
import { build, FENCE, isOverrun, isUnderrun } from "./fences.js";
import type { Block, Heap } from "./heap.js";
import { enter, letGo } from "./quarantine.js";

/**
 * Hands out a block at the lowest address with room. While there is none, the oldest block in quarantine is let go, and it is tried
 * again.
 *
 * @param heap - everything in it may change
 * @param size - bytes of the payload, an integer > 0
 * @param site - where the client asks for it: `"list.c:12"`
 * @returns address of the payload
 * @throws RangeError when `size` is not a positive integer
 * @throws OutOfMemoryError when there is no room with an empty quarantine, either
 */
export function allocate(heap: Heap, size: number, site: string): number {
  // TODO: 1. Refuse a size that makes no sense.
  // 2. Take units for payload and fences; each time that there are none, let go of one block and try again.
  // 3. Still none? Count that, and refuse.
  // 4. Write the block, enter it in the books, and count: five of the six counts change, one of them only sometimes.
  throw new Error("TODO: allocate");
}

/**
 * Takes back a block, which goes into quarantine; or says what is wrong with that, and changes nothing.
 *
 * @param heap - everything in it may change
 * @param address - of the payload, as {@link allocate} returned it
 * @param site - where the client frees it
 * @throws RangeError when `address` is no address of memory
 * @throws DoubleFreeError when it is the payload of a block in quarantine
 * @throws InteriorFreeError when it is inside of a live payload, but not its start
 * @throws InvalidFreeError when it is not the payload of a live block
 * @throws UnderrunError, OverrunError when the lower fence, or the upper one, is damaged
 */
export function free(heap: Heap, address: number, site: string): void {
  // TODO: Six questions, in the order of the errors above; the first that has a bad answer decides, and nothing has changed by then.
  // What each message has to tell stands in the contract.
  // Then take it out of the books, count, note the site, and put it into quarantine.
  throw new Error("TODO: free");
}
