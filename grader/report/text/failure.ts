import { picturesOf } from "../../picture/moment.js";
import { drawText } from "../../picture/registry.js";
import type { ReportedCheck } from "../../model/report.js";
import { cleanLine } from "../clean.js";
import type { Entry } from "../mend.js";
import { checkWord, points } from "../words.js";
import { count } from "../../model/words.js";
import { inLines } from "./in-lines.js";
import { broken, cut, indented, labelled, type Page, wrapped } from "./page.js";
import { traceTable } from "./trace.js";

/** Calls of a trace that are shown, the last ones: in a report, and on a screen that shows a few lines at a time. */
const MOST_CALLS = 24;
const LAST_CALLS = 6;
/** With so many or fewer there is a screen of them, so all are shown there: whoever makes them with pencil and paper needs the first ones. */
const FEW_CALLS = 12;

/** Lines of console output that are shown; the other forms of the report have them all. */
const CONSOLE_LINES = 8;

/**
 * A failed check: its name, what went wrong, how to see it happen, and how to get a hint.
 *
 * @param assignment - for the hint command; `null` when it needs none
 */
export function failureInFull({ id, check }: Entry, page: Page, assignment: string | null): string[] {
  const inner = { ...page, width: page.width - 2 };
  const option = assignment === null ? "" : ` --assignment ${assignment}`;
  const hint = `${page.colors.dim("hint  ")}npx alloclab hint ${quoted(id)}${option}`;
  return [...header(id, check, page), ...indented([...failureBody(check, inner), "", hint], 2)];
}

/** Everything about one failed check but its name, from what went wrong to where. */
export function failureBody(check: ReportedCheck, page: Page): string[] {
  return paragraphs([
    said(check, page),
    [...called(check, page), ...comparison(check, page)],
    calls(check, page, MOST_CALLS),
    pictures(check, page),
    printed(check, page),
    place(check, page, null),
  ]);
}

/**
 * The same for a screen that shows the first lines of it: what went wrong and where, then how it is and how it should be, and
 * the last calls only after that.
 *
 * @param source - the line of the student's code from which the error came, where it is known
 */
export function failureOnScreen(check: ReportedCheck, page: Page, source: string | null): string[] {
  // The sentence says it all of what is not written yet.
  const isWritten = check.failure?.kind !== "not-written";
  return paragraphs([
    [...said(check, page), ...place(check, page, source)],
    isWritten ? comparison(check, page) : [],
    isWritten ? pictures(check, page) : [],
    calls(check, page, isShort(check) ? FEW_CALLS : LAST_CALLS),
    printed(check, page),
  ]);
}

/** Whether there are few calls, and the first of them is known. */
const isShort = ({ trace, failure }: ReportedCheck): boolean =>
  (failure?.omittedCalls ?? 0) === 0 && (trace?.length ?? 0) <= FEW_CALLS;

const paragraphs = (parts: readonly string[][]): string[] =>
  parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : ["", ...part]));

const said = ({ message, failure }: ReportedCheck, { width }: Page): string[] =>
  [message ?? "", ...(failure?.contrasts ?? [])].flatMap((text) => wrapped(text, width));

/** As a shell takes it, between double quotes. */
const quoted = (id: string): string => `"${cleanLine(id).replace(/["\\$`]/g, "\\$&")}"`;

/** One line for a failed check: its kind and name. */
export function failureInBrief({ id, check }: Entry, { width, colors }: Page): string {
  const word = checkWord(check);
  return `${colors.red("✗")} ${cut(cleanLine(id), width - word.length - 4)}  ${colors.dim(word)}`;
}

function header(id: string, check: ReportedCheck, { width, colors }: Page): string[] {
  const right = `${checkWord(check)} · ${points(check.score)} of ${points(check.maxScore)} points`;
  const lines = wrapped(id, width - 2);
  const last = lines.pop() ?? "";
  return [
    ...lines.map((line, i) => colors.bold(`${i === 0 ? colors.red("✗") : " "} ${line}`)),
    `${lines.length === 0 ? colors.red("✗") : " "} ${colors.bold(last)}`,
    `  ${colors.red(right)}`,
  ];
}

const called = ({ failure }: ReportedCheck, page: Page): string[] => fact("called    ", failure?.call, page);

const comparison = ({ failure }: ReportedCheck, page: Page): string[] => [
  ...fact("expected  ", failure?.expected, page),
  ...fact("got       ", failure?.actual, page),
];

const fact = (label: string, text: string | null | undefined, { width, colors }: Page): string[] =>
  text == null ? [] : labelled(colors.dim(label), wrapped(text, width - label.length));

function calls({ trace, failure }: ReportedCheck, page: Page, most: number): string[] {
  const omitted = failure?.omittedCalls ?? 0;
  // A single call has been shown already.
  const known = failure !== null && failure.call !== null && trace?.length === 1 && omitted === 0;
  return trace === null || trace.length === 0 || known
    ? []
    : traceTable(trace, page, { omitted, most, firstWrong: failure?.firstWrong });
}

/** The state after the failing call: as it should be, and as the submission has it. */
const pictures = (check: ReportedCheck, page: Page): string[] => drawText(inLines(picturesOf(check)), page);

function printed({ console }: ReportedCheck, { width, colors }: Page): string[] {
  if (console.length === 0) return [];
  const shown = console.length <= CONSOLE_LINES + 1 ? console : console.slice(0, CONSOLE_LINES);
  const rest = console.length - shown.length;
  return [
    colors.dim("your code printed"),
    ...shown.flatMap((line) => broken(line, width - 2)).map((line) => `${colors.dim("│")} ${line}`.trimEnd()),
    ...(rest > 0 ? [colors.dim(`│ … and ${count(rest, "more line")}`)] : []),
  ];
}

function place({ failure }: ReportedCheck, { width, colors }: Page, source: string | null): string[] {
  if (failure === null || failure.location === null) return [];
  const { file, line, column } = failure.location;
  const at = `${file}:${line}:${column}`;
  const code = source === null || source.trim() === "" ? "" : `  ${cleanLine(source.trim())}`;
  return labelled(colors.dim("at  "), code === "" ? wrapped(at, width - 4) : [cut(at + code, width - 4)]);
}
