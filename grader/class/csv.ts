import type { Cohort } from "../model.js";
import { finalScore } from "./score.js";
import { csvTable } from "./table.js";

/**
 * `grades.csv`: a row for each submission. No text in it is a formula to a spreadsheet.
 * The cells of a submission that the grader is at fault for are empty, which is no zero.
 */
export function gradesCsv({ entries, stages, maxScore }: Cohort): string {
  const header = ["submission", "status", "score", "max_score", ...stages.map(({ name }) => name), "report"];
  const rows = entries.map((entry) => [
    entry.name,
    entry.status,
    finalScore(entry),
    maxScore,
    ...stages.map(({ name }) => entry.stages.find((stage) => stage.name === name)?.score ?? null),
    entry.report,
  ]);
  return csvTable([header, ...rows]);
}
