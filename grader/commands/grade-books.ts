/**
 * `--grades`: grade books as other systems take them.
 *
 * @module
 */
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Command, Option } from "commander";
import wrapAnsi from "wrap-ansi";
import type { OpenGradeBook } from "../class/grades/index.js";
import { type GradeBookName, type GradeBookOptions, fileNameOf, gradeBookNames } from "../class/grades/names.js";
import { writeAside } from "../disk/write-aside.js";
import { UsageError } from "../model/errors.js";
import { closest } from "../grade/load/closest.js";
import { shown, shownList } from "../model/words.js";
import type { Cohort } from "../model/class.js";
import type { Exercise } from "../model/course.js";
import type { CourseTerminal } from "./terminal.js";

/** Options of every command that ends with a graded class. */
export interface GradesOptions extends GradeBookOptions {
  /** Each once. */
  grades: readonly GradeBookName[];
}

/** Adds the options to a command. */
export const addGradesOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--grades <system>", "also write a grade book that canvas, moodle or csv takes; may be repeated")
        .default([], "none")
        .argParser((value: string, previous: readonly GradeBookName[]) => {
          const name = gradeBookNames.find((known) => known === value);
          if (name === undefined) throw new UsageError(unknownSystem(value));
          return [...new Set([...previous, name])];
        }),
    )
    .option("--gradebook <file>", "for canvas: the gradebook that it exports, to be filled in")
    .option("--worksheet <file>", "for moodle: the offline grading worksheet, to be filled in")
    .option("--column <title or id>", "the assignment's column in that file, where it is not clear");

function unknownSystem(value: string): string {
  const near = closest(value, gradeBookNames);
  const question = near === null ? "" : ` Did you mean "${near}"?`;
  return `There is no grade book for "${value}".${question} It is one of ${gradeBookNames.join(", ")}.`;
}

/** Throws a UsageError when a grade book is wanted of a part of a class. */
export function refuseParts({ grades }: GradesOptions, isPart: boolean): void {
  if (!isPart || grades.length === 0) return;
  throw new UsageError("--grades needs the whole class; give it to `alloclab merge`, which joins the parts.");
}

/**
 * To be called before grading, since what is wrong with the files shows at once. Throws a UsageError then, and when a file
 * that was downloaded would be overwritten.
 */
export async function openGrades(
  { grades, output, ...files }: GradesOptions & { output: string },
  { id, title }: Pick<Exercise, "id" | "title">,
): Promise<OpenGradeBook[]> {
  const { openGradeBooks } = await import("../class/grades/index.js");
  const books = await openGradeBooks(grades, files, { assignment: id, title });
  for (const path of [files.gradebook, files.worksheet]) {
    if (path === undefined || books.every(({ fileName }) => resolve(output, fileName) !== resolve(path))) continue;
    throw new UsageError(
      `${shown(path)} would be overwritten; give the file that was downloaded, or another --output.`,
    );
  }
  return books;
}

/**
 * Writes the grade books into the output folder, and says what somebody should know about each, and which others stand there
 * from an earlier run: whoever imports one of those gives grades that may not be right any more.
 */
export async function writeGrades(
  books: readonly OpenGradeBook[],
  cohort: Cohort,
  output: string,
  { print, width }: CourseTerminal,
): Promise<void> {
  for (const { fileName, fill } of books) {
    const { text, notes } = fill(cohort);
    const path = join(output, fileName);
    await writeAside(path, text);
    const lines = [`For import: ${path}`, ...notes.map((note) => `- ${note}`)];
    await print(lines.map((line) => `${wrapAnsi(line, Math.min(width, 100))}\n`).join(""));
  }
  const written = books.map(({ fileName }) => fileName);
  const there: string[] = await readdir(output).catch(() => []);
  const left = gradeBookNames.filter((name) => there.includes(fileNameOf(name)) && !written.includes(fileNameOf(name)));
  if (left.length === 0) return;
  const files = left.map((name) => join(output, fileNameOf(name)));
  const options = left.map((name) => `--grades ${name}`).join(" ");
  const text = `Not written anew, so as an earlier run left ${files.length === 1 ? "it" : "them"}: ${shownList(files)}. Add \`${options}\` before you import ${files.length === 1 ? "it" : "them"}.`;
  await print(`${wrapAnsi(text, Math.min(width, 100))}\n`);
}
