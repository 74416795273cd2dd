/**
 * Whose line of a grade book is whose: by what both sides say, exactly, and never by guessing.
 *
 * @module
 */
import { shown } from "../../model/words.js";
import type { Cohort, CohortEntry, Student } from "../../model/class.js";
import { told } from "./grade.js";

/** One student's line in a grade book. */
export interface BookLine {
  /** Row in the file. */
  row: number;
  /** What to call it in a message. */
  label: string;
}

/** One way to recognise somebody, as by an email address. */
export interface Way<Line extends BookLine> {
  /** Whether several lines may have one key, as those of a group, and all of them count. */
  isShared?: true;
  /** Keys of a line in the grade book. */
  ofLine(line: Line): readonly (string | null | undefined)[];
  /** Keys of a student in the class. */
  ofStudent(student: Student, entry: CohortEntry): readonly (string | null | undefined)[];
}

/** What came of it. */
export interface Matched<Line> {
  pairs: { line: Line; entry: CohortEntry }[];
  /** Lines of nobody in the class. */
  others: Line[];
  /** Who is not in the grade book, or not beyond doubt; one sentence each. */
  notes: string[];
}

/**
 * Finds the line of everybody in the class. The first way that fits decides, unless it fits two lines that share nothing, or the last way
 * (the name, as a rule) fits another one: then none counts. An entry without students goes by its own name, and in a class
 * that comes from no system that name may be an id or an address.
 */
export function match<Line extends BookLine>(
  lines: readonly Line[],
  { entries, layout }: Pick<Cohort, "entries" | "layout">,
  ways: readonly Way<Line>[],
  book = "grade book",
): Matched<Line> {
  const indexes = ways.map((way) => indexOf(lines, way));
  const claims = new Map<Line, CohortEntry[]>();
  const missing: string[] = [];
  const notes: string[] = [];
  for (const entry of entries) {
    for (const student of studentsOf(entry, layout)) {
      const found = ways.map((way, place) => linesFor(way.ofStudent(student, entry), indexes[place]));
      const deciding = found.findIndex((some) => some.size > 0);
      const first = found[deciding] ?? new Set();
      const byName = found.at(-1) ?? new Set();
      const all = byName.size === 1 ? new Set([...first, ...byName]) : first;
      const isSettled = all.size === 1 || (ways[deciding]?.isShared === true && all.size === first.size);
      if (all.size === 0) missing.push(labelOf(student, entry));
      else if (isSettled) for (const line of all) claims.set(line, [...(claims.get(line) ?? []), entry]);
      else notes.push(`${labelOf(student, entry)} fits ${all.size} lines (${labels([...all])}); none is filled in.`);
    }
  }
  notes.unshift(...told(`In the class, but not in the ${book}`, missing));
  const pairs: { line: Line; entry: CohortEntry }[] = [];
  for (const [line, [entry, ...rest]] of claims) {
    if (entry === undefined) continue;
    if (rest.every((other) => other === entry)) pairs.push({ line, entry });
    else {
      const names = [entry, ...rest].map(({ name }) => shown(name)).join(", ");
      notes.push(`${shown(line.label)} fits several submissions (${names}) and is not filled in.`);
    }
  }
  return { pairs, others: lines.filter((line) => !claims.has(line)), notes };
}

/** The forms of a name that are one and the same: `Doe, Jane` and `Jane Doe`. */
export function nameForms(name: string | null): string[] {
  if (name === null) return [];
  const [last = "", first = "", ...rest] = name.split(",");
  return first.trim() === "" || rest.length > 0 ? [name] : [name, `${first.trim()} ${last.trim()}`];
}

/** Without the difference that letter case makes in addresses and logins. */
export const lower = (text: string | null): string | null => text?.toLowerCase() ?? null;

function studentsOf({ name, students }: CohortEntry, layout: Cohort["layout"]): readonly Student[] {
  if (students.length > 0) return students;
  if (layout !== "plain") return [{ id: null, name, email: null }];
  return [{ id: name, name, email: name.includes("@") ? name : null }];
}

const labelOf = ({ id, name, email }: Student, entry: CohortEntry): string => {
  const label = name ?? email ?? id ?? entry.name;
  return label === entry.name ? shown(label) : `${shown(label)} (${shown(entry.name)})`;
};

const labels = (lines: readonly BookLine[]): string => lines.map(({ label }) => shown(label)).join(", ");

const keyOf = (text: string | null | undefined): string => (text ?? "").normalize("NFC").trim().replace(/\s+/gu, " ");

function indexOf<Line extends BookLine>(lines: readonly Line[], way: Way<Line>): Map<string, Set<Line>> {
  const index = new Map<string, Set<Line>>();
  for (const line of lines) {
    for (const key of way.ofLine(line).map(keyOf)) {
      if (key !== "") index.set(key, (index.get(key) ?? new Set()).add(line));
    }
  }
  return index;
}

function linesFor<Line>(keys: readonly (string | null | undefined)[], index: Map<string, Set<Line>> | undefined) {
  return new Set(keys.flatMap((key) => [...(index?.get(keyOf(key)) ?? [])]));
}
