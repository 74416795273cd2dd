import { UsageError } from "../../errors.js";
import { shown } from "../../load/paths.js";
import { alikeKey, groupBy } from "./alike.js";
import type { RosterEntry } from "./roster.js";

/**
 * Keeps each person once: rows with the same id, or without id the same email address, become one, with a note. Rows that
 * share only an address or a name stay two, noted.
 *
 * @throws UsageError when two rows have the same id and say different things
 */
export function mergeDoubles(entries: readonly RosterEntry[], path: string): RosterEntry[] {
  let kept = [...entries];
  for (const column of new Set(entries.flatMap(({ ids }) => ids.map(({ column }) => column)))) {
    kept = mergedBy(
      kept,
      (entry) => entry.ids.find((id) => id.column === column)?.value ?? null,
      (first, again, id) => {
        if (isSamePerson(first, again)) return true;
        throw new UsageError(
          `${shown(path)} has the id ${shown(id)} twice, for different people: ${described(first)} and ${described(again)}; mend one of them.`,
        );
      },
    );
  }
  const emailOf = ({ email }: RosterEntry): string | null => email;
  kept = mergedBy(kept, emailOf, (first, again) => {
    return isSamePerson(first, again) && (first.ids.length === 0 || again.ids.length === 0);
  });
  noteShared(kept, "email address", emailOf);
  noteShared(kept, "name", ({ nameKeys }) => nameKeys[0] ?? null);
  return kept;
}

/** Rows of one key become one where `mayMerge`, which is asked for each pair with the first. */
function mergedBy(
  entries: readonly RosterEntry[],
  keyOf: (entry: RosterEntry) => string | null,
  mayMerge: (first: RosterEntry, again: RosterEntry, key: string) => boolean,
): RosterEntry[] {
  const firsts = new Map<string, RosterEntry>();
  return entries.filter((entry) => {
    const value = keyOf(entry);
    if (value === null) return true;
    const first = firsts.get(alikeKey(value));
    if (first === undefined) firsts.set(alikeKey(value), entry);
    if (first === undefined || !mayMerge(first, entry, value)) return true;
    take(first, entry);
    return false;
  });
}

function isSamePerson(a: RosterEntry, b: RosterEntry): boolean {
  const [first, again] = [a.email, b.email].map((email) => (email === null ? null : alikeKey(email)));
  const isSameName = a.name === null || b.name === null || a.nameKeys.some((key) => b.nameKeys.includes(key));
  return isSameName && (first === null || again === null || first === again);
}

function take(first: RosterEntry, again: RosterEntry): void {
  first.ids.push(
    ...again.ids.filter(({ column, value }) => !first.ids.some((id) => id.column === column && id.value === value)),
  );
  first.logins.push(...again.logins.filter((login) => !first.logins.includes(login)));
  first.nameKeys.push(...again.nameKeys.filter((key) => !first.nameKeys.includes(key)));
  first.name ??= again.name;
  first.email ??= again.email;
  first.notes.push(`The roster names them twice, in lines ${first.line} and ${again.line}.`, ...again.notes);
}

function noteShared(entries: readonly RosterEntry[], what: string, keyOf: (entry: RosterEntry) => string | null): void {
  const withKey = entries.filter((entry) => keyOf(entry) !== null);
  for (const group of groupBy(withKey, (entry) => alikeKey(keyOf(entry) ?? "")).values()) {
    if (group.length < 2) continue;
    const lines = group.map(({ line }) => line).join(", ");
    for (const { notes } of group) notes.push(`Several in the roster have the same ${what}: lines ${lines}.`);
  }
}

function described({ line, name, email }: RosterEntry): string {
  return `line ${line} (${[name, email]
    .filter((part) => part !== null)
    .map(shown)
    .join(", ")})`;
}
