import { stringify } from "csv-stringify/sync";

/** What a spreadsheet runs: a cell that begins so, with or without blanks and what nobody sees in front. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[ \p{Cf}]*[\t\r]/u;

/** What divides cells, or lines, somewhere: a comma here, a semicolon where decimals have a comma, a tab. */
const DIVIDES = /[,;\t\r\n]/;

/**
 * Rows as CSV by RFC 4180. A text that a spreadsheet would take for a formula begins with `'`, and one in which any
 * spreadsheet may see several cells stands in quotes. Numbers stay numbers.
 */
export const csvTable = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(rows as (string | number | null)[][], {
    record_delimiter: "\r\n",
    cast: { string: (cell) => ({ value: FORMULA.test(cell) ? `'${cell}` : cell, quoted: DIVIDES.test(cell) }) },
  });
