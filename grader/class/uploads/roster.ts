/**
 * The roster: who is in the class, as a CSV of any system's.
 *
 * @module
 */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { CsvError, parse } from "csv-parse/sync";
import { UsageError } from "../../model/errors.js";
import { diskError } from "../../grade/load/disk.js";
import { shown } from "../../model/words.js";
import { columnsOf, entryOf } from "./roster-columns.js";
import type { RosterEntry } from "./roster-entry.js";
import { mergeDoubles } from "./roster-doubles.js";

/** Largest roster, in bytes; one of 5,000 people has some 500 kB. */
const MAX_BYTES = 32 * 2 ** 20;

/** Who is in the class. */
export interface Roster {
  /** Name of the file, for messages. */
  file: string;
  entries: RosterEntry[];
}

/**
 * Reads a roster: a CSV with a header, commas, semicolons or tabs, UTF-8, UTF-16 or Latin-1. Understood are columns for ids,
 * names, email addresses, logins and groups, as Canvas's and Moodle's grade books, Gradescope's and GitHub Classroom's rosters call
 * them; others are passed over. A person who stands there twice is kept once.
 *
 * @throws UsageError when it cannot be read, or has no column that tells who it is about
 */
export async function readRoster(path: string): Promise<Roster> {
  const text = decode(await readBounded(path));
  const [header, ...rows] = recordsOf(text, path);
  const columns = columnsOf(header?.record ?? []);
  if (columns.length === 0) {
    throw new UsageError(
      `${shown(path)} has no column that says who is in the class; its first line needs names such as id, name, email or login.`,
    );
  }
  const file = basename(path);
  const entries = rows.flatMap(({ record, line }) => entryOf(record, columns, line) ?? []);
  if (entries.length === 0) throw new UsageError(`${shown(path)} names nobody; there is nothing below its header.`);
  return { file, entries: mergeDoubles(entries) };
}

async function readBounded(path: string): Promise<Buffer> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new UsageError(`${shown(path)} is no file; give the roster as a CSV.`);
    if (stats.size > MAX_BYTES)
      throw new UsageError(`${shown(path)} is larger than any roster; give a CSV of the class.`);
    return await readFile(path);
  } catch (error) {
    throw diskError(error, path);
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What Excel saves as "CSV" in western Europe: Latin-1 and a little more.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

interface Row {
  record: string[];
  /** On which it ends. */
  line: number;
}

function recordsOf(text: string, path: string): Row[] {
  if (text.includes("\0")) throw new UsageError(`${shown(path)} is no text; save the roster as a CSV.`);
  // Excel says its delimiter in a line before the header.
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  try {
    const rows: unknown = parse(text, {
      delimiter: said ?? delimiterOf(text),
      from_line: said === undefined ? 1 : 2,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    });
    return (rows as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? `, line ${error.lines}` : "";
    throw new UsageError(`${shown(path)}${line} cannot be read as CSV; look for a quotation mark that is not closed.`);
  }
}

/** Of comma, semicolon and tab the one that is most often in the header. */
function delimiterOf(text: string): string {
  const header = /^\s*(.*)$/m.exec(text)?.[1]?.replace(/"[^"]*"/g, "") ?? "";
  const count = (character: string): number => header.split(character).length;
  return [";", "\t"].reduce((most, one) => (count(one) > count(most) ? one : most), ",");
}
