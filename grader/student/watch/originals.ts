/**
 * Files as they were handed out, where the student has them no more.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { statsOf } from "../../disk/write-aside.js";
import { ORIGINALS } from "../../grade/load/handed-out.js";

const run = promisify(execFile);

/**
 * A file of an exercise as it was handed out: from the copy that a handout brings along, else from git; `null` where there
 * is neither.
 *
 * @param folder - of the exercise, relative to the root: `exercises/01-first-fit`
 */
export async function originalOf(courseRoot: string, folder: string, file: string): Promise<string | null> {
  const copy = await readFile(join(courseRoot, folder, ORIGINALS, file), "utf8").catch(() => null);
  return copy ?? fromHistory(courseRoot, `${folder}/${file}`);
}

/** Authors commit nothing but skeletons; students commit what they wrote, so that theirs is the first that there was. */
async function fromHistory(courseRoot: string, path: string): Promise<string | null> {
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await run("git", args, { cwd: courseRoot, maxBuffer: 2 ** 26, timeout: 10_000 });
    return stdout;
  };
  try {
    const isAuthor = (await statsOf(join(courseRoot, "solutions"))) !== null;
    const added = isAuthor ? "HEAD" : await git("log", "--diff-filter=A", "--format=%H", "--", path);
    const first = added.trim().split("\n").at(-1) ?? "";
    return first === "" ? null : await git("show", `${first}:./${path}`);
  } catch {
    return null;
  }
}
