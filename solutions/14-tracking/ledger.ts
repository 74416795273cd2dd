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
  // @student 1. Refuse a size that makes no sense.
  // 2. Take units for payload and fences; each time that there are none, let go of one block and try again.
  // 3. Still none? Count that, and refuse.
  // 4. Write the block, enter it in the books, and count: five of the six counts change, one of them only sometimes.
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`The size must be a positive integer, not ${size}.`);
  const start = take(heap, size + 2 * FENCE);
  if (start === -1) {
    heap.counts.failed += 1;
    throw new OutOfMemoryError(`There is no room for ${size} bytes and their fences (${site}).`);
  }
  const address = start + FENCE;
  build(heap.memory, address, size);
  heap.live.set(address, { address, size, site, freeSite: null });
  countAllocated(heap, size);
  return address;
  // @end
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
  // @student Six questions, in the order of the errors above; the first that has a bad answer decides, and nothing has changed by then.
  // What each message has to tell stands in the contract.
  // Then take it out of the books, count, note the site, and put it into quarantine.
  const { memory, live, quarantine, counts } = heap;
  if (!Number.isInteger(address) || address < 0 || address >= memory.length) {
    throw new RangeError(`The address must be an integer from 0 to ${memory.length - 1}, not ${address}.`);
  }
  const freed = quarantine.find((each) => each.address === address);
  if (freed !== undefined) {
    throw new DoubleFreeError(`${site} frees ${address}, which was freed at ${freed.freeSite} already.`);
  }
  const around = [...live.values()].find((each) => each.address < address && address < each.address + each.size);
  if (around !== undefined) {
    const offset = address - around.address;
    throw new InteriorFreeError(
      `${site} frees byte ${offset} of the ${around.size} that were allocated at ${around.site}.`,
    );
  }
  const block = live.get(address);
  if (block === undefined) throw new InvalidFreeError(`${site} frees ${address}, where no payload begins.`);
  if (isUnderrun(memory, address)) throw new UnderrunError(`Somebody wrote below ${told(block)}.`);
  if (isOverrun(memory, address, block.size)) throw new OverrunError(`Somebody wrote beyond ${told(block)}.`);
  live.delete(address);
  counts.live -= 1;
  counts.liveBytes -= block.size;
  block.freeSite = site;
  enter(heap, block);
  // @end
}

// @hide
/** Takes so many units, letting go of blocks while there are none; -1 when nothing helps. */
function take(heap: Heap, count: number): number {
  let start = heap.units.take(count);
  while (start === -1 && letGo(heap)) start = heap.units.take(count);
  return start;
}

function countAllocated({ counts }: Heap, size: number): void {
  counts.live += 1;
  counts.liveBytes += size;
  counts.total += 1;
  counts.totalBytes += size;
  counts.peakBytes = Math.max(counts.peakBytes, counts.liveBytes);
}

const told = ({ address, size, site }: Block): string =>
  `the ${size} bytes at ${address} that were allocated at ${site}`;
// @end
