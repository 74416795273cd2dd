/**
 * Code beside the submission: it looks into a pool, and it makes the many calls whose cost is measured.
 *
 * @module
 */

interface Pool {
  words: Uint32Array;
  allocate(): number;
  free(block: number): void;
}

/** The blocks below `count` that are marked as in use. */
export function marked(pool: Pool, count: number): number[] {
  const found: number[] = [];
  for (let block = 0; block < count; block++) {
    const word = pool.words[block >>> 5] ?? 0;
    if (((word >>> (block & 31)) & 1) === 1) found.push(block);
  }
  return found;
}

/** Near the end of the pool, where who looks for a block from the front comes last. */
const TRIED = 8;

let pool: Pool | null = null;
let count = 0;
let bare = 0;

/** A pool of which every block is in use. */
export function allInUse(Class: new (count: number) => Pool, size: number): null {
  [pool, count] = [new Class(size), size];
  for (let block = 0; block < size; block++) pool.allocate();
  return null;
}

/** Frees a block and gets it back, so many times. */
export function freeAndAllocate(_Class: unknown, times: number): string | null {
  for (let time = 0; time < times; time++) {
    const due = count - 1 - (time % TRIED);
    pool?.free(due);
    const block = pool?.allocate();
    if (block !== due) return `allocate() after free(${due}) returned another block.`;
  }
  return null;
}

/** The loop of {@link freeAndAllocate} without its calls. */
export function loopAlone(_Class: unknown, times: number): string | null {
  for (let time = 0; time < times; time++) {
    const due = count - 1 - (time % TRIED);
    if ((bare += due) < 0) return "There is no block.";
  }
  return null;
}
