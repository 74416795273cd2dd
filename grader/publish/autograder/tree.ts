/**
 * Files → a folder on disk.
 *
 * @module
 */
import { createHash, randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, posix, resolve } from "node:path";
import { ASIDE_PREFIX, diskReason, makeFolder, writeAside } from "../../disk/write-aside.js";
import { UsageError } from "../../model/errors.js";
import { type PackedFile, textFile } from "./kit.js";

/** A kind of folder that is written here. */
export interface FolderKind {
  /** What is in it: `autograder`. */
  name: string;
  /** Name of the file that lists the files that were written, so that a second run knows which of them are its own. */
  list: string;
  /** What else that file says. */
  about?: Readonly<Record<string, unknown>>;
}

/** How to write a folder. */
export interface FolderOptions {
  /** Given the new files on disk before anybody finds them at their place; where it throws, nothing is changed. */
  examine?: (folder: string) => Promise<void>;
}

/** The hash of each file that was written, by its path; `null` where an older list does not tell. */
export type Written = ReadonlyMap<string, string | null>;

const AUTOGRADER: FolderKind = { name: "autograder", list: ".alloclab-autograder.json" };

/** What a file's content is told by. */
export const hashOf = (data: Uint8Array): string => createHash("sha256").update(data).digest("hex");

/** Writes the files into a new folder, or an empty one. */
export async function writeTree(folder: string, files: readonly PackedFile[]): Promise<void> {
  await makeFolder(folder);
  for (const { path, data, isExecutable } of files) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, data);
    await chmod(place, isExecutable ? 0o755 : 0o644);
  }
}

/**
 * Writes a folder: one that is not there, is empty, or was written here before. That one's files are replaced, each whole
 * or not at all, once all of them are on the disk, and those that are no longer needed go; all others stay.
 *
 * @throws UsageError when the folder holds something else, or cannot be written
 */
export async function writeFolder(
  folder: string,
  files: readonly PackedFile[],
  kind: FolderKind = AUTOGRADER,
  { examine = () => Promise.resolve() }: FolderOptions = {},
): Promise<void> {
  const before = await listed(folder, kind);
  const now = new Map(files.map(({ path, data }) => [path, hashOf(data)]));
  try {
    if (before === null) await writeNew(folder, [...files, textFile(kind.list, listText(kind, now))], examine);
    else await replace(folder, files, { before, now, kind, examine });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`Cannot write "${folder}": ${diskReason(error)}.`);
  }
}

type Examine = (folder: string) => Promise<void>;

/** Aside first, and then renamed, so that nobody ever finds half of it. */
async function writeNew(folder: string, files: readonly PackedFile[], examine: Examine): Promise<void> {
  const aside = join(dirname(resolve(folder)), `${ASIDE_PREFIX}${randomUUID()}`);
  try {
    await writeTree(aside, files);
    await examine(aside);
    await rmdir(folder).catch(() => undefined);
    await rename(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function replace(
  folder: string,
  files: readonly PackedFile[],
  { before, now, kind, examine }: { before: Written; now: Written; kind: FolderKind; examine: Examine },
): Promise<void> {
  const aside = join(folder, `${ASIDE_PREFIX}${randomUUID()}`);
  try {
    // A disk that is full shows here, while the old files are all there.
    await writeTree(aside, files);
    await examine(aside);
    // First of all, so that what a run that was cut off has left behind is known as ours.
    await writeAside(join(folder, kind.list), listText(kind, new Map([...now, ...before])));
    for (const { path } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(aside, path), join(folder, path));
    }
    for (const path of before.keys()) if (!now.has(path)) await remove(folder, path);
    await writeAside(join(folder, kind.list), listText(kind, now));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Removes a file, and the folders above it that are empty by then. */
async function remove(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (let above = posix.dirname(path); above !== "."; above = posix.dirname(above)) {
    const isGone = await rmdir(join(folder, above)).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

const listText = ({ name, about }: FolderKind, files: Written): string =>
  `${JSON.stringify({ alloclab: name, ...about, files: Object.fromEntries(files) }, null, 2)}\n`;

/**
 * What was written there before; `null` when nothing is there.
 *
 * @throws UsageError when nothing of that kind can be written there, because it holds something else
 */
export async function listed(folder: string, kind: FolderKind = AUTOGRADER): Promise<Written | null> {
  const stats = await stat(folder).catch(() => null);
  if (stats === null) return null;
  if (!stats.isDirectory()) throw new UsageError(`"${folder}" is a file; name a folder for --output.`);
  const names = await readdir(folder).catch((error: unknown) => {
    throw new UsageError(`Cannot read "${folder}": ${diskReason(error)}.`);
  });
  if (names.length === 0) return null;
  const text = await readFile(join(folder, kind.list), "utf8").catch(() => "");
  const files = filesOf(text, kind);
  if (files !== null) return files;
  throw new UsageError(`"${folder}" holds something else; name a folder for --output that is empty, or not there yet.`);
}

/** The files that a list names; `null` when it is none of ours. Nothing outside of its folder is ever taken from it. */
function filesOf(text: string, kind: FolderKind): Written | null {
  try {
    const { alloclab, files } = JSON.parse(text) as { alloclab?: unknown; files?: unknown };
    if (alloclab !== kind.name || typeof files !== "object" || files === null) return null;
    const entries: [unknown, unknown][] = Array.isArray(files)
      ? files.map((path) => [path, null])
      : Object.entries(files);
    return new Map(
      entries.flatMap(([path, hash]): [string, string | null][] =>
        typeof path === "string" && !/^([\\/]|[a-z]:)|(^|[\\/])\.\.([\\/]|$)/i.test(path)
          ? [[path, typeof hash === "string" ? hash : null]]
          : [],
      ),
    );
  } catch {
    return null;
  }
}
