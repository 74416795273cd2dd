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
  // @student 1. Refuse an address that makes no sense, and a word before it that is no header of a block in use. (Do that last, if you like.)
  // 2. The block is free now: its tags say so, before anything is merged.
  // 3. The block behind begins where this one ends. If it is free, it leaves the list, and this one takes it in.
  // 4. Bit 1 tells whether the block before is free. Only then it has a footer, which tells where it begins; it leaves the list, too.
  // 5. Write both tags of the whole, tell the block behind, and put the whole into the list.
  if (!Number.isInteger(address) || address % 8 !== 0 || address < 8 || address >= memory.size) {
    throw new RangeError(`The address must be a multiple of 8 from 8 to below ${memory.size}, not ${address}.`);
  }
  let header = address - WORD;
  if (!isBlockInUse(memory, header)) {
    throw new InvalidFreeError(`Nothing that is allocated begins at ${address}.`);
  }
  let size = sizeAt(memory, header);
  writeFree(memory, header, size);
  const behind = header + size;
  if (!isAllocatedAt(memory, behind)) {
    unlink(memory, behind);
    size += sizeAt(memory, behind);
  }
  if (!isPreviousAllocatedAt(memory, header)) {
    const before = sizeAt(memory, header - WORD);
    header -= before;
    size += before;
    unlink(memory, header);
  }
  writeFree(memory, header, size);
  setPreviousBit(memory, header + size, false);
  push(memory, header);
  // @end
}

// @hide
/** Whether the word there can be the header of a block in use: its bits, and a size that ends inside of the heap. */
function isBlockInUse(memory: Memory, header: number): boolean {
  const size = sizeAt(memory, header);
  const hasItsBits = (memory.load(header) & 5) === 1;
  return hasItsBits && size >= LEAST && header + size <= memory.size - WORD;
}
// @end
