import { Cache } from "./cache.js";

/** First in, first out: whoever has been in longest goes, however often it was used. */
export class FifoCache extends Cache {
  /**
   * Uses a key. Cost: O(1).
   *
   * @returns whether it was there before
   */
  access(key: number): boolean {
    // TODO: Is it there? Then nothing changes: in FIFO a use does not count. Else make room if there is none, and let it in.
    throw new Error("TODO: access");
  }

  /** Who had to go at the last access; `null` when nobody had to. */
  lastEvicted(): number | null {
    // TODO: Whoever access has sent away. A later access that sends nobody away has to forget it.
    throw new Error("TODO: lastEvicted");
  }

  /** Whether a key is there. */
  has(key: number): boolean {
    // TODO: Look, and change nothing.
    throw new Error("TODO: has");
  }

  /** How many keys are there. */
  size(): number {
    // TODO: Never more than the capacity.
    throw new Error("TODO: size");
  }
}
