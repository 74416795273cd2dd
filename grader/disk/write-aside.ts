/**
 * Writing a file so that nobody ever finds half of it, and why it could not be written.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { type Stats } from "node:fs";
import { lstat, mkdir, open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../model/errors.js";

/** How a file is written. */
export interface WriteOptions {
  /**
   * Whether to wait until the disk has it, which takes milliseconds: then a power cut leaves no half of it either. Default
   * `true`; for files that are checked before they are trusted, `false`.
   */
  isDurable?: boolean;
}

/** What files are called until they are complete begins with it; one that is left over is of no use. */
export const ASIDE_PREFIX = ".alloclab-";

/**
 * Writes a file whole or not at all, with the folders above it: aside first, and then renamed. What stood there before
 * stays until the new one is complete. A device or a pipe, such as /dev/stdout, is written to and never replaced.
 *
 * @throws UsageError when it cannot be written, with the reason
 */
export async function writeAside(
  path: string,
  text: string | Uint8Array,
  { isDurable = true }: WriteOptions = {},
): Promise<void> {
  try {
    const stats = await statsOf(path);
    if (stats !== null && !stats.isFile() && !stats.isDirectory()) return await writeFile(path, text);
    await makeFolder(dirname(path));
    // A link stays one, and what it leads to is replaced.
    await replace(stats === null ? path : await realpath(path), text, isDurable, stats?.mode);
  } catch (error) {
    throw new UsageError(`Cannot write "${path}": ${diskReason(error)}.`);
  }
}

async function replace(path: string, text: string | Uint8Array, isDurable: boolean, mode = 0o666): Promise<void> {
  const aside = join(dirname(path), `${ASIDE_PREFIX}${randomUUID()}`);
  try {
    const file = await open(aside, "wx", mode);
    try {
      // Unlike a single write, which a full disk may cut short without an error, this goes on until all is written.
      await file.writeFile(text);
      if (isDurable) await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Makes a folder and those above it. Node's own way to do so never ends in some file systems, such as `/proc`. */
export async function makeFolder(path: string): Promise<void> {
  if ((await statsOf(path))?.isDirectory() === true) return;
  const parent = dirname(path);
  if (parent !== path && (await statsOf(parent)) === null) await makeFolder(parent);
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Somebody else may have made it in the meantime; a file in its place shows when it is written into.
    if (error.code !== "EEXIST") throw error;
  });
}

/** Puts a folder in the place of another one, which goes only once the new one is there, and comes back where it cannot be. */
export async function replaceFolder(made: string, folder: string): Promise<void> {
  const isThere = await lstat(folder).then(
    () => true,
    () => false,
  );
  if (!isThere) return rename(made, folder);
  const before = join(dirname(resolve(folder)), `${ASIDE_PREFIX}${randomUUID()}`);
  // No folder that holds something can be replaced.
  await rename(folder, before);
  try {
    await rename(made, folder);
  } catch (error) {
    await rename(before, folder);
    throw error;
  }
  await rm(before, { recursive: true, force: true });
}

/** Why something cannot be written, in words that go on after a colon. */
export function diskReason(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

const REASONS: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EISDIR: "it is a folder",
  ENOENT: "its folder cannot be made",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links go in a circle",
  EFBIG: "a file may not be that large here",
};

/** What stands at a path; `null` when nothing does, or nothing that can be seen. */
export const statsOf = (path: string): Promise<Stats | null> => stat(path).catch(() => null);
