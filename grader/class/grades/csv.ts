/**
 * A general grade book, for whatever imports CSV: one line for each student.
 *
 * @module
 */
import { shown } from "../../model/words.js";
import type { Cohort, CohortEntry } from "../../model/class.js";
import { noScoreOf } from "../../report/decisions/final.js";
import { csvTable } from "../table.js";
import { type GradeBook, explanation, finalGrade, told } from "./grade.js";

const HEADER = "submission,id,name,email,status,score,late_days,deduction,grade,max_score,feedback".split(",");

/** The grade book. Several students of one submission have a line each; cells that a spreadsheet would run begin with `'`. */
export function csvGrades(cohort: Cohort): GradeBook {
  const rows = cohort.entries.flatMap((entry) => {
    const { name, students, status, daysLate, lateDeduction } = entry;
    const score = noScoreOf(entry) === "withheld" ? null : entry.score;
    const somebody = students.length > 0 ? students : [{ id: null, name: null, email: null }];
    const grade = finalGrade(entry);
    return somebody.map((student) => [
      name,
      student.id,
      student.name,
      student.email,
      status,
      score,
      daysLate,
      score === null ? null : lateDeduction,
      grade,
      entry.finalMaxScore ?? cohort.maxScore,
      explanation(entry, cohort),
    ]);
  });
  const faults = withoutGrade(cohort.entries, (entry) => noScoreOf(entry) === null);
  return {
    text: csvTable([HEADER, ...rows]),
    notes: [
      ...told("Not graded by a fault of the grader, and without a grade", faults),
      ...told(
        "Without a grade by decision",
        withoutGrade(cohort.entries, (entry) => noScoreOf(entry) !== null),
      ),
    ],
  };
}

const withoutGrade = (entries: readonly CohortEntry[], isMeant: (entry: CohortEntry) => boolean): string[] =>
  entries.filter((entry) => finalGrade(entry) === null && isMeant(entry)).map(({ name }) => shown(name));
