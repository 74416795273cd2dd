/**
 * A law of what an instance holds that is broken.
 *
 * @module
 */

/** Which law is broken, and how. */
export interface BrokenLaw {
  /** Which law, in a few words: equal for equal mistakes. */
  mistake: string;
  /** How it is broken, as a sentence without its end. */
  told: string;
}
