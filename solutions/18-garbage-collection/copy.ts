import type { Heap } from "./heap.js";
import { referencesIn, sizeOf } from "./object.js";

/**
 * Copies into the other half what the roots lead to, in their order, then what that leads to, and so on; sets `first` and
 * `end`. Roots and references lead to the copies. Cost: O(words that are copied).
 */
export function copy(heap: Heap): void {
  // @student Two places in the other half: how far it is filled, and how far it is looked through. Each object is copied once,
  // so whoever comes to it again has to find out where its copy is.
  const { memory, roots } = heap;
  const half = (memory.length - 1) / 2;
  const first = heap.first === 1 ? 1 + half : 1;
  let free = first;
  const copied = (object: number): number => {
    if (object === 0) return 0;
    const header = memory[object]!;
    // No header is negative, so that is where the copy is.
    if (header < 0) return -header;
    const size = sizeOf(header);
    memory.copyWithin(free, object, object + size);
    memory[object] = -free;
    free += size;
    return -memory[object]!;
  };
  roots.forEach((object, i) => (roots[i] = copied(object)));
  for (let scan = first; scan < free; scan += sizeOf(memory[scan]!)) {
    const last = scan + referencesIn(memory[scan]!);
    for (let at = scan + 1; at <= last; at++) memory[at] = copied(memory[at]!);
  }
  heap.first = first;
  heap.end = free;
  // @end
}
