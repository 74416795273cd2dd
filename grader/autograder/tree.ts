/**
 * Files → a folder on disk.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { diskReason, writeAside } from "../disk/write-aside.js";
import { UsageError } from "../errors.js";
import { type PackedFile, textFile } from "./kit.js";

/** Names the files that were written, so that a second run knows which of them are its own. */
const LIST = ".alloclab-autograder.json";

/** Writes the files into a new folder, or an empty one. */
export async function writeTree(folder: string, files: readonly PackedFile[]): Promise<void> {
  for (const { path, data, isExecutable } of files) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, data);
    await chmod(place, isExecutable ? 0o755 : 0o644);
  }
}

/**
 * Writes an autograder into a folder: one that is not there, is empty, or holds an autograder that was written here before.
 * That one's files are replaced, each whole or not at all, and those that are no longer needed go; all others stay.
 *
 * @throws UsageError when the folder holds something else, or cannot be written
 */
export async function writeFolder(folder: string, files: readonly PackedFile[]): Promise<void> {
  const before = await listed(folder);
  if (before === null) return writeNew(folder, files);
  const paths = files.map(({ path }) => path);
  // First of all, so that what a run that was cut off has left behind is known as ours.
  await writeAside(join(folder, LIST), list([...new Set([...before, ...paths])]));
  for (const { path, data, isExecutable } of files) {
    const place = join(folder, path);
    await writeAside(place, data);
    await chmod(place, isExecutable ? 0o755 : 0o644);
  }
  for (const path of before) if (!paths.includes(path)) await rm(join(folder, path), { force: true });
  await writeAside(join(folder, LIST), list(paths));
}

/** Aside first, and then renamed, so that nobody ever finds half of it. */
async function writeNew(folder: string, files: readonly PackedFile[]): Promise<void> {
  const aside = join(dirname(resolve(folder)), `.alloclab-${randomUUID()}`);
  try {
    await writeTree(aside, [...files, textFile(LIST, list(files.map(({ path }) => path)))]);
    await rmdir(folder).catch(() => undefined);
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw new UsageError(`Cannot write "${folder}": ${diskReason(error)}.`);
  }
}

const list = (paths: readonly string[]): string =>
  `${JSON.stringify({ alloclab: "autograder", files: paths }, null, 2)}\n`;

/**
 * What was written there before; `null` when nothing is there.
 *
 * @throws UsageError when an autograder cannot be written there, because it holds something else
 */
export async function listed(folder: string): Promise<string[] | null> {
  const stats = await stat(folder).catch(() => null);
  if (stats === null) return null;
  if (!stats.isDirectory()) throw new UsageError(`"${folder}" is a file; name a folder for --output.`);
  const names = await readdir(folder).catch((error: unknown) => {
    throw new UsageError(`Cannot read "${folder}": ${diskReason(error)}.`);
  });
  if (names.length === 0) return null;
  const text = await readFile(join(folder, LIST), "utf8").catch(() => "");
  const files = filesOf(text);
  if (files !== null) return files;
  throw new UsageError(`"${folder}" holds something else; name a folder for --output that is empty, or not there yet.`);
}

/** The files that a list names; `null` when it is none of ours. Nothing outside of its folder is ever taken from it. */
function filesOf(text: string): string[] | null {
  try {
    const { alloclab, files } = JSON.parse(text) as { alloclab?: unknown; files?: unknown };
    if (alloclab !== "autograder" || !Array.isArray(files)) return null;
    return files.filter(
      (path): path is string => typeof path === "string" && !/^([\\/]|[a-z]:)|(^|[\\/])\.\.([\\/]|$)/i.test(path),
    );
  } catch {
    return null;
  }
}
