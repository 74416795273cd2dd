/**
 * The exercises of a course, while a student is at work on their files.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { UsageError } from "../../model/errors.js";
import { placesIn } from "../../grade/load/course.js";
import { loadExercise } from "../../grade/load/exercise.js";
import type { Exercise } from "../../model/course.js";
import { questionsIn } from "./lesson.js";
import type { Desk } from "./state.js";

/** An exercise and the folder in which the student works. */
export interface Workplace {
  exercise: Exercise;
  /** Absolute path of the folder. */
  path: string;
  /** The same relative to the course's root, as messages name it. */
  folder: string;
  questions: readonly string[];
}

/**
 * Reads the exercises as students have them: only the visible checks count, whether or not the hidden ones are there.
 *
 * @throws UsageError when there is no course, or an exercise is not as it should be
 */
export async function openWorkplaces(courseRoot: string): Promise<Workplace[]> {
  const places = [...(await placesIn(courseRoot))].sort((a, b) => a.place - b.place);
  return Promise.all(places.map(({ id }) => openWorkplace(courseRoot, id)));
}

/** Reads one of them. Throws as above. */
export async function openWorkplace(courseRoot: string, id: string): Promise<Workplace> {
  const exercise = await loadExercise(courseRoot, id, true);
  const path = join(courseRoot, "exercises", exercise.folder);
  const suites = exercise.suites.filter((suite) => !relative(path, suite).startsWith(".."));
  if (suites.length === 0) throw new UsageError(`exercises/${exercise.folder}/stages has no checks.`);
  const lesson = await readFile(join(path, "lesson.md"), "utf8").catch(() => "");
  return {
    exercise: { ...exercise, suites },
    path,
    folder: `exercises/${exercise.folder}`,
    questions: questionsIn(lesson),
  };
}

/** The exercise before anything is known of it. */
export function deskOf({ exercise, folder, questions }: Workplace): Desk {
  const { id, title, place, others, buildsOn, studentFiles, wholeFile, hints } = exercise;
  const files = [...new Set([...studentFiles, wholeFile])];
  return {
    id,
    folder,
    title,
    place,
    after: (others ?? []).filter((other) => buildsOn.includes(other.id)).map((other) => other.place),
    files,
    taken: takenOf(exercise, files),
    hints,
    questions,
    report: null,
    sources: new Map(),
    isPartial: false,
    base: null,
    trouble: null,
    tookMs: 0,
    gradingMs: null,
    change: null,
  };
}

/** By those of the student's files that go on from another exercise, its id. */
const takenOf = ({ takes }: Exercise, files: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(takes).flatMap(([id, names]) =>
      names.filter((name) => files.includes(name)).map((name) => [name, id] as const),
    ),
  );

/** Which exercise a path below `exercises/` belongs to; `undefined` for the kit and what else there is. */
export function workplaceOf(path: string, workplaces: readonly Workplace[]): Workplace | undefined {
  return workplaces.find((each) => path === each.path || path.startsWith(each.path + sep));
}

/** Whether a file is the exercise's own rather than the student's: its checks, hints, lesson and manifest. */
export function isOfExercise(path: string, workplace: Workplace): boolean {
  const [first = ""] = relative(workplace.path, path).split(sep);
  return ["stages", "exercise.json", "hints.json", "lesson.md"].includes(first);
}
