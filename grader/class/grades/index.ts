/**
 * The grade books that other systems take, by name.
 *
 * @module
 */
import { UsageError } from "../../model/errors.js";
import type { Cohort } from "../../model/class.js";
import { type Named, canvasColumns } from "./canvas-columns.js";
import { canvasGrades } from "./canvas.js";
import { csvGrades } from "./csv.js";
import type { GradeBook } from "./grade.js";
import { worksheetColumns } from "./moodle-columns.js";
import { moodleGrades } from "./moodle.js";
import { type GradeBookName, type GradeBookOptions, fileNameOf } from "./names.js";
import { type Sheet, readSheet } from "./sheet.js";

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
  return Promise.all([...new Set(names)].map((name) => open(name, names, options, assignment)));
}

async function open(
  name: GradeBookName,
  all: readonly GradeBookName[],
  options: GradeBookOptions,
  assignment: Named,
): Promise<OpenGradeBook> {
  const { gradebook, worksheet } = options;
  const column = options.column ?? null;
  const fileName = fileNameOf(name);
  if (name === "csv") return { fileName, fill: csvGrades };
  if (name === "canvas") {
    const sheet = await downloaded(gradebook, "--grades canvas needs --gradebook <file>, the export of the gradebook");
    canvasColumns(sheet, column, assignment);
    return { fileName, fill: (cohort) => canvasGrades(cohort, sheet, column) };
  }
  const sheet = await downloaded(worksheet, "--grades moodle needs --worksheet <file>, the offline grading worksheet");
  const header = all.includes("canvas") ? null : column;
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
