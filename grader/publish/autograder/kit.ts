/**
 * What of the course a platform needs to grade one assignment: the grader, the exercises, and the hidden checks of that
 * assignment with the files that they put in place of given ones. Neither its solution nor its mutants, nor the grader's own tests, which hold solutions, too.
 *
 * @module
 */
import { readFile, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../../model/errors.js";

/** A file that is to be packed. */
export interface PackedFile {
  /** Relative, `/` between the parts. */
  path: string;
  data: Buffer;
  isExecutable: boolean;
}

/** What is left out of `grader/`: nothing of it is needed to grade. */
const NOT_PACKED = new Set([
  "grader/test",
  "grader/lab",
  "grader/publish/autograder/templates",
  "grader/publish/handout/templates",
]);

const LOOSE = ["package.json", "package-lock.json", ".npmrc", "tsconfig.json", "LICENSE"];

/** What has to be there for the rest to be of use. */
const NEEDED = ["package.json", "package-lock.json", "grader/bin.js"];

/**
 * The files of the kit, sorted by path, as they are on disk. Links are followed, so that nothing in it leads back here.
 *
 * @param folder - the assignment's, such as `01-first-fit`
 * @param withHidden - whether the hidden checks go along, where they are there
 * @throws UsageError when the course is not complete
 */
export async function kitFiles(courseRoot: string, folder: string, withHidden: boolean): Promise<PackedFile[]> {
  const trees = [
    "grader",
    "exercises",
    ...(withHidden ? ["stages", "variants"].map((own) => `solutions/${folder}/${own}`) : []),
  ];
  const below = trees.map((tree) => filesBelow(courseRoot, tree, NOT_PACKED));
  const found = await packed(courseRoot, [...LOOSE, ...(await Promise.all(below)).flat()]);
  const missing = NEEDED.find((path) => !found.some((file) => file.path === path));
  if (missing !== undefined)
    throw new UsageError(`The course in "${courseRoot}" has no ${missing}, which grading needs.`);
  return sorted(found);
}

/** In the order of their paths' code units, which is the same on every machine. */
export const sorted = (files: readonly PackedFile[]): PackedFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** A file made of text. */
export const textFile = (path: string, text: string, isExecutable = false): PackedFile => ({
  path,
  data: Buffer.from(text),
  isExecutable,
});

/** The same files in a folder. */
export const inFolder = (folder: string, files: readonly PackedFile[]): PackedFile[] =>
  files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));

/**
 * Files of the course as they are on disk; those that are not there are left out.
 *
 * @throws UsageError when one cannot be read
 */
export async function packed(courseRoot: string, paths: readonly string[]): Promise<PackedFile[]> {
  const files = await Promise.all(paths.map((path) => packedFile(courseRoot, path)));
  return files.filter((file) => file !== null);
}

async function packedFile(courseRoot: string, path: string): Promise<PackedFile | null> {
  try {
    return { path, data: await readFile(join(courseRoot, path)), isExecutable: false };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new UsageError(`Cannot read "${join(courseRoot, path)}": ${code ?? "unknown reason"}.`);
  }
}

/** Editors and systems leave dot files about; no file of the course begins with a dot but those at its root. */
const isPassedOver = (name: string): boolean => name.startsWith(".") || name === "node_modules";

/**
 * Paths of the files of a tree, below the root. Links are followed.
 *
 * @param leftOut - paths of files and folders that are passed over
 * @param above - real paths of the folders that lead here, so that links in a circle come to an end
 */
export async function filesBelow(
  root: string,
  tree: string,
  leftOut: ReadonlySet<string> = new Set(),
  above: readonly string[] = [],
): Promise<string[]> {
  const folder = join(root, tree);
  const names = await readdir(folder).catch(() => []);
  const real = await realpath(folder).catch(() => folder);
  if (above.includes(real)) return [];
  const below = names
    .filter((name) => !isPassedOver(name))
    .map(async (name) => {
      const path = `${tree}/${name}`;
      if (leftOut.has(path)) return [];
      const stats = await stat(join(root, path)).catch(() => null);
      if (stats?.isDirectory() === true) return filesBelow(root, path, leftOut, [...above, real]);
      return stats?.isFile() === true ? [path] : [];
    });
  return (await Promise.all(below)).flat();
}
