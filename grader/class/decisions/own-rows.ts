/**
 * A row for each of several who have handed in together and about whom alone something is decided: what they are graded by is
 * that of all of them, and what counts is their own.
 *
 * @module
 */
import { compareCodePoints } from "../../grade/load/paths.js";
import type { ClassFolder, Sender, Student, Upload } from "../../model/class.js";
import type { Decision, Decisions } from "../../model/decision.js";
import { groupBy } from "../uploads/alike.js";
import { type Member, membersIn, whoIn } from "./members.js";

/** What is about an upload, which is that of all who have handed it in. */
export const isOfUpload = ({ kind }: Decision["actions"][number]): boolean =>
  kind === "file" || kind === "folder" || kind === "together" || kind === "belongs";

/**
 * The class with a row for each who is named by a decision and is no row by themselves. Those of a group about whom nothing is
 * decided keep its row; where nobody is left, it has none. O(decisions × people).
 */
export function setApart(found: ClassFolder, { all }: Decisions): ClassFolder {
  const called = calledIn(found.uploads, all);
  if (called.size === 0) return found;
  const members = groupBy(membersIn(found.uploads), ({ upload }) => upload);
  const uploads = found.uploads.flatMap((upload) => {
    const own = members.get(upload.name) ?? [];
    return own.some(({ row }) => called.has(row)) ? rowsOf(upload, own, called) : [upload];
  });
  return { ...found, uploads: uploads.sort((a, b) => compareCodePoints(a.name, b.name)) };
}

/** By the rows that they get, what those are called about whom alone something is decided. */
function calledIn(uploads: readonly Upload[], all: readonly Decision[]): Map<string, string[]> {
  const called = new Map<string, string[]>();
  const rows = new Set(uploads.map(({ name }) => name.normalize("NFC")));
  const names = all.flatMap((decision) => (decision.for === "all" || !isOfPeople(decision) ? [] : decision.for));
  const others = new Set(names.map((name) => name.normalize("NFC")).filter((name) => !rows.has(name)));
  if (others.size === 0) return called;
  const who = whoIn(uploads);
  for (const name of others) {
    const meant = who(name);
    if (meant.kind === "member") called.set(meant.member.row, [...(called.get(meant.member.row) ?? []), name]);
  }
  return called;
}

/** Whether it decides anything that can be for one of several. */
const isOfPeople = ({ actions, grades, comment, note }: Decision): boolean =>
  grades !== undefined || comment !== undefined || note !== undefined || actions.some((action) => !isOfUpload(action));

function rowsOf(upload: Upload, members: readonly Member[], called: ReadonlyMap<string, string[]>): Upload[] {
  const { senders, ...rest } = upload;
  const senderOf = sendersOf(upload.students, senders ?? []);
  const rowFor = (name: string, students: Student[]): Upload => {
    const own = students.flatMap((student) => senderOf.get(student) ?? []);
    return { ...rest, name, students, handedInAs: upload.name, ...(own.length === 0 ? {} : { senders: own }) };
  };
  const apart = members.flatMap(({ row, student }) => {
    const calledAs = called.get(row);
    return calledAs === undefined ? [] : [{ ...rowFor(row, [student]), calledAs }];
  });
  const own = new Set(apart.flatMap(({ students }) => students));
  const left = upload.students.filter((student) => !own.has(student));
  return [...(left.length === 0 ? [] : [rowFor(upload.name, left)]), ...apart];
}

/**
 * Who has sent in what by themselves. Where not everybody has, the system may know one upload of them all, and whatever answers
 * it is read by each of them: then nobody has.
 */
function sendersOf(students: readonly Student[], senders: readonly Sender[]): Map<Student, Sender> {
  const own = students.flatMap((student): [Student, Sender][] => {
    const [sender, ...others] = senders.filter(({ id }) => id === student.id);
    return sender === undefined || others.length > 0 ? [] : [[student, sender]];
  });
  return new Map(own.length === students.length && own.length === senders.length ? own : []);
}
