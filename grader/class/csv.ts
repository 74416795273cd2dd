import type { Cohort } from "../model/class.js";
import { finalScore } from "./score.js";
import { csvTable } from "./table.js";

/**
 * `grades.csv`: a row for each submission. No text in it is a formula to a spreadsheet.
 * The cells of a submission that the grader is at fault for are empty, which is no zero.
 */
export function gradesCsv({ entries, stages, maxScore }: Cohort): string {
  const names = stages.map(({ name }) => name);
  const header = ["submission", "status", "score", "max_score", ...names, "report", "machine_score", "doubts"];
  const rows = entries.map((entry) => [
    entry.name,
    entry.status,
    finalScore(entry),
    maxScore,
    ...names.map((name) => entry.stages.find((stage) => stage.name === name)?.score ?? null),
    entry.report,
    entry.score,
    entry.attention.flatMap((one) => (one.kind === "doubt" ? [one.text] : [])).join(" "),
  ]);
  return csvTable([header, ...rows]);
}
