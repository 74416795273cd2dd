/**
 * Moodle: the offline grading worksheet, filled in, in whatever language it is.
 *
 * @module
 */
import { shown } from "../../model/words.js";
import type { Cohort, CohortEntry } from "../../model/class.js";
import { mostOf } from "../../report/class/statistics.js";
import { noScoreOf } from "../../report/decisions/final.js";
import {
  type GradeBook,
  STILL_OPEN,
  explanation,
  finalGrade,
  isFault,
  isFormula,
  numberIn,
  styleOf,
  told,
  written,
} from "./grade.js";
import { type BookLine, type Way, lower, match, nameForms } from "./match.js";
import { type PeopleColumns, type WorksheetColumns, peopleColumns, worksheetColumns } from "./moodle-columns.js";
import { saysNo } from "./moodle-words.js";
import { type Sheet, sheetText } from "./sheet.js";
import { alikeKey } from "../uploads/alike.js";
import { behindGroup, groupKey } from "../uploads/groups.js";

interface WorksheetLine extends BookLine {
  /** The number in `Participant 123`. */
  participant: string;
  name: string;
  email: string;
  idNumber: string;
  group: string;
}

/**
 * Fills the grades of a class into a worksheet, and a line that explains each where there is no comment yet. Nothing else
 * is changed, but cells that Moodle does not read and a spreadsheet would run: they get a `'` in front.
 *
 * @param column - header of the column with the grade, for a language that is not known here; else `null`
 * @throws UsageError when it is no worksheet of Moodle, or the column is not certain
 */
export function moodleGrades(cohort: Cohort, sheet: Sheet, column: string | null): GradeBook {
  const columns = worksheetColumns(sheet, column);
  const lines = participantLines(sheet, columns);
  const { pairs, others, notes } = match(lines, cohort, ways(cohort, lines));
  const most = cellsAt(sheet, columns.maxGrade);
  const style = styleOf([...most, ...cellsAt(sheet, columns.grade)], { decimal: ".", decimals: 0 });
  const edits = guards(sheet, columns);
  const set = (row: number, at: number, value: string): void => {
    edits.set(row, (edits.get(row) ?? new Map<number, string>()).set(at, value));
  };
  const locked: string[] = [];
  const faults: string[] = [];
  const open: string[] = [];
  const decided: string[] = [];
  const replaced: string[] = [];
  const commented: string[] = [];
  for (const { line, entry } of pairs) {
    const cell = (at: number): string => sheet.rows[line.row]?.cells[at]?.trim() ?? "";
    const grade = finalGrade(entry);
    if (saysNo(cell(columns.changeable))) locked.push(shown(line.label));
    else if (noScoreOf(entry) !== null) decided.push(shown(line.label));
    else if (grade === null) (isFault(entry) ? faults : open).push(shown(line.label));
    else {
      const [before, value] = [cell(columns.grade), written(grade, style)];
      if (numberIn(before) !== grade) {
        if (before !== "" && before !== "-") replaced.push(`${shown(line.label)} ${before} → ${value}`);
        set(line.row, columns.grade, value);
      }
      if (columns.feedback < 0) continue;
      const comment = explanation(entry, cohort);
      if (cell(columns.feedback) === "") set(line.row, columns.feedback, comment);
      else if (cell(columns.feedback) !== comment) commented.push(shown(line.label));
    }
  }
  const maximum = numberIn(most.find((cell) => cell !== "") ?? "");
  return {
    text: sheetText(sheet, edits),
    notes: [
      ...(maximum === null || maximum === mostOf(cohort)
        ? []
        : [
            `The maximum grade is ${maximum} in Moodle and ${mostOf(cohort)} here; points are written as they are, ` +
              "and Moodle takes none above its own, so change the one or the other.",
          ]),
      ...(columns.maxGrade < 0
        ? ["It has no maximum grade, as with a scale; see that points are what the assignment takes."]
        : []),
      ...notes,
      ...told(
        "In the worksheet, but not in the class",
        others.map(({ label }) => shown(label)),
      ),
      ...told("Their grades cannot be changed, and are left", locked),
      ...told("Not graded by a fault of the grader, and left as they were", faults),
      ...told("Without a grade by decision, and left as they were", decided),
      ...told(STILL_OPEN, open),
      ...told("Grades that are replaced", replaced),
      ...told("They have a comment already, and it stays", commented),
      ...(columns.feedback < 0
        ? ["It has no column for comments whose header is known; grades are filled in only."]
        : []),
    ],
  };
}

/** A participant of Moodle's whose submission is known. */
export interface Participant {
  /** The number in `Participant 123`. */
  number: string;
  /** Empty where the worksheet is without names. */
  name: string;
  entry: CohortEntry;
}

/**
 * Finds the participants of a worksheet in a class, as {@link moodleGrades} does.
 *
 * @returns with who is not in the worksheet, or not beyond doubt, one sentence each, and those of the worksheet that are not in the class
 * @throws UsageError when it is no worksheet of Moodle
 */
export function participantsIn(
  sheet: Sheet,
  cohort: Cohort,
): { participants: Participant[]; notes: string[]; others: string[] } {
  const lines = participantLines(sheet, peopleColumns(sheet));
  const { pairs, others, notes } = match(lines, cohort, ways(cohort, lines), "worksheet");
  return {
    participants: pairs.map(({ line, entry }) => ({ number: line.participant, name: line.name, entry })),
    notes,
    others: others.map(({ label }) => label),
  };
}

function participantLines(sheet: Sheet, columns: PeopleColumns): WorksheetLine[] {
  const { identifier, fullName, email, idNumber, group } = columns;
  return sheet.rows.slice(1).flatMap(({ cells }, place): WorksheetLine[] => {
    const cell = (at: number): string => (cells[at] ?? "").trim();
    const participant = /\d+$/.exec(cell(identifier))?.[0];
    if (participant === undefined) return [];
    const name = cell(fullName);
    const label = name === "" ? cell(identifier) : name;
    const others = { email: cell(email), idNumber: cell(idNumber), group: cell(group) };
    return [{ row: place + 1, label, participant, name, ...others }];
  });
}

/**
 * The numbers of participants are known from Moodle's own export alone; any other id is the university's. There they may be
 * those of groups, too, so the names have to be alike where both sides have one; where the worksheet has groups and no names,
 * numbers tell nothing. What a group has handed in is everybody's in it.
 */
function ways({ layout }: Cohort, lines: readonly WorksheetLine[]): Way<WorksheetLine>[] {
  const hasNames = lines.some(({ name }) => name !== "");
  const hasGroups = lines.some(({ group }) => group !== "");
  const numbers: Way<WorksheetLine> = {
    ofLine: ({ participant, name }) => [participant, `${participant} ${letters(name)}`],
    ofStudent: ({ id, name }, entry) => {
      if (id === null || name === null || (!hasNames && !hasGroups)) return [id];
      const exported = exportedName(entry);
      return [name, exported, ...behindGroup(exported)].map((one) => `${id} ${letters(one)}`);
    },
  };
  return [
    ...(layout === "moodle" ? [numbers] : []),
    {
      ofLine: ({ idNumber }) => [lower(idNumber)],
      // The number that Moodle put into the name is its own, and no student's of the university.
      ofStudent: ({ id }, { name }) => (layout === "moodle" && name.endsWith(`_${id}`) ? [] : [lower(id)]),
    },
    { ofLine: ({ email }) => [lower(email)], ofStudent: ({ email }) => [lower(email)] },
    ...(layout === "moodle" ? [groups] : []),
    { ofLine: ({ name }) => nameForms(name), ofStudent: ({ name }) => nameForms(name) },
  ];
}

/** A group in the worksheet, and an export that is named for it. */
const groups: Way<WorksheetLine> = {
  isShared: true,
  ofLine: ({ group }) => [groupKey(group)],
  // Where something is decided about one of them alone, nothing is for everybody.
  ofStudent: (_student, entry) => (entry.handedInAs === undefined ? [groupKey(exportedName(entry))] : []),
};

/** A submission's name as Moodle wrote it, without the number. */
const exportedName = ({ name }: CohortEntry): string => name.replace(/_\d+$/, "");

/** Whether a name in Moodle's export is somebody's, alone or behind that of a group. */
export const isExportedName = (exported: string, name: string): boolean =>
  [exported, ...behindGroup(exported)].some((one) => letters(one) === letters(name));

/** What is left of a name in every order and spelling that exports have for it. */
const letters = (name: string): string => [...alikeKey(name).replace(/[^\p{L}\p{Nd}]/gu, "")].sort().join("");

const cellsAt = ({ rows }: Sheet, column: number): string[] => rows.slice(1).map(({ cells }) => cells[column] ?? "");

/** Students choose their names, and what they hand in as text stands in the worksheet, too. */
function guards({ rows }: Sheet, { identifier, grade, maxGrade, feedback }: WorksheetColumns) {
  const edits = new Map<number, Map<number, string>>();
  for (const [row, { cells }] of rows.entries()) {
    const run = [...cells.entries()].filter(
      ([column, cell]) => ![identifier, grade, maxGrade, feedback].includes(column) && isFormula(cell),
    );
    if (row > 0 && run.length > 0) edits.set(row, new Map(run.map(([column, cell]) => [column, `'${cell}`])));
  }
  return edits;
}
