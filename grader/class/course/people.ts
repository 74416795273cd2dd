/**
 * Who is who in the classes of a course: by a roster, an address, an id or a login. A name alone joins nobody; it is a doubt.
 *
 * @module
 */
import { compareCodePoints } from "../../grade/load/paths.js";
import type { CohortEntry, Student } from "../../model/class.js";
import { NOTHING_HANDED_IN } from "../../model/errors.js";
import { printable, shown, shownList } from "../../model/words.js";
import { alikeKey, groupBy } from "../uploads/alike.js";
import { freeName } from "../uploads/found.js";
import { haveWordInCommon } from "../uploads/lookup.js";
import type { Roster } from "../uploads/roster.js";
import type { RosterEntry } from "../uploads/roster-entry.js";
import type { GradedClass } from "./classes.js";
import { type Entrant, entrantsOf, whoIs } from "./entrants.js";

/** Somebody who takes the course. */
export interface Person {
  /** Unique in the course, letter case and Unicode form aside. */
  name: string;
  student: Student;
  login: string | null;
  /** Their rows by the place of the class; several where it is not known which counts. */
  entries: ReadonlyMap<number, readonly CohortEntry[]>;
  /** Places of classes in which a row that is not theirs for certain may be theirs. */
  maybe: ReadonlySet<number>;
  /** What a person has to look at, a sentence each. */
  doubts: readonly string[];
  /** Whether others may be the same person. */
  isUncertain: boolean;
}

/** Everybody, and what is in doubt about whole classes. */
export interface People {
  /** Sorted by name in code points. */
  people: Person[];
  doubts: string[];
}

/** Finds everybody in the classes, and everybody in the roster. Every row of every class is somebody's. O(n log n). */
export function peopleOf(classes: readonly GradedClass[], roster: Roster | null): People {
  const { all, maybe } = entrantsOf(classes, roster);
  const groups = joined(all);
  const absent = roster === null ? [] : absentFrom(roster, groups);
  const drafts = [...groups.map(draftOf), ...absent].map((draft) => withMaybe(draft, maybe));
  const doubts = roster === null ? apart(classes, drafts) : [];
  doubtNames(drafts, classes);
  return { people: named(drafts), doubts };
}

/** Entrants that are one person, and why others that may be are not among them. */
interface Group {
  members: Entrant[];
  doubts: Set<string>;
  isUncertain: boolean;
}

/** A person who has no name in the course yet. */
interface Draft extends Omit<Person, "entries" | "maybe" | "doubts"> {
  members: readonly Entrant[];
  owner: RosterEntry | null;
  maybe: Set<number>;
  doubts: Set<string>;
}

/** Joins what is certain: by the roster first, then by addresses, then by ids and logins. */
function joined(all: readonly Entrant[]): Group[] {
  const alone = (one: Entrant): Group => ({ members: [one], doubts: new Set(), isUncertain: false });
  const groupOf = new Map(all.map((one): [Entrant, Group] => [one, alone(one)]));
  const group = (one: Entrant): Group => groupOf.get(one) ?? alone(one);
  const join = (some: readonly Entrant[], by: string): void => {
    const groups = [...new Set(some.map(group))];
    const [first, ...others] = groups;
    if (first === undefined || others.length === 0) return;
    const owners = new Set(groups.flatMap(({ members }) => members.flatMap(({ owner }) => owner ?? [])));
    if (owners.size > 1) {
      const doubt = `${by} is that of several in the roster: ${lines(owners)}.`;
      for (const { doubts } of groups) doubts.add(doubt);
      return;
    }
    for (const other of others) {
      first.members.push(...other.members);
      for (const doubt of other.doubts) first.doubts.add(doubt);
      for (const member of other.members) groupOf.set(member, first);
    }
  };
  const owned = new Map<RosterEntry, Entrant[]>();
  for (const one of all) if (one.owner !== null) owned.set(one.owner, [...(owned.get(one.owner) ?? []), one]);
  for (const some of owned.values()) join(some, "");
  for (const [key, some] of byKeys(all, ({ addresses }) => addresses)) join(some, `The address ${shown(key)}`);
  for (const [key, some] of byKeys(all, ({ ids }) => ids)) {
    const id = key.slice(key.indexOf(":") + 1);
    const stranger = some.find((one) => some.some((other) => !mayBeOne(one, other)));
    if (stranger === undefined) {
      join(some, `The id or login ${shown(id)}`);
      continue;
    }
    const groups = new Set(some.map(group));
    // The roster tells them apart.
    const areKnown = [...groups].every(({ members }) => members.some(({ owner }) => owner !== null));
    if (groups.size === 1 || areKnown) continue;
    const people = [...new Set(some.map(whoIs))];
    for (const one of groups) {
      one.doubts.add(`The id or login ${shown(id)} is that of different people: ${shownList(people)}.`);
      one.isUncertain = true;
    }
  }
  return [...new Set(all.map(group))];
}

const lines = (owners: ReadonlySet<RosterEntry>): string =>
  [...owners].map(({ line, name }) => `line ${line}${name === null ? "" : ` (${shown(name)})`}`).join(", ");

function byKeys(all: readonly Entrant[], keysOf: (one: Entrant) => readonly string[]): Map<string, Entrant[]> {
  const found = new Map<string, Entrant[]>();
  for (const one of all) {
    for (const key of new Set(keysOf(one))) {
      const some = found.get(key);
      if (some === undefined) found.set(key, [one]);
      else some.push(one);
    }
  }
  return found;
}

/** Whether neither names nor addresses say that two are different people. */
function mayBeOne({ student: a, addresses: one }: Entrant, { student: b, addresses: other }: Entrant): boolean {
  const haveName = a.name !== null && b.name !== null;
  const isNamed = !haveName || haveWordInCommon(a.name, b.name) || haveWordInCommon(b.name, a.name);
  return isNamed && (one.length === 0 || other.length === 0 || one.some((address) => other.includes(address)));
}

function draftOf({ members, doubts, isUncertain }: Group): Draft {
  const owner = members.find((one) => one.owner !== null)?.owner ?? null;
  const first = <Value>(values: readonly (Value | null | undefined)[]): Value | null =>
    values.find((value) => value !== null && value !== undefined) ?? null;
  const names = members.map(({ student }) => student.name);
  // What they call their work; a row for somebody who handed in nothing is called by the roster.
  const called = members.filter(
    ({ entry: { error, students, handedInAs } }) =>
      error !== NOTHING_HANDED_IN && students.length < 2 && handedInAs === undefined,
  );
  const calls = new Set(called.map(({ entry }) => entry.name));
  const logins = members.filter((one) => one.login !== null);
  const again = logins.find(({ at, entry }) => logins.some((one) => one.at !== at && one.entry.name === entry.name));
  const login = first([owner?.logins[0], again?.entry.name, ...logins.map((one) => one.login)]);
  const canvas = members.some(({ ids }) => ids.some((id) => id.startsWith("canvas:")));
  const ids = members.map(({ student }) => student.id);
  const name = first([owner?.name, ...names.filter((one) => one?.includes(" ")), ...names]);
  const email = first([owner?.email, ...members.map(({ student }) => student.email)]);
  for (const doubt of owner?.doubts ?? []) doubts.add(doubt);
  const inDoubt = owner !== null ? [] : members.flatMap(({ doubt }) => doubt ?? []);
  for (const doubt of inDoubt) doubts.add(doubt);
  const [member] = members;
  return {
    name: printable(
      first([
        owner?.logins[0],
        login,
        calls.size === 1 ? called[0]?.entry.name : null,
        name,
        email,
        member?.entry.name,
      ]) ?? "",
    ),
    student: { id: first([canvas ? null : idOf(owner), ...ids, idOf(owner)]), name, email },
    login,
    ...{ members, owner, maybe: new Set(), doubts },
    isUncertain: isUncertain || inDoubt.length > 0,
  };
}

/** Moodle's numbers are those of one assignment. */
const idOf = (owner: RosterEntry | null): string | null =>
  owner?.ids.find(({ kind }) => kind === "other")?.value ??
  owner?.ids.find(({ kind }) => kind === "canvas")?.value ??
  null;

/** Those of the roster who are in no class at all. */
function absentFrom({ entries }: Roster, groups: readonly Group[]): Draft[] {
  const found = new Set(groups.flatMap(({ members }) => members.map(({ owner }) => owner)));
  return entries
    .filter((entry) => !found.has(entry))
    .map((owner) => {
      const student = { id: idOf(owner), name: owner.name, email: owner.email };
      const login = owner.logins[0] ?? null;
      const name = printable(login ?? student.name ?? student.email ?? student.id ?? `line ${owner.line}`);
      const doubts = new Set(owner.doubts);
      return { name, student, login, members: [], owner, maybe: new Set<number>(), doubts, isUncertain: false };
    });
}

/** What the roster could not tell apart may be theirs. */
function withMaybe(draft: Draft, all: ReadonlyMap<RosterEntry, ReadonlyMap<number, readonly string[]>>): Draft {
  const own = draft.owner === null ? undefined : all.get(draft.owner);
  for (const [at, doubts] of own ?? []) {
    if (draft.members.some((one) => one.at === at)) continue;
    draft.maybe.add(at);
    for (const doubt of doubts) draft.doubts.add(doubt);
  }
  return draft;
}

/** Classes that nobody is in who is in another one: then all of them may be the others. */
function apart(classes: readonly GradedClass[], drafts: readonly Draft[]): string[] {
  if (classes.length < 2) return [];
  const placesOf = ({ members }: Draft): Set<number> => new Set(members.map(({ at }) => at));
  return classes.flatMap(({ root, cohort }, at) => {
    const own = drafts.filter((draft) => placesOf(draft).has(at));
    if (own.length === 0 || own.some((draft) => placesOf(draft).size > 1)) return [];
    for (const draft of drafts) if (!placesOf(draft).has(at)) draft.maybe.add(at);
    for (const draft of own) draft.isUncertain = true;
    return [
      `Nobody in ${shown(root)} (${cohort.assignment}) is certainly anybody in another class; give a roster that knows them with \`--roster\`.`,
    ];
  });
}

/** Rows of one name that nothing else joins, and that are in no class together. */
function doubtNames(drafts: readonly Draft[], classes: readonly GradedClass[]): void {
  const byName = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.owner !== null) continue;
    for (const name of new Set(draft.members.flatMap(({ names }) => names)))
      byName.set(name, [...(byName.get(name) ?? []), draft]);
  }
  const placesOf = ({ members }: Draft): Set<number> => new Set(members.map(({ at }) => at));
  for (const some of byName.values()) {
    for (const draft of some) {
      const own = placesOf(draft);
      const others = some.filter((other) => other !== draft && [...placesOf(other)].every((at) => !own.has(at)));
      for (const other of others) {
        draft.isUncertain = true;
        for (const at of placesOf(other)) draft.maybe.add(at);
        const rows = other.members.map(({ at, entry }) => `${shown(entry.name)} in ${classes[at]?.cohort.assignment}`);
        draft.doubts.add(`It has the name of ${rows.join(", ")}, and nothing else says that they are one person.`);
      }
    }
  }
}

/** Gives each a name of its own; the order in which they were found has no influence. */
function named(drafts: readonly Draft[]): Person[] {
  const key = ({ name, student, members }: Draft): string =>
    [name, student.id, student.email, student.name, ...members.map(({ at, entry }) => `${at} ${entry.name}`)].join(
      "\n",
    );
  const sorted = [...drafts].sort((a, b) => compareCodePoints(key(a), key(b)));
  const taken = new Set<string>();
  // Whoever has a name alone keeps it.
  const alike = groupBy(sorted, ({ name }) => alikeKey(name));
  for (const [name, { length }] of alike) if (length === 1) taken.add(name);
  const people = sorted.map((draft): Person => {
    const isOnly = alike.get(alikeKey(draft.name))?.length === 1;
    const name = isOnly ? draft.name : freeName(draft.name, taken);
    taken.add(alikeKey(name));
    const { members, owner: _owner, doubts, ...rest } = draft;
    return { ...rest, name, entries: entriesOf(members), doubts: [...doubts] };
  });
  return people.sort((a, b) => compareCodePoints(a.name, b.name));
}

function entriesOf(members: readonly Entrant[]): Map<number, CohortEntry[]> {
  const found = new Map<number, CohortEntry[]>();
  for (const { at, entry } of members) {
    const own = found.get(at) ?? [];
    if (!own.includes(entry)) found.set(at, [...own, entry]);
  }
  return found;
}
