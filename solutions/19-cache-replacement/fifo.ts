import { Cache } from "./cache.js";

/** First in, first out: whoever has been in longest goes, however often it was used. */
export class FifoCache extends Cache {
  // @hide
  /** A set keeps its keys in the order in which they came in. */
  private readonly keys = new Set<number>();
  private evicted: number | null = null;

  // @end
  /**
   * Uses a key. Cost: O(1).
   *
   * @returns whether it was there before
   */
  access(key: number): boolean {
    // @student Is it there? Then nothing changes: in FIFO a use does not count. Else make room if there is none, and let it in.
    this.evicted = null;
    if (this.keys.has(key)) return true;
    if (this.keys.size === this.capacity) this.evict();
    this.keys.add(key);
    return false;
    // @end
  }

  /** Who had to go at the last access; `null` when nobody had to. */
  lastEvicted(): number | null {
    // @student Whoever access has sent away. A later access that sends nobody away has to forget it.
    return this.evicted;
    // @end
  }

  /** Whether a key is there. */
  has(key: number): boolean {
    // @student Look, and change nothing.
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
