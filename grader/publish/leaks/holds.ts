/** Characters of a window: fewer are in every text. */
const WINDOW = 8;
const BASE = 31;
/** What the first of those characters counts in the sum. */
const FIRST = (BASE ** (WINDOW - 1)) | 0;
/** Buckets of the sums of windows; a course of some megabytes fills a tenth of them. */
const BUCKETS = 1 << 24;

/**
 * Prepares a text to be asked often whether it holds another. Most answers are no, and come from sums over the windows of the
 * text, which is looked through only where all windows of the other seem to be in it. O(characters) once, and O(characters of
 * the other) for most questions.
 */
export function holds(text: string): (other: string) => boolean {
  const seen = new Uint8Array(BUCKETS / 8);
  for (const sum of windows(text)) {
    const bucket = bucketOf(sum);
    seen[bucket >> 3] = (seen[bucket >> 3] ?? 0) | (1 << (bucket & 7));
  }
  return (other) => {
    for (const sum of windows(other)) {
      const bucket = bucketOf(sum);
      if (((seen[bucket >> 3] ?? 0) & (1 << (bucket & 7))) === 0) return false;
    }
    return text.includes(other);
  };
}

/** The sum over each window of a text, from left to right; none of a text that is shorter. */
function* windows(text: string): Generator<number> {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const left = at < WINDOW ? 0 : text.charCodeAt(at - WINDOW);
    sum = (Math.imul(sum - Math.imul(left, FIRST), BASE) + text.charCodeAt(at)) | 0;
    if (at >= WINDOW - 1) yield sum;
  }
}

/** The low bits alone know only the last characters. */
const bucketOf = (sum: number): number => (sum ^ (sum >>> 13)) & (BUCKETS - 1);
