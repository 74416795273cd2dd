/**
 * Grades by criteria in a CSV: a row a submission, a column a criterion.
 *
 * @module
 */
import type { Decision } from "../../model/decision.js";
import { UsageError } from "../../model/errors.js";
import { shown } from "../../model/words.js";
import { numberIn } from "../grades/grade.js";
import { readSheet } from "../grades/sheet.js";

/** Who graded, when and why; what the table says of a row by itself counts before. */
export type GradedBy = Pick<Decision, "why" | "by" | "at">;

/** Columns that are no criteria. */
const OWN = ["submission", "why", "comment", "note"] as const;

/**
 * Reads the grades of a table. Cells that say nothing grade nothing.
 *
 * @param label - how messages name it
 * @throws UsageError when it cannot be read, or its first line does not name the columns
 */
export async function readGradesTable(path: string, label: string, who: GradedBy): Promise<Decision[]> {
  const { rows } = await readSheet(path);
  const header = (rows[0]?.cells ?? []).map((cell) => cell.trim());
  const at = (name: (typeof OWN)[number]): number => header.indexOf(name);
  if (at("submission") < 0)
    throw new UsageError(
      `${shown(label)} has no column ${shown("submission")} in its first line, with the names of rows in grades.csv.`,
    );
  const criteria = header.flatMap((name, column) =>
    name === "" || OWN.some((own) => own === name) ? [] : [{ name, column }],
  );
  return rows.slice(1).flatMap(({ cells }, place): Decision[] => {
    const cell = (column: number): string => (cells[column] ?? "").trim();
    const grades = Object.fromEntries(
      criteria
        .filter(({ column }) => cell(column) !== "")
        .map(({ name, column }) => [name, numberIn(cell(column)) ?? cell(column)]),
    );
    // What a spreadsheet would run has a mark before it in grades.csv.
    const name = cell(at("submission")).replace(/^'(?=\s*[=+\-@])/, "");
    const [why, comment, note] = [cell(at("why")), cell(at("comment")), cell(at("note"))];
    if (name === "" || (Object.keys(grades).length === 0 && comment === "" && note === "")) return [];
    return [
      {
        for: [name],
        ...who,
        ...(why === "" ? {} : { why }),
        ...(comment === "" ? {} : { comment }),
        ...(note === "" ? {} : { note }),
        grades,
        actions: [],
        file: label,
        line: place + 2,
      },
    ];
  });
}
