import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import type { Doubt } from "../../model/submission.js";
import { TAKEN } from "./archive.js";
import { copiedName } from "./copies.js";
import { findDoubts } from "./doubts.js";
import type { Intake, Source } from "./intake.js";
import { compareCodePoints, compareNearness, foldersAbove, isPackage, nameOf, pathAs } from "./paths.js";
import { shown, shownList } from "../../model/words.js";
import { namedFolders, refuseSeveral } from "./several.js";
import { mayBeWhole } from "./skeleton.js";
import type { Choice } from "./choice.js";
import { strayed } from "./packed.js";
import { findStandIns } from "./stand-in.js";

/**
 * Finds the files of an assignment among those that were handed in: in the folder named for the assignment if there is one,
 * else at any depth. O(files × names of the assignment).
 *
 * @param numbered - names without number → the paths of files that a system has numbered, the newest first; `null` where
 *   nothing may stand in for what is not there
 * @throws UsageError when no file of the assignment is among them, or they are several submissions
 */
export function choose(
  found: Intake,
  exercise: Exercise,
  numbered: ReadonlyMap<string, readonly string[]> | null = new Map(),
): Choice {
  refuseSeveral(found, exercise);
  const notes: string[] = [];
  const root = rootFor(found, exercise, notes);
  const sources = below(root, found.sources);
  const choice: Choice = { sources, known: new Map(), given: new Map(), moved: new Set(), notes, doubts: [] };
  takeGiven(choice, exercise);
  const [alone, ...others] = sources.keys();
  if (alone !== undefined && others.length === 0 && isWhole(alone, found, choice, exercise)) {
    takeWhole(choice, alone, exercise);
  } else {
    for (const name of studentNames(exercise)) takeKnown(choice, name);
    if (numbered !== null) findStandIns(choice, exercise, numbered);
  }
  if (choice.known.size === 0) throw nothingKnown(found, exercise, root, choice.doubts);
  const twice = [...found.replaced.keys()].sort(compareCodePoints);
  if (twice.length > 0) notes.push(`Twice in the archive, of which the last counts: ${shownList(twice)}.`);
  choice.doubts.push(...findDoubts(choice, found, exercise, root), ...strayed(found.packed, choice, exercise, root));
  return choice;
}

/** Whether the only source is all of it: unless it has the name of a part and no class, or its like is still packed. */
function isWhole(path: string, found: Intake, { sources }: Choice, exercise: Exercise): boolean {
  const source = sources.get(path);
  if (source !== undefined && mayBeWhole(nameOf(path), source, exercise)) return true;
  const names = [...studentNames(exercise), ...exercise.givenFiles];
  const isPart = names.some((name) => name.toLowerCase() === nameOf(path).toLowerCase());
  return !isPart && copiedName(nameOf(path), names) === null && !found.others.some(isPackage);
}

/** Takes a file for all of it. */
function takeWhole({ sources, known, notes }: Choice, path: string, exercise: Exercise): void {
  const { wholeFile } = exercise;
  const at = pathAs(wholeFile, path, exercise);
  const source = sources.get(path) as Source;
  sources.delete(path);
  sources.set(at, source);
  known.set(wholeFile, at);
  if (nameOf(path) !== wholeFile) notes.push(`${shown(path)} stands for ${shown(wholeFile)}.`);
}

/** The names that a student may hand in, the one that may hold all of it last. */
export function studentNames({ studentFiles, wholeFile }: Exercise): string[] {
  return [...studentFiles.filter((name) => name !== wholeFile), wholeFile];
}

/** The path of the folder named for the assignment, or `""`. */
function rootFor(found: Intake, exercise: Exercise, notes: string[]): string {
  const named = namedFolders(found, exercise).sort(compareNearness);
  const root = named[0] ?? "";
  // Folders inside the chosen one are part of it, not rivals.
  const rivals = named.filter((path) => path !== root && !foldersAbove(path).includes(root));
  if (rivals.length > 0) {
    notes.push(`The folder ${shown(root)} counts, as the nearest to the root; left out: ${shownList(rivals)}.`);
  }
  return root;
}

function below(root: string, sources: ReadonlyMap<string, Source>): Map<string, Source> {
  const start = root === "" ? "" : `${root}/`;
  const inside = [...sources].filter(([path]) => path.startsWith(start));
  const relative = inside.map(([path, source]): [string, Source] => [path.slice(start.length), source]);
  return new Map(relative.sort(([a], [b]) => compareNearness(a, b)));
}

/** Takes the given files out, wherever they are: they always count as handed out. */
function takeGiven({ sources, given }: Choice, exercise: Exercise): void {
  const names = new Set(exercise.givenFiles.filter((name) => name !== exercise.wholeFile));
  for (const [path, source] of sources) {
    if (!names.has(nameOf(path))) continue;
    given.set(path, source);
    sources.delete(path);
  }
}

/** Finds the file that counts for a name, and takes out the ones that might have. */
function takeKnown({ sources, known, notes }: Choice, name: string): void {
  const paths = [...sources.keys()];
  const exact = paths.filter((path) => nameOf(path) === name);
  const alike = paths.filter((path) => nameOf(path).toLowerCase() === name.toLowerCase());
  const [chosen, ...rest] = exact.length > 0 ? exact : alike;
  if (chosen === undefined) return;
  known.set(name, chosen);
  if (exact.length === 0) notes.push(`${shown(chosen)} is taken for ${shown(name)}: mind the letter case.`);
  if (rest.length === 0) return;
  for (const path of rest) sources.delete(path);
  notes.push(
    `${shown(name)} is there ${rest.length + 1} times: ${shown(chosen)} counts, ${whyChosen(chosen, rest)}; left out: ${shownList(rest)}.`,
  );
}

function whyChosen(chosen: string, rest: readonly string[]): string {
  const depth = foldersAbove(chosen).length;
  const hasRival = rest.some((path) => foldersAbove(path).length === depth);
  return hasRival ? "the first by path of those nearest to the root" : "the nearest to the root";
}

function nothingKnown(found: Intake, exercise: Exercise, root: string, doubts: readonly Doubt[]): UsageError {
  const where = root === "" ? shown(found.label) : `The folder ${shown(root)} in ${shown(found.label)}`;
  const looked = `${where} is no submission for ${exercise.id}: it has none of ${studentNames(exercise).map(shown).join(", ")}`;
  const [doubt] = doubts;
  if (doubt !== undefined) return new UsageError(`${looked}. ${doubt.text} Let the one that does be handed in alone.`);
  const inner = found.others.find(isPackage);
  const all = [...found.sources.keys(), ...found.others].sort(compareNearness);
  if (inner !== undefined) return new UsageError(`${looked}. There is an archive in it: unpack ${shown(inner)} first.`);
  const instead = all.length === 0 ? "It holds no files" : `It holds ${shownList(all, 6)}`;
  return new UsageError(`${looked}. ${instead}. ${TAKEN}.`);
}
