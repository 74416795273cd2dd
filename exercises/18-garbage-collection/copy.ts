import type { Heap } from "./heap.js";
import { referencesIn, sizeOf } from "./object.js";

/**
 * Copies into the other half what the roots lead to, in their order, then what that leads to, and so on; sets `first` and
 * `end`. Roots and references lead to the copies. Cost: O(words that are copied).
 */
export function copy(heap: Heap): void {
  // TODO: Two places in the other half: how far it is filled, and how far it is looked through. Each object is copied once,
  // so whoever comes to it again has to find out where its copy is.
  throw new Error("TODO: copy");
}
