import { windows } from "./windows.js";

/** Sums of windows that are told apart; a course of some megabytes has a tenth as many. */
const BUCKETS = 1 << 24;

/**
 * Prepares a text to be asked often whether it holds another. Most answers are no, and come from sums over the windows of the
 * text, which is looked through only where all windows of the other seem to be in it. O(characters) once, and O(characters of
 * the other) for most questions.
 */
export function holds(text: string): (other: string) => boolean {
  const seen = new Uint8Array(BUCKETS / 8);
  for (const window of windows(text, BUCKETS)) seen[window >> 3] = (seen[window >> 3] ?? 0) | (1 << (window & 7));
  return (other) => {
    for (const window of windows(other, BUCKETS))
      if (((seen[window >> 3] ?? 0) & (1 << (window & 7))) === 0) return false;
    return text.includes(other);
  };
}
