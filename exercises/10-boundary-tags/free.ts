import { InvalidFreeError } from "./errors.js";
import { type Memory, WORD } from "./memory.js";
import { isAllocatedAt, sizeAt, writeTags } from "./tags.js";

/**
 * Takes back a block, which merges at once with its free neighbours. All that it has to know stands in four words: the block's own
 * header and footer, the footer before it, and the header behind it. Cost: O(1).
 *
 * @param memory - tags change
 * @param address - of the payload, as `allocate` returned it
 * @throws RangeError when `address` is not a multiple of 8 from 16 to below `memory.size`
 * @throws InvalidFreeError when what stands there is no block in use
 */
export function free(memory: Memory, address: number): void {
  // TODO: 1. Refuse an address that makes no sense, and what stands there if it is no block in use. (Do that last, if you like.)
  // 2. The block is free now: both of its tags say so, before anything is merged.
  // 3. The block behind begins where this one ends. If it is free, this one takes it in.
  // 4. Which word tells about the block before? If it is free, where does it begin, and how large are they all together?
  // 5. Read whatever you need first. Then write both tags of what they have become, once.
  throw new Error("TODO: free");
}
