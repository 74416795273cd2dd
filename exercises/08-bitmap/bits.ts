/**
 * Single bits: of a word, and of an array of words, in which bit b of word w has the index 32 · w + b.
 *
 * @module
 */

/**
 * Which is the lowest bit that is 1? Cost: O(1).
 *
 * @param word - 32 bits, as an unsigned number or as a signed one
 * @returns 0 to 31; -1 when no bit is 1
 */
export function lowestBit(word: number): number {
  // TODO: Keep nothing but the lowest 1. How many zeros stand in front of it? No loop is needed.
  throw new Error("TODO: lowestBit");
}

/** Whether a bit is 1. Cost: O(1). */
export function hasBit(words: Uint32Array, index: number): boolean {
  // TODO: Which word is it, and which bit of it? What if that is bit 31?
  throw new Error("TODO: hasBit");
}

/** Makes a bit 1, and leaves the others as they are. Cost: O(1). */
export function setBit(words: Uint32Array, index: number): void {
  // TODO: The same word, with that bit on.
  throw new Error("TODO: setBit");
}

/** Makes a bit 0, and leaves the others as they are. Cost: O(1). */
export function clearBit(words: Uint32Array, index: number): void {
  // TODO: The same word, with that bit off: keep all the others.
  throw new Error("TODO: clearBit");
}
