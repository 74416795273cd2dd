import { Cache } from "./cache.js";

/** A ring of slots, a bit for each, and a hand: nearly LRU, for the price of a bit. */
export class ClockCache extends Cache {
  /**
   * Uses a key. Cost: O(1) for a hit; a miss passes over slots whose bits are set, each of which a use has set.
   *
   * @returns whether it was there before
   */
  access(key: number): boolean {
    // TODO: A hit sets the bit of its slot, and that is all. A miss needs a slot: the next one that was never used, or,
    // when there is none, the one at which the hand stops. Which bits does the hand clear, and where does it stand afterwards?
    throw new Error("TODO: access");
  }

  /** Who had to go at the last access; `null` when nobody had to. */
  lastEvicted(): number | null {
    // TODO: As in FIFO.
    throw new Error("TODO: lastEvicted");
  }

  /** Whether a key is there. That is no use of it. */
  has(key: number): boolean {
    // TODO: To be looked for is not to be used: no bit is set.
    throw new Error("TODO: has");
  }

  /** How many keys are there. */
  size(): number {
    // TODO: Never more than the capacity.
    throw new Error("TODO: size");
  }
}
