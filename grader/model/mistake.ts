/**
 * Mistakes that are known: what code does that has them, and what is said to students whose code does the same.
 *
 * @module
 */
import type { FailureKind } from "#kit/check/failure";

/** What came of a check that failed. */
export interface Seen {
  kind: FailureKind;
  /** Hashes of what was seen, the smallest ones of many, in ascending order; empty where nothing but the failure tells. */
  seen: readonly string[];
}

/** What code does wrong, by the checks that it fails, as `stage/check name`. Those that were not tried are in none. */
export type Behaviour = Readonly<Record<string, Seen>>;

/** A mistake that is known. */
export interface KnownMistake {
  /** Not there in what students have, who are not to know it. */
  name?: string;
  /** What whoever makes it had in mind, or forgot; where the name is, for instructors. */
  why?: string;
  /** The end of "Your code behaves like code that …"; not there where students are told nothing. */
  told?: string;
  behaviour: Behaviour;
}

/** What is known of the mistakes of an assignment. */
export interface KnownMistakes {
  /** Every check with which it was made, as `stage/check name`, failed or not: what others see of the mistakes nobody knows. */
  checks: readonly string[];
  mistakes: readonly KnownMistake[];
}

/** What an instructor has given a name to: what submissions do whose fingerprints are near one of these. */
export interface NamedMistake {
  name: string;
  fingerprints: readonly string[];
  /** For instructors: what whoever makes it had in mind. */
  why?: string;
  /** As {@link KnownMistake.told}. */
  told?: string;
}

/** A known mistake that a submission behaves as if it had. */
export interface NearMistake {
  name: string;
  /** From 0 to 1. */
  likeness: number;
}
