import { shown } from "../../model/words.js";

/**
 * The word of `known` that was most likely meant, by the number of letters to change.
 *
 * @returns `null` when none is near enough. O(known × letters²)
 */
export function closest(word: string, known: readonly string[]): string | null {
  const ranked = known.map((other) => ({ other, changes: changesBetween(word.toLowerCase(), other.toLowerCase()) }));
  const best = ranked.sort((a, b) => a.changes - b.changes)[0];
  return best !== undefined && best.changes <= Math.max(2, best.other.length / 3) ? best.other : null;
}

/** Letters to insert, delete or replace to get from one word to the other. Long words are cut, as they are near to none. */
export function changesBetween(from: string, to: string): number {
  const [a, b] = [[...from].slice(0, 60), [...to].slice(0, 60)];
  let previous = [0, ...b.map((_, column) => column + 1)];
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** Characters that names may take up where all that there are cannot be listed. */
const LISTED_LENGTH = 160;

/** What to say after a name that is not known: the nearest one, else those that there are, as many as can be read. */
export function meant(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  if (near !== null) return `; did you mean ${shown(near)}?`;
  const some = known.filter((_, place) => known.slice(0, place + 1).join(", ").length <= LISTED_LENGTH);
  if (some.length === 0) return "";
  return `; there is ${some.map(shown).join(", ")}${known.length > some.length ? ", …" : ""}`;
}
