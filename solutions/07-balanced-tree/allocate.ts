import { OutOfMemoryError } from "./errors.js";
import type { Heap } from "./heap.js";
import { Node } from "./node.js";
import { insert, leastWithRoom, remove } from "./size-tree.js";

/**
 * Takes units from the smallest free block that has room; of several equally small ones from that with the lowest address.
 *
 * - It gives up its front. What is left of it, be it a single unit, stays free.
 * - When an error is thrown, nothing has changed.
 *
 * Cost: O(log n) in the number n of free blocks.
 *
 * @param heap - the memory to take from; both of its indices, its free memory and its record of live allocations are changed
 * @param size - units needed, an integer > 0
 * @returns the address of the first unit, to be given back with `free(heap, address, size)`
 * @throws RangeError when `size` is anything else
 * @throws {@link OutOfMemoryError} when no free block is large enough
 */
export function allocate(heap: Heap, size: number): number {
  // @student 1. Refuse a size that is not a positive integer.
  // 2. Ask the tree by size for a block; when there is none, refuse.
  // 3. Take the block out of both indices. Only then put what is left of it, if anything is, into both.
  // 4. Record the allocation, and what is free now.
  if (!Number.isInteger(size) || size <= 0) {
    throw new RangeError(`The size must be a positive integer, not ${size}.`);
  }
  const block = leastWithRoom(heap.bySize, size);
  if (block === null) throw new OutOfMemoryError(`No free block has ${size} units.`);

  const address = block.start;
  heap.bySize = remove(heap.bySize, block);
  heap.byAddress.delete(block);
  if (block.size > size) {
    const rest = new Node(address + size, block.size - size);
    heap.bySize = insert(heap.bySize, rest);
    heap.byAddress.add(rest);
  }
  heap.freeMemory -= size;
  heap.allocated.set(address, size);
  return address;
  // @end
}
