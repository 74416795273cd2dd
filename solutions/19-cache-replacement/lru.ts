import { Cache } from "./cache.js";

/** Least recently used: whoever was not used for longest goes. */
export class LruCache extends Cache {
  // @hide
  /** In the order of their last uses, since a key that is used leaves the set and comes in again. */
  private readonly keys = new Set<number>();
  private evicted: number | null = null;

  // @end
  /**
   * Uses a key. Cost: O(1).
   *
   * @returns whether it was there before
   */
  access(key: number): boolean {
    // @student Every use makes the key the newest, whether it was there or not. Only who was not there needs room.
    const isHit = this.keys.delete(key);
    this.evicted = null;
    if (this.keys.size === this.capacity) this.evict();
    this.keys.add(key);
    return isHit;
    // @end
  }

  /** Who had to go at the last access; `null` when nobody had to. */
  lastEvicted(): number | null {
    // @student As in FIFO.
    return this.evicted;
    // @end
  }

  /** Whether a key is there. That is no use of it. */
  has(key: number): boolean {
    // @student To be looked for is not to be used: the order stays as it is.
    return this.keys.has(key);
    // @end
  }

  /** How many keys are there. */
  size(): number {
    // @student Never more than the capacity.
    return this.keys.size;
    // @end
  }
  // @hide

  private evict(): void {
    const [oldest] = this.keys;
    this.evicted = oldest!;
    this.keys.delete(oldest!);
  }
  // @end
}
