/**
 * Which columns of a Canvas gradebook export are what. Canvas makes a new assignment of any title that it does not know, so
 * none is ever written that was not in the export.
 *
 * @module
 */
import { UsageError } from "../../model/errors.js";
import { closest } from "../../grade/load/closest.js";
import { shown, shownList } from "../../model/words.js";
import type { Cohort } from "../../model/class.js";
import type { Sheet } from "./sheet.js";

/** Columns of the export, from 0; -1 where it has none. */
export interface CanvasColumns {
  /** `Student`, or `LastName` and `FirstName`. */
  names: number[];
  id: number;
  sisUserId: number;
  sisLoginId: number;
  /** The assignment's. */
  grade: number;
  /** Row with the points possible; -1 without one. */
  pointsRow: number;
}

/** Id and title of the assignment that the class was graded for. */
export type Named = Pick<Cohort, "assignment" | "title">;

interface Assignment {
  column: number;
  header: string;
  title: string;
  id: string;
}

const TOTALS = /(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)/;

/**
 * Finds the columns.
 *
 * @param wanted - title or id of the assignment, or its whole header; `null` to take the one named for the assignment
 * @throws UsageError when it is no export of Canvas, or no column, or more than one, can be meant
 */
export function canvasColumns(sheet: Sheet, wanted: string | null, cohort: Named): CanvasColumns {
  const header = sheet.rows[0]?.cells ?? [];
  const hasTwoNames = header[0]?.includes("LastName") === true && header[1]?.includes("FirstName") === true;
  const id = hasTwoNames ? 2 : 1;
  const section = header.findIndex((cell, column) => column > id && cell.includes("Section"));
  if ((!hasTwoNames && header[0]?.includes("Student") !== true) || header[id]?.includes("ID") !== true || section < 0) {
    throw new UsageError(
      `${shown(sheet.path)} is no gradebook export of Canvas: its first line has to begin with Student, ID, …, Section. ` +
        "Export it anew: Grades, Export, Export Entire Gradebook.",
    );
  }
  const pointsRow = sheet.rows.findIndex(({ cells }) => cells[0]?.includes("Points Possible") === true);
  const info = (pattern: RegExp): number => header.findIndex((cell, column) => column < section && pattern.test(cell));
  return {
    names: hasTwoNames ? [0, 1] : [0],
    id,
    sisUserId: info(/SIS\s+User\s+ID/),
    sisLoginId: info(/SIS\s+Login\s+ID/),
    grade: chosen(sheet, header, section, pointsRow, wanted, cohort),
    pointsRow,
  };
}

function chosen(
  sheet: Sheet,
  header: readonly string[],
  section: number,
  pointsRow: number,
  wanted: string | null,
  cohort: Named,
): number {
  const assignments = header.flatMap((cell, column): Assignment[] => {
    const [, title, id] = /^(.*)\s\((\d+)\)$/s.exec(cell) ?? [];
    return column <= section || title === undefined || id === undefined || TOTALS.test(title)
      ? []
      : [{ column, header: cell, title, id }];
  });
  const fits = wanted === null ? namedFor(assignments, cohort) : namedAs(assignments, wanted);
  const known = `It has ${shownList(
    assignments.map(({ header }) => header),
    20,
  )}.`;
  const [only] = fits;
  if (only === undefined) {
    const titles = assignments.map(({ title }) => title);
    const near = wanted === null ? null : closest(wanted, titles);
    const question = near === null ? "" : ` Did you mean ${shown(near)}?`;
    const what =
      wanted === null ? "column that is named for the assignment; give --column" : `assignment ${shown(wanted)}`;
    const rest = assignments.length === 0 ? "It has no assignments at all." : known;
    throw new UsageError(`${shown(sheet.path)} has no ${what}.${question} ${rest}`);
  }
  if (fits.length > 1) {
    const headers = shownList(fits.map((one) => one.header));
    throw new UsageError(
      `${shown(sheet.path)} has ${fits.length} columns that can be meant: ${headers}; give --column <id>.`,
    );
  }
  if (/read\s+only/.test(sheet.rows[pointsRow]?.cells[only.column] ?? "")) {
    throw new UsageError(
      `The column ${shown(only.header)} of ${shown(sheet.path)} is read-only in Canvas; name another.`,
    );
  }
  return only.column;
}

/** By whole header, id or title; letter case and spaces aside when nothing else fits. */
function namedAs(assignments: readonly Assignment[], wanted: string): Assignment[] {
  const exactly = assignments.filter(({ header, id, title }) => [header, id, title].includes(wanted));
  if (exactly.length > 0) return exactly;
  return assignments.filter(({ header, title }) => [plain(header), plain(title)].includes(plain(wanted)));
}

/** Titles that are the assignment's title or id, else those that have it in them. */
function namedFor(assignments: readonly Assignment[], { title, assignment }: Named): Assignment[] {
  const names = [plain(title), plain(assignment)].filter((name) => name !== "");
  const exactly = assignments.filter((one) => names.includes(plain(one.title)));
  if (exactly.length > 0) return exactly;
  return assignments.filter((one) => names.some((name) => ` ${plain(one.title)} `.includes(` ${name} `)));
}

/** Words in small letters, with single spaces between them: `first-fit` and `First  Fit` are one. */
const plain = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ");
