import { constants } from "node:fs";
import { copyFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { diskReason, statsOf, writeAside } from "../../disk/write-aside.js";
import { UsageError } from "../../model/errors.js";
import { originalOf } from "./originals.js";

/**
 * Puts a file back as it was handed out. What the student wrote is first copied beside it, under a name that no grader
 * takes for source.
 *
 * @param folder - of the exercise, relative to the root
 * @returns what to tell the student: one line
 */
export async function resetFile(courseRoot: string, folder: string, file: string, now: Date): Promise<string> {
  const original = await originalOf(courseRoot, folder, file);
  if (original === null) {
    return `${file} is as it was: its handed-out form is neither here nor in git. Get it from where you got the course.`;
  }
  const copy = `${file}.${now
    .toISOString()
    .replace(/\.\d+Z$/, "")
    .replaceAll(":", "-")}.bak`;
  const path = join(courseRoot, folder, file);
  try {
    const isCopied = await keepCopy(path, join(courseRoot, folder, copy));
    await writeAside(path, original);
    return isCopied ? `${file} is as handed out. Yours is kept: ${folder}/${copy}` : `${file} is back, as handed out.`;
  } catch (error) {
    const reason = error instanceof UsageError ? error.message : `${diskReason(error)}.`;
    return `${file} was not reset. ${reason}`;
  }
}

/** Whether there was something to keep. Never overwrites a copy. */
async function keepCopy(path: string, copy: string): Promise<boolean> {
  try {
    await copyFile(path, copy, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return false;
    // A file that may not be read can be moved all the same.
    if ((code !== "EACCES" && code !== "EPERM") || (await statsOf(copy)) !== null) throw error;
    await rename(path, copy);
    return true;
  }
}
