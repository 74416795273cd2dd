/**
 * A CSV file that somebody else's program has written and will read again: cells that nobody sets stay byte for byte as
 * they are, with delimiter, quotes, line ends and byte order mark.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { UsageError } from "../../model/errors.js";
import { diskError } from "../../grade/load/disk.js";
import { shown } from "../../model/words.js";

/** One line of the file; a line end inside quotes does not end it. */
export interface SheetRow {
  /** What the cells say, without their quotes. */
  cells: readonly string[];
  /** Which of them stand in quotes. */
  quoted: readonly boolean[];
  /** As it stands in the file, with its line end. */
  source: string;
}

/** A file as it was read. */
export interface Sheet {
  /** What to call it in a message. */
  path: string;
  delimiter: string;
  hasByteOrderMark: boolean;
  rows: readonly SheetRow[];
}

/** What cells are to say, by row and column, both from 0. */
export type Edits = ReadonlyMap<number, ReadonlyMap<number, string>>;

const BYTE_ORDER_MARK = "\u{FEFF}";
/** In the order in which they are taken where they give as many columns. */
const DELIMITERS = [",", ";", "\t"];

/** Reads a file. Throws a UsageError when it cannot be read, or is no CSV in UTF-8. */
export async function readSheet(path: string): Promise<Sheet> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EISDIR") {
      throw new UsageError(`${shown(path)} is a folder, not a CSV file.`);
    }
    throw diskError(error, path);
  });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${shown(path)} is not in UTF-8; give the file as it was downloaded, not one saved by Excel.`);
  }
  return parseSheet(text, path);
}

/** As {@link readSheet}, from the contents of the file. */
export function parseSheet(text: string, path: string): Sheet {
  const hasByteOrderMark = text.startsWith(BYTE_ORDER_MARK);
  const source = Buffer.from(hasByteOrderMark ? text.slice(1) : text);
  const delimiter = delimiterOf(source);
  try {
    let begin = 0;
    const rows = records(source, delimiter).map(({ record, info }): SheetRow => {
      const row = {
        cells: record.map(({ value }) => value),
        quoted: record.map(({ quoted }) => quoted),
        source: source.toString("utf8", begin, info.bytes),
      };
      begin = info.bytes;
      return row;
    });
    if (rows.length === 0) throw new UsageError(`${shown(path)} is empty.`);
    return { path, delimiter, hasByteOrderMark, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? `, line ${error["lines"]}` : "";
    throw new UsageError(`${shown(path)} is not sound CSV${line}: ${error.message.replace(/\.?$/, ".")}`);
  }
}

/** The file with these cells set. A row that is too short for a column is filled up. */
export function sheetText({ delimiter, hasByteOrderMark, rows }: Sheet, edits: Edits): string {
  const lines = rows.map((row, place) => {
    const changes = edits.get(place);
    return changes === undefined ? row.source : editedRow(row, changes, delimiter);
  });
  return (hasByteOrderMark ? BYTE_ORDER_MARK : "") + lines.join("");
}

function editedRow(
  { cells, quoted, source }: SheetRow,
  changes: ReadonlyMap<number, string>,
  delimiter: string,
): string {
  const width = Math.max(cells.length, ...[...changes.keys()].map((column) => column + 1));
  const record = Array.from({ length: width }, (_, column) => ({
    value: changes.get(column) ?? cells[column] ?? "",
    quoted: quoted[column] ?? false,
  }));
  const lineEnd = /\r\n$|[\r\n]$/.exec(source)?.[0] ?? "";
  return stringify([record], {
    delimiter,
    eof: false,
    cast: {
      object: (cell) => ({ ...(cell as (typeof record)[number]), quoted_empty: (cell as { quoted: boolean }).quoted }),
    },
  }).concat(lineEnd);
}

interface Parsed {
  record: { value: string; quoted: boolean }[];
  info: { bytes: number };
}

const records = (source: Buffer, delimiter: string, options: { to?: number } = {}): Parsed[] =>
  parse(source, {
    delimiter,
    info: true,
    relax_column_count: true,
    cast: (value, { quoting }) => ({ value, quoted: quoting }),
    ...options,
  }) as unknown as Parsed[];

/** The one that gives the first line most columns. */
function delimiterOf(source: Buffer): string {
  const columns = (delimiter: string): number => {
    try {
      return records(source, delimiter, { to: 1 })[0]?.record.length ?? 0;
    } catch {
      return 0;
    }
  };
  const counts = DELIMITERS.map(columns);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
