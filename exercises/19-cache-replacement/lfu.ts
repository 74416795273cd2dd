import { Cache } from "./cache.js";

/** Least frequently used: whoever has the fewest uses since it came in goes; among equals, whoever was not used for longest. */
export class LfuCache extends Cache {
  /**
   * Uses a key. Cost: O(1), so no key but those that move may be looked at.
   *
   * @returns whether it was there before
   */
  access(key: number): boolean {
    // TODO: A hit: one use more. A miss: make room if there is none, and then the key has one use, its coming in.
    // Who goes next? Say of each of these steps what it does to the fewest uses that any key has.
    throw new Error("TODO: access");
  }

  /** Who had to go at the last access; `null` when nobody had to. */
  lastEvicted(): number | null {
    // TODO: As in FIFO.
    throw new Error("TODO: lastEvicted");
  }

  /** Whether a key is there. That is no use of it. */
  has(key: number): boolean {
    // TODO: To be looked for is not to be used: no count goes up.
    throw new Error("TODO: has");
  }

  /** How many keys are there. */
  size(): number {
    // TODO: Never more than the capacity.
    throw new Error("TODO: size");
  }
}
