/**
 * Whether what was handed in is several complete submissions: folders beside each other, each with all of the assignment's
 * files and none named for it. Nobody but their author can tell which one counts, or they are a class.
 *
 * @module
 */
import { UsageError } from "../../model/errors.js";
import { type Exercise } from "../../model/course.js";
import { type Doubt, MOST_DOUBTED } from "../../model/submission.js";
import { isNamedFor, isNamedLike } from "./course.js";
import type { Intake, Source } from "./intake.js";
import { compareNearness, foldersAbove, nameOf } from "./paths.js";
import { shown, shownList } from "../../model/words.js";
import { handedOutTokens, isHandedOut, tokensIn } from "./skeleton.js";

/** Complete submissions beside each other. */
export interface Several {
  /** The folder that they are in; `""` for the root. */
  parent: string;
  /** Their paths, sorted. */
  folders: string[];
}

/** It is no submission, since it is several. */
export class SeveralSubmissions extends UsageError {
  constructor(readonly doubt: Doubt) {
    super(doubt.text);
  }
}

function doubtAbout(label: string, { folders }: Several): Doubt {
  const text =
    `${shown(label)} holds ${folders.length} complete submissions beside each other: ${shownList(folders)}. ` +
    "Nobody else can tell which one counts, so none is graded: let the one that does be handed in alone, " +
    "or, where it is a class, give it to `alloclab class`.";
  return { kind: "several", text, files: folders.slice(0, MOST_DOUBTED) };
}

/** Folders that are compared file by file; more of them are several, whatever is in them. */
const MOST_COMPARED = 50;

/**
 * The folders that are named for the assignment; where a course has names of its own for all of them, `First Fit` beside
 * `Best Fit`, those that are so named and complete.
 */
export function namedFolders({ sources, folders }: Intake, exercise: Exercise): string[] {
  const named = [...folders].filter((path) => isNamedFor(exercise, nameOf(path)));
  if (named.length > 0) return named;
  const { others = [] } = exercise;
  const isForOther = (path: string): boolean => others.some((other) => isNamedLike(other, nameOf(path)));
  const alike = [...folders].filter((path) => isNamedLike(exercise, nameOf(path)));
  if (alike.length === 0 || ![...folders].some(isForOther)) return [];
  const complete = completeFolders([...sources], exercise);
  return alike.filter((path) => complete.has(path));
}

/** Throws {@link SeveralSubmissions} where there are several that differ: copies of one are one. */
export function refuseSeveral(found: Intake, exercise: Exercise): void {
  const several = severalIn(found, exercise);
  if (several === null || !areDifferent(several, found.sources, exercise)) return;
  throw new SeveralSubmissions(doubtAbout(found.label, several));
}

/**
 * The complete submissions that stand beside each other nearest to the root, equal or not; `null` where there are no two.
 * O(files × depth).
 */
export function severalIn(found: Intake, exercise: Exercise): Several | null {
  const { sources } = found;
  const roots = new Set(namedFolders(found, exercise));
  const counts = (path: string): boolean => roots.size === 0 || foldersAbove(path).some((folder) => roots.has(folder));
  const files = [...sources].filter(([path]) => counts(path));
  const complete = completeFolders(files, exercise);
  const groups = new Map<string, string[]>();
  for (const folder of complete) {
    if (folder === "") continue;
    const parent = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [folder]);
    else group.push(folder);
  }
  for (const parent of [...groups.keys()].sort(compareNearness)) {
    const inside = (groups.get(parent) ?? []).sort(compareNearness);
    if (inside.length < 2 || inside.some((folder) => roots.has(folder))) continue;
    // What is complete without them counts, as it is nearer to the root.
    const within = new Set(inside);
    const outside = files.filter(([path]) => !foldersAbove(path).some((folder) => within.has(folder)));
    if (!completeFolders(outside, exercise).has(parent)) return { parent, folders: inside };
  }
  return null;
}

/** All folders that hold, at any depth, each file that students write, or an entry in which they have written it all. */
function completeFolders(files: readonly [path: string, Source][], exercise: Exercise): Set<string> {
  const required = new Set(exercise.studentFiles.map((name) => name.toLowerCase()));
  const names = new Map<string, Set<string>>();
  const complete = new Set<string>();
  for (const [path, source] of files) {
    const name = nameOf(path).toLowerCase();
    const mayBeWhole = name === exercise.wholeFile.toLowerCase() && !required.has(name);
    const isWhole = mayBeWhole && !isHandedOut(exercise.wholeFile, source, exercise);
    if (!isWhole && !required.has(name)) continue;
    for (const folder of ["", ...foldersAbove(path)]) {
      const inside = names.get(folder) ?? new Set<string>();
      names.set(folder, inside.add(name));
      if (isWhole || inside.size === required.size) complete.add(folder);
    }
  }
  return complete;
}

/** Whether they differ but for spaces and comments; many are taken to. O(characters). */
export function areDifferent({ folders }: Several, sources: ReadonlyMap<string, Source>, exercise: Exercise): boolean {
  if (folders.length > MOST_COMPARED) return true;
  const { wholeFile } = exercise;
  const names = new Set([...exercise.studentFiles, wholeFile]);
  const contents = folders.map((folder) => {
    const inside = [...sources].filter(([path]) => path.startsWith(`${folder}/`) && names.has(nameOf(path)));
    const nearest = new Map<string, string>();
    for (const [path, source] of inside.sort(([a], [b]) => compareNearness(a, b))) {
      if (!nearest.has(nameOf(path))) nearest.set(nameOf(path), tokensIn(source));
    }
    // An entry as handed out is as good as none.
    if (nearest.get(wholeFile) === handedOutTokens(exercise).get(wholeFile)) nearest.delete(wholeFile);
    return JSON.stringify([...nearest].sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return new Set(contents).size > 1;
}
