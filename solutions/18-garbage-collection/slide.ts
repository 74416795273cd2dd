import type { Heap } from "./heap.js";
import { MARK, referencesIn, sizeOf } from "./object.js";

/**
 * Moves all objects with a mark to the front, side by side and in their order, clears their marks, and sets `end`. Roots and
 * references lead to the same objects as before. Cost: O(words up to `end`).
 */
export function slide(heap: Heap): void {
  // @student In three goes: where will each object be? Then roots and references, while all objects are still where they were. Then
  // move them. Null stays null.
  const { memory, roots } = heap;
  const kept = markedIn(heap);
  const moved = new Map([[0, 0]]);
  let end = heap.first;
  for (const object of kept) {
    moved.set(object, end);
    end += sizeOf(memory[object]!);
  }
  roots.forEach((object, i) => (roots[i] = moved.get(object)!));
  for (const object of kept) {
    const last = object + referencesIn(memory[object]!);
    for (let at = object + 1; at <= last; at++) memory[at] = moved.get(memory[at]!)!;
  }
  for (const object of kept) {
    const header = memory[object]! - MARK;
    const to = moved.get(object)!;
    memory.copyWithin(to, object, object + sizeOf(header));
    memory[to] = header;
  }
  heap.end = end;
  // @end
}
// @hide

/** The objects with a mark, in their order. */
function markedIn({ memory, first, end }: Heap): number[] {
  const marked: number[] = [];
  for (let object = first; object < end; object += sizeOf(memory[object]!))
    if (memory[object]! & MARK) marked.push(object);
  return marked;
}
// @end
