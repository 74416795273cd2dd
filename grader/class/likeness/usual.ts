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

/** The share of its own text that says enough in any class: what was written twice on its own had 0.55 at most, disguised copies 0.7. */
const MOST_OF_IT = 0.65;

/** From so many on a class says itself what is usual, so that parts can be told, too. */
const KNOWS_ITSELF = 10;
/** The share that a part has to be, at least. */
const PART_OF_IT = 0.25;
/** So much more than is usual it has to be. */
const ABOVE_USUAL = 0.2;
/** Tokens side by side that a part has to have, a method of some size: many short idioms are no part. Such had 62 at most. */
const ONE_PIECE = 100;

/** What two have to have in common to be named. */
export interface Asked {
  /** The share of one of them, whatever it is made of. */
  share: number;
  /** The share of one of them, where this much of it stands in one piece. */
  part: number;
  piece: number;
}

/**
 * What is asked for in a class.
 *
 * @param usual - what half of the class has in common with anybody, at most
 */
export function askedIn(all: number, usual: number): Asked {
  const part = Math.min(MOST_OF_IT, Math.max(PART_OF_IT, usual + ABOVE_USUAL));
  return { share: MOST_OF_IT, part: all < KNOWS_ITSELF ? MOST_OF_IT : part, piece: ONE_PIECE };
}
