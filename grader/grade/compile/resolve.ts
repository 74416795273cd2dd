/**
 * Which file an import of the submission means.
 *
 * @module
 */
import { posix } from "node:path";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";

/**
 * The sources that a submission is compiled from, by path: its own files, and those of the handout that it lacks or that
 * always count as handed out. The path of the entry stands under the empty name.
 */
export function chosenFiles(submission: Submission, exercise: Exercise): Map<string, string> {
  const files = new Map(submission.files);
  // A file that counts under another name is not replaced for having this one.
  const counting = new Set(submission.known.values());
  for (const [name, source] of exercise.handout)
    if (!submission.known.has(name) && !counting.has(name)) files.set(name, source);
  files.set("", submission.known.get(exercise.entry) ?? exercise.entry);
  return files;
}

/**
 * Resolves an import with or without `.js` or `.ts`, relative to the importing file. A name of the assignment's means
 * the file that counts for it, wherever it lies in the submission. Where there is no exact name, letter case and Unicode form
 * are aside, as the import works so on the student's own Windows or macOS. `null` when there is no such file, or the import
 * is not relative.
 */
export function resolveImport(
  specifier: string,
  importer: string,
  files: ReadonlyMap<string, string>,
  exercise: Exercise,
): string | null {
  if (!/^\.{1,2}(\/|$)/.test(specifier)) return null;
  const target = posix.join(posix.dirname(importer), specifier);
  const bare = target.replace(/\.(js|ts|mjs|mts)$/, "");
  const candidates = [target, `${bare}.ts`, `${target}.ts`, `${target}/index.ts`];
  for (const path of candidates) if (path !== "" && files.has(path)) return path;
  const alike = foldedPaths(files);
  for (const path of candidates) {
    const found = alike.get(folded(path));
    if (path !== "" && found !== undefined) return found;
  }
  const name = `${posix.basename(bare)}.ts`;
  const isKnown = [...exercise.studentFiles, ...exercise.givenFiles].some((known) => sameName(known, name));
  if (!isKnown) return null;
  const paths = [...files.keys()];
  return (
    paths.find((path) => posix.basename(path) === name) ??
    paths.find((path) => sameName(posix.basename(path), name)) ??
    null
  );
}

/** Whether an import names the folder of another assignment of the course: `../01-first-fit/free.js`. */
export function leadsElsewhere(specifier: string, { others = [], buildsOn }: Exercise): boolean {
  const ids = [...others.map(({ id }) => id), ...buildsOn];
  return posix
    .dirname(specifier)
    .split("/")
    .some((part) => ids.includes(part.toLowerCase().replace(/^\d+-/, "")));
}

function sameName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

/** What names have in common that are one on the disks of Windows and macOS. */
const folded = (name: string): string => name.normalize("NFC").toLowerCase();

const knownPaths = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string>>();

/** The paths by what they are folded to, the first of those that are alike; made once for all imports. */
function foldedPaths(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  let paths = knownPaths.get(files);
  if (paths === undefined) {
    paths = new Map([...files.keys()].reverse().map((path) => [folded(path), path]));
    knownPaths.set(files, paths);
  }
  return paths;
}
