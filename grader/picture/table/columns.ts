import type { Cell, PictureOf } from "#kit/check/picture";
import { SIGNS } from "../kind.js";

/** Rows that are drawn at most. */
const MOST_ROWS = 64;

/** A cell as it is written, with a sign where it stands out. */
const cellText = ({ text, tone }: Cell): string =>
  tone === undefined ? text : text === "" ? SIGNS[tone] : `${text} ${SIGNS[tone]}`;

/** A table as texts: its head and its rows, the names of the rows in the first column and their marks in the last. */
export interface Grid {
  head: string[];
  rows: { texts: string[]; cells: Cell[] }[];
  /** Rows that are left out. */
  left: number;
}

/** The texts of a table. O(cells). */
export function gridOf({ columns, rows }: PictureOf<"table">): Grid {
  const shown = rows.slice(0, MOST_ROWS);
  const count = Math.max(columns.length, ...shown.map(({ cells }) => cells.length));
  const hasMarks = shown.some(({ mark }) => mark !== undefined);
  const filled = (texts: readonly string[]) => Array.from({ length: count }, (_, i) => texts[i] ?? "");
  const last = (mark: string | undefined) => (hasMarks ? [mark === undefined ? "" : `◀ ${mark}`] : []);
  return {
    head: ["", ...filled(columns), ...last(undefined)],
    rows: shown.map(({ name, cells, mark }) => ({
      texts: [name, ...filled(cells.map(cellText)), ...last(mark)],
      cells,
    })),
    left: rows.length - shown.length,
  };
}

/**
 * Widths of columns: as wide as their texts, and where all of them have too little room, the widest narrower.
 *
 * @param wanted - widths of the columns
 * @param least - what no column goes below as long as others are wider
 */
export function narrowed(wanted: readonly number[], room: number, least: number): number[] {
  const widths = [...wanted];
  for (let over = widths.reduce((sum, width) => sum + width, -room); over > 0;) {
    const most = Math.max(...widths);
    if (most <= least) break;
    const next = Math.max(least, ...widths.filter((width) => width < most));
    const wide = widths.filter((width) => width === most).length;
    const cut = Math.min(most - next, over / wide);
    for (const [i, width] of widths.entries()) if (width === most) widths[i] = width - cut;
    over -= cut * wide;
    if (cut <= 0) break;
  }
  return widths;
}
