/**
 * The grade books that other systems take, by name.
 *
 * @module
 */
import { UsageError } from "../../errors.js";
import type { Cohort } from "../../model.js";
import { type Named, canvasColumns } from "./canvas-columns.js";
import { canvasGrades } from "./canvas.js";
import { csvGrades } from "./csv.js";
import type { GradeBook } from "./grade.js";
import { worksheetColumns } from "./moodle-columns.js";
import { moodleGrades } from "./moodle.js";
import { type Sheet, readSheet } from "./sheet.js";

/** Systems that a grade book can be for; `csv` is for any that imports CSV. */
export const gradeBookNames = ["canvas", "moodle", "csv"] as const;

/** One of them. */
export type GradeBookName = (typeof gradeBookNames)[number];

/** The files that the instructor has downloaded, and the column that is meant. */
export interface GradeBookOptions {
  /** Path of Canvas' gradebook export. */
  gradebook?: string;
  /** Path of Moodle's offline grading worksheet. */
  worksheet?: string;
  /** Title or id of the assignment in Canvas; without Canvas, header of the grade in Moodle's worksheet. */
  column?: string;
}

/** A grade book that needs but a class. */
export interface OpenGradeBook {
  /** Name for the file in the output folder. */
  fileName: string;
  /** Makes its text. The file that was downloaded is never changed. */
  fill: (cohort: Cohort) => GradeBook;
}

/**
 * Reads what there is to be filled in and finds its columns, so that what is wrong shows before an hour of grading.
 *
 * @throws UsageError when a file is missing, or is not what it should be
 */
export async function openGradeBooks(
  names: readonly GradeBookName[],
  options: GradeBookOptions,
  assignment: Named,
): Promise<OpenGradeBook[]> {
  refuseStrays(names, options);
  return Promise.all([...new Set(names)].map((name) => open(name, options, assignment, names.includes("canvas"))));
}

async function open(
  name: GradeBookName,
  { gradebook, worksheet, column = null }: { gradebook?: string; worksheet?: string; column?: string | null },
  assignment: Named,
  hasCanvas: boolean,
): Promise<OpenGradeBook> {
  const fileName = `grades-${name}.csv`;
  if (name === "csv") return { fileName, fill: csvGrades };
  if (name === "canvas") {
    const sheet = await downloaded(gradebook, "--grades canvas needs --gradebook <file>, the export of the gradebook");
    canvasColumns(sheet, column, assignment);
    return { fileName, fill: (cohort) => canvasGrades(cohort, sheet, column) };
  }
  const sheet = await downloaded(worksheet, "--grades moodle needs --worksheet <file>, the offline grading worksheet");
  const header = hasCanvas ? null : column;
  worksheetColumns(sheet, header);
  return { fileName, fill: (cohort) => moodleGrades(cohort, sheet, header) };
}

function downloaded(path: string | undefined, otherwise: string): Promise<Sheet> {
  if (path === undefined) throw new UsageError(`${otherwise} that was downloaded for this assignment.`);
  return readSheet(path);
}

/** A file that would not be used is a mistake that would show only when the grades are looked for. */
function refuseStrays(names: readonly GradeBookName[], { gradebook, worksheet, column }: GradeBookOptions): void {
  const stray = (option: string, needed: GradeBookName): never => {
    throw new UsageError(`${option} is of no use without --grades ${needed}.`);
  };
  if (gradebook !== undefined && !names.includes("canvas")) stray("--gradebook", "canvas");
  if (worksheet !== undefined && !names.includes("moodle")) stray("--worksheet", "moodle");
  if (column !== undefined && names.every((name) => name === "csv")) stray("--column", "canvas");
}
