/**
 * What people decided about whose an upload is, and which of its files count, put into the class before it is read.
 *
 * @module
 */
import type { Decision, Decisions } from "../../model/decision.js";
import { changesBetween } from "../../grade/load/closest.js";
import type { ClassFolder, Student, Upload } from "../../model/class.js";
import { shown, shownList } from "../../model/words.js";
import { replacedIn } from "../../report/decisions/replaced.js";
import { isOfUpload } from "./own-rows.js";
import { isFor } from "./select.js";

/**
 * The class with each upload as it is decided; those that hand in with somebody else have none of their own.
 * O(uploads × decisions).
 *
 * @param hasRoster - whether a roster will tell who is not known
 */
export function settleUploads(found: ClassFolder, { all }: Decisions, hasRoster: boolean): ClassFolder {
  const settling = all.filter(({ actions }) => actions.some(isOfUpload));
  if (settling.length === 0) return found;
  // With whom there is not, nobody hands in.
  const others = new Set(
    settling.flatMap(({ for: [first = ""], actions }) =>
      uploadOf(first.normalize("NFC"), found) === undefined ? [] : withThem(actions).filter((name) => name !== first),
    ),
  );
  const left = found.uploads.filter(({ name }) => !others.has(name.normalize("NFC")));
  return { ...found, uploads: left.map((upload) => settled(upload, settling, found, hasRoster)) };
}

/** The class in which people are known by what was decided alone, where there is no roster that would know them. */
export const withOwners = (found: ClassFolder): ClassFolder => ({
  ...found,
  uploads: found.uploads.map(({ owners, ...upload }) => {
    if (owners === undefined) return upload;
    const itself = upload.students.length === 0 ? [studentOf(upload.name)] : upload.students;
    return { ...upload, students: [...(owners.areInstead ? [] : itself), ...owners.names.map(studentOf)] };
  }),
});

/** Everybody who hands in together with somebody, as they are named, in NFC. */
export const partnersIn = ({ all }: Decisions): Set<string> => new Set(all.flatMap(({ actions }) => withThem(actions)));

const withThem = (actions: Decision["actions"]): string[] =>
  actions.flatMap((action) => (action.kind === "together" ? action.with.map((name) => name.normalize("NFC")) : []));

function settled(upload: Upload, decisions: readonly Decision[], found: ClassFolder, hasRoster: boolean): Upload {
  const all = decisions.filter((one) => isFor(one, upload.name)).flatMap((one) => one.actions);
  const replaced = replacedIn(all);
  const actions = all.filter((action) => !replaced.has(action));
  const files = actions.flatMap((action) => (action.kind === "file" ? [{ take: action.take, as: action.as }] : []));
  const folder = actions.flatMap((action) => (action.kind === "folder" ? [action.folder] : [])).at(-1) ?? null;
  const to = actions.flatMap((action) => (action.kind === "belongs" ? [action.to] : []));
  const partners = withThem(actions).map((name) => ({ name, own: uploadOf(name, found) }));
  const known = partners.flatMap(({ own }) => own?.students ?? []);
  const names = partners.flatMap(({ name, own }) => (own === undefined || own.students.length === 0 ? [name] : []));
  const owners = to.length > 0 ? { names: to, areInstead: true } : { names, areInstead: false };
  const misspelt = partners.flatMap(({ name, own }) =>
    own === undefined && !hasRoster ? likeOthers(name, found) : [],
  );
  const others = partners.flatMap(({ own }) => (own === undefined || own === upload ? [] : [own]));
  // Whose it is by decision did not send it in: an answer to whom did would be read by somebody else.
  const senders = to.length > 0 ? [] : [upload, ...others].flatMap((one) => one.senders ?? []);
  const { senders: _senders, ...rest } = upload;
  const leftOut = others.map(({ name }) => name);
  const note = `Not graded, as they hand in together with it: ${shownList(leftOut)}.`;
  return {
    ...rest,
    ...(senders.length === 0 ? {} : { senders }),
    students: to.length > 0 ? [] : [...upload.students, ...known],
    notes: [...upload.notes, ...(leftOut.length === 0 ? [] : [note])],
    doubts: [...upload.doubts, ...misspelt],
    ...(files.length === 0 && folder === null ? {} : { settled: { files, folder } }),
    ...(owners.names.length === 0 ? {} : { owners }),
  };
}

/** A doubt about somebody who has no upload, and whose name may be that of one who has, misspelt. */
function likeOthers(name: string, { uploads }: ClassFolder): string[] {
  const like = uploads.find((other) => isMisspelt(name, other.name));
  if (like === undefined) return [];
  return [
    `By decision ${shown(name)} hands in together with it, and has no submission; was ${shown(like.name)} meant?`,
  ];
}

/** Whether names are one letter apart; numbers that differ are people who differ. */
export const isMisspelt = (name: string, other: string): boolean =>
  name.replace(/\D/g, "") === other.replace(/\D/g, "") &&
  changesBetween(name.normalize("NFC").toLowerCase(), other.normalize("NFC").toLowerCase()) <= 1;

const uploadOf = (name: string, { uploads }: ClassFolder): Upload | undefined =>
  uploads.find((one) => one.name.normalize("NFC") === name);

const studentOf = (text: string): Student =>
  text.includes("@") ? { id: null, name: null, email: text } : { id: text, name: text, email: null };
