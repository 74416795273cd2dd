/**
 * Which columns of Moodle's offline grading worksheet are what: by their headers where the language is known, else by what
 * is in them.
 *
 * @module
 */
import { UsageError } from "../../model/errors.js";
import { shown, shownList } from "../../model/words.js";
import { numberIn } from "./grade.js";
import { columnOf } from "./moodle-words.js";
import type { Sheet } from "./sheet.js";

/** Columns of the worksheet that say who somebody is, from 0; -1 where it has none, or none that is known. */
export interface PeopleColumns {
  identifier: number;
  fullName: number;
  email: number;
  idNumber: number;
  group: number;
}

/** All that are of use. */
export interface WorksheetColumns extends PeopleColumns {
  grade: number;
  maxGrade: number;
  changeable: number;
  feedback: number;
}

/**
 * Finds the columns that say who somebody is.
 *
 * @throws UsageError when it is no worksheet
 */
export function peopleColumns(sheet: Sheet): PeopleColumns {
  const header = sheet.rows[0]?.cells ?? [];
  // The form is the same in every language: a word, and the number at its end.
  const isIdentifier = (at: number): boolean => {
    const cells = cellsOf(sheet, at);
    return cells.length > 0 && cells.every((cell) => /^\D+\d+$/.test(cell)) && prefixes(cells).size === 1;
  };
  const identifier = [columnOf("identifier", header), ...header.keys()].find((at) => at >= 0 && isIdentifier(at)) ?? -1;
  if (identifier < 0) {
    throw new UsageError(
      `${shown(sheet.path)} is no grading worksheet of Moodle: it has no column with \`Participant 123\` or the like. ` +
        "In Moodle: the assignment, Submissions, Download grading worksheet.",
    );
  }
  return {
    identifier,
    fullName: columnOf("fullName", header),
    email: columnOf("email", header),
    idNumber: columnOf("idNumber", header),
    group: columnOf("group", header),
  };
}

/**
 * Finds all columns.
 *
 * @param wanted - header of the column with the grade, for a language that is not known; else `null`
 * @throws UsageError when it is no worksheet, or the column with the grade is not certain
 */
export function worksheetColumns(sheet: Sheet, wanted: string | null): WorksheetColumns {
  const header = sheet.rows[0]?.cells ?? [];
  const column = (at: number): string[] => cellsOf(sheet, at);
  const places = header.map((_, place) => place);
  const people = peopleColumns(sheet);
  const { identifier } = people;
  // The most that there is to be had is the same in all rows, and the grade stands right before it.
  const isMost = (at: number): boolean => {
    const cells = column(at);
    return cells.length > 0 && new Set(cells).size === 1 && (numberIn(cells[0] ?? "") ?? 0) > 0;
  };
  const isGrade = (at: number): boolean => column(at).every((cell) => cell === "-" || numberIn(cell) !== null);
  const named = columnOf("maxGrade", header);
  const candidates = named >= 0 ? [named] : places.filter((at) => at > identifier + 1 && isMost(at) && isGrade(at - 1));
  const maxGrade = candidates.length === 1 ? (candidates[0] ?? -1) : -1;
  const grade = wanted === null ? gradeBefore(maxGrade, columnOf("grade", header)) : header.indexOf(wanted);
  if (grade < 0 || grade === identifier) {
    const what = wanted === null ? "It is not clear which column is the grade" : `There is no column ${shown(wanted)}`;
    const headers = shownList(header, 20);
    throw new UsageError(`${what} in ${shown(sheet.path)}; name it with --column, as it stands there: ${headers}.`);
  }
  return {
    ...people,
    grade,
    maxGrade,
    changeable: columnOf("changeable", header),
    feedback: columnOf("feedback", header),
  };
}

/** What stands in a column below the header, empty cells aside. */
const cellsOf = ({ rows }: Sheet, at: number): string[] =>
  rows.slice(1).flatMap(({ cells }) => cells[at]?.trim() || []);

const gradeBefore = (maxGrade: number, named: number): number => (named >= 0 ? named : maxGrade - 1);

const prefixes = (cells: readonly string[]): Set<string> => new Set(cells.map((cell) => cell.replace(/\d+$/, "")));
