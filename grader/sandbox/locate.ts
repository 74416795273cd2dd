/**
 * From a stack trace of the virtual machine to the line in the student's own source.
 *
 * @module
 */
import { TraceMap, originalPositionFor } from "@jridgewell/trace-mapping";
import type { SourceLocation } from "#kit/failure";

/** Name under which the virtual machine knows the submission's script. */
export const SCRIPT = "submission.js";

/** Lines and columns count from 1 in a stack; no script has a thousand million of either. */
const PLACE = "([1-9]\\d{0,8})";
const FRAME = new RegExp(`\\(?${SCRIPT.replace(".", "\\.")}:${PLACE}(?::${PLACE})?\\)?$`);

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
    for (const frame of stack.split("\n")) {
      const match = FRAME.exec(frame.trim());
      if (match === null) continue;
      trace ??= new TraceMap(map);
      const { source, line, column } = originalPositionFor(trace, {
        line: Number(match[1]),
        column: Number(match[2] ?? 1) - 1,
      });
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
