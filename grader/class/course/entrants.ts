/**
 * Everybody who stands in a class of a course: a line for each student of each row, and what each may be known by.
 *
 * @module
 */
import { type CohortEntry, type Student, uploadNameOf } from "../../model/class.js";
import { printable } from "../../model/words.js";
import { alikeKey } from "../uploads/alike.js";
import { type Owner, ownersIn, prefixIn } from "../uploads/join.js";
import type { Roster } from "../uploads/roster.js";
import { nameKey } from "../uploads/roster-columns.js";
import type { RosterEntry } from "../uploads/roster-entry.js";
import type { GradedClass } from "./classes.js";

/** One student of one row of a class. */
export interface Entrant {
  /** Place of the class among the classes. */
  at: number;
  entry: CohortEntry;
  /** What the class knows of them; a name that is a login, an id or an address is none. */
  student: Student;
  /** Login, or what may be one: what they call their submission. */
  login: string | null;
  /** Whoever shares an address is the same person. */
  addresses: readonly string[];
  /** Whoever shares one of these is the same person, unless names or addresses say otherwise. */
  ids: readonly string[];
  /** Whoever shares one of these may be the same person. */
  names: readonly string[];
  /** Who it is by the roster. */
  owner: RosterEntry | null;
  /** Why it is nobody's for certain by the roster. */
  doubt: string | null;
}

/** All of them. */
export interface Entrants {
  all: Entrant[];
  /** Of those in the roster who have nothing in a class, by its place, why something in it may be theirs. */
  maybe: ReadonlyMap<RosterEntry, ReadonlyMap<number, readonly string[]>>;
}

/** Reads the rows of all classes, with the roster where there is one. O(rows). */
export function entrantsOf(classes: readonly GradedClass[], roster: Roster | null): Entrants {
  const maybe = new Map<RosterEntry, Map<number, readonly string[]>>();
  const all = classes.flatMap((one, at) => {
    const loginOf = loginsIn(one);
    if (roster === null) {
      return one.cohort.entries.flatMap((entry) =>
        studentsOf(entry).map((student) => entrant(at, one, entry, student, loginOf(entry), NOBODY)),
      );
    }
    const { uploads, absent } = ownersIn(folderOf(one), roster, one.cohort.assignment);
    for (const [entry, doubts] of absent) {
      if (doubts.length === 0) continue;
      maybe.set(entry, (maybe.get(entry) ?? new Map<number, readonly string[]>()).set(at, doubts));
    }
    const byName = new Map(one.cohort.entries.map((entry) => [entry.name, entry]));
    return uploads.flatMap(({ upload, owners }) => {
      const entry = byName.get(upload.name);
      if (entry === undefined) return [];
      const own = studentsOf(entry);
      // A group has more owners than names; where nobody is named, there is no owner, and a row all the same.
      const number = Math.max(owners.length, 1);
      return Array.from({ length: number }, (_, i) =>
        entrant(
          at,
          one,
          entry,
          (number === own.length ? own[i] : undefined) ?? UNKNOWN,
          loginOf(entry),
          owners[i] ?? NAMELESS,
        ),
      );
    });
  });
  return { all, maybe };
}

const UNKNOWN: Student = { id: null, name: null, email: null };
const NOBODY: Owner = { entry: null, doubt: null };
const NAMELESS: Owner = { entry: null, doubt: "Its submission names nobody." };

/** Those who are named; nobody is somebody, too. */
const studentsOf = ({ students }: CohortEntry): readonly Student[] => (students.length > 0 ? students : [UNKNOWN]);

function entrant(
  at: number,
  { cohort: { layout } }: GradedClass,
  entry: CohortEntry,
  student: Student,
  ownLogin: string | null,
  { entry: owner, doubt }: Owner,
): Entrant {
  // What people decided names somebody by a word that may be a name, an id or a login.
  const isWord = student.id !== null && student.id === student.name;
  const isMoodles = layout === "moodle" && student.id !== null && entry.name.endsWith(`_${student.id}`);
  const id = student.id === null || isMoodles || /\s/.test(student.id) ? null : student.id;
  const login = ownLogin ?? (isWord ? id : null);
  const isCanvas = layout === "canvas" && id !== null && /^\d+$/.test(id);
  const email = student.email ?? (login?.includes("@") === true ? login : null);
  const known = { id, name: isWord ? null : student.name, email };
  const names = [
    student.name,
    ownLogin ?? (student.name === null && entry.handedInAs === undefined ? entry.name : null),
  ];
  return {
    at,
    entry,
    student: { id: isWord ? null : id, name: known.name, email },
    login,
    addresses: email === null ? [] : [alikeKey(email)],
    ids: [
      ...(id === null ? [] : [`${isCanvas ? "canvas" : "id"}:${alikeKey(id)}`]),
      // What all begin with may be a part of a name all the same, as in `van-dam` and `van-berg`.
      ...(login === null ? [] : [...new Set([login, ...(ownLogin === null ? [] : [entry.name])])]).flatMap((one) =>
        one === id ? [] : [`id:${alikeKey(one)}`],
      ),
    ],
    names: names.flatMap((name) => (name === null ? [] : nameKeys(name))),
    owner,
    doubt,
  };
}

/** The orders in which a name may be written. */
function nameKeys(name: string): string[] {
  const words = name.split(/[\s,]+/).filter(Boolean);
  const orders = [words, [...words.slice(-1), ...words.slice(0, -1)], [...words.slice(1), ...words.slice(0, 1)]];
  return [...new Set(orders.map((order) => nameKey(order.join(" "))).filter(Boolean))];
}

/**
 * What may be the login of whoever handed in a row: in a class that comes from no system, what the submission is called, less
 * what clones begin with; nothing where a person has said whose it is, or it has a space, as names have.
 */
function loginsIn({ cohort: { layout, entries, assignment } }: GradedClass): (entry: CohortEntry) => string | null {
  if (layout !== "plain") return () => null;
  const prefixOf = prefixIn([...new Set(entries.map(uploadNameOf))], assignment);
  return ({ name, students, handedInAs, decisions = [] }) => {
    const isSettled = decisions.some(({ actions }) =>
      actions.some(({ kind }) => kind === "belongs" || kind === "together"),
    );
    if (isSettled || students.length > 1 || handedInAs !== undefined || /\s/.test(name)) return null;
    const rest = name.slice(prefixOf(name).length);
    // A short number is counted anew in each class.
    return /\p{L}|\d{4}/u.test(rest) ? rest : null;
  };
}

/** The class as it was found, as far as that is known still. */
function folderOf({ cohort: { layout, entries } }: GradedClass): Parameters<typeof ownersIn>[0] {
  const uploads = entries.map(({ name, students, submittedAt, late, daysLate, otherAttempts }) => {
    const words = students.flatMap(({ id, name, email }) => (id !== null && id === name && email === null ? [id] : []));
    const areWords = students.length > 0 && words.length === students.length;
    const own = students.map((student) => withoutMoodles(name, layout, student));
    return {
      name,
      source: { kind: "nothing" } as const,
      students: areWords ? [] : own,
      ...{ submittedAt, late, daysLate, otherAttempts, notes: [], doubts: [] },
      ...(areWords ? { owners: { names: words, areInstead: true } } : {}),
    };
  });
  return { layout, uploads, passedOver: [] };
}

/** Moodle numbers people anew for each assignment, so that the number in a name says nothing in another class. */
const withoutMoodles = (name: string, layout: string, { id, ...rest }: Student): Student => ({
  ...rest,
  id: layout === "moodle" && id !== null && name.endsWith(`_${id}`) ? null : id,
});

/** Somebody for a message. */
export const whoIs = ({ entry, student: { name, email } }: Entrant): string => printable(name ?? email ?? entry.name);
