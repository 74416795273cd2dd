/**
 * Judges how a call ended: the value it returned, or the name of its error.
 *
 * @module
 */
import type { CheckFailure, FailureKind } from "./failure.js";
import type { ErrorName, Expected } from "./model.js";
import { show, showThrown, showValue } from "./show.js";
import type { Outcome, Thrown } from "./subject.js";
import type { Trace } from "./trace.js";

/** Fails the check when a call did not end as it has to. What `reason` says is added to the message. */
export function judgeOutcome(
  trace: Trace,
  source: string,
  expected: Expected,
  actual: Outcome,
  reason = () => "",
  anyError = false,
): void {
  if (expected.kind === "throws") {
    judgeError(trace, source, expected.names, actual, reason, anyError);
    return;
  }
  if (actual.kind === "threw") {
    throw unexpectedError(trace, source, expected.value, actual.error, reason);
  }
  if (expected.value === undefined) return;
  if (actual.value.type === "primitive" && actual.value.value === expected.value) return;
  const [is, be] = source.endsWith(")") ? ["returned", "return"] : ["is", "be"];
  throw trace.failure(
    "wrong-result",
    `${source} ${is} ${showValue(actual.value)}, but has to ${be} ${expected.value}.${reason()}`,
    {
      expected: show(expected.value),
      actual: showValue(actual.value),
    },
  );
}

/** The failure of a call that threw although it has to work, or to return that value. */
export function unexpectedError(
  trace: Trace,
  source: string,
  due: number | undefined,
  error: Thrown,
  reason = () => "",
): CheckFailure {
  const parts = {
    expected: due === undefined ? "no error" : show(due),
    actual: `threw ${showThrown(error)}`,
    location: error.location,
  };
  if (isUnwritten(error)) return trace.failure("not-written", unwrittenText(source, error), parts);
  const told = `${source} threw ${showThrown(error)}, but has to ${due === undefined ? "work" : `return ${due}`}.${reason()}`;
  return trace.failure("wrong-error", told, parts);
}

/** Whether it is what a skeleton throws where the student has written nothing yet. */
const isUnwritten = ({ isError, byEngine, name, message }: Thrown): boolean =>
  isError && !byEngine && name === "Error" && message.startsWith("TODO");

function unwrittenText(source: string, { location, message }: Thrown): string {
  const place = location === null ? "" : ` in ${location.file}, line ${location.line}`;
  return `${source} came upon "${message}"${place}: that part is not written yet.`;
}

function judgeError(
  trace: Trace,
  source: string,
  names: readonly ErrorName[],
  actual: Outcome,
  reason: () => string,
  anyError: boolean,
): void {
  const due = names.join(" or ");
  const fail = (message: string, got: string, kind: FailureKind = "wrong-error") =>
    trace.failure(kind, message, { expected: `throws ${due}`, actual: got, location: locationOf(actual) });
  if (actual.kind === "returned") {
    const got = showValue(actual.value);
    throw fail(`${source} has to throw ${due}, but it returned ${got}.${reason()}`, `returned ${got}`);
  }
  const { error } = actual;
  if (!error.byEngine && (anyError || (error.isError && (names as readonly string[]).includes(error.name)))) return;
  if (isUnwritten(error)) throw fail(unwrittenText(source, error), outcomeText(actual), "not-written");
  throw fail(
    `${source} has to throw ${due}, but it threw ${showThrown(error)}.${advice(error, names)}${reason()}`,
    outcomeText(actual),
  );
}

function advice(error: Thrown, names: readonly string[]): string {
  if (error.byEngine) return " That error was raised by the engine, not by a `throw` of yours.";
  if (!error.isError) return " Throw an instance of a class that extends Error.";
  if (error.name === "Error")
    return ` An error that extends Error keeps the name "Error" until you set it: this.name = "${names[0] ?? "RangeError"}".`;
  return "";
}

/** Where in the student's source an exception came from; `null` when there was none. */
export const locationOf = (outcome: Outcome) => (outcome.kind === "threw" ? outcome.error.location : null);
/** How a call ended, in words: what it returned, or `threw RangeError: …`. */
export const outcomeText = (outcome: Outcome) =>
  outcome.kind === "threw" ? `threw ${showThrown(outcome.error)}` : showValue(outcome.value);
/** What a call has to do, as a trace shows it. */
export const expectedText = (expected: Expected) =>
  expected.kind === "throws" ? `throws ${expected.names.join(" or ")}` : expected.value;
