/**
 * Which section of a lesson is for which check: a comment above its heading says so, where readers do not see it.
 *
 * ```text
 * <!-- teaches: merges; fragmentation/links holes both ways -->
 *
 * ## The four merges
 * ```
 *
 * @module
 */

const TEACHES = /<!--\s*teaches:\s*([^]*?)\s*-->/g;

/** The stages and checks, by their ids, that the comments in a piece of Markdown name. O(length). */
export function taughtIn(markdown: string): string[] {
  return [...markdown.matchAll(TEACHES)].flatMap(([, ids = ""]) => ids.split(/\s*;\s*/).filter((id) => id !== ""));
}
