import { checkCapacity } from "./cache.js";

/** The one who knows the future: it is told all keys first, and counts afterwards how many misses there are at least. */
export class OptimalCache {
  /**
   * @param capacity - keys that there is room for
   * @throws RangeError when it is not a positive integer
   */
  constructor(readonly capacity: number) {
    checkCapacity(capacity);
  }

  /** Adds a key to the end of the future. */
  add(key: number): void {
    // TODO: Only remember it: whom it sends away depends on keys that are still to come.
    throw new Error("TODO: add");
  }

  /**
   * How many of the accesses are misses, from an empty cache on, when each time whoever is used furthest in the future has to
   * go. Cost: O(keys · capacity).
   */
  misses(): number {
    // TODO: For each access you have to know when its key is used next: easy to find from the end of all keys.
    // Then go through them from the front. On a miss without room, who of those who are in is used last, or never again?
    throw new Error("TODO: misses");
  }
}
