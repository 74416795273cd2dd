import type { CourseBook, CourseRow } from "../../model/course-book.js";
import { cleanDeep, cleanLine } from "../clean.js";
import { documentText } from "../look/document.js";
import { courseDocument } from "./page.js";
import { studentDocument } from "./student.js";

/**
 * The grade book of a course at a glance: one page that needs nothing else, and is complete without its script, which sorts and
 * filters. It is the instructor's, as it has everybody's points.
 *
 * O(rows × assignments).
 *
 * @param pageOf - the name of a student's own page
 */
export function coursePage(book: CourseBook, pageOf: ReadonlyMap<string, string>): string {
  // By names as they are.
  const links = book.rows.map(({ name }) => pageOf.get(name));
  return documentText(courseDocument(cleanDeep(book, cleanLine), links));
}

/** The page of one student: their own points and total, and nothing of anybody else. O(assignments). */
export function studentPage(book: CourseBook, row: CourseRow): string {
  const { rows: _rows, doubts: _doubts, ...course } = book;
  return documentText(studentDocument(cleanDeep(course, cleanLine), cleanDeep(row, cleanLine)));
}
