import { clean } from "../clean.js";
import { cut } from "./page.js";

/** A line of a frame: what stands before the code (a mark, a number and a rule), and the code. */
const LINE = /^([> ] *\d* \| ?)?(.*)$/;
/** The code of the line below the one that it is about: it has nothing but the marker. */
const MARKER = /^ *\^+ *$/;

/**
 * Lines of source around a place, cut where they are wider than that. The line that the marker stands below is cut around it, so
 * that both stay in sight, one below the other; of the others the beginning is shown.
 */
export function fittedFrame(frame: string, width: number): string[] {
  const lines = clean(frame)
    .split("\n")
    .map((line) => {
      const [, gutter = "", code = ""] = LINE.exec(line) ?? [];
      return { gutter, code };
    });
  const room = Math.max(10, width - Math.max(...lines.map(({ gutter }) => gutter.length)));
  const marker = lines.findIndex(({ code }) => MARKER.test(code));
  const column = lines[marker]?.code.indexOf("^") ?? 0;
  // A cut takes a column for the `…` on its side.
  const from = column < room - 1 ? 0 : column - Math.floor(room / 2);
  return lines.map(({ gutter, code }, at) => {
    if (at === marker) return gutter + code.slice(from);
    // What is cut in two there, as a character outside of the basic plane, is left out.
    return clean(gutter + slice(code, at === marker - 1 ? from : 0, room)).trimEnd();
  });
}

/** Columns of a line of code, `…` on the sides where it goes on. */
function slice(code: string, from: number, room: number): string {
  const left = from > 0 ? `…${code.slice(from + 1)}` : code;
  return cut(left, room);
}
