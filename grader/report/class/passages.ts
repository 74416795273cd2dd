/**
 * Texts of which some passages are marked, short enough to be shown.
 *
 * @module
 */
import type { AlikePlace } from "../../model/class.js";
import { cleanLine } from "../clean.js";

/** A line of a text, or lines in its middle that are left out. */
export type ShownLine = { kind: "line"; text: string; passage: number | null } | { kind: "gap"; lines: number };

/** A file as far as it is shown. */
export interface ShownFile {
  name: string;
  lines: ShownLine[];
}

/** Lines beside a passage that are shown with it. */
const AROUND = 3;
/** Lines of one text that are shown, and characters of one line: a page of many pairs can still be opened. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 200;

/**
 * The files with their passages numbered from 1, and of what is not marked only the lines beside them. Files without any are left out.
 * Lines end at `\n` alone, as where passages were found. Nothing is in them that is not seen. O(characters × passages).
 */
export function shownFiles(
  files: readonly { name: string; text: string }[],
  passages: readonly AlikePlace[],
): ShownFile[] {
  let left = MOST_LINES;
  return files.flatMap(({ name, text }) => {
    const numbered = passages.map((place, at) => ({ ...place, number: at + 1 })).filter(({ file }) => file === name);
    if (numbered.length === 0) return [];
    const within = (line: number, beside: number) =>
      numbered.find(({ from, to }) => from - beside <= line && line <= to + beside);
    const lines: ShownLine[] = [];
    for (const [place, line] of text.split("\n").entries()) {
      if (left > 0 && within(place + 1, AROUND) !== undefined) {
        left--;
        lines.push({ kind: "line", text: shownLine(line), passage: within(place + 1, 0)?.number ?? null });
      } else addGap(lines);
    }
    return [{ name, lines }];
  });
}

function addGap(lines: ShownLine[]): void {
  const last = lines.at(-1);
  if (last?.kind === "gap") last.lines++;
  else lines.push({ kind: "gap", lines: 1 });
}

/** Indented as it was; a tab is two spaces. */
function shownLine(line: string): string {
  const [indent = ""] = /^[ \t]*/.exec(line) ?? [];
  const spaces = indent.replaceAll("\t", "  ");
  return (spaces + cleanLine(line.slice(indent.length))).slice(0, MOST_CHARACTERS);
}
