/**
 * What is usual in a class, so that it says nothing about two of it.
 *
 * @module
 */

/** The part of the others that has something from which on it says nothing at all. */
const SAYS_NOTHING = 0.5;

/** So many that nobody has seen are counted as others who do not have it: in a small class little can be told to be usual. */
const UNSEEN = 8;

/**
 * What something counts that `having` of `all` texts have, two of which are being compared: 1 for what they alone have, 0 for what half of
 * the others have, too.
 */
export const weightOf = (having: number, all: number): number =>
  Math.max(0, 1 - Math.max(0, having - 2) / (all - 2 + UNSEEN) / SAYS_NOTHING);

/** Two texts that have less of their own in common are not named, however many there are in the class. */
const LEAST_SHARE = 0.25;
/** What is asked for beside it while nobody knows what is usual. */
const LEAST_KNOWN = 0.35;
/** From so many on the class itself says how much two have in common. */
const KNOWS_ITSELF = 10;
/** So much more than is usual. */
const ABOVE_USUAL = 0.2;
/** More is not asked for, were half of the class copies. */
const MOST_ASKED = 0.8;

/**
 * The share of its own text that one of two has in common with the other for them to be named.
 *
 * @param usual - what half of the class has in common with anybody, at most
 */
export function askedShare(all: number, usual: number): number {
  const least = LEAST_SHARE + (LEAST_KNOWN * UNSEEN) / (all - 2 + UNSEEN);
  return all < KNOWS_ITSELF ? least : Math.min(MOST_ASKED, Math.max(least, usual + ABOVE_USUAL));
}
