/**
 * A failure as plain vitest shows it, in its UI and in watch mode: the message, the calls, and no stack of ours.
 *
 * @module
 */
import type { CheckFailure, TraceStep } from "./failure.js";
import { showCall } from "./show.js";

/** Calls that are shown at most, the last ones. */
const MAX_CALLS = 20;

/** The failure with its calls in the message, and without the kit's own lines in the stack. O(calls). */
export function explained(failure: CheckFailure): CheckFailure {
  const { location, trace } = failure.failure;
  const place = location === null ? [] : [`at ${location.file}:${location.line}:${location.column}`];
  failure.message = [failure.failure.message, ...place, ...callsOf(trace ?? [])].join("\n");
  failure.stack = `${failure.name}: ${failure.message}`;
  return failure;
}

function callsOf(trace: readonly TraceStep[]): string[] {
  const first = Math.max(0, trace.length - MAX_CALLS);
  const lines = trace.slice(first).map((step, index) => `  ${String(first + index + 1).padStart(2)}  ${lineOf(step)}`);
  if (lines.length === 0) return [];
  return ["", "calls:", ...(first > 0 ? [`  … ${first} earlier calls`] : []), ...lines];
}

function lineOf({ op, expected, actual, memory: _memory, ...args }: TraceStep): string {
  const call = op === "capacity" ? op : showCall(op, Object.values(args));
  const came = actual === undefined || actual === null ? "" : ` → ${actual}`;
  return actual === expected ? call + came : `${call}${came}   (expected ${expected})`;
}
