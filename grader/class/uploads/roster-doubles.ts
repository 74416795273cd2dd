import { shown } from "../../model/words.js";
import { alikeKey, groupBy } from "./alike.js";
import type { RosterEntry } from "./roster-entry.js";

/**
 * Keeps each person once: rows with the same id, or without id the same email address, become one. Rows that share an id but
 * say different things, or share only an address or a name, stay two. All of that is told.
 */
export function mergeDoubles(entries: readonly RosterEntry[]): RosterEntry[] {
  let kept = [...entries];
  for (const column of new Set(entries.flatMap(({ ids }) => ids.map(({ column }) => column)))) {
    const idOf = ({ ids }: RosterEntry): string | null => ids.find((id) => id.column === column)?.value ?? null;
    kept = mergedBy(kept, idOf, isSamePerson);
    for (const [group] of sharing(kept, idOf)) {
      const people = group.map(described).join(" and ");
      for (const entry of group)
        entry.doubts.push(`The roster has the id ${shown(idOf(entry) ?? "")} for different people: ${people}.`);
    }
  }
  const emailOf = ({ email }: RosterEntry): string | null => email;
  kept = mergedBy(kept, emailOf, (first, again) => {
    return isSamePerson(first, again) && (first.ids.length === 0 || again.ids.length === 0);
  });
  for (const [group, lines] of sharing(kept, emailOf)) {
    for (const { doubts } of group) doubts.push(`Several in the roster have the same email address: lines ${lines}.`);
  }
  // Which may be so; where it leaves in doubt whose a submission is, that is said of the submission.
  for (const [group, lines] of sharing(kept, ({ nameKeys }) => nameKeys[0] ?? null)) {
    for (const { notes } of group) notes.push(`Several in the roster have the same name: lines ${lines}.`);
  }
  return kept;
}

/** Rows of one key become one where `mayMerge`, which is asked for each pair with the first. */
function mergedBy(
  entries: readonly RosterEntry[],
  keyOf: (entry: RosterEntry) => string | null,
  mayMerge: (first: RosterEntry, again: RosterEntry) => boolean,
): RosterEntry[] {
  const firsts = new Map<string, RosterEntry>();
  return entries.filter((entry) => {
    const value = keyOf(entry);
    if (value === null) return true;
    const first = firsts.get(alikeKey(value));
    if (first === undefined) firsts.set(alikeKey(value), entry);
    if (first === undefined || !mayMerge(first, entry)) return true;
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
  first.groups.push(...again.groups.filter((group) => !first.groups.includes(group)));
  first.nameKeys.push(...again.nameKeys.filter((key) => !first.nameKeys.includes(key)));
  first.name ??= again.name;
  first.email ??= again.email;
  first.doubts.push(`The roster names them twice, in lines ${first.line} and ${again.line}.`, ...again.doubts);
}

/** The groups of entries that have one key, each with its lines. */
function sharing(
  entries: readonly RosterEntry[],
  keyOf: (entry: RosterEntry) => string | null,
): [group: RosterEntry[], lines: string][] {
  const withKey = entries.filter((entry) => keyOf(entry) !== null);
  const groups = [...groupBy(withKey, (entry) => alikeKey(keyOf(entry) ?? "")).values()];
  return groups.filter((group) => group.length > 1).map((group) => [group, group.map(({ line }) => line).join(", ")]);
}

function described({ line, name, email }: RosterEntry): string {
  const who = [name, email].filter((part) => part !== null).map(shown);
  return who.length === 0 ? `line ${line}` : `line ${line} (${who.join(", ")})`;
}
