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
 * anybody has decides. O(entries) to make, O(1) a person.
 */
export function lookupIn({ entries }: Roster, layout: Layout): (person: Lookup) => Match {
  const byId = indexed(entries, ({ ids }) => ids.map(({ value }) => alikeKey(value)));
  const byEmail = indexed(entries, ({ email }) => (email === null ? [] : [alikeKey(email)]));
  const byLogin = indexed(entries, ({ logins }) => logins.map(alikeKey));
  const byName = indexed(entries, ({ nameKeys }) => nameKeys);
  return ({ id, name, email, handles, logins }) => {
    const withId = id === null ? [] : find(byId, [alikeKey(id)]);
    const keys = handles.map(alikeKey);
    const found = [
      withId.filter((entry) => isTrusted(entry, { id: id ?? "", name, layout })),
      find(byId, keys),
      find(byEmail, [...(email === null ? [] : [alikeKey(email)]), ...keys]),
      find(byLogin, [...keys, ...logins.map(alikeKey)]),
      find(byName, [...(name === null ? [] : [name]), ...handles].map(nameKey).filter(Boolean)),
    ].find((some) => some.length > 0);
    const [entry] = found ?? [];
    if (entry !== undefined)
      return found?.length === 1 ? { kind: "one", entry } : { kind: "several", entries: found ?? [] };
    const soughtFor = [name, id, email, ...handles, ...logins].filter((one) => one !== null);
    const because =
      withId.length === 0
        ? ""
        : ` The id is that of another name there, line ${withId.map(({ line }) => line).join(", ")}.`;
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
 * Whether an id of the export and an equal one of the roster are the same id. The numbers of Canvas and Moodle are their own:
 * in another system's roster the same number is somebody else's, unless the names have something in common.
 */
function isTrusted(
  entry: RosterEntry,
  { id, name, layout }: { id: string; name: string | null; layout: Layout },
): boolean {
  const own = (kind: RosterId["kind"]): boolean => (layout === "gradescope" ? kind === "other" : kind === layout);
  if (entry.ids.some(({ kind, value }) => own(kind) && alikeKey(value) === alikeKey(id))) return true;
  if (name === null || entry.name === null) return false;
  const whole = nameKey(name);
  return entry.name.split(/[\s,]+/).some((part) => nameKey(part).length > 0 && whole.includes(nameKey(part)));
}
