import type { Cohort } from "../model/class.js";
import { totalOf } from "../report/class/statistics.js";
import { decisionTexts } from "../report/decisions/words.js";
import { csvTable } from "./table.js";

/**
 * `grades.csv`: a row for each submission. No text in it is a formula to a spreadsheet.
 * `score` is what counts, and empty where there is none, which is no zero; the stages are the machine's.
 */
export function gradesCsv({ entries, stages, maxScore }: Cohort): string {
  const names = stages.map(({ name }) => name);
  const criteria = entries[0]?.criteria?.map(({ name }) => name) ?? [];
  const header = [
    ...["submission", "status", "score", "max_score", ...names, "report", "machine_score", "doubts", "decisions"],
    ...criteria.map((name) => `judged_${name}`),
  ];
  const rows = entries.map((entry) => [
    entry.name,
    entry.status,
    totalOf(entry),
    entry.finalMaxScore ?? maxScore,
    ...names.map((name) => entry.stages.find((stage) => stage.name === name)?.score ?? null),
    entry.report,
    entry.score,
    entry.attention.flatMap((one) => (one.kind === "doubt" ? [one.text] : [])).join(" "),
    decisionTexts(entry.decisions ?? []).join(" "),
    ...criteria.map((name) => entry.criteria?.find((one) => one.name === name)?.score ?? null),
  ]);
  return csvTable([header, ...rows]);
}
