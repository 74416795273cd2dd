import { Cache } from "./cache.js";

/** Least frequently used: whoever has the fewest uses since it came in goes; among equals, whoever was not used for longest. */
export class LfuCache extends Cache {
  // @hide
  /** How often each key was used since it came in. */
  private readonly uses = new Map<number, number>();
  /** The keys of each number of uses, in the order of their last uses. None of these sets is empty. */
  private readonly keysOf = new Map<number, Set<number>>();
  /** The fewest uses that any key has. */
  private least = 0;
  private evicted: number | null = null;

  // @end
  /**
   * Uses a key. Cost: O(1), so no key but those that move may be looked at.
   *
   * @returns whether it was there before
   */
  access(key: number): boolean {
    // @student A hit: one use more. A miss: make room if there is none, and then the key has one use, its coming in.
    // Who goes next? Say of each of these steps what it does to the fewest uses that any key has.
    this.evicted = null;
    const uses = this.uses.get(key);
    if (uses === undefined) {
      if (this.uses.size === this.capacity) this.evict();
      this.put(key, 1);
      this.least = 1;
      return false;
    }
    this.take(key, uses);
    this.put(key, uses + 1);
    if (!this.keysOf.has(this.least)) this.least = uses + 1;
    return true;
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
    // @student To be looked for is not to be used: no count goes up.
    return this.uses.has(key);
    // @end
  }

  /** How many keys are there. */
  size(): number {
    // @student Never more than the capacity.
    return this.uses.size;
    // @end
  }
  // @hide

  private evict(): void {
    const [oldest] = this.keysOf.get(this.least)!;
    this.evicted = oldest!;
    this.take(oldest!, this.least);
    this.uses.delete(oldest!);
  }

  private put(key: number, uses: number): void {
    this.uses.set(key, uses);
    const keys = this.keysOf.get(uses);
    if (keys === undefined) this.keysOf.set(uses, new Set([key]));
    else keys.add(key);
  }

  private take(key: number, uses: number): void {
    const keys = this.keysOf.get(uses)!;
    keys.delete(key);
    if (keys.size === 0) this.keysOf.delete(uses);
  }
  // @end
}
