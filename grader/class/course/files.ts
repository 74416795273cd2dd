/**
 * All that is written of a course's grade book, and whether what students get of it tells what is hidden.
 *
 * @module
 */
import { realpath } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import type { CourseBook } from "../../model/course-book.js";
import { coursePage, studentPage } from "../../report/course/index.js";
import { reportNames } from "../uploads/report-names.js";
import { courseCsv } from "./csv.js";
import { COURSE_TABLE, type CourseFiles } from "./output.js";

/** Where the pages of students stand. */
export const STUDENTS = "students";

/** What students had written before of whom a page tells: what they are called, and what they called their work. */
export type NamesBehind = (file: string) => readonly string[];

/** The files by their paths, and the names behind each student's page. O(rows × assignments). */
export function courseFiles(book: CourseBook): { files: Map<string, string>; namesBehind: NamesBehind } {
  const pageOf = reportNames(book.rows.map(({ name }) => name));
  const names = new Map<string, readonly string[]>();
  const files = new Map<string, string>();
  for (const row of book.rows) {
    const page = `${pageOf.get(row.name) ?? ""}.html`;
    files.set(`${STUDENTS}/${page}`, studentPage(book, row));
    const { name, email } = row.student;
    const called = [row.name, name, email].filter((one) => one !== null);
    names.set(page, [...called, ...row.cells.flatMap(({ submissions }) => submissions)]);
  }
  files.set("course.html", coursePage(book, pageOf));
  files.set(COURSE_TABLE, courseCsv(book));
  const namesBehind: NamesBehind = (file) => names.get(/[^\\/]+$/.exec(file)?.[0] ?? "") ?? [];
  return { files: files satisfies CourseFiles, namesBehind };
}

/** Makes the function that gives the link from an output folder to the page of a class; `null` where no relative one leads there. */
export async function classLinks(output: string, roots: readonly string[]): Promise<(root: string) => string | null> {
  const links = new Map<string, string | null>();
  for (const root of roots) {
    const way = relative(output, await realpath(root));
    links.set(root, isAbsolute(way) ? null : [...way.split(sep), "index.html"].map(encodeURIComponent).join("/"));
  }
  return (root) => links.get(root) ?? null;
}
