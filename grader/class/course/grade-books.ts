/**
 * Totals in the grade books that other systems take: as those of a class whose only assignment is the course.
 *
 * @module
 */
import type { Cohort, CohortEntry } from "../../model/class.js";
import type { CourseBook, CourseRow } from "../../model/course-book.js";
import type { NoScore } from "../../model/decision.js";
import { SCHEMA_VERSION } from "../../model/report.js";
import { type OpenGradeBook, openGradeBooks } from "../grades/index.js";
import type { GradedClass } from "./classes.js";

/** The files that the instructor has downloaded, and the column that is meant. */
export interface CourseGradesOptions {
  /** Path of Canvas' gradebook export. */
  canvas?: string;
  /** Path of Moodle's offline grading worksheet. */
  moodle?: string;
  column?: string;
}

/** A total is never written into the column of a single assignment by mistake: only what has both words is meant. */
const NAMED = { assignment: "course-total", title: "Course total" };

/**
 * Reads what there is to be filled in.
 *
 * @throws UsageError when a file is missing, or is not what it should be
 */
export const openCourseGrades = ({ canvas, moodle, column }: CourseGradesOptions): Promise<OpenGradeBook[]> =>
  openGradeBooks(
    [...(canvas === undefined ? [] : (["canvas"] as const)), ...(moodle === undefined ? [] : (["moodle"] as const))],
    {
      ...(canvas === undefined ? {} : { gradebook: canvas }),
      ...(moodle === undefined ? {} : { worksheet: moodle }),
      ...(column === undefined ? {} : { column }),
    },
    NAMED,
  );

/** The course as a class. */
export function asCohort({ rows, assignments, points }: CourseBook, classes: readonly GradedClass[]): Cohort {
  // Numbers are Canvas' own only where all of them are.
  const isCanvas = classes.every(({ cohort }) => cohort.layout === "canvas");
  return {
    ...{ schemaVersion: SCHEMA_VERSION, ...NAMED, layout: isCanvas ? "canvas" : "plain", seed: 0, maxScore: points },
    stages: assignments.map(({ id, maxScore }) => ({ name: id, maxScore })),
    entries: rows.map((row) => entryOf(row, assignments)),
    passedOver: [],
  };
}

function entryOf(
  { name, student, login, cells, total }: CourseRow,
  assignments: CourseBook["assignments"],
): CohortEntry {
  const isKnown = student.id !== null || student.name !== null || student.email !== null;
  const result: NoScore | null = total.kind === "withheld" || total.kind === "excused" ? total.kind : null;
  return {
    name,
    // Where nothing else is known, what they call their work may be any of the three.
    students: isKnown ? [{ ...student, id: student.id ?? login }] : [],
    ...{ submittedAt: null, late: null, daysLate: null, lateDeduction: 0, otherAttempts: [], notes: [], doubts: [] },
    ...{ report: "", status: "graded", error: null, failed: [], attention: [] },
    score: total.kind === "points" ? total.points : null,
    stages: cells.flatMap(({ score, maxScore, isDropped }, at) => {
      const id = assignments[at]?.id ?? "";
      return score === null ? [] : [{ name: isDropped ? `${id} (dropped)` : id, score, maxScore }];
    }),
    ...(result === null ? {} : { decisions: [withoutScore(result)] }),
  };
}

const withoutScore = (result: NoScore): NonNullable<CohortEntry["decisions"]>[number] => ({
  ...{ why: "", by: "", at: "" },
  actions: [{ kind: "result", result, gain: 0 }],
});
