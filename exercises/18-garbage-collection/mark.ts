import type { Heap } from "./heap.js";
import { MARK, referencesIn } from "./object.js";

/**
 * Sets the mark of every object that a root leads to, over as many references as there are. Cost: O(objects and references that are
 * reachable).
 */
export function mark({ memory, roots }: Heap): void {
  // TODO: Look at the roots, then at the references of what was found. Two things must not go on without end: a circle,
  // and a list of thousands of objects, for which recursion has too little room.
  throw new Error("TODO: mark");
}
