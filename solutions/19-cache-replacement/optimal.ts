import { checkCapacity } from "./cache.js";

/** The one who knows the future: it is told all keys first, and counts afterwards how many misses there are at least. */
export class OptimalCache {
  // @hide
  private readonly keys: number[] = [];

  // @end
  /**
   * @param capacity - keys that there is room for
   * @throws RangeError when it is not a positive integer
   */
  constructor(readonly capacity: number) {
    checkCapacity(capacity);
  }

  /** Adds a key to the end of the future. */
  add(key: number): void {
    // @student Only remember it: whom it sends away depends on keys that are still to come.
    this.keys.push(key);
    // @end
  }

  /**
   * How many of the accesses are misses, from an empty cache on, when each time whoever is used furthest in the future has to
   * go. Cost: O(keys · capacity).
   */
  misses(): number {
    // @student For each access you have to know when its key is used next: easy to find from the end of all keys.
    // Then go through them from the front. On a miss without room, who of those who are in is used last, or never again?
    const nextUses = this.nextUses();
    const inside = new Map<number, number>();
    let misses = 0;
    for (const [now, key] of this.keys.entries()) {
      if (!inside.has(key)) {
        misses += 1;
        if (inside.size === this.capacity) inside.delete(furthest(inside));
      }
      inside.set(key, nextUses[now]!);
    }
    return misses;
    // @end
  }
  // @hide

  /** For each access the place of the next one of the same key; Infinity when there is none. */
  private nextUses(): number[] {
    const seen = new Map<number, number>();
    const nextUses: number[] = [];
    for (let now = this.keys.length - 1; now >= 0; now--) {
      const key = this.keys[now]!;
      nextUses[now] = seen.get(key) ?? Infinity;
      seen.set(key, now);
    }
    return nextUses;
  }
  // @end
}

// @hide
/** The key whose next use is the last of all. */
function furthest(nextUses: ReadonlyMap<number, number>): number {
  let found = 0;
  let latest = -1;
  for (const [key, next] of nextUses) if (next > latest) [found, latest] = [key, next];
  return found;
}
// @end
