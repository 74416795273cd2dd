/**
 * Judges how a call ended: the value it returned, or the name of its error.
 *
 * @module
 */
import { crashOf } from "./crash.js";
import type { CheckFailure, Failure, FailureKind } from "./failure.js";
import { type Answer, type Expected, isDue } from "../subject/expected.js";
import { isNamed } from "../subject/guest-says.js";
import { clipped, show, showDue, showThrown, showValue } from "../subject/show.js";
import type { Outcome, Thrown } from "../subject/subject.js";
import type { Trace } from "./trace.js";

/** What is said of a call that did not end as it has to, beside how it ended. */
export interface Remarks {
  /** A sentence to add, with a space in front; empty for none. */
  reason?: (actual: Outcome) => string;
  /** Why another value is due, as a clause to add to it; default: none. */
  because?: (actual: Outcome) => string;
  /** What has to be returned, where the value itself does not tell it: `a new handle`. */
  dueInWords?: string;
  /** Whether a value that was returned will do; default: one that is equal to what is due, or `undefined` for `null`. */
  agrees?: (actual: unknown) => boolean;
  /** More about a value that is not the right one, such as pictures. */
  more?: (actual: Outcome) => Partial<Failure>;
  /** What sort of mistake a wrong answer is; without it, that the method returns another one. */
  mistake?: (actual: Outcome) => string | null;
  /** Whether any error does where one is due. */
  anyError?: boolean;
}

/** Fails the check when a call did not end as it has to. */
export function judgeOutcome(
  trace: Trace,
  source: string,
  expected: Expected,
  actual: Outcome,
  remarks: Remarks = {},
): void {
  if (expected.kind === "throws") {
    judgeError(trace, source, expected, actual, remarks);
    return;
  }
  const { dueInWords } = remarks;
  if (actual.kind === "threw") {
    if (dueInWords !== undefined) trace.expects(dueInWords);
    throw unexpectedError(trace, source, expected.value, actual.error, remarks.reason?.(actual), dueInWords);
  }
  if (expected.value === undefined) return;
  const { agrees } = remarks;
  const value = actual.value.type === "primitive" ? actual.value.value : undefined;
  if (agrees === undefined ? isDue(expected.value, actual.value) : agrees(value)) return;
  const [is, be] = source.endsWith(")") ? ["returned", "return"] : ["is", "be"];
  const because = remarks.because === undefined ? "" : `: ${remarks.because(actual)}`;
  if (dueInWords !== undefined) trace.expects(dueInWords);
  const due = dueInWords ?? showDue(expected.value);
  throw trace.failure(
    "wrong-result",
    `${source} ${is} ${showValue(actual.value)}, but has to ${be} ${due}${because}.${returnMissing(source, actual)}${remarks.reason?.(actual) ?? ""}`,
    {
      expected: due,
      actual: showValue(actual.value),
      mistake: remarks.mistake?.(actual) ?? `${methodOf(source)} ${is} another value`,
      ...remarks.more?.(actual),
    },
  );
}

/** What is asked when a method has returned nothing where something is due, with a space in front; empty otherwise. */
export const returnMissing = (source: string, actual: Outcome): string =>
  source.endsWith(")") &&
  actual.kind === "returned" &&
  actual.value.type === "primitive" &&
  actual.value.value === undefined
    ? " Is a `return` missing?"
    : "";

/** The failure of a call that threw although it has to work, or to return that value. */
export function unexpectedError(
  trace: Trace,
  source: string,
  due: Answer,
  error: Thrown,
  reason = "",
  dueInWords = showDue(due),
): CheckFailure {
  const parts = {
    expected: due === undefined ? "no error" : dueInWords,
    actual: `threw ${showThrown(error)}`,
    location: error.location,
  };
  if (isUnwritten(error))
    return trace.failure("not-written", unwrittenText(source, error), { ...parts, mistake: clipped(error.message) });
  const crash = crashOf(source, error);
  if (crash !== null)
    return trace.failure("wrong-error", crash.told, { ...parts, actual: crash.actual, mistake: crash.mistake });
  const told = `${source} threw ${showThrown(error)}, but has to ${due === undefined ? "work" : `return ${dueInWords}`}.${reason}`;
  const mistake = `${methodOf(source)} throws ${error.name.slice(0, 60)}`;
  return trace.failure("wrong-error", told, { ...parts, mistake });
}

/** Whether it is what a skeleton throws where the student has written nothing yet. */
export const isUnwritten = ({ isError, byEngine, name, message }: Thrown): boolean =>
  isError && !byEngine && name === "Error" && message.startsWith("TODO");

/** What is said of that. */
export function unwrittenText(source: string, { location, message }: Thrown): string {
  const place = location === null ? "" : ` in ${location.file}, line ${location.line}`;
  return `${source} came upon "${clipped(message)}"${place}: that part is not written yet.`;
}

function judgeError(
  trace: Trace,
  source: string,
  { names, says = [] }: Extract<Expected, { kind: "throws" }>,
  actual: Outcome,
  { reason, anyError = false }: Remarks,
): void {
  const due = names.join(" or ");
  // Whoever crashes has other troubles than what is free.
  const told = actual.kind === "threw" && actual.error.byEngine ? "" : (reason?.(actual) ?? "");
  const fail = (message: string, got: string, mistake: string, kind: FailureKind = "wrong-error") =>
    trace.failure(kind, message, { expected: `throws ${due}`, actual: got, location: locationOf(actual), mistake });
  if (actual.kind === "returned") {
    const got = showValue(actual.value);
    const message = `${source} has to throw ${due}, but it returned ${got}.${told}`;
    throw fail(message, `returned ${got}`, `${methodOf(source)} does not throw ${due}`);
  }
  const { error } = actual;
  if (!error.byEngine && (anyError || (error.isError && names.includes(error.name)))) {
    const left = says.filter(
      (_, wanted) =>
        !isNamed(
          error.message,
          wanted,
          says.length,
          (place) => String(says[place]),
          (place) => typeof says[place] === "number",
        ),
    );
    if (anyError || left.length === 0) return;
    const wanted = left.map((said) => show(said)).join(" and ");
    const message = `${source} threw ${error.name}, as it has to, but its message has to name ${wanted}, and is ${show(clipped(error.message))}.${told}`;
    throw trace.failure("wrong-error", message, {
      expected: `throws ${due} that names ${says.map((said) => show(said)).join(", ")}`,
      actual: outcomeText(actual),
      location: locationOf(actual),
      mistake: `the message of ${error.name.slice(0, 60)} leaves something out`,
    });
  }
  if (isUnwritten(error))
    throw fail(unwrittenText(source, error), outcomeText(actual), clipped(error.message), "not-written");
  const crash = crashOf(source, error);
  if (crash !== null) {
    const alsoDue = error.missing === undefined ? ` It has to throw ${due}.` : "";
    throw fail(crash.told + alsoDue, crash.actual, crash.mistake);
  }
  throw fail(
    `${source} has to throw ${due}, but it threw ${showThrown(error)}.${advice(error, names)}${told}`,
    outcomeText(actual),
    `${methodOf(source)} throws ${error.name.slice(0, 60)}, not ${due}`,
  );
}

/** What to do about an error that has another name than it has to. */
function advice(error: Thrown, names: readonly string[]): string {
  if (error.byEngine) return " That error was raised by the engine, not by a `throw` of yours.";
  const [due = "RangeError"] = names;
  if (!error.isError) return ` Write \`throw new ${due}("…")\`.`;
  if (error.name !== "Error") return "";
  const named = names.find((name) => error.message.includes(name)) ?? due;
  const what = error.message.includes(named)
    ? `"${named}" is only its message; its name is "Error".`
    : 'What `new Error(…)` makes has the name "Error".';
  const how = BUILT_IN.has(named) ? "" : ", or in a class of your own set this.name";
  return ` ${what} Write \`throw new ${named}("…")\`${how}.`;
}

const BUILT_IN: ReadonlySet<string> = new Set(["RangeError", "TypeError"]);

/** The method of a call as source, or the property that was read, without the object. */
export const methodOf = (source: string): string => source.replace(/\(.*$/s, "").replace(/^\w+(\.| = )/, "");

/** Where in the student's source an exception came from; `null` when there was none. */
export const locationOf = (outcome: Outcome) => (outcome.kind === "threw" ? outcome.error.location : null);
/** How a call ended, in words: what it returned, or `threw RangeError: …`. */
export const outcomeText = (outcome: Outcome) =>
  outcome.kind === "threw" ? `threw ${showThrown(outcome.error)}` : showValue(outcome.value);
/** What a call has to do, as a trace shows it. */
export const expectedText = (expected: Expected): Answer =>
  expected.kind === "throws" ? `throws ${expected.names.join(" or ")}` : expected.value;
