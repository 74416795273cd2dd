import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readFileNames } from "../grade/load/manifest.js";
import { UsageError } from "../model/errors.js";
import { cutSkeleton } from "./cut.js";
import { assignmentFolders } from "./folders.js";

/** A file of an exercise, as it should be by its solution. */
export interface Skeleton {
  /** Path relative to the course's root: `exercises/01-first-fit/allocate.ts`. */
  path: string;
  /** What the solution says it should hold. */
  expected: string;
  /** What it holds; `null` when it is not there. */
  actual: string | null;
}

/** A file that {@link syncSkeletons} has written. */
export interface SyncedFile {
  /** Path relative to the course's root. */
  path: string;
  change: "created" | "updated";
}

/**
 * Cuts the skeletons anew from the solutions, without writing anything.
 *
 * @param courseRoot - the folder that holds `exercises/` and `solutions/`
 * @param id - the assignment, such as `first-fit`; all of them when left out
 * @returns every student and given file, assignment by assignment, as `exercise.json` lists them
 * @throws UsageError when there is no such assignment, or a file of its solution is missing
 * @throws CutError when the marks in a solution are wrong
 */
export async function cutSkeletons(courseRoot: string, id?: string): Promise<Skeleton[]> {
  const skeletons: Skeleton[] = [];
  for (const folder of await assignmentFolders(courseRoot, id)) {
    const manifest = join(courseRoot, "exercises", folder, "exercise.json");
    const names = await readFileNames(manifest);
    if (names === null) throw new UsageError(`\`exercises/${folder}/exercise.json\` does not tell its files.`);
    for (const name of names) {
      const source = `solutions/${folder}/${name}`;
      const path = `exercises/${folder}/${name}`;
      const solution = await readIfThere(join(courseRoot, source));
      if (solution === null) throw new UsageError(`\`${source}\` is missing, and \`${path}\` is cut from it.`);
      skeletons.push({
        path,
        expected: cutSkeleton(solution, source),
        actual: await readIfThere(join(courseRoot, path)),
      });
    }
  }
  return skeletons;
}

/**
 * Writes the skeletons as {@link cutSkeletons} cuts them; files that are in step already are left alone.
 *
 * @returns the files that have changed
 */
export async function syncSkeletons(courseRoot: string, id?: string): Promise<SyncedFile[]> {
  const outOfStep = (await cutSkeletons(courseRoot, id)).filter(({ expected, actual }) => expected !== actual);
  const synced: SyncedFile[] = [];
  for (const { path, expected, actual } of outOfStep) {
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
