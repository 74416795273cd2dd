/**
 * Whom somebody means who names one of several that have handed in together.
 *
 * @module
 */
import { printable } from "../../model/words.js";
import { type Student, type Upload, uploadNameOf } from "../../model/class.js";
import { nameForms } from "../grades/match.js";
import { alikeKey, groupBy } from "../uploads/alike.js";
import { freeName } from "../uploads/found.js";
import { nameKey } from "../uploads/roster-columns.js";

/** Rows of a class, before or after some have got one of their own. */
export type People = readonly Pick<Upload, "name" | "students" | "handedInAs">[];

/** One of several who have handed in together. */
export interface Member {
  student: Student;
  /** The name of what they have handed in. */
  upload: string;
  /** What their own row is called, where they have or get one. */
  row: string;
}

/** Who goes by a text. */
export type Meant =
  | { kind: "member"; member: Member }
  /** Somebody who is alone in a row. */
  | { kind: "alone"; row: string }
  | { kind: "several"; rows: string[] }
  | { kind: "none" };

/**
 * Makes the function that tells who is meant: by the row that they have or would have, else by id, then address, login and name,
 * as in a roster. The first of these that anybody has decides. O(people) to make.
 */
export function whoIn(rows: People): (text: string) => Meant {
  const members = membersIn(rows);
  const ofGroups = new Set(members.map(({ upload }) => upload));
  const alone = rows.flatMap((row) =>
    ofGroups.has(uploadNameOf(row)) ? [] : row.students.map((student) => ({ student, row: row.name, upload: null })),
  );
  const all = [...members, ...alone];
  const byRow = new Map(members.map((member) => [member.row.normalize("NFC"), member]));
  const byShortRow = groupBy(members, ({ upload, student }) => alikeKey(`${upload} (${labelOf(student)})`));
  const indexes = WAYS.map(({ ofStudent }) => {
    const index = new Map<string, Set<(typeof all)[number]>>();
    for (const one of all)
      for (const key of ofStudent(one.student)) index.set(key, (index.get(key) ?? new Set()).add(one));
    return index;
  });
  return (text) => {
    const own = byRow.get(text.normalize("NFC"));
    if (own !== undefined) return { kind: "member", member: own };
    const namesakes = byShortRow.get(alikeKey(text)) ?? [];
    if (namesakes.length > 1) return { kind: "several", rows: namesakes.map(({ row }) => row) };
    const found = WAYS.map(({ ofText }, way) => [
      ...new Set(ofText(text).flatMap((key) => [...(indexes[way]?.get(key) ?? [])])),
    ]);
    const [first, ...others] = found.find((some) => some.length > 0) ?? [];
    if (first === undefined) return { kind: "none" };
    if (others.length > 0) return { kind: "several", rows: [first, ...others].map(({ row }) => row) };
    const { upload, ...rest } = first;
    return upload === null ? { kind: "alone", row: first.row } : { kind: "member", member: { ...rest, upload } };
  };
}

/**
 * Everybody who has handed in together with others, and what their own rows are called: by who they are, whoever else has one.
 * Those whom nothing tells apart are left out, as each could be taken for the other.
 */
export function membersIn(rows: People): Member[] {
  const uploads = groupBy(rows, uploadNameOf);
  const groups = rows.filter(({ name, handedInAs = name }) => name === handedInAs);
  const taken = new Set(groups.map(({ name }) => alikeKey(name)));
  return [...uploads].flatMap(([upload, some]) => {
    const students = some.flatMap((row) => row.students);
    if (students.length < 2) return [];
    const isOnly = (label: (student: Student) => string): ((student: Student) => boolean) => {
      const alike = groupBy(students, (student) => alikeKey(label(student)));
      return (student) => alike.get(alikeKey(label(student)))?.length === 1;
    };
    const [isShort, isLong] = [isOnly(labelOf), isOnly(longLabelOf)];
    const isKnown = (student: Student): boolean =>
      isShort(student) || (isLong(student) && longLabelOf(student) !== labelOf(student));
    return students.filter(isKnown).map((student) => {
      const label = isShort(student) ? labelOf(student) : longLabelOf(student);
      const row = freeName(printable(`${upload} (${label})`), taken);
      taken.add(alikeKey(row));
      return { student, upload, row };
    });
  });
}

const labelOf = ({ name, email, id }: Student): string => name ?? email ?? id ?? "";

const longLabelOf = ({ name, email, id }: Student): string =>
  [name, id, email].filter((part) => part !== null).join(", ");

/** A way to be known by something, by the keys of who is known so and of what somebody says. */
interface Way {
  ofStudent: (student: Student) => string[];
  ofText: (text: string) => string[];
}

const alikeKeys = (...texts: (string | null)[]): string[] =>
  texts.flatMap((text) => (text === null ? [] : [alikeKey(text)]));

const WAYS: readonly Way[] = [
  { ofStudent: ({ id }) => alikeKeys(id), ofText: alikeKeys },
  { ofStudent: ({ email }) => alikeKeys(email), ofText: alikeKeys },
  { ofStudent: ({ alsoCalled = [] }) => alikeKeys(...alsoCalled), ofText: alikeKeys },
  {
    ofStudent: ({ name, id }) => [
      ...namesOf(name),
      ...(name === null || id === null ? [] : alikeKeys(`${name}_${id}`)),
    ],
    ofText: (text) => (text.includes("@") ? [] : [...namesOf(text), alikeKey(text)]),
  },
];

/** The forms of a name, as `Doe, Jane` and `Jane Doe`, set apart from what is a name and a number. */
const namesOf = (name: string | null): string[] =>
  nameForms(name).flatMap((form) => (nameKey(form) === "" ? [] : [`name ${nameKey(form)}`]));
