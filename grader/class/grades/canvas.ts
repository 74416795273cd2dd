/**
 * Canvas: the instructor's own gradebook export, filled in.
 *
 * @module
 */
import { shown } from "../../model/words.js";
import type { Cohort, CohortEntry } from "../../model/class.js";
import { mostOf } from "../../report/class/statistics.js";
import { noScoreOf } from "../../report/decisions/final.js";
import { type CanvasColumns, canvasColumns } from "./canvas-columns.js";
import {
  type GradeBook,
  type NumberStyle,
  STILL_OPEN,
  finalGrade,
  isFault,
  isFormula,
  numberIn,
  pointsByPeople,
  styleOf,
  told,
  written,
} from "./grade.js";
import { type BookLine, type Way, lower, match, nameForms } from "./match.js";
import { type Sheet, sheetText } from "./sheet.js";

interface CanvasLine extends BookLine {
  id: string;
  sisUserId: string;
  sisLoginId: string;
  name: string;
}

/**
 * Fills the grades of a class into a gradebook export. Points are written as they are, in the assignment's column, and
 * nothing else is changed but names that a spreadsheet would run, which get Canvas' own guard `="…"`.
 *
 * @param column - title or id of the assignment; `null` for the one column that is named for it
 * @throws UsageError when it is no export of Canvas, or the column is not certain
 */
export function canvasGrades(cohort: Cohort, sheet: Sheet, column: string | null): GradeBook {
  const columns = canvasColumns(sheet, column, cohort);
  const lines = studentLines(sheet, columns);
  const { pairs, others, notes } = match(lines, cohort, ways(cohort));
  const style = styleInUse(sheet, columns);
  const edits = new Map<number, Map<number, string>>();
  const set = (row: number, at: number, value: string): void => {
    edits.set(row, (edits.get(row) ?? new Map<number, string>()).set(at, value));
  };
  const kept: Record<"excused" | "nowExcused" | "decided" | "notAssigned" | "fault" | "open" | "replaced", string[]> = {
    excused: [],
    nowExcused: [],
    decided: [],
    notAssigned: [],
    fault: [],
    open: [],
    replaced: [],
  };
  for (const { line, entry } of pairs) {
    const grade = finalGrade(entry);
    const before = sheet.rows[line.row]?.cells[columns.grade]?.trim() ?? "";
    if (/^EX$/i.test(before)) kept.excused.push(shown(line.label));
    else if (before === "N/A") kept.notAssigned.push(shown(line.label));
    else if (noScoreOf(entry) === "excused") {
      kept.nowExcused.push(shown(line.label));
      set(line.row, columns.grade, "EX");
    } else if (noScoreOf(entry) !== null) kept.decided.push(shown(line.label));
    else if (grade === null) (isFault(entry) ? kept.fault : kept.open).push(shown(line.label));
    else if (numberIn(before) !== grade) {
      const value = written(grade, style);
      if (before !== "" && before !== "-") kept.replaced.push(`${shown(line.label)} ${before} → ${value}`);
      set(line.row, columns.grade, value);
    }
  }
  for (const { row, id } of lines) {
    for (const at of columns.names) {
      const name = sheet.rows[row]?.cells[at] ?? "";
      // Only where Canvas has an id to go by, since the guarded name is another one.
      if (id !== "" && isFormula(name) && !/^="[^]*"$/.test(name)) set(row, at, `="${name}"`);
    }
  }
  return {
    text: sheetText(sheet, edits),
    notes: [
      ...pointsNote(sheet, columns, cohort),
      ...notes,
      ...told(
        "In the grade book, but not in the class",
        others.filter(isSomebody).map(({ label }) => shown(label)),
      ),
      ...told("Excused, and left so", kept.excused),
      ...told("Excused by decision, as EX", kept.nowExcused),
      ...told("Without a grade by decision, and left as they were", kept.decided),
      ...pointsByPeople(pairs.map(({ line, entry }) => ({ label: line.label, entry }))),
      ...told("The assignment is not theirs in Canvas, and they get no grade", kept.notAssigned),
      ...ofOneNote(pairs.map(({ entry }) => entry)),
      ...told("Not graded by a fault of the grader, and left as they were", kept.fault),
      ...told(STILL_OPEN, kept.open),
      ...told("Grades that are replaced", kept.replaced),
    ],
  };
}

/** Canvas gives one grade to a whole group of its own, unless it is told not to (`grade_student` in `app/models/abstract_assignment.rb`). */
function ofOneNote(entries: readonly CohortEntry[]): string[] {
  const names = [...new Set(entries.flatMap(({ handedInAs }) => handedInAs ?? []))].map(shown);
  return told(
    "Not all who handed in together have the same grade; if they are a group in Canvas, the assignment has to say “Assign Grades to Each Student Individually”, or one grade becomes that of all",
    names,
  );
}

/** Canvas' own pretended student is missed by nobody. */
const isSomebody = ({ name }: CanvasLine): boolean => name !== "Student, Test";

function studentLines(sheet: Sheet, { names, id, sisUserId, sisLoginId, pointsRow }: CanvasColumns): CanvasLine[] {
  return sheet.rows.flatMap(({ cells }, row): CanvasLine[] => {
    const isInfo =
      row === 0 || row === pointsRow || cells.every((cell) => /^\s*(Muted|Manual Posting.*)?\s*$/i.test(cell));
    if (isInfo) return [];
    const cell = (at: number): string => (cells[at] ?? "").trim();
    // A name with the guard is the name inside.
    const [last = "", first] = names.map((at) => cell(at).replace(/^="([^]*)"$/, "$1"));
    const name = first === undefined ? last : `${last}, ${first}`;
    return [
      { row, label: name || cell(id), name, id: cell(id), sisUserId: cell(sisUserId), sisLoginId: cell(sisLoginId) },
    ];
  });
}

/** In Canvas' own order. Ids of a Canvas export are Canvas' own; those of any other class may be any of the three. */
function ways({ layout }: Cohort): Way<CanvasLine>[] {
  const ids: Way<CanvasLine>[] =
    layout === "canvas"
      ? [
          { ofLine: ({ id }) => [id], ofStudent: ({ id }) => [id] },
          { ofLine: ({ sisUserId }) => [sisUserId], ofStudent: ({ id }) => [id] },
          { ofLine: ({ sisLoginId }) => [lower(sisLoginId)], ofStudent: ({ id }) => [lower(id)] },
        ]
      : [
          {
            ofLine: (line) => [line.id, line.sisUserId, line.sisLoginId].map(lower),
            ofStudent: ({ id }) => [lower(id)],
          },
        ];
  return [
    ...ids,
    { ofLine: ({ sisLoginId }) => [lower(sisLoginId)], ofStudent: ({ email }) => [lower(email)] },
    { ofLine: ({ name }) => nameForms(name), ofStudent: ({ name }) => nameForms(name) },
  ];
}

/** As the export itself writes numbers: it gives two decimals to all of them. */
function styleInUse({ rows, delimiter }: Sheet, { grade, pointsRow }: CanvasColumns): NumberStyle {
  const points = rows[pointsRow]?.cells ?? [];
  const cells = [points[grade] ?? "", ...points, ...rows.map((row) => row.cells[grade] ?? "")];
  return styleOf(cells, { decimal: delimiter === ";" ? "," : ".", decimals: 2 });
}

function pointsNote({ rows }: Sheet, { grade, pointsRow }: CanvasColumns, cohort: Cohort): string[] {
  const maxScore = mostOf(cohort);
  const possible = numberIn(rows[pointsRow]?.cells[grade] ?? "");
  if (possible === null || possible === maxScore) return [];
  return [
    `Points possible are ${possible} in Canvas and ${maxScore} here; points are written as they are, ` +
      "so change the one or the other.",
  ];
}
