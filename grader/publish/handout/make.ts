/**
 * The handout: all files of the repository that students start from, made of the course. The same course gives the same
 * bytes.
 *
 * @module
 */
import { type PackedFile, sorted } from "../autograder/kit.js";
import type { FolderKind } from "../autograder/tree.js";
import { UsageError } from "../../model/errors.js";
import { findPlace, placesIn } from "../../grade/load/course.js";
import { listExercises } from "../../grade/load/exercise.js";
import type { Exercise } from "../../model/course.js";
import { mistakesFiles } from "../mistakes.js";
import { outline } from "../../grade/stages/outline.js";
import { courseFiles } from "./contents.js";
import { editorFiles } from "./editor.js";
import { coursePackages, packageFiles } from "./packages.js";
import { readme } from "./readme.js";
import { withheldFile, withheldFrom } from "./withheld.js";

/** A handout that has been made; nothing of it is on disk. */
export interface Handout {
  /** Sorted by path. */
  files: PackedFile[];
  exercises: Exercise[];
  /** How its folder says what it is. */
  kind: FolderKind;
}

/** Which assignments are handed out. */
export interface Choice {
  /** Their ids; all of the course where there is none. */
  ids: readonly string[];
  /**
   * Whether what they build upon may be left out: students have it from elsewhere. Then only those go along of which they take files,
   * and nothing that is handed out speaks of others.
   */
  isAlone: boolean;
}

/**
 * Makes the handout of some assignments, or of all.
 *
 * @throws UsageError when there is no such assignment, or one that it builds upon is left out
 */
export async function makeHandout(courseRoot: string, choice: Choice): Promise<Handout> {
  const exercises = await chosen(courseRoot, choice);
  const [course, settings, packages, withheld, mistakes] = await Promise.all([
    courseFiles(courseRoot, exercises),
    editorFiles(courseRoot, exercises),
    coursePackages(courseRoot),
    withheldFrom(exercises),
    Promise.all(exercises.map(async (exercise) => mistakesFiles(exercise, await outline(exercise)))),
  ]);
  const pages = course.filter(({ path }) => /^docs\/guides\/.*\.md$/.test(path));
  const files = sorted([
    ...course,
    ...settings,
    ...packageFiles(packages, course),
    ...mistakes.flat(),
    withheldFile(withheld),
    await readme({ exercises, withheld, node: packages.node, pages }),
  ]);
  const about = { version: packages.version, assignments: exercises.map(({ id }) => id) };
  return { files, exercises, kind: { ...HANDOUT, about } };
}

/** What the folder of a handout is known by. */
export const HANDOUT: FolderKind = { name: "handout", list: ".alloclab-handout.json" };

async function chosen(courseRoot: string, { ids, isAlone }: Choice): Promise<Exercise[]> {
  const places = await placesIn(courseRoot);
  const wanted = new Set(ids.map((id) => findPlace(places, id, courseRoot).id));
  const all = await listExercises(courseRoot);
  if (isAlone) addTaken(wanted, all);
  const exercises = wanted.size === 0 ? all : all.filter(({ id }) => wanted.has(id));
  const isThere = (id: string): boolean => exercises.some((other) => other.id === id);
  for (const { id, buildsOn } of isAlone ? [] : exercises) {
    const missing = buildsOn.find((upon) => !isThere(upon));
    if (missing !== undefined)
      throw new UsageError(
        `${id} builds upon ${missing}; hand that out, too: --assignment ${missing}. Or hand out --only ${ids.join(",")}.`,
      );
  }
  return exercises
    .map((exercise) => ({ ...exercise, buildsOn: exercise.buildsOn.filter(isThere) }))
    .sort((a, b) => a.place - b.place);
}

/** Adds the assignments of which those take files, and so on. */
function addTaken(wanted: Set<string>, all: readonly Exercise[]): void {
  // What is added while a set is walked comes up in the same walk.
  for (const id of wanted) {
    for (const upon of Object.keys(all.find((exercise) => exercise.id === id)?.takes ?? {})) wanted.add(upon);
  }
}
