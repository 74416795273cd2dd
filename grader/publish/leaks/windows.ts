/** Characters of a window; fewer are in every text. */
export const WINDOW = 8;

const BASE = 31;
/** What the first of those characters counts in the sum. */
const FIRST = (BASE ** (WINDOW - 1)) | 0;

/**
 * Every window of a text in turn, as a sum that equal windows share and others seldom; none of a text that is shorter than one. The
 * sum is moved along the text (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987). O(characters).
 *
 * @param buckets - how many sums are told apart, a power of two from 2^13 to 2^31
 */
export function* windows(text: string, buckets: number): Generator<number> {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const left = at < WINDOW ? 0 : text.charCodeAt(at - WINDOW);
    sum = (Math.imul(sum - Math.imul(left, FIRST), BASE) + text.charCodeAt(at)) | 0;
    // The low bits alone know only the last characters.
    if (at >= WINDOW - 1) yield (sum ^ (sum >>> 13)) & (buckets - 1);
  }
}
