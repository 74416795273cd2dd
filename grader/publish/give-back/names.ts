/**
 * What the command line has to know of systems before it gives anything back to them.
 *
 * @module
 */

/** Ways to give back. */
export const systemNames = ["moodle", "canvas", "folders", "mail"] as const;

/** One of them. */
export type SystemName = (typeof systemNames)[number];
