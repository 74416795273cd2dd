/**
 * Submissions of a class put together by what they do wrong.
 *
 * @module
 */
import { type Cohort, type CohortEntry, oneEach } from "../../model/class.js";

/** Submissions that seem to have the same mistakes. */
export interface MistakeGroup {
  /** Names of the known mistakes; those that cannot be told from each other are all there. Empty where none is known. */
  names: string[];
  /** What each of them is: what students are told, and what whoever makes it had in mind. */
  known: NonNullable<Cohort["mistakes"]>[string][];
  /** At least one, in the order of the class. */
  entries: CohortEntry[];
}

/** The groups of a class, the largest first. */
export interface MistakeGroups {
  /** Those that several submissions are in. */
  several: MistakeGroup[];
  /** Known mistakes that one submission alone has. */
  one: MistakeGroup[];
  /** How many submissions do something wrong that nobody else does and nobody knows: their reports tell of it. */
  unknown: number;
}

/**
 * Those that seem to have the same known mistakes, and of the others those that do exactly the same wrong. What
 * is right, or was never tried, is in no group. O(entries).
 */
export function groupsOf({ entries, mistakes = {} }: Pick<Cohort, "entries" | "mistakes">): MistakeGroups {
  const groups = new Map<string, MistakeGroup>();
  for (const entry of oneEach(entries)) {
    const names = entry.mistakes?.map(({ name }) => name) ?? [];
    const key = names.length > 0 ? JSON.stringify(names) : entry.behaviour;
    if (key === undefined) continue;
    const group = groups.get(key) ?? { names, known: names.map((name) => mistakes[name] ?? {}), entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((a, b) => b.entries.length - a.entries.length);
  const alone = sorted.filter(({ entries }) => entries.length === 1);
  return {
    several: sorted.filter(({ entries }) => entries.length > 1),
    one: alone.filter(({ names }) => names.length > 0),
    unknown: alone.filter(({ names }) => names.length === 0).length,
  };
}

/** Groups of which an example is shown; each costs the page some thousand characters. */
const MOST_SHOWN = 40;

/** Of each group that has an example, the submission that shows with the fewest calls what is wrong. O(entries). */
export function examplesIn(cohort: Pick<Cohort, "entries" | "mistakes">): CohortEntry[] {
  const { several, one } = groupsOf(cohort);
  return [...several, ...one].slice(0, MOST_SHOWN).flatMap((group) => exampleOf(group) ?? []);
}

/** The submission of a group with the fewest calls, those that tell of none last; `undefined` where none has an example. */
export function exampleOf({ entries }: Pick<MistakeGroup, "entries">): CohortEntry | undefined {
  const calls = ({ example }: CohortEntry): number => example?.calls ?? Number.MAX_SAFE_INTEGER;
  const [first] = entries.filter(({ example }) => example !== undefined).sort((a, b) => calls(a) - calls(b));
  return first;
}
