import { alignUp, isPowerOfTwo } from "./align.js";
import { OutOfMemoryError } from "./errors.js";
import { FreeBlock } from "./free-block.js";
import type { Heap } from "./heap.js";

/** The alignment of who asks for none: what the largest of the usual things in memory need. */
const DEFAULT_ALIGNMENT = 8;

/**
 * Takes `size` units that begin at a multiple of `alignment` out of the first free block in which they fit, searching from
 * the lowest address up (first fit). In a block they begin at the first multiple that there is.
 *
 * What is skipped before them, the gap, and what is left behind them, the rest, stay free. So there are four cases:
 *
 * | gap | rest | the block                                      |
 * | --- | ---- | ---------------------------------------------- |
 * | no  | no   | leaves the list                                |
 * | no  | yes  | gives up its front                             |
 * | yes | no   | gives up its end                               |
 * | yes | yes  | becomes two: the gap, and the rest behind that |
 *
 * In each of them the new allocation is recorded in `heap.allocated`. When an error is thrown, nothing has changed.
 * Cost: O(n) in the number n of free blocks.
 *
 * @param heap - the memory to take from; its free list and its record of live allocations are changed
 * @param size - how many units, an integer > 0; it is not rounded
 * @param alignment - 1, 2, 4, … 2^52; 8 where none is given
 * @returns the address: the first unit of the new allocation, a multiple of `alignment`
 * @throws RangeError when `size` is not a positive integer, or `alignment` is not a power of two
 * @throws {@link OutOfMemoryError} when they fit into no free block, also where one is large enough but badly placed
 */
export function allocate(heap: Heap, size: number, alignment = DEFAULT_ALIGNMENT): number {
  // @student In this order, so that a refused call changes nothing:
  // 1. Refuse a size that is not a positive integer, and an alignment that is no power of two.
  // 2. Walk the list to the first block in which size units fit from its first multiple on. None? OutOfMemoryError.
  // 3. Which of the four cases is it? Change the block, and add another one where it becomes two.
  // 4. Record address and size in heap.allocated, and return the address.
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(`The size must be a positive integer, not ${size}.`);
  }
  if (!isPowerOfTwo(alignment)) {
    throw new RangeError(`The alignment must be a power of two, not ${alignment}.`);
  }
  const block = firstFit(heap.freeListHead, size, alignment);
  if (block === null) {
    throw new OutOfMemoryError(`In no free block do ${size} units fit from a multiple of ${alignment} on.`);
  }
  const address = alignUp(block.start, alignment);
  cut(heap, block, address, size);
  heap.allocated.set(address, size);
  return address;
  // @end
}

// @hide
/** The first block from `head` on in which `size` units fit from a multiple of `alignment` on; `null` when there is none. O(n). */
function firstFit(head: FreeBlock | null, size: number, alignment: number): FreeBlock | null {
  let block = head;
  while (block !== null && alignUp(block.start, alignment) + size > block.start + block.size) block = block.next;
  return block;
}

/** Cuts `size` units from `address` on out of a block that holds them. O(1). */
function cut(heap: Heap, block: FreeBlock, address: number, size: number): void {
  const gap = address - block.start;
  const rest = block.size - gap - size;
  if (gap === 0 && rest === 0) unlink(heap, block);
  else if (gap === 0) takeFront(block, size);
  else {
    block.size = gap;
    if (rest > 0) insertBehind(block, address + size, rest);
  }
}

/** Takes `block` out of the list of `heap`; its neighbours become each other's. O(1). */
function unlink(heap: Heap, block: FreeBlock): void {
  if (block.prev === null) heap.freeListHead = block.next;
  else block.prev.next = block.next;
  if (block.next !== null) block.next.prev = block.prev;
}

/** Gives up the first `size` units of a block that has more. It keeps its place in the list. O(1). */
function takeFront(block: FreeBlock, size: number): void {
  block.start += size;
  block.size -= size;
}

/** Puts a new block into the list right behind `block`. O(1). */
function insertBehind(block: FreeBlock, start: number, size: number): void {
  const behind = new FreeBlock(start, size);
  behind.prev = block;
  behind.next = block.next;
  if (block.next !== null) block.next.prev = behind;
  block.next = behind;
}
// @end
