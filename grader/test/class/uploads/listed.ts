/**
 * Class folders in tests: made from a short listing, and compared whole.
 *
 * @module
 */
import { relative } from "node:path";
import { readClassFolder } from "../../../class/uploads/read.js";
import type { ClassFolder, Upload } from "../../../model/class.js";
import { type Files, folderWith } from "../../support/folder.js";

/** An upload of which nothing is known but what is said here. */
export function upload(name: string, known: Partial<Upload> = {}): Upload {
  return {
    name,
    source: { kind: "path", path: name },
    students: [],
    submittedAt: null,
    late: null,
    daysLate: null,
    otherAttempts: [],
    notes: [],
    doubts: [],
    ...known,
  };
}

/** Single files: paths by the names that the student gave them. */
export function files(names: Readonly<Record<string, string>>): Upload["source"] {
  return { kind: "files", files: Object.entries(names).map(([name, path]) => ({ path, name })) };
}

/** Reads a class folder; paths are relative to it, `/` between the parts. Senders are left out, of which `sendersIn` tells. */
export async function listed(folder: string): Promise<ClassFolder> {
  const found = await readClassFolder(folder);
  const short = (path: string): string => relative(folder, path).replaceAll("\\", "/");
  const uploads = found.uploads.map(({ senders: _senders, ...one }) => one);
  return { ...found, uploads: uploads.map((one) => ({ ...one, source: shortened(one.source, short) })) };
}

/** Who sent in what, by the names of uploads; those that do not say are left out. */
export async function sendersIn(content: Files): Promise<Record<string, Upload["senders"]>> {
  const { uploads } = await readClassFolder(await folderWith(content));
  return Object.fromEntries(uploads.flatMap(({ name, senders }) => (senders === undefined ? [] : [[name, senders]])));
}

function shortened(source: Upload["source"], short: (path: string) => string): Upload["source"] {
  if (source.kind === "path") return { kind: "path", path: short(source.path) };
  if (source.kind !== "files") return source;
  return { kind: "files", files: source.files.map(({ path, name }) => ({ path: short(path), name })) };
}

/** A class folder with these files, read. */
export async function classWith(content: Files): Promise<ClassFolder> {
  return listed(await folderWith(content));
}
