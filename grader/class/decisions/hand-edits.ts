/**
 * What somebody has changed in `grades.csv` by hand since a run wrote it, so that nothing of it is overwritten unseen.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { statsOf, writeAside } from "../../disk/write-aside.js";
import { UsageError } from "../../model/errors.js";
import type { Cohort } from "../../model/class.js";
import { gradesCsv } from "../csv.js";
import { numberIn } from "../grades/grade.js";
import { type Sheet, parseSheet } from "../grades/sheet.js";

/** One cell that is not as it was written. */
export interface HandEdit {
  /** The row's submission. */
  name: string;
  column: string;
  before: string;
  after: string;
}

/** All of them, and where the file as it was found is kept. */
export interface HandEdits {
  edits: HandEdit[];
  /** Rows that are new, or are no longer there. */
  rows: { added: string[]; gone: string[] };
  /** Name of the copy in the output folder. */
  kept: string;
}

/** The grade book in an output folder. */
export const GRADES = "grades.csv";

/**
 * Looks whether the grade book is as the last run wrote it, and keeps a copy aside where it is not. A spreadsheet may have
 * saved it in a form of its own; cells are what counts.
 *
 * @param before - the class when that was written
 * @param after - the text that is to be written now
 * @returns `null` when nobody has changed anything
 */
export async function keepHandEdits(root: string, before: Cohort | null, after: string): Promise<HandEdits | null> {
  const text = await readFile(join(root, GRADES), "utf8").catch(() => null);
  // A run that was cut off may have written the one and not the other.
  if (before === null || text === null || text === after) return null;
  const found = changesIn(text, before);
  if (found === null) return null;
  const kept = await freeName(root);
  await writeAside(join(root, kept), text);
  return { ...found, kept };
}

/** Whether the grade book in a folder has been changed since it was written of that class. */
export async function isEditedByHand(root: string, cohort: Cohort): Promise<boolean> {
  const text = await readFile(join(root, GRADES), "utf8").catch(() => null);
  return text !== null && text !== gradesCsv(cohort) && changesIn(text, cohort) !== null;
}

/** Whether two tables say the same, cell by cell, whatever a spreadsheet has made of separators and numbers. */
export function saySame(text: string, other: string): boolean {
  const [one, two] = [text, other].map((each) => sheetOf(each)?.rows.map(({ cells }) => cells));
  if (one === undefined || two === undefined || one.length !== two.length) return false;
  return one.every((cells, row) => {
    const width = Math.max(cells.length, two[row]?.length ?? 0);
    return Array.from({ length: width }, (_, at) => at).every((at) => isSame(cells[at] ?? "", two[row]?.[at] ?? ""));
  });
}

/** `null` when there are none. */
function changesIn(text: string, before: Cohort): Omit<HandEdits, "kept"> | null {
  const own = parseSheet(gradesCsv(before), GRADES);
  const found = sheetOf(text);
  if (found === null) return { edits: [], rows: { added: [], gone: before.entries.map(({ name }) => name) } };
  const columns = columnsOf(own, found);
  const rows = new Map(found.rows.slice(1).map(({ cells }) => [cells[0] ?? "", cells]));
  const labels = own.rows.slice(1).map(({ cells }) => cells[0] ?? "");
  const edits = before.entries.flatMap(({ name }, place): HandEdit[] => {
    const [was, is] = [own.rows[place + 1]?.cells ?? [], rows.get(labels[place] ?? "")];
    if (is === undefined) return [];
    return columns.flatMap(({ column, at, now }): HandEdit[] => {
      const [before, after] = [was[at] ?? "", is[now] ?? ""];
      return isSame(before, after) ? [] : [{ name, column, before, after }];
    });
  });
  const added = [...rows.keys()].filter((label) => label !== "" && !labels.includes(label));
  const gone = before.entries.flatMap(({ name }, place) => (rows.has(labels[place] ?? "") ? [] : [name]));
  return edits.length + added.length + gone.length === 0 ? null : { edits, rows: { added, gone } };
}

/** Columns of both but the first, which names the row: those of another version of the grade book say nothing. */
function columnsOf(own: Sheet, found: Sheet): { column: string; at: number; now: number }[] {
  const [was, is] = [own.rows[0]?.cells ?? [], found.rows[0]?.cells ?? []];
  return was.slice(1).flatMap((column, place) => {
    const now = is.indexOf(column);
    return now < 0 ? [] : [{ column, at: place + 1, now }];
  });
}

function sheetOf(text: string): Sheet | null {
  try {
    return parseSheet(text, GRADES);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

/** Line ends, blanks around and the form of a number aside. */
function isSame(before: string, after: string): boolean {
  const plain = (cell: string): string => cell.replace(/\s+/gu, " ").trim();
  const [was, is] = [numberIn(before), numberIn(after)];
  return plain(before) === plain(after) || (was !== null && was === is);
}

async function freeName(root: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? "grades-edited.csv" : `grades-edited-${number}.csv`;
    if ((await statsOf(join(root, name))) === null) return name;
  }
}
