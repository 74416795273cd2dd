/**
 * esbuild's messages as problems with a code frame.
 *
 * @module
 */
import { codeFrameColumns } from "@babel/code-frame";
import type { Message } from "esbuild";
import type { Problem } from "../../model/submission.js";

/** What esbuild puts in front of a path of the submission, `submission:free.ts`. No student ever sees it. */
export const SCHEME = "submission";

/** Longest line that is shown in a frame; a minified or binary one would drown the message. */
const MAX_LINE = 300;

/** What esbuild says of its own business, said of the student's. */
const REWORDED: ReadonlyMap<string, string> = new Map([
  [
    'Top-level await is currently not supported with the "iife" output format',
    "`await` can only stand inside an `async` function: nothing waits for the file itself.",
  ],
  [
    'Deferred imports are not available in the configured target environment ("es2022")',
    "`defer` is not available here: import the file without it, and it is loaded at once.",
  ],
  [
    'Source phase imports are not available in the configured target environment ("es2022")',
    "`source` is not available here: import the file without it, and you get what it exports.",
  ],
]);

/** How files begin that are no source, whatever their names. */
const NO_SOURCE: readonly (readonly [RegExp, string])[] = [
  [/^\s*\{\\rtf/, "It is an RTF document, as word processors save it, and no source: save it as plain text."],
  [
    /^\s*<(?:!doctype|html|\?xml)/i,
    "It is a web page, and no source: save the file itself, which GitHub shows under `Raw`.",
  ],
  [/^\s*(?:```|~~~)/, "It begins with what marks code in Markdown: delete that line, and its like at the end."],
];

/** What a file is that is no source, and what to do about it; `null` where it may be source. Some of it would compile. */
export const notSource = (source: string): string | null =>
  NO_SOURCE.find(([beginning]) => beginning.test(source))?.[1] ?? null;

/** What a syntax error comes from where that is no matter of the language; `null` where it may be one. */
function mishap(lineText: string, column: number, source: string): string | null {
  if (/^(?:<{7}|={7}|>{7})/.test(lineText) && /^<{7}/m.test(source)) {
    return "Git has left two versions of this place here: keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>.";
  }
  const character = lineText[column] ?? "";
  if (!/[\u2018-\u201f\u00ab\u00bb]/.test(character)) return null;
  return `${character} is a quotation mark of word processors: in code it is " or '.`;
}

/** A problem of a message, with the lines around its place. */
export function problemOf(message: Message, files: ReadonlyMap<string, string>): Problem {
  const { location } = message;
  const worded = REWORDED.get(message.text) ?? message.text.replaceAll(`"${SCHEME}:`, '"');
  if (location === null) return { message: worded, file: null, line: null, column: null, frame: null };
  // esbuild counts columns in bytes of UTF-8; people and editors count characters.
  const column = Buffer.from(location.lineText).subarray(0, location.column).toString().length;
  const file = location.file.replace(`${SCHEME}:`, "");
  const text = mishap(location.lineText, column, files.get(file) ?? "") ?? worded;
  return problemAt(text, file, { line: location.line, column }, files);
}

/** A problem at a place in a file, with the lines around it. Lines count from 1; columns from 0, in characters. */
export function problemAt(
  message: string,
  file: string,
  { line, column }: { line: number; column: number },
  files: ReadonlyMap<string, string>,
): Problem {
  return { message, file, line, column: column + 1, frame: frame(files.get(file), line, column + 1) };
}

/** The lines around a place with a marker under it, plain text; `null` when the source is not there or its lines are too long. */
export function frame(source: string | undefined, line: number, column: number): string | null {
  if (source === undefined) return null;
  const lines = source.split(/\r\n|\r|\n/);
  if (lines.slice(Math.max(0, line - 3), line + 3).some((text) => text.length > MAX_LINE)) return null;
  return codeFrameColumns(lines.join("\n"), { start: { line, column } }, { linesAbove: 2, linesBelow: 2 });
}
