/**
 * Which texts of a class are worth holding against each other, token by token.
 *
 * @module
 */
import type { Profile } from "./profile.js";
import { weightOf } from "./usual.js";

/** Two texts, by their places, and the part of the smaller one's fingerprints that the other has. */
export interface Candidate {
  one: number;
  other: number;
  share: number;
}

/** What the fingerprints of a class come to. */
export interface Candidates {
  /** Those that share most first. */
  pairs: Candidate[];
  /** What fingerprints count that more than two have. */
  weights: ReadonlyMap<number, number>;
  /** What half of the class shares with anybody, at most. */
  usual: number;
}

/** Texts of one class: their places have to fit behind a fingerprint, in the 53 bits of a number. */
export const MOST_TEXTS = 2 ** 15;

/** Of many that have the same, each is held against so many behind it: rings stay together, and the cost does not grow with their square. */
const MOST_BEHIND = 24;

/**
 * The pairs that share some of what few have. O(f log f + f × 24) for f fingerprints in all.
 *
 * @param profiles - at most {@link MOST_TEXTS}
 */
export function candidatesAmong(profiles: readonly Profile[]): Candidates {
  const weights = new Map<number, number>();
  const shared = new Map<number, number>();
  const unusual = new Float64Array(profiles.length);
  for (const [print, having] of postingsOf(profiles)) {
    const weight = weightOf(having.length, profiles.length);
    if (having.length > 2) weights.set(print, weight);
    for (const text of having) unusual[text] = (unusual[text] ?? 0) + weight;
    if (weight > 0) addPairs(shared, having, weight);
  }
  const best = new Float64Array(profiles.length);
  const pairs: Candidate[] = [];
  for (const [key, weight] of shared) {
    const [one, other] = [Math.floor(key / MOST_TEXTS), key % MOST_TEXTS];
    const share = weight / Math.min(unusual[one] ?? 0, unusual[other] ?? 0);
    best[one] = Math.max(best[one] ?? 0, share);
    best[other] = Math.max(best[other] ?? 0, share);
    pairs.push({ one, other, share });
  }
  pairs.sort((a, b) => b.share - a.share || a.one - b.one || a.other - b.other);
  return { pairs, weights, usual: best.sort()[Math.floor(best.length / 2)] ?? 0 };
}

/** Each fingerprint with the texts that have it, in their order. */
function* postingsOf(profiles: readonly Profile[]): Generator<[print: number, having: number[]]> {
  const all = new Float64Array(profiles.reduce((sum, { prints }) => sum + prints.length, 0));
  let at = 0;
  for (const [text, { prints }] of profiles.entries()) {
    for (const print of prints) all[at++] = print * MOST_TEXTS + text;
  }
  all.sort();
  for (let from = 0; from < all.length;) {
    const print = Math.floor((all[from] ?? 0) / MOST_TEXTS);
    const having: number[] = [];
    for (; from < all.length && Math.floor((all[from] ?? 0) / MOST_TEXTS) === print; from++) {
      having.push((all[from] ?? 0) % MOST_TEXTS);
    }
    yield [print, having];
  }
}

function addPairs(shared: Map<number, number>, having: readonly number[], weight: number): void {
  for (const [place, one] of having.entries()) {
    for (let behind = place + 1; behind < having.length && behind <= place + MOST_BEHIND; behind++) {
      const key = one * MOST_TEXTS + (having[behind] ?? 0);
      shared.set(key, (shared.get(key) ?? 0) + weight);
    }
  }
}
