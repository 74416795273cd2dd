import picocolors from "picocolors";
import wrapAnsi from "wrap-ansi";
import { widthOf } from "../../picture/columns.js";
import { clean } from "../clean.js";
import type { ReportOptions } from "../options.js";

export { cut, padded, widthOf } from "../../picture/columns.js";

/** What a piece of the text is written on: how wide it is, and the colours, which may be none. */
export interface Page {
  width: number;
  colors: ReturnType<typeof picocolors.createColors>;
}

/** The page for the options; narrower than 40 columns nothing fits, wider than 120 nobody reads. */
export function pageFor({ color, width }: ReportOptions): Page {
  const columns = Number.isFinite(width) ? Math.min(Math.max(Math.trunc(width), 40), 120) : 80;
  return { width: columns, colors: picocolors.createColors(color) };
}

/** Characters of one text that are shown at most, and of one line of code: nobody reads more, and a submission may print any amount. */
const MOST_TEXT = 3_000;
const MOST_LINE = 400;

/** Text broken at words into lines of at most `width` columns; words that are longer are broken, too. */
export function wrapped(text: string, width: number): string[] {
  const shown = shortened(clean(text.slice(0, 2 * MOST_TEXT)), MOST_TEXT);
  if (widthOf(shown) <= width && !shown.includes("\n")) return [shown];
  return wrapAnsi(shown, Math.max(width, 10), { hard: true, trim: true }).split("\n");
}

/** Text broken into lines wherever they are full, with its own spaces: for code and console output. */
export function broken(text: string, width: number): string[] {
  const lines = clean(text)
    .split("\n")
    .map((line) => shortened(line, MOST_LINE));
  return lines.flatMap((line) =>
    widthOf(line) <= width
      ? [line]
      : wrapAnsi(line, Math.max(width, 10), { hard: true, trim: false, wordWrap: false }).split("\n"),
  );
}

const shortened = (text: string, most: number): string =>
  text.length > most ? `${clean(text.slice(0, most))}…` : text;

/** Lines behind a label: `label` on the first, blanks before the others. */
export function labelled(label: string, lines: readonly string[]): string[] {
  const blank = " ".repeat(widthOf(label));
  return lines.map((line, i) => (i === 0 ? label : blank) + line);
}

/** Lines moved to the right; empty ones stay empty. */
export function indented(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === "" ? "" : " ".repeat(columns) + line));
}

/** A bar of `width` cells for a part from 0 to 1. It is empty only at 0 and full only at 1. */
export function bar(part: number, width: number): [full: string, empty: string] {
  const rounded = Math.round(part * width);
  const full = part <= 0 ? 0 : part >= 1 ? width : Math.min(Math.max(rounded, 1), width - 1);
  return ["█".repeat(full), "░".repeat(width - full)];
}
