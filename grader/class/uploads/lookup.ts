import type { Layout, Student } from "../../model.js";
import { alikeKey } from "./alike.js";
import { nameKey } from "./roster-columns.js";
import type { Roster, RosterEntry, RosterId } from "./roster.js";

/** Somebody to be found in a roster. */
export interface Lookup extends Student {
  /** What may be any of their id, address, login or name: how they named their submission. */
  handles: readonly string[];
  /** What may be their login. */
  logins: readonly string[];
}

/** Who was found. */
export type Match =
  | { kind: "one"; entry: RosterEntry }
  | { kind: "several"; entries: RosterEntry[] }
  | { kind: "none"; soughtFor: string[]; because: string };

/**
 * Makes the function that finds people in a roster: by id, then email address, login, full name; the first of these that
 * anybody has decides, and of several who have it, the one whose id fits. O(entries) to make, O(1) a person.
 */
export function lookupIn({ entries }: Roster, layout: Layout): (person: Lookup) => Match {
  const byId = indexed(entries, ({ ids }) => ids.map(({ value }) => alikeKey(value)));
  const byEmail = indexed(entries, ({ email }) => (email === null ? [] : [alikeKey(email)]));
  const byLogin = indexed(entries, ({ logins }) => logins.map(alikeKey));
  const byName = indexed(entries, ({ nameKeys }) => nameKeys);
  return ({ id, name, email, handles, logins }) => {
    const withId = id === null ? [] : find(byId, [alikeKey(id)]);
    const own = withId.filter((entry) => isOwnId(entry, id ?? "", layout));
    const alsoNamed = withId.filter((entry) => haveWordInCommon(entry.name, name));
    const keys = handles.map(alikeKey);
    const [found = []] = [
      own,
      find(byId, keys),
      find(byEmail, [...(email === null ? [] : [alikeKey(email)]), ...keys]),
      find(byLogin, [...keys, ...logins.map(alikeKey)]),
      find(byName, [...(name === null ? [] : [name]), ...handles].map(nameKey).filter(Boolean)),
      alsoNamed,
    ].filter((some) => some.length > 0);
    const both = found.filter((entry) => alsoNamed.includes(entry));
    const [entry, ...others] = both.length === 1 ? both : found;
    if (entry !== undefined) return others.length === 0 ? { kind: "one", entry } : { kind: "several", entries: found };
    const soughtFor = [name, id, email, ...handles, ...logins].filter((one) => one !== null);
    const lines = withId.map(({ line }) => line).join(", ");
    const because = lines === "" || name === null ? "" : ` The id is that of another name there, line ${lines}.`;
    return { kind: "none", soughtFor, because };
  };
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

function haveWordInCommon(name: string | null, other: string | null): boolean {
  if (name === null || other === null) return false;
  const words = name.split(/[\s,]+/).map(nameKey);
  return words.some((word) => word !== "" && nameKey(other).includes(word));
}
