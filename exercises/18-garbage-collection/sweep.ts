import type { Heap } from "./heap.js";
import { MARK, sizeOf } from "./object.js";

/**
 * Takes so many words from the front of the first free run that has room. What is left of it is a free run. Cost: O(objects and runs).
 *
 * @returns the first of these words; 0 when no run has room
 */
export function place({ memory, first, end }: Heap, size: number): number {
  // TODO: Walk over objects and runs: each begins with a word that says how far it goes. Does a run have room? Then what is left
  // of it needs a word of its own that says so.
  throw new Error("TODO: place");
}

/**
 * Makes free runs of all objects without a mark, as large as they can be, and clears the marks of the others. Cost: O(objects and runs).
 *
 * @returns words of the objects that are left
 */
export function sweep({ memory, first, end }: Heap): number {
  // TODO: Walk over all of memory. What is free, and what is garbage, joins the run before it, if there is one.
  throw new Error("TODO: sweep");
}
