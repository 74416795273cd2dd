import wrapAnsi from "wrap-ansi";
import stringWidth from "string-width";
import picocolors from "picocolors";

/** Columns that a line takes, colours aside. */
export const widthOf = (line: string): number => stringWidth(line);

/** Colour codes that begin something, and those that end everything. */
const COLORED = /\x1b\[/;
const RESET = "\x1b[0m";

/** A line that may be coloured, cut to `width` columns. */
export function fitted(line: string, width: number): string {
  if (widthOf(line) <= width) return line;
  const [first = ""] = wrapAnsi(line, Math.max(1, width - 1), { hard: true, trim: false, wordWrap: false }).split("\n");
  return `${first}…${COLORED.test(first) ? RESET : ""}`;
}

/** The line with blanks after it, or cut, so that it takes `width` columns. */
export function filled(line: string, width: number): string {
  return fitted(line, width) + " ".repeat(Math.max(0, width - widthOf(line)));
}

/** Two texts at the ends of a line; of the right one only what there is room for, and nothing of a part of it. */
export function spread(left: string, right: string, width: number): string {
  const room = width - widthOf(left) - 2;
  return widthOf(right) <= room ? `${left}${" ".repeat(room + 2 - widthOf(right))}${right}` : filled(left, width);
}

/** As many of the texts as fit into a line, in their order; those that come last go first. */
export function asManyAsFit(texts: readonly string[], between: string, width: number): string {
  let line = "";
  for (const text of texts) {
    const longer = line === "" ? text : line + between + text;
    if (widthOf(longer) > width) continue;
    line = longer;
  }
  return line;
}

/** Colours or none. */
export const colorsFor = (isOn: boolean): ReturnType<typeof picocolors.createColors> => picocolors.createColors(isOn);
