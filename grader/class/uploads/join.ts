import { basename } from "node:path";
import { NOTHING_CERTAIN, UsageError } from "../../model/errors.js";
import { compareCodePoints, endingOf, withoutEnding } from "../../grade/load/paths.js";
import { printable, shown, shownList } from "../../model/words.js";
import type { ClassFolder, Layout, Student, Upload } from "../../model/class.js";
import { alikeKey } from "./alike.js";
import { freeName, plainUpload } from "./found.js";
import { behindGroup } from "./groups.js";
import { lookupIn, type Lookup, type Match, membersIn } from "./lookup.js";
import type { Roster } from "./roster.js";
import type { RosterEntry } from "./roster-entry.js";

/**
 * Joins a class with its roster: each submission with whose it is, by id, email address, login or full name, whatever fits
 * first; a plain one by its own name, and one of a group with all its members. Nobody is guessed: where several fit, or none, the submission stays as it is, in
 * doubt. Who is in the roster and handed in nothing gets a row of their own. O(n log n).
 *
 * @param assignment - whose submissions they are, with which clones may begin; `null` where that is not known
 * @throws UsageError when no submission names anybody, as in an anonymous export
 */
export function joinRoster(folder: ClassFolder, roster: Roster, assignment: string | null = null): ClassFolder {
  const { joined, join } = joinUploads(folder, roster, assignment);
  refuseNameless(joined, join);
  doubtSharedClaims(join.claims);
  const rows = joined.map(({ row }) => row);
  const uploads = [...rows, ...absentRows(rows, join, joined.every(isNamed)).values()];
  return { ...folder, uploads: uploads.sort((a, b) => compareCodePoints(a.name, b.name)) };
}

/** Somebody who handed in, as a roster tells of them. */
export interface Owner {
  /** `null` where it does not, or not for certain. */
  entry: RosterEntry | null;
  /** Why it is not certain; one sentence. */
  doubt: string | null;
}

/** Whose the submissions of a class are. */
export interface Owners {
  /** In the order of the uploads. */
  uploads: { upload: Upload; owners: readonly Owner[] }[];
  /** Of those in the roster who have none, why one may be theirs all the same; a sentence each, none where none may. */
  absent: ReadonlyMap<RosterEntry, readonly string[]>;
}

/** As {@link joinRoster}, for whoever has several classes of the same people. */
export function ownersIn(folder: ClassFolder, roster: Roster, assignment: string | null = null): Owners {
  const { joined, join } = joinUploads(folder, roster, assignment);
  if (joined.length > 0) refuseNameless(joined, join);
  const own = (entry: RosterEntry, doubts: readonly string[]): string[] => doubts.slice(entry.doubts.length);
  const rows = absentRows(
    joined.map(({ row }) => row),
    join,
    joined.every(isNamed),
  );
  return {
    uploads: joined.map(({ row, owners }) => ({ upload: row, owners })),
    absent: new Map([...rows].map(([entry, { doubts }]) => [entry, own(entry, doubts)])),
  };
}

/** What somebody has handed in who is named in any way that the roster knows; `null` where it knows nobody by that. */
export function handedInBy(
  folder: ClassFolder,
  roster: Roster,
  assignment: string | null,
): (whom: string) => { uploads: string[]; isAlone: boolean } | null {
  const { join } = joinUploads(folder, roster, assignment);
  return (whom) => {
    const match = join.lookup(decided(whom));
    if (match.kind !== "one") return null;
    const rows = join.claims.get(match.entry) ?? [];
    return { uploads: rows.map(({ name }) => name), isAlone: rows.every(({ students }) => students.length < 2) };
  };
}

function joinUploads(
  folder: ClassFolder,
  roster: Roster,
  assignment: string | null,
): { joined: Joined[]; join: Joining } {
  const { layout } = folder;
  const owners = ownersOf(folder, assignment);
  const otherNames = otherNamesIn(folder);
  const [lookup, membersOf] = [lookupIn(roster, layout), membersIn(roster)];
  const join: Joining = { roster, layout, lookup, membersOf, claims: new Map(), doubts: new Map() };
  const joined = folder.uploads.map((upload) =>
    joinUpload(upload, seekers(upload, owners.get(upload), otherNames), join),
  );
  return { joined, join };
}

function refuseNameless(joined: readonly Joined[], { roster, layout }: Joining): void {
  if (joined.some(isNamed)) return;
  const groups = layout === "moodle" ? ", or, where groups hand in, give one with a column `Group`" : "";
  throw new UsageError(
    `The submissions name nobody, so ${shown(roster.file)} says nothing about them; export them with names${groups}, or leave the roster out.`,
  );
}

const isNamed = ({ isNamed }: Joined): boolean => isNamed;

/** A join under way. */
interface Joining {
  roster: Roster;
  layout: Layout;
  lookup: (person: Lookup) => Match;
  membersOf: (group: string) => readonly RosterEntry[];
  /** Whose submissions were found. */
  claims: Map<RosterEntry, Upload[]>;
  /** Whose they might be. */
  doubts: Map<RosterEntry, Upload[]>;
}

/** One row, joined with each of its people. */
interface Joined {
  row: Upload;
  /** One for each that it names. */
  owners: Owner[];
  /** Whether it says at all whose it is. */
  isNamed: boolean;
}

function joinUpload(upload: Upload, people: readonly Lookup[], join: Joining): Joined {
  const row = { ...upload, notes: [...upload.notes], doubts: [...upload.doubts] };
  const alsoCalled = new Map<Student, string[]>();
  const claim = (entry: RosterEntry, exported?: Student): Student | undefined => {
    // Somebody may be named twice, in two ways.
    if (join.claims.get(entry)?.includes(row) === true) return exported;
    const student = studentOf(entry, join.layout, exported);
    alsoCalled.set(student, otherWordsFor(entry, student));
    row.notes.push(...entry.notes);
    row.doubts.push(...entry.doubts);
    add(join.claims, entry, row);
    return student;
  };
  let isNamed = false;
  const joinGroup = (members: readonly RosterEntry[]): JoinedPeople => {
    isNamed = true;
    return {
      students: members.map((entry) => claim(entry)),
      owners: members.map((entry) => ({ entry, doubt: null })),
    };
  };
  const joinPerson = (person: Lookup, index: number): JoinedPeople => {
    const exported = upload.students[index];
    const members = groupOf(upload, people, index, join);
    if (members.length > 0) return joinGroup(members);
    const match = join.lookup(person);
    isNamed ||= match.kind !== "none" || person.name !== null || person.email !== null || person.handles.length > 0;
    if (match.kind === "one") {
      const doubt = match.isWeak ? otherName(person, match.entry) : null;
      const students = [claim(match.entry, exported)];
      if (doubt !== null) row.doubts.push(doubt);
      return { students, owners: [{ entry: match.entry, doubt }] };
    }
    const doubt = doubtOf(match, join.roster);
    if (match.kind === "none" && index === 0 && isOfOthers(upload, people, join)) {
      row.notes.push(doubt);
      return { students: [], owners: [] };
    }
    row.doubts.push(doubt);
    if (match.kind === "several") for (const entry of match.entries) add(join.doubts, entry, row);
    return { students: [exported], owners: [{ entry: null, doubt }] };
  };
  const unnamed = groupByName(upload, join);
  const joined = [...(unnamed.length > 0 ? [joinGroup(unnamed)] : []), ...people.map(joinPerson)];
  // Whom the roster does not know has none.
  row.students = named(
    joined.flatMap(({ students }) => students),
    alsoCalled,
  );
  return { row, owners: joined.flatMap(({ owners }) => owners), isNamed };
}

/** Those whose an upload is by one of those whom it names. */
interface JoinedPeople {
  /** Not there where nobody is known. */
  students: (Student | undefined)[];
  owners: Owner[];
}

/** Everybody in the group whose name is all that Moodle's export tells of an upload. */
function groupByName({ name, students, owners }: Upload, { layout, membersOf }: Joining): readonly RosterEntry[] {
  const isAll = layout === "moodle" && students.length === 0 && owners?.areInstead !== true;
  return isAll ? membersOf(name.replace(/_\d+$/, "")) : [];
}

/** Whether nothing but its own name tells whose it is itself, and somebody has decided who hands it in: then that is how they call it. */
function isOfOthers({ students, owners }: Upload, people: readonly Lookup[], { layout, lookup }: Joining): boolean {
  if (layout !== "plain" || students.length > 0 || owners === undefined || owners.areInstead) return false;
  return people.slice(1).some((person) => lookup(person).kind === "one");
}

/** What the roster knows somebody by that does not stand there already. */
const otherWordsFor = ({ ids, logins }: RosterEntry, { id, name, email }: Student): string[] =>
  [...new Set([...ids.map(({ value }) => value), ...logins])].filter((one) => ![id, name, email].includes(one));

/** Those who are known; of several, each with all that they may be named by. */
function named(all: readonly (Student | undefined)[], words: ReadonlyMap<Student, string[]>): Student[] {
  const known = all.filter((student) => student !== undefined);
  if (known.length < 2) return known;
  return known.map((student) => {
    const alsoCalled = words.get(student) ?? [];
    return alsoCalled.length === 0 ? student : { ...student, alsoCalled };
  });
}

/**
 * Everybody in the group that one of those is whose an upload is. Moodle names groups as it names people; a plain upload, and
 * what a person has decided, may be called as a group, or as what becomes of its name in that of a clone, unless it is called
 * as somebody.
 */
function groupOf(
  { students, owners }: Upload,
  people: readonly Lookup[],
  index: number,
  { layout, lookup, membersOf }: Joining,
): readonly RosterEntry[] {
  const person = people[index];
  const isDecided = index >= people.length - (owners?.names.length ?? 0);
  if (layout === "moodle" && !isDecided) return membersOf(students[index]?.name ?? "");
  const isCalledSo = isDecided || (layout === "plain" && students.length === 0);
  if (person === undefined || !isCalledSo || lookup(person).kind !== "none") return [];
  const names = [...person.handles, ...person.logins];
  return (
    [...names, ...names.map((one) => one.replaceAll("-", " "))].map(membersOf).find(({ length }) => length > 0) ?? []
  );
}

const add = <Key>(map: Map<Key, Upload[]>, key: Key, upload: Upload): void =>
  void map.set(key, [...(map.get(key) ?? []), upload]);

/** Whom an upload is of, one for each student; a plain one is of whoever has its name. None when it names nobody. */
function seekers(upload: Upload, own: Lookup | undefined, otherNames: (name: string) => string[]): Lookup[] {
  const { students, owners } = upload;
  if (owners !== undefined) {
    const { owners: _owners, ...itself } = upload;
    return [...(owners.areInstead ? [] : seekers(itself, own, otherNames)), ...owners.names.map(decided)];
  }
  if (students.length === 0) return own === undefined ? [] : [own];
  return students.map((student) => {
    return { ...student, handles: [], logins: [], otherNames: student.name === null ? [] : otherNames(student.name) };
  });
}

/** Somebody whose it is by decision, which may name them in any way that the roster knows, or as the row is called that they have by it. */
function decided(text: string): Lookup {
  const [, name = null, id = null] = /^(.*\s.*)_([^\s_]+)$/.exec(text) ?? [];
  return { id, name, email: null, handles: [text], logins: [text], otherNames: [] };
}

/** What else people may be called: where every name of Moodle's may begin with a group, what is behind that. */
function otherNamesIn({ layout, uploads }: ClassFolder): (name: string) => string[] {
  const people = uploads.flatMap(({ students }) => students);
  const areMembers = layout === "moodle" && people.every(({ name }) => name === null || behindGroup(name).length > 0);
  return areMembers ? behindGroup : () => [];
}

/**
 * Plain submissions are of whoever has the file's name as id, address, login or name; git clones of whose login comes after
 * the beginning that clones have, as in `first-fit-ada` and `first-fit-grace`.
 */
function ownersOf({ layout, uploads }: ClassFolder, assignment: string | null): Map<Upload, Lookup> {
  if (layout !== "plain") return new Map();
  const names = uploads.map((upload): [Upload, string] => [upload, handleOf(upload)]);
  const prefixOf = prefixIn(
    names.map(([, name]) => name),
    assignment,
  );
  return new Map(
    names.map(([upload, name]) => {
      const prefix = prefixOf(name);
      const logins = prefix === "" ? [] : [name.slice(prefix.length)];
      return [upload, { id: null, name: null, email: null, handles: [name], logins, otherNames: [] }];
    }),
  );
}

/** How a plain submission is named: by its file less the ending, also where others are named so. */
function handleOf({ name, source }: Upload): string {
  if (source.kind !== "path") return name;
  const file = basename(source.path);
  if (endingOf(file) !== "") return withoutEnding(file);
  return file.startsWith(`${name}.`) ? name : file;
}

/** Names of which more than half tell what clones begin with; of fewer all have to, as half may be one family. */
const MANY = 5;

/**
 * Makes the function that tells what stands before a login in the name of a clone: what most of the names begin with, up to a
 * `-` or `_`, so that one that came by mail takes nobody's login away; else the assignment, as GitHub Classroom has it. Empty
 * where that is nothing. O(characters of the names) to make.
 *
 * @param assignment - whose submissions they are; `null` where that is not known
 */
export function prefixIn(names: readonly string[], assignment: string | null): (name: string) => string {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const { index } of name.matchAll(/[-_](?=.)/gs)) {
      const prefix = name.slice(0, index + 1);
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  const least = names.length < MANY ? Math.max(2, names.length) : Math.floor(names.length / 2) + 1;
  const shared = [...counts].filter(([, count]) => count >= least).map(([prefix]) => prefix);
  const longest = shared.reduce((most, one) => (one.length > most.length ? one : most), "");
  const prefixes = [longest, ...(assignment === null ? [] : [`${assignment}-`])];
  return (name) => prefixes.find((prefix) => prefix !== "" && name.startsWith(prefix) && name !== prefix) ?? "";
}

function studentOf(entry: RosterEntry, layout: Layout, exported?: Student): Student {
  const id = entry.ids.find(({ kind }) => kind === layout) ?? entry.ids[0];
  const name = entry.name ?? exported?.name ?? null;
  return {
    id: exported?.id ?? id?.value ?? null,
    name: name === null ? null : printable(name),
    email: exported?.email ?? entry.email,
  };
}

const otherName = ({ id, name }: Lookup, entry: RosterEntry): string =>
  `Its number ${shown(id ?? "")} is that of ${shown(entry.name ?? "")} in the roster, line ${entry.line}, and its name is another: ${shown(name ?? "")}.`;

function doubtOf(match: Exclude<Match, { kind: "one" }>, { file }: Roster): string {
  if (match.kind === "none")
    return `Nobody in ${shown(file)} goes by ${shownList([...new Set(match.soughtFor)])}.${match.because}`;
  const entries = match.entries.map(({ line, name }) => `line ${line}${name === null ? "" : ` (${shown(name)})`}`);
  return `Several in ${shown(file)} could have handed it in, so it is nobody's: ${entries.join(", ")}.`;
}

function doubtSharedClaims(claims: ReadonlyMap<RosterEntry, Upload[]>): void {
  for (const [{ name, line }, uploads] of claims) {
    if (uploads.length < 2) continue;
    const who = name === null ? `Line ${line} of the roster` : shown(name);
    for (const { doubts } of uploads) {
      doubts.push(`${who} handed in several times: ${shownList(uploads.map((upload) => upload.name))}.`);
    }
  }
}

/** Rows for those of the roster who handed in nothing. */
function absentRows(
  rows: readonly Upload[],
  { roster, layout, claims, doubts }: Joining,
  isComplete: boolean,
): Map<RosterEntry, Upload> {
  const taken = new Set(rows.map(({ name }) => alikeKey(name)));
  const absent = roster.entries.filter((entry) => !claims.has(entry));
  const made = absent.map((entry): [RosterEntry, Upload] => {
    const student = studentOf(entry, layout);
    const full = [student.name, student.id].filter((part) => part !== null).join("_");
    const name = freeName(printable(entry.logins[0] ?? (full || entry.email) ?? ""), taken);
    taken.add(alikeKey(name));
    const own = [...entry.doubts];
    const doubtful = doubts.get(entry) ?? [];
    if (doubtful.length > 0) own.push(`It may be theirs: ${shownList(doubtful.map((upload) => upload.name))}.`);
    if (!isComplete) own.push("Some submissions name nobody; one of them may be theirs.");
    const maybe = own.slice(entry.doubts.length);
    const {
      wanted: _wanted,
      ending: _ending,
      ...row
    } = plainUpload(
      "",
      maybe.length === 0 ? { kind: "nothing" } : { kind: "other", what: `${NOTHING_CERTAIN} ${maybe.join(" ")}` },
    );
    return [entry, { name, ...row, students: [student], notes: [...entry.notes], doubts: own }];
  });
  return new Map(made);
}
