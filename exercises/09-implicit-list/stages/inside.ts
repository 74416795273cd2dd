/**
 * What the stage `no-secrets` does with a heap beside the submission.
 *
 * @module
 */

interface Heap {
  allocate(size: number): number;
  free(address: number): void;
}

/** Bytes of a request; its block has 24. */
const SIZE = 20;
const addressOf = (block: number): number => 8 + 24 * block;

/** Blocks that are live: nothing else is kept of them here. */
let held = 0;

/** Has so many blocks live: allocates what is missing, or frees from the last one on. Tells what was wrong. */
export function holdBlocks(heap: Heap, count: number): string | null {
  for (; held > count; held--) heap.free(addressOf(held - 1));
  for (; held < count; held++) {
    const address = heap.allocate(SIZE);
    if (address !== addressOf(held))
      return `allocate(${SIZE}) with ${held} live blocks of that size returned ${typeof address === "number" ? address : "no number"}, and has to return ${addressOf(held)}`;
  }
  return null;
}
