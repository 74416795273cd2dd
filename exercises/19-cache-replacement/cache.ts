/**
 * What the four caches have in common.
 *
 * @module
 */

/** Room for so many keys. What is not there comes in when it is used, and when there is no room for it, another has to go. */
export abstract class Cache {
  /**
   * @param capacity - keys that there is room for
   * @throws RangeError when it is not a positive integer
   */
  constructor(protected readonly capacity: number) {
    checkCapacity(capacity);
  }

  /**
   * Uses a key. Afterwards it is there, always.
   *
   * @returns whether it was there before
   */
  abstract access(key: number): boolean;

  /** Who had to go at the last access; `null` when nobody had to, or when there was no access yet. */
  abstract lastEvicted(): number | null;

  /** Whether a key is there. That is no use of it. */
  abstract has(key: number): boolean;

  /** How many keys are there. */
  abstract size(): number;
}

/**
 * Makes sure that there is room for something.
 *
 * @throws RangeError when the capacity is not a positive integer
 */
export function checkCapacity(capacity: number): void {
  if (!Number.isInteger(capacity) || capacity < 1)
    throw new RangeError(`the capacity has to be a positive integer, not ${String(capacity)}`);
}
