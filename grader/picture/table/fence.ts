/**
 * Tables in lessons:
 *
 * ```text
 * after 7 : way 0 | way 1
 *   set 0 = 12 | 7 *
 *   set 1 = 3 | < hand
 * ```
 *
 * The names of the columns behind the caption, then a row each: its name and its cells. `*` behind a cell says that it has
 * changed, `!` that it is wrong; `< hand` at the end of a row points at it.
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import { UsageError } from "../../model/errors.js";
import { type Fence, namedRow, type Row, tonedText, unreadable } from "../entry.js";

const FORM = "caption : way 0 | way 1";
const ROW = "set 0 = 12 | 7 *";

/** How tables are written. */
export const tableFence: Fence<PictureOf<"table">> = {
  words: [],
  form: FORM,
  read: ({ head, rest, rows }) => {
    if (rest === "") throw unreadable(head, FORM);
    if (rows.length === 0) throw new UsageError(`${head.where}: no rows follow; indent them: \`  ${ROW}\`.`);
    const columns = rest.split("|").map((column) => column.trim());
    return { kind: "table", columns, rows: rows.map((row) => rowOf(row, columns.length)) };
  },
};

function rowOf(row: Row, columns: number): PictureOf<"table">["rows"][number] {
  const { name, rest } = namedRow(row, ROW);
  const [cells = "", mark] = rest.split(/\s*<\s+/);
  const texts = cells
    .replace(/\|\s*$/, "")
    .split("|")
    .map(tonedText);
  if (texts.length > columns) {
    throw new UsageError(`${row.where}: ${texts.length} cells, but the table has ${columns} columns.`);
  }
  return { name, cells: texts, ...(mark === undefined ? {} : { mark }) };
}
