import { lstat, opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import { MAX_SMALL_BYTES, MAX_SMALL_ENTRIES } from "./bounds.js";
import type { Part } from "./inner.js";
import { isArchive, isPassedOver } from "./paths.js";

/**
 * Whether something is read in a moment and little memory, whatever it holds: one source file, or a folder of few with no
 * archive in it. What cannot be looked at is small, too: that is all there is to say about it. Looks at no more than it has
 * to, so that it takes less than a millisecond for most.
 */
export async function isSmall(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile() === true) return /\.ts$/i.test(path);
  if (stats?.isDirectory() !== true) return true;
  return isSmallFolder(path, { entries: MAX_SMALL_ENTRIES, bytes: MAX_SMALL_BYTES }).catch(() => true);
}

/** Whether single files are small in the same sense. */
export async function areSmall(parts: readonly Part[]): Promise<boolean> {
  if (parts.length > MAX_SMALL_ENTRIES || parts.some(({ name }) => isArchive(name))) return false;
  const sizes = await Promise.all(parts.map(({ path }) => sizeOf(path)));
  return sizes.reduce((sum, size) => sum + size, 0) <= MAX_SMALL_BYTES;
}

const sizeOf = (path: string): Promise<number> =>
  lstat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** What may still come. */
interface Left {
  entries: number;
  bytes: number;
}

async function isSmallFolder(folder: string, left: Left): Promise<boolean> {
  const folders: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (--left.entries < 0) return false;
    const path = join(folder, entry.name);
    if (isPassedOver(entry.name)) continue;
    if (entry.isDirectory()) folders.push(path);
    else if (isArchive(entry.name)) return false;
    else if (/\.ts$/i.test(entry.name)) left.bytes -= await sizeOf(path);
    if (left.bytes < 0) return false;
  }
  for (const inner of folders) if (!(await isSmallFolder(inner, left))) return false;
  return true;
}
