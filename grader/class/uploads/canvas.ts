/**
 * What Canvas exports as "Download Submissions": flat files, `<name>[_LATE]_<user>_<attachment>_<name of the file>`, and
 * `<name>[_LATE]_<user>_text.html` or `_link.html` for what was no file; without names `[LATE_]anon_<id>_…`.
 *
 * @module
 */
import type { Sender, Upload, UploadFile } from "../../model/class.js";
import { printable, shown } from "../../model/words.js";
import { groupBy } from "./alike.js";
import type { Child } from "./children.js";
import { type Found, noFile, plainUpload, type Unnamed } from "./found.js";
import { findBeside } from "./plain.js";

interface Entry {
  child: Child;
  /** Name of the student or group in small letters without spaces; `null` when anonymous. */
  who: string | null;
  id: string;
  isLate: boolean;
  content: { kind: "file"; attachment: bigint; name: string } | { kind: "text" | "link" };
}

const head = String.raw`^(?:(?!LATE_|anon_)(?<who>.*?)_)?(?<late>LATE_)?(?:(?<user>\d+)|anon_(?<anonymous>[A-Za-z0-9]+))_`;
const filePattern = new RegExp(`${head}(?<attachment>\\d+)_(?<name>.+)$`, "su");
const textPattern = new RegExp(`${head}(?<kind>text|link)(?:-\\d+)?\\.html$`, "su");

/** Whether a child is named as Canvas names what it exports. */
export function isFromCanvas({ kind, name }: Child): boolean {
  return kind === "file" && (filePattern.test(name) || textPattern.test(name));
}

/** One submission for each user: all files of theirs. O(n log n). */
export function findCanvas(children: readonly Child[]): Found {
  const entries = children.flatMap((child) => parse(child) ?? []);
  const users = groupBy(entries, ({ who, id }) => (who === null ? `anon_${id}` : id));
  const found = findBeside(
    children.filter((child) => !isFromCanvas(child)),
    "Canvas",
  );
  return { ...found, uploads: [...[...users.values()].map(uploadOf), ...found.uploads] };
}

function parse(child: Child): Entry | null {
  if (child.kind === "folder") return null;
  const parts = (filePattern.exec(child.name) ?? textPattern.exec(child.name))?.groups;
  if (parts === undefined) return null;
  const { who = "", late, user, anonymous = "", attachment, name = "", kind } = parts;
  return {
    child,
    who: user === undefined ? null : who,
    id: user ?? anonymous,
    isLate: late !== undefined,
    content:
      attachment === undefined
        ? { kind: kind === "text" ? "text" : "link" }
        : { kind: "file", attachment: BigInt(attachment), name },
  };
}

function uploadOf(entries: Entry[]): Unnamed {
  const files = entries.flatMap(({ child, content }) => (content.kind === "file" ? [{ child, ...content }] : []));
  const parts = partsOf(files);
  const notes = notesOnTexts(entries);
  const [first] = entries;
  const { who, id } = first ?? { who: null, id: "" };
  const name = who === null ? `anon_${id}` : [who, id].filter(Boolean).join("_");
  return {
    ...plainUpload(name, parts.length > 0 ? { kind: "files", files: parts } : noFile(notes)),
    students: who === null ? [] : [{ id, name: who === "" ? null : printable(who), email: null }],
    ...(files.length === 0 ? {} : { senders: [senderOf(first, files)] }),
    late: entries.some(({ isLate }) => isLate),
    notes,
  };
}

/** By an archive where there is one: what answers it can be packed, and so have the name that Canvas gives it. */
function senderOf(entry: Entry | undefined, files: readonly Attachment[]): Sender {
  const [newest] = newestFirst(files);
  const { attachment, name } = files.find((one) => /\.zip$/i.test(one.name)) ?? newest ?? { attachment: 0n, name: "" };
  const who = entry?.who ?? null;
  return {
    name: printable(who ?? ""),
    id: entry?.id ?? "",
    ...(who === null ? { isAnonymous: true } : {}),
    attachment: { id: String(attachment), name: printable(name) },
  };
}

interface Attachment {
  child: Child;
  attachment: bigint;
  name: string;
}

/** Canvas numbers a name that is used again: `a.ts`, `a-1.ts` … `a-7.ts`, then with a long random id. */
const numbered =
  /-(?:\d{1,3}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=(?:\.[A-Za-z][A-Za-z0-9]*)*\.[A-Za-z0-9]*$)/;

/** The files under their own names, the newest first; the name without number is kept, as only loading tells which is meant. */
function partsOf(files: readonly Attachment[]): UploadFile[] {
  return newestFirst(files).map(({ child: { path }, name }) => {
    const bare = name.replace(numbered, "");
    return bare === name ? { path, name } : { path, name, bare };
  });
}

const newestFirst = (files: readonly Attachment[]): Attachment[] =>
  [...files].sort((a, b) => (a.attachment > b.attachment ? -1 : a.attachment < b.attachment ? 1 : 0));

function notesOnTexts(entries: readonly Entry[]): Upload["notes"] {
  const what = { text: "text typed in Canvas", link: "a link" };
  return entries.flatMap(({ child, content }) =>
    content.kind === "file" ? [] : [`${shown(child.name)} is ${what[content.kind]}, which cannot be graded.`],
  );
}
