import { InvalidFreeError } from "./errors.js";
import { push, unlink } from "./links.js";
import { type Memory, WORD } from "./memory.js";
import { isAllocatedAt, isPreviousAllocatedAt, LEAST, setPreviousBit, sizeAt, writeFree } from "./tags.js";

/**
 * Takes back a block, which merges at once with its free neighbours; what comes of it is the head of the list. Cost: O(1).
 *
 * @param memory - tags and links change
 * @param address - of the payload, as `allocate` returned it
 * @throws RangeError when `address` is not a multiple of 8 from 8 to below `memory.size`
 * @throws InvalidFreeError when the word before it is no header of a block in use
 */
export function free(memory: Memory, address: number): void {
  // TODO: 1. Refuse an address that makes no sense, and a word before it that is no header of a block in use. (Do that last, if you like.)
  // 2. The block is free now: its tags say so, before anything is merged.
  // 3. The block behind begins where this one ends. If it is free, it leaves the list, and this one takes it in.
  // 4. Bit 1 tells whether the block before is free. Only then it has a footer, which tells where it begins; it leaves the list, too.
  // 5. Write both tags of the whole, tell the block behind, and put the whole into the list.
  throw new Error("TODO: free");
}
