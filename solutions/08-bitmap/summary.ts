/**
 * Levels of words that find a 1 among very many bits. Level 0 has the bits themselves. In every other level there is a bit for each
 * word of the level below: 1 when that word has a 1 in it. The last level is a single word.
 *
 * @module
 */
import { clearBit, lowestBit, setBit } from "./bits.js";

/**
 * Makes levels for so many bits, all of them 1. Cost: O(bits ÷ 32).
 *
 * @param bitCount - an integer > 0
 * @returns level 0 first; bits of a last word that are beyond `bitCount` are 0
 */
export function makeLevels(bitCount: number): Uint32Array[] {
  // @student 1. Words for that many bits, all ones; but what of the last one, when it is not needed whole?
  // 2. More than one word? Then they need a level above: a bit for each of them. (Do that last, if you like.)
  const words = new Uint32Array(Math.ceil(bitCount / 32)).fill(0xffffffff);
  const rest = bitCount % 32;
  if (rest !== 0) words[words.length - 1] = 2 ** rest - 1;
  return words.length === 1 ? [words] : [words, ...makeLevels(words.length)];
  // @end
}

/**
 * The lowest bit of level 0 that is 1. Cost: O(levels).
 *
 * @param levels - are not changed
 * @returns its index; -1 when there is none
 */
export function lowest(levels: readonly Uint32Array[]): number {
  // @student Begin at the last level, with its only word. The lowest 1 of a word says which word to look into next.
  let index = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const bit = lowestBit(levels[level]![index]!);
    if (bit === -1) return -1;
    index = 32 * index + bit;
  }
  return index;
  // @end
}

/**
 * Makes a bit of level 0 that is 1 a 0. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function take(levels: readonly Uint32Array[], index: number): void {
  // @student Clear the bit. When has the level above to hear of it, and which bit of it is meant?
  let place = index;
  for (const words of levels) {
    clearBit(words, place);
    place >>>= 5;
    if (words[place] !== 0) return;
  }
  // @end
}

/**
 * Makes a bit of level 0 that is 0 a 1. Cost: O(levels).
 *
 * @param levels - change, as far up as somebody has to hear of it
 * @param index - of the bit
 */
export function give(levels: readonly Uint32Array[], index: number): void {
  // @student Set the bit. When has the level above to hear of it?
  let place = index;
  for (const words of levels) {
    const wasFull = words[place >>> 5] === 0;
    setBit(words, place);
    place >>>= 5;
    if (!wasFull) return;
  }
  // @end
}
