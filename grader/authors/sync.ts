import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readFileNames } from "../grade/load/manifest.js";
import { UsageError } from "../model/errors.js";
import { deriveCoursePage } from "./course-page.js";
import { cutSkeleton } from "./cut.js";
import type { Derived } from "./derived.js";
import { assignmentFolders } from "./folders.js";
import { deriveVariants } from "./variants.js";

/** A file that {@link syncFiles} has written. */
export interface SyncedFile {
  /** Path relative to the course's root. */
  path: string;
  change: "created" | "updated";
}

/**
 * Derives anew what is made from solutions, without writing anything: skeletons are cut, and files that an assignment takes
 * from one before are its files, cut and whole; so are variants that are made of other sources.
 *
 * @param courseRoot - the folder that holds `exercises/` and `solutions/`
 * @param id - the assignment, such as `first-fit`; all of them when left out
 * @returns every student and given file, assignment by assignment, as `exercise.json` lists them, and then its variants
 * @throws UsageError when there is no such assignment, or a file of its solution is missing
 * @throws CutError when the marks in a solution are wrong
 */
export async function deriveFiles(courseRoot: string, id?: string): Promise<Derived[]> {
  const derived: Derived[] = [];
  const derive = async (path: string, source: string, make: (solution: string) => string): Promise<void> => {
    const solution = await readIfThere(join(courseRoot, source));
    if (solution === null) throw new UsageError(`\`${source}\` is missing, and \`${path}\` is made from it.`);
    derived.push({ path, source, expected: make(solution), actual: await readIfThere(join(courseRoot, path)) });
  };
  for (const folder of await assignmentFolders(courseRoot, id)) {
    const found = await readFileNames(join(courseRoot, "exercises", folder, "exercise.json"));
    if (found === null) throw new UsageError(`\`exercises/${folder}/exercise.json\` does not tell its files.`);
    for (const name of found.names) {
      const from = found.takenFrom.get(name);
      const [home = folder] = from === undefined ? [folder] : await assignmentFolders(courseRoot, from);
      const source = `solutions/${home}/${name}`;
      await derive(`exercises/${folder}/${name}`, source, (solution) => cutSkeleton(solution, source));
      if (home !== folder) await derive(`solutions/${folder}/${name}`, source, (solution) => solution);
    }
    derived.push(...(await deriveVariants(courseRoot, folder)));
  }
  return derived;
}

/**
 * Writes files as {@link deriveFiles} has them; those that are in step already are left alone.
 *
 * @returns the files that have changed
 */
export async function syncFiles(courseRoot: string, id?: string): Promise<SyncedFile[]> {
  const page = await deriveCoursePage(courseRoot);
  // What cannot be cut yet keeps nothing from the page, which is made of the manifests alone.
  const synced = await write(courseRoot, page === null ? [] : [page]);
  return [...synced, ...(await write(courseRoot, await deriveFiles(courseRoot, id)))];
}

async function write(courseRoot: string, derived: readonly Derived[]): Promise<SyncedFile[]> {
  const synced: SyncedFile[] = [];
  for (const { path, expected, actual } of derived) {
    if (expected === actual) continue;
    await mkdir(dirname(join(courseRoot, path)), { recursive: true });
    await writeFile(join(courseRoot, path), expected);
    synced.push({ path, change: actual === null ? "created" : "updated" });
  }
  return synced;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
