import { stringify } from "csv-stringify/sync";
import type { Cohort } from "../model.js";
import { finalScore } from "./score.js";

/**
 * `grades.csv`: a row for each submission. RFC 4180; a cell that a spreadsheet would take for a formula begins with `'`.
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
  return stringify([header, ...rows], { record_delimiter: "\r\n", escape_formulas: true });
}
