import { clean } from "../clean.js";
import { widthOf } from "./page.js";

/** A line of a frame: what stands before the code (a mark, a number and a rule), and the code. */
const LINE = /^([> ] *\d* \| ?)?(.*)$/;
/** The code of the line below the one that it is about: it has nothing but the marker. */
const MARKER = /^ *\^+ *$/;

/**
 * Lines of source around a place, cut where they are wider than that. Every line is cut at the same columns, around the marker,
 * so that it stays in sight, and below what it marks.
 */
export function fittedFrame(frame: string, width: number): string[] {
  const lines = clean(frame)
    .split("\n")
    .map((line) => {
      const [, gutter = "", code = ""] = LINE.exec(line) ?? [];
      return { gutter, code };
    });
  const room = Math.max(10, width - Math.max(...lines.map(({ gutter }) => gutter.length)));
  const marker = lines.find(({ code }) => MARKER.test(code))?.code.indexOf("^") ?? 0;
  // A cut takes a column for the `…` on its side.
  const from = marker < room - 1 ? 0 : marker - Math.floor(room / 2);
  // What is cut in two there, as a character outside of the basic plane, is left out.
  return lines.map(({ gutter, code }) => clean(gutter + slice(code, from, room)).trimEnd());
}

/** Columns of a line of code, `…` on the sides where it goes on. */
function slice(code: string, from: number, room: number): string {
  const isCode = !MARKER.test(code);
  const left = isCode && from > 0 && code.trim() !== "" ? `…${code.slice(from + 1)}` : code.slice(from);
  if (widthOf(left) <= room) return left;
  let end = Math.min(left.length, room - 1);
  while (widthOf(left.slice(0, end)) > room - 1) end -= 1;
  return `${left.slice(0, end)}…`;
}
