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
  // @student 1. Refuse an address that makes no sense. (Do that last, if you like.)
  // 2. Walk from the first header on, and remember the block before, until you come upon the header of this payload.
  //    You come to the epilogue, or the block is free already? Then there is nothing to be taken back.
  // 3. It may be free before, behind, on both sides, or on neither: one header has to say how large it all is.
  if (!Number.isInteger(address) || address < 0 || address >= memory.size) {
    throw new RangeError(`The address must be an integer from 0 to ${memory.size - 1}, not ${address}.`);
  }
  let before: number | null = null;
  let header = FIRST;
  while (header !== address - WORD && sizeAt(memory, header) > 0) {
    before = header;
    header += sizeAt(memory, header);
  }
  if (sizeAt(memory, header) === 0 || !isAllocatedAt(memory, header)) {
    throw new InvalidFreeError(`Nothing that is allocated begins at ${address}.`);
  }
  let size = sizeAt(memory, header);
  const behind = header + size;
  if (!isAllocatedAt(memory, behind)) size += sizeAt(memory, behind);
  if (before !== null && !isAllocatedAt(memory, before)) {
    size += sizeAt(memory, before);
    header = before;
  }
  writeHeader(memory, header, size, false);
  // @end
}
