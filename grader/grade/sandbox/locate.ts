/**
 * From a stack trace of the virtual machine to the line in the student's own source.
 *
 * @module
 */
import { TraceMap, originalPositionFor } from "@jridgewell/trace-mapping";
import type { SourceLocation } from "#kit/check/failure";

/** Name under which the virtual machine knows the submission's script. */
export const SCRIPT = "submission.js";

/** Lines and columns count from 1 in a stack; no script has a thousand million of either. */
const PLACE = "([1-9]\\d{0,8})";
const FRAME = new RegExp(`\\(?${SCRIPT.replace(".", "\\.")}:${PLACE}(?::${PLACE})?\\)?$`);

type Place = { line: number; column: number };

/** The places in the script that a stack names, topmost first. */
function placesIn(stack: string): Place[] {
  return stack.split("\n").flatMap((frame) => {
    const [, line, column = "1"] = FRAME.exec(frame.trim()) ?? [];
    return line === undefined ? [] : [{ line: Number(line), column: Number(column) - 1 }];
  });
}

/**
 * Makes a function that finds the topmost frame of a stack that lies in the student's source; `null` when none does. A stack
 * is what the submission says it is, so whatever stands in it, the function returns: what cannot be read has no place.
 *
 * @param map - source map of the script
 * @param given - files to look past, because students do not write them: an error class, say, in whose constructor every
 *   such error is made
 */
export function locator(map: string, given: readonly string[] = []): (stack: string) => SourceLocation | null {
  let trace: TraceMap | null = null;
  const find = (stack: string): SourceLocation | null => {
    for (const place of placesIn(stack)) {
      trace ??= new TraceMap(map);
      const { source, line, column } = originalPositionFor(trace, place);
      if (source !== null && !given.includes(source)) return { file: source, line, column: column + 1 };
    }
    return null;
  };
  return (stack) => {
    try {
      return find(stack);
    } catch {
      return null;
    }
  };
}

/** The head of a loop, as esbuild writes it: at the beginning of a line of its own. */
const LOOP = /^\s*(?:[\w$]+: *)?(?:for|while|do)\b/;
/** The last line of a loop that begins with `do`, as it writes that. */
const LOOP_END = /^\s*\} while\b/;

/**
 * The stack of code that was interrupted, with the loop that it was in as its topmost place. The engine interrupts a loop
 * where it turns, and takes that for a part of what stands before it.
 */
export function inItsLoop(stack: string, code: string): string {
  const [place] = placesIn(stack);
  if (place === undefined) return stack;
  const lines = code.split("\n");
  const line = loopFrom(lines, place.line - 1);
  return line === null ? stack : `${SCRIPT}:${line + 1}:${depthOf(lines[line]) + 1}\n${stack}`;
}

/** The line itself, the next loop in what it stands in, or the one around that; `null` when there is none. O(lines). */
function loopFrom(lines: readonly string[], at: number): number | null {
  const isLoop = (line: number): boolean => LOOP.test(lines[line] ?? "");
  if (isLoop(at)) return at;
  const depth = depthOf(lines[at]);
  // Each turn of it may be cut off here as well as at its head, by what is called to know whether there is another.
  if (LOOP_END.test(lines[at] ?? "")) {
    const head = lines.slice(0, at).findLastIndex((line) => LOOP.test(line) && depthOf(line) === depth);
    return head < 0 ? null : head;
  }
  const opens = lines[at]?.endsWith("{") === true;
  for (let line = at + 1; depthOf(lines[line]) >= depth + (opens ? 1 : 0); line++) if (isLoop(line)) return line;
  let around = depth;
  for (let line = at - 1; line >= 0 && around > 0; line--) {
    if (depthOf(lines[line]) >= around) continue;
    around = depthOf(lines[line]);
    if (isLoop(line)) return line;
  }
  return null;
}

/** Spaces in front of a line; −1 for one that is not there. */
const depthOf = (line: string | undefined): number => (line === undefined ? -1 : line.search(/\S|$/));
