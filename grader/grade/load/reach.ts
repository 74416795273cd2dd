import { resolveImport } from "../compile/resolve.js";
import type { Exercise } from "../../model/course.js";
import type { Source } from "./intake.js";
import { nameOf } from "./paths.js";
import { handedOutTokens, importsIn, isHandedOut, tokensIn } from "./skeleton.js";

/** What the entry of a submission needs, as its imports tell. */
export interface Reach {
  /** Names of the assignment, the entry's among them. */
  names: Set<string>;
  /** Paths in the submission; of a name that it lacks, the name. */
  paths: Set<string>;
  /** Names of files of the student's own that are imported and not there. */
  absent: Set<string>;
}

/** Imports that are followed; the largest honest submission has some thirty. */
const MOST_IMPORTS = 1000;

/** Follows the imports from the entry on. O(characters of what is reached), each file once. */
export function reachOf(
  sources: ReadonlyMap<string, Source>,
  known: ReadonlyMap<string, string>,
  exercise: Exercise,
): Reach {
  const handedOut = handedOutTokens(exercise);
  const lacking = [...handedOut.keys()].filter((name) => !known.has(name));
  // Only the paths count where an import is resolved.
  const files = new Map([...lacking, ...sources.keys()].map((path) => [path, ""]));
  const nameAt = new Map([
    ...lacking.map((name) => [name, name] as const),
    ...[...known].map(([n, p]) => [p, n] as const),
  ]);
  const reach: Reach = { names: new Set(), paths: new Set(), absent: new Set() };
  const entry = known.get(exercise.entry) ?? exercise.entry;
  const own = sources.get(entry);
  // The entry as handed out joins the parts, all of them.
  const isGiven = own === undefined || isHandedOut(exercise.entry, own, exercise);
  const parts = isGiven ? exercise.studentFiles.map((name) => known.get(name) ?? name) : [];
  const open = [...parts, entry];
  let left = MOST_IMPORTS;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reach.paths.has(path)) continue;
    reach.paths.add(path);
    const name = nameAt.get(path);
    if (name !== undefined) reach.names.add(name);
    const source = known.has(name ?? "") || name === undefined ? sources.get(path) : undefined;
    const tokens = source === undefined ? (handedOut.get(path) ?? "") : tokensIn(source);
    for (const specifier of importsIn(tokens)) {
      if (left-- <= 0) return reach;
      const found = resolveImport(specifier, path, files, exercise);
      if (found !== null) open.push(found);
      else reach.absent.add(`${nameOf(specifier).replace(/\.[cm]?[jt]s$/, "")}.ts`);
    }
  }
  return reach;
}
