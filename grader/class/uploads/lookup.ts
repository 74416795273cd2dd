import type { Layout, Student } from "../../model/class.js";
import { alikeKey } from "./alike.js";
import { groupKey } from "./groups.js";
import { nameKey } from "./roster-columns.js";
import type { Roster } from "./roster.js";
import type { RosterEntry, RosterId } from "./roster-entry.js";

/** Somebody to be found in a roster. */
export interface Lookup extends Student {
  /** What may be any of their id, address, login or name: how they named their submission. */
  handles: readonly string[];
  /** What may be their login. */
  logins: readonly string[];
  /** What may be their name where that which the system gives is nobody's; the first that is anybody's counts. */
  otherNames: readonly string[];
}

/** Who was found. */
export type Match =
  /** Weak is by the id alone, where the name is another. */
  | { kind: "one"; entry: RosterEntry; isWeak: boolean }
  | { kind: "several"; entries: RosterEntry[] }
  | { kind: "none"; soughtFor: string[]; because: string };

/**
 * Makes the function that finds people in a roster: by id, then email address, login, full name; the first of these that
 * anybody has decides, and of several who have it, the one whose id fits. O(entries) to make, O(1) a person.
 *
 * In Moodle's exports the number may be a group's, so that there an id is only certain together with the name, and where the
 * roster has groups it tells nothing without.
 */
export function lookupIn({ entries }: Roster, layout: Layout): (person: Lookup) => Match {
  const byId = indexed(entries, ({ ids }) => ids.map(({ value }) => alikeKey(value)));
  const byEmail = indexed(entries, ({ email }) => (email === null ? [] : [alikeKey(email)]));
  const byLogin = indexed(entries, ({ logins }) => logins.map(alikeKey));
  const byName = indexed(entries, ({ nameKeys }) => nameKeys);
  const hasGroups = entries.some(({ groups }) => groups.length > 0);
  return ({ id, name, email, handles, logins, otherNames }) => {
    const withId = id === null ? [] : find(byId, [alikeKey(id)]);
    const own = withId.filter((entry) => isOwnId(entry, id ?? "", layout));
    const certain = layout === "moodle" ? own.filter((entry) => isNamed(entry.name, name)) : own;
    const alsoNamed = withId.filter((entry) => haveWordInCommon(entry.name, name));
    const weak = hasGroups ? [] : own.filter((entry) => !certain.includes(entry));
    const keys = handles.map(alikeKey);
    const [found = []] = [
      certain,
      find(byId, keys),
      find(byEmail, [...(email === null ? [] : [alikeKey(email)]), ...keys]),
      find(byLogin, [...keys, ...logins.map(alikeKey)]),
      find(byName, [...(name === null ? [] : [name]), ...handles].map(nameKey).filter(Boolean)),
      ...otherNames.map((one) => find(byName, [nameKey(one)].filter(Boolean))),
      alsoNamed.filter((entry) => !own.includes(entry)),
      weak,
    ].filter((some) => some.length > 0);
    const both = found.filter((entry) => alsoNamed.includes(entry));
    const [entry, ...others] = both.length === 1 ? both : found;
    if (entry !== undefined && others.length > 0) return { kind: "several", entries: found };
    if (entry !== undefined) return { kind: "one", entry, isWeak: found === weak };
    const soughtFor = [name, id, email, ...handles, ...logins].filter((one) => one !== null);
    const lines = withId.map(({ line }) => line).join(", ");
    const because = lines === "" || name === null ? "" : ` The id is that of another name there, line ${lines}.`;
    return { kind: "none", soughtFor, because };
  };
}

/** Makes the function that gives everybody in a group. O(entries) to make, O(1) a group. */
export function membersIn({ entries }: Roster): (group: string) => readonly RosterEntry[] {
  const byGroup = indexed(entries, ({ groups }) => groups.map(groupKey).filter(Boolean));
  return (group) => byGroup.get(groupKey(group)) ?? [];
}

function indexed(
  entries: readonly RosterEntry[],
  keysOf: (entry: RosterEntry) => string[],
): Map<string, RosterEntry[]> {
  const index = new Map<string, RosterEntry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      const group = index.get(key);
      if (group === undefined) index.set(key, [entry]);
      else group.push(entry);
    }
  }
  return index;
}

const find = (index: ReadonlyMap<string, RosterEntry[]>, keys: readonly string[]): RosterEntry[] => [
  ...new Set(keys.flatMap((key) => index.get(key) ?? [])),
];

/**
 * Whether an id of an export is one of the same system in the roster. The numbers of Canvas and Moodle are their own: in
 * another system's roster the same number is somebody else's, so that there it only counts together with the name.
 */
function isOwnId({ ids }: RosterEntry, id: string, layout: Layout): boolean {
  const isOwn = (kind: RosterId["kind"]): boolean => (layout === "gradescope" ? kind === "other" : kind === layout);
  return ids.some(({ kind, value }) => isOwn(kind) && alikeKey(value) === alikeKey(id));
}

/** Whether all of a name stands in another, in any order, or one is not known. */
function isNamed(name: string | null, inName: string | null): boolean {
  if (name === null || inName === null) return true;
  return name.split(/[\s,]+/).every((word) => nameKey(inName).includes(nameKey(word)));
}

/** Whether a word of a name stands in another. */
export function haveWordInCommon(name: string | null, other: string | null): boolean {
  if (name === null || other === null) return false;
  const words = name.split(/[\s,]+/).map(nameKey);
  return words.some((word) => word !== "" && nameKey(other).includes(word));
}
