import { Cache } from "./cache.js";

/** A ring of slots, a bit for each, and a hand: nearly LRU, for the price of a bit. */
export class ClockCache extends Cache {
  // @hide
  private readonly keys: number[] = [];
  /** Whether the key in a slot was used since the hand came by. */
  private readonly bits: boolean[] = [];
  /** The slot of each key. */
  private readonly slotOf = new Map<number, number>();
  private hand = 0;
  private evicted: number | null = null;

  // @end
  /**
   * Uses a key. Cost: O(1) for a hit; a miss passes over slots whose bits are set, each of which a use has set.
   *
   * @returns whether it was there before
   */
  access(key: number): boolean {
    // @student A hit sets the bit of its slot, and that is all. A miss needs a slot: the next one that was never used, or,
    // when there is none, the one at which the hand stops. Which bits does the hand clear, and where does it stand afterwards?
    this.evicted = null;
    const slot = this.slotOf.get(key);
    const isHit = slot !== undefined;
    if (isHit) this.bits[slot] = true;
    else this.put(key, this.keys.length < this.capacity ? this.keys.length : this.freedSlot());
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
    // @student To be looked for is not to be used: no bit is set.
    return this.slotOf.has(key);
    // @end
  }

  /** How many keys are there. */
  size(): number {
    // @student Never more than the capacity.
    return this.keys.length;
    // @end
  }
  // @hide

  private put(key: number, slot: number): void {
    this.keys[slot] = key;
    this.bits[slot] = true;
    this.slotOf.set(key, slot);
  }

  /** The slot of whoever has to go. */
  private freedSlot(): number {
    while (this.bits[this.hand]) {
      this.bits[this.hand] = false;
      this.step();
    }
    const slot = this.hand;
    this.step();
    this.evicted = this.keys[slot]!;
    this.slotOf.delete(this.evicted);
    return slot;
  }

  private step(): void {
    this.hand = (this.hand + 1) % this.capacity;
  }
  // @end
}
