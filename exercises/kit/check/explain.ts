/**
 * A failure as plain vitest shows it, in its UI and in watch mode: the message, the calls, and no stack of ours.
 *
 * @module
 */
import { argumentsOf, type CheckFailure, type TraceStep } from "./failure.js";
import { onObject, showCall } from "../subject/show.js";

/** Calls that are shown at most, the last ones. */
const MAX_CALLS = 20;

/**
 * The failure with its calls in the message, and without the kit's own lines in the stack. O(calls).
 *
 * @param folder - absolute path of the student's files: then vitest shows the line that the error came from
 */
export function explained(failure: CheckFailure, folder?: string): CheckFailure {
  const { location, trace } = failure.failure;
  // With a folder, vitest tells the place itself, and would take this line for another frame.
  const isTold = location === null || folder !== undefined;
  const place = isTold ? [] : [`at ${location.file}:${location.line}:${location.column}`];
  failure.message = [failure.failure.message, ...place, ...callsOf(trace ?? [])].join("\n");
  const frame =
    location === null || folder === undefined
      ? ""
      : `\n    at ${folder}/${location.file}:${location.line}:${location.column}`;
  failure.stack = `${failure.name}: ${failure.message}${frame}`;
  return failure;
}

function callsOf(trace: readonly TraceStep[]): string[] {
  const first = Math.max(0, trace.length - MAX_CALLS);
  const lines = trace.slice(first).map((step, index) => `  ${String(first + index + 1).padStart(2)}  ${lineOf(step)}`);
  if (lines.length === 0) return [];
  return ["", "calls:", ...(first > 0 ? [`  … ${first} earlier calls`] : []), ...lines];
}

function lineOf(step: TraceStep): string {
  const { op, on, expected, actual } = step;
  const call = onObject(on, op, op === "capacity" ? op : showCall(op, argumentsOf(step)));
  const came = actual === undefined || actual === null ? "" : ` → ${actual}`;
  if (actual === expected) return call + came;
  const wanted = expected === null && String(actual).startsWith("throws ") ? "no error" : expected;
  return `${call}${came}   (expected ${wanted})`;
}
