/**
 * The course as the site shows it: its assignments in order, and what each of their checks is worth.
 *
 * @module
 */
import { listExercises } from "../../grader/grade/load/exercise.js";
import type { Exercise } from "../../grader/model/course.js";
import type { StageResult } from "../../grader/model/report.js";
import { hoursText } from "../../grader/model/words.js";
import { outline } from "../../grader/grade/stages/outline.js";

/** An assignment of the course. */
export interface Lesson {
  /** Its place in the course, from 1. */
  number: number;
  id: string;
  /** Name of its folder in `exercises/`: `01-first-fit`. */
  folder: string;
  title: string;
  summary: string;
  /** Titles of the assignments that it builds upon. */
  buildsOn: string[];
  /** How many hours students take for it, in words; `null` where nothing is said of that. */
  hours: string | null;
  points: number;
  stages: RubricStage[];
}

/** What a stage is worth: its visible checks by name, of the hidden ones nothing but what a student may read. */
export interface RubricStage {
  name: string;
  points: number;
  visible: { name: string; points: number }[];
  hidden: { points: number; hint: string | null }[];
}

/** Reads the course from its folders and suites. About a second for each assignment, since vitest has to read these. */
export async function readCourse(courseRoot: string): Promise<Lesson[]> {
  const exercises = await listExercises(courseRoot);
  const titles = new Map(exercises.map(({ id, title }) => [id, title]));
  const lessons: Lesson[] = [];
  for (const exercise of exercises) lessons.push(lesson(exercise, await outline(exercise), titles));
  return lessons;
}

function lesson(exercise: Exercise, stages: readonly StageResult[], titles: ReadonlyMap<string, string>): Lesson {
  const { place, id, title, summary, buildsOn, hours } = exercise;
  const worth = stages.map(rubricStage);
  return {
    number: place,
    id,
    folder: `${String(place).padStart(2, "0")}-${id}`,
    title,
    summary,
    buildsOn: buildsOn.map((other) => titles.get(other) ?? other),
    hours: hours === undefined ? null : hoursText(hours),
    points: sum(worth.map((stage) => stage.points)),
    stages: worth,
  };
}

function rubricStage({ name, checks }: StageResult): RubricStage {
  const [visible, hidden] = (["visible", "hidden"] as const).map((kind) =>
    checks.filter(({ visibility }) => visibility === kind),
  );
  return {
    name,
    points: sum(checks.map(({ points }) => points)),
    visible: (visible ?? []).map(({ name, points }) => ({ name, points })),
    hidden: (hidden ?? []).map(({ points, publicHint }) => ({ points, hint: publicHint ?? null })),
  };
}

/** Without the dust of binary fractions; points come in tenths at the finest. */
const sum = (points: readonly number[]): number => Math.round(points.reduce((all, one) => all + one, 0) * 1000) / 1000;
