/**
 * Submissions of a class put together by what they do wrong.
 *
 * @module
 */
import type { Cohort, CohortEntry } from "../../model/class.js";

/** Submissions that seem to have the same mistakes. */
export interface MistakeGroup {
  /** Names of the known mistakes; those that cannot be told from each other are all there. Empty where none is known. */
  names: string[];
  /** What each of them is: what students are told, and what whoever makes it had in mind. */
  known: NonNullable<Cohort["mistakes"]>[string][];
  /** At least one, in the order of the class. */
  entries: CohortEntry[];
}

/**
 * Those that seem to have the same known mistakes, and of the others those that do exactly the same wrong; the largest first. What
 * is right, or was never tried, is in no group. O(entries).
 */
export function groupsOf({ entries, mistakes = {} }: Pick<Cohort, "entries" | "mistakes">): MistakeGroup[] {
  const groups = new Map<string, MistakeGroup>();
  for (const entry of entries) {
    const names = entry.mistakes?.map(({ name }) => name) ?? [];
    const key = names.length > 0 ? JSON.stringify(names) : entry.behaviour;
    if (key === undefined) continue;
    const group = groups.get(key) ?? { names, known: names.flatMap((name) => mistakes[name] ?? []), entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.entries.length - a.entries.length);
}
