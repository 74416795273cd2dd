/**
 * A law of what an instance holds that is broken.
 *
 * @module
 */
import type { Thrown } from "../subject/subject.js";

/** Which law is broken, and how. */
export interface BrokenLaw {
  /** Which law, in a few words: equal for equal mistakes. */
  mistake: string;
  /** How it is broken, as a sentence without its end. */
  told: string;
  /** Where it is broken by what a look at the instance threw: the look as source, and that. */
  thrown?: { source: string; error: Thrown };
}
