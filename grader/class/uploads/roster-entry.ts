/**
 * One person of a class, as a roster tells of them.
 *
 * @module
 */

/** An id as some system gives it. */
export interface RosterId {
  /** Canvas and Moodle have numbers of their own, which in a roster of another system may be somebody else's. */
  kind: "canvas" | "moodle" | "other";
  /** Header of its column. */
  column: string;
  value: string;
}

/** One person of the class. */
export interface RosterEntry {
  /** Where it stands in the file, from 1. */
  line: number;
  ids: RosterId[];
  /** First name first where the roster tells them apart; else as it stands there. */
  name: string | null;
  /** The ways to write the name, as {@link nameKey} makes them. */
  nameKeys: string[];
  email: string | null;
  logins: string[];
  /** The groups that they are in. */
  groups: string[];
  /** What the instructor may want to know about the entry. */
  notes: string[];
  /** What is to be looked at in the roster. */
  doubts: string[];
}
