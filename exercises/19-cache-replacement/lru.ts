import { Cache } from "./cache.js";

/** Least recently used: whoever was not used for longest goes. */
export class LruCache extends Cache {
  /**
   * Uses a key. Cost: O(1).
   *
   * @returns whether it was there before
   */
  access(key: number): boolean {
    // TODO: Every use makes the key the newest, whether it was there or not. Only who was not there needs room.
    throw new Error("TODO: access");
  }

  /** Who had to go at the last access; `null` when nobody had to. */
  lastEvicted(): number | null {
    // TODO: As in FIFO.
    throw new Error("TODO: lastEvicted");
  }

  /** Whether a key is there. That is no use of it. */
  has(key: number): boolean {
    // TODO: To be looked for is not to be used: the order stays as it is.
    throw new Error("TODO: has");
  }

  /** How many keys are there. */
  size(): number {
    // TODO: Never more than the capacity.
    throw new Error("TODO: size");
  }
}
