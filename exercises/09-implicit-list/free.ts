import { InvalidFreeError } from "./errors.js";
import { FIRST, isAllocatedAt, sizeAt, writeHeader } from "./header.js";
import { type Memory, WORD } from "./memory.js";

/**
 * Takes back a block, which merges at once with its free neighbours. A walk from the first header on finds it, and the block before
 * it; what is not met on that walk was never handed out, whatever stands there. Cost: O(blocks before it).
 *
 * @param memory - headers change
 * @param address - of the payload, as `allocate` returned it
 * @throws RangeError when `address` is not an integer from 0 to `memory.size - 1`
 * @throws InvalidFreeError when it is not the payload of a block in use
 */
export function free(memory: Memory, address: number): void {
  // TODO: 1. Refuse an address that makes no sense. (Do that last, if you like.)
  // 2. Walk from the first header on, and remember the block before, until you come upon the header of this payload.
  //    You come to the epilogue, or the block is free already? Then there is nothing to be taken back.
  // 3. It may be free before, behind, on both sides, or on neither: one header has to say how large it all is.
  throw new Error("TODO: free");
}
