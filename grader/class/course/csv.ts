import type { CourseBook, CourseRow } from "../../model/course-book.js";
import { remarksOn } from "../../report/course/words.js";
import { decisionTexts } from "../../report/decisions/words.js";
import { csvTable } from "../table.js";

/**
 * `course.csv`: a row for each student. Points that count and what they are out of, assignment by assignment; cells are empty
 * where there is none, which is no zero. No text in it is a formula to a spreadsheet.
 */
export function courseCsv({ assignments, rows, points }: CourseBook): string {
  const ids = assignments.flatMap(({ id }) => [id, `${id}_max`]);
  const header = [
    ...["student", "id", "name", "email", ...ids, "total", "total_max", "percent"],
    ...["dropped", "remarks", "decisions", "doubts"],
  ];
  const table = rows.map((row) => {
    const { name, student, cells, total, doubts } = row;
    const counts = total.kind === "points" ? [total.points, points, total.percent] : [null, points, null];
    return [
      ...[name, student.id, student.name, student.email],
      ...cells.flatMap(({ score, maxScore }) => [score, maxScore]),
      ...counts,
      assignments.flatMap(({ id }, at) => (cells[at]?.isDropped === true ? [id] : [])).join(" "),
      remarksOn(row, assignments).join(" "),
      decisionsOf(row, assignments),
      doubts.join(" "),
    ];
  });
  return csvTable([header, ...table]);
}

const decisionsOf = ({ cells }: CourseRow, assignments: CourseBook["assignments"]): string =>
  cells
    .flatMap(({ decisions }, at) => {
      const texts = decisionTexts(decisions);
      return texts.length === 0 ? [] : [`${assignments[at]?.id}: ${texts.join(" ")}`];
    })
    .join(" ");
