/**
 * Fingerprints of a row of tokens: hashes of all that stand side by side in it, and a choice of them.
 *
 * @module
 */

/**
 * Tokens in one fingerprint. Less is not seen as alike: with 12, programs that nobody copied share up to a third of what they are made
 * of; with 24 they share a sixth at most.
 */
export const GRAM = 24;

/** Fingerprints side by side of which one is chosen at least: whatever is alike for `GRAM + WINDOW - 1` tokens is found. */
const WINDOW = 8;

const BASE = 0x01000193;
const OTHER_BASE = 0x5bd1e995;

/**
 * A hash of 38 bits for each place at which {@link GRAM} tokens begin: so many that two of a class are seldom equal by chance. Rolling, as
 * Karp and Rabin have it. O(tokens).
 */
export function grams(kinds: readonly number[]): Float64Array<ArrayBuffer> {
  const hashes = new Float64Array(Math.max(0, kinds.length - GRAM + 1));
  const [last, otherLast] = [power(BASE), power(OTHER_BASE)];
  let [one, other] = [0, 0];
  for (const [place, kind] of kinds.entries()) {
    const gone = place < GRAM ? 0 : (kinds[place - GRAM] ?? 0) + 1;
    one = (Math.imul(one, BASE) + kind + 1 - Math.imul(gone, last)) | 0;
    other = (Math.imul(other, OTHER_BASE) + kind + 1 - Math.imul(gone, otherLast)) | 0;
    // The lower bits of such a sum are poor, so the upper ones are mixed into them.
    if (place >= GRAM - 1) hashes[place - GRAM + 1] = (mixed(one) >>> 0) * 64 + (mixed(other) >>> 26);
  }
  return hashes;
}

/**
 * The places of the fingerprints that stand for all: the smallest of each window, the last where several are. What two texts share is chosen
 * in both (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", 2003). O(fingerprints × window).
 */
export function winnowed(hashes: Float64Array): number[] {
  const chosen: number[] = [];
  for (let from = 0; from === 0 || from + WINDOW <= hashes.length; from++) {
    let least = from;
    for (let place = from; place < Math.min(from + WINDOW, hashes.length); place++) {
      if ((hashes[place] ?? 0) <= (hashes[least] ?? 0)) least = place;
    }
    if (least < hashes.length && chosen.at(-1) !== least) chosen.push(least);
  }
  return chosen;
}

/** The weight of what falls out at the front, in the arithmetic of 32 bits. */
const power = (base: number): number => Array.from({ length: GRAM }).reduce<number>((all) => Math.imul(all, base), 1);

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13);
}
