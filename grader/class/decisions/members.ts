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

/** Makes the function that tells who is meant: by the row that they have or would have, else by id, then address, login and name, as in a roster. The first of these that anybody has decides. O(people) to make, and to tell. */
export function whoIn(rows: People): (text: string) => Meant {
  const members = membersIn(rows);
  const ofGroups = new Set(members.map(({ upload }) => upload));
  const alone = rows.flatMap((row) =>
    ofGroups.has(uploadNameOf(row)) ? [] : row.students.map((student) => ({ student, row: row.name, upload: null })),
  );
  const all = [...members, ...alone];
  return (text) => {
    const own = members.find(({ row }) => row.normalize("NFC") === text.normalize("NFC"));
    if (own !== undefined) return { kind: "member", member: own };
    const found = WAYS.map((isCalled) => all.filter(({ student }) => isCalled(student, text)));
    const [first, ...others] = found.find((some) => some.length > 0) ?? [];
    if (first === undefined) return { kind: "none" };
    if (others.length > 0) return { kind: "several", rows: [first, ...others].map(({ row }) => row) };
    const { upload, ...rest } = first;
    return upload === null ? { kind: "alone", row: first.row } : { kind: "member", member: { ...rest, upload } };
  };
}

/**
 * Everybody who has handed in together with others, and what their own rows are called: by who they are, whoever else has one.
 * Only of those nobody can tell apart, the order counts.
 */
export function membersIn(rows: People): Member[] {
  const uploads = groupBy(rows, uploadNameOf);
  const taken = new Set(
    rows.filter(({ name, handedInAs = name }) => name === handedInAs).map(({ name }) => alikeKey(name)),
  );
  return [...uploads].flatMap(([upload, some]) => {
    const students = some.flatMap((row) => row.students);
    if (students.length < 2) return [];
    const labels = groupBy(students, (student) => alikeKey(labelOf(student)));
    return students.map((student) => {
      const isOnly = labels.get(alikeKey(labelOf(student)))?.length === 1;
      const row = freeName(printable(`${upload} (${isOnly ? labelOf(student) : longLabelOf(student)})`), taken);
      taken.add(alikeKey(row));
      return { student, upload, row };
    });
  });
}

const labelOf = ({ name, email, id }: Student): string => name ?? email ?? id ?? "";

const longLabelOf = ({ name, email, id }: Student): string =>
  [name, id, email].filter((part) => part !== null).join(", ");

const isAlike = (one: string | null, other: string): boolean => one !== null && alikeKey(one) === alikeKey(other);

const WAYS: readonly ((student: Student, text: string) => boolean)[] = [
  ({ id }, text) => isAlike(id, text),
  ({ email }, text) => isAlike(email, text),
  ({ alsoCalled = [] }, text) => alsoCalled.some((one) => isAlike(one, text)),
  ({ name, id }, text) => name !== null && (isName(name, text) || isAlike(`${name}_${id}`, text)),
];

/** Whether a name is the same, as `Doe, Jane` and `Jane Doe` are. */
const isName = (name: string, text: string): boolean =>
  !text.includes("@") &&
  nameForms(text).some((form) => nameKey(form) !== "" && nameForms(name).some((one) => nameKey(one) === nameKey(form)));
