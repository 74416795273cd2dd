import type { Heap } from "./heap.js";
import { MARK, referencesIn } from "./object.js";

/**
 * Sets the mark of every object that a root leads to, over as many references as there are. Cost: O(objects and references that are
 * reachable).
 */
export function mark({ memory, roots }: Heap): void {
  // @student Look at the roots, then at the references of what was found. Two things must not go on without end: a circle,
  // and a list of thousands of objects, for which recursion has too little room.
  const found: number[] = [];
  const find = (object: number): void => {
    if (object === 0 || memory[object]! & MARK) return;
    memory[object]! |= MARK;
    found.push(object);
  };
  roots.forEach(find);
  for (let object = found.pop(); object !== undefined; object = found.pop()) {
    const count = referencesIn(memory[object]!);
    memory.subarray(object + 1, object + 1 + count).forEach(find);
  }
  // @end
}
