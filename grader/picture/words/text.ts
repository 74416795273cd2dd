/**
 * Words of memory as text, a line each.
 *
 * ```text
 *   4  0x00000019  size 24   a 1
 *  28  0x00000010  size 16   a 0
 * ```
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import { cut, flowed, widthOf } from "../columns.js";
import { type Page, type Shown, SIGNS, toned } from "../kind.js";
import { type WordRow, wordRows } from "./rows.js";

/** Words as text, each picture under its caption. */
export function drawWords(shown: readonly Shown<PictureOf<"words">>[], page: Page): string[] {
  const drawn = shown.filter(({ role }) => role !== "before" && role !== "seen-before");
  return drawn.flatMap(({ caption, picture }) => {
    const { rows, left } = wordRows(picture);
    const address = Math.min(12, Math.max(0, ...rows.map(({ address }) => address.length)));
    return [
      `${caption}:`,
      ...(rows.length === 0 ? ["no words"] : rows.flatMap((row) => rowLines(row, picture.as, address, page))),
      ...(left === 0 ? [] : [`… and ${left} more`]),
    ];
  });
}

function rowLines({ address, digits, fields }: WordRow, as: string, column: number, page: Page): string[] {
  const room = Math.max(page.width, 30) - column - 2;
  const cells = digits.map(({ text, tone }) => ({ text: cut(as === "bits" ? grouped(text, room) : text, room), tone }));
  const inLines = linesOf(cells, room);
  const lines = inLines.flatMap((line) => {
    const shown = line.map(({ text, tone }) => toned(text, tone, page)).join(" ");
    return as === "bytes" && line.some(({ tone }) => tone !== undefined) ? [shown, marksOf(line, page)] : [shown];
  });
  const taken = widthOf((inLines.at(-1) ?? []).map(({ text }) => text).join(" "));
  const [beside, ...below] = fields.length === 0 ? [] : flowed(fields, Math.max(10, room - taken - 2));
  const fits = taken + 2 + widthOf(beside ?? "") <= room;
  const told = fields.length === 0 ? [] : fits ? below : flowed(fields, room);
  const last = lines.pop() ?? "";
  const all = [...lines, fits && beside !== undefined ? `${last}  ${beside}` : last, ...told];
  return all.map((line, i) => `${i === 0 ? cut(address, column).padStart(column) : " ".repeat(column)}  ${line}`);
}

type Cell = WordRow["digits"][number];

/** Cells with a gap between them, as many to a line as fit. */
function linesOf(cells: readonly Cell[], room: number): Cell[][] {
  const lines: Cell[][] = [];
  let taken = Infinity;
  for (const cell of cells) {
    const isNew = taken + 1 + widthOf(cell.text) > room;
    taken = isNew ? widthOf(cell.text) : taken + 1 + widthOf(cell.text);
    if (isNew) lines.push([cell]);
    else lines.at(-1)?.push(cell);
  }
  return lines;
}

/** The signs of bytes, each below its own. */
const marksOf = (line: readonly Cell[], page: Page): string =>
  line
    .map(({ text, tone }) => {
      const sign = tone === undefined ? "" : SIGNS[tone];
      return toned(sign, tone, page) + " ".repeat(widthOf(text) - widthOf(sign));
    })
    .join(" ")
    .trimEnd();

/** Bits in groups of eight, where there is room for the gaps. */
const grouped = (bits: string, room: number): string =>
  bits.length + 3 <= room ? bits.replace(/([01]{8})(?=[01])/g, "$1 ") : bits;
