import type { Heap } from "./heap.js";
import { MARK, referencesIn, sizeOf } from "./object.js";

/**
 * Moves all objects with a mark to the front, side by side and in their order, clears their marks, and sets `end`. Roots and
 * references lead to the same objects as before. Cost: O(words up to `end`).
 */
export function slide(heap: Heap): void {
  // TODO: In three goes: where will each object be? Then roots and references, while all objects are still where they were. Then
  // move them. Null stays null.
  throw new Error("TODO: slide");
}
