/**
 * The watch where there is no terminal, or for a screen reader: one line a verdict, no control characters.
 *
 * @module
 */
import type { Report } from "../../model/report.js";
import { cleanLine, withoutCommands } from "../../report/clean.js";
import { checkWord } from "../../report/words.js";
import { deskOf, type Workplace } from "./course.js";
import type { Event } from "./events.js";
import { type Desk, failing, isDone, tally } from "./state.js";
import { type WatchOptions, Watching } from "./watching.js";

/** What it takes beside the course. */
export interface PlainOptions extends Omit<WatchOptions, "tell"> {
  print: (text: string) => Promise<void>;
  /** Ends it. */
  signal: AbortSignal;
  /** Aborted when nothing more can come from standard input; then it ends when everything has been graded. */
  inputEnd: AbortSignal;
}

/** Grades everything, says so line by line, and goes on with what is saved until it is ended. */
export async function watchInLines(workplaces: readonly Workplace[], options: PlainOptions): Promise<void> {
  const { print, signal, inputEnd } = options;
  const say = (line: string): void => void print(withoutCommands(`${line}\n`)).catch(() => undefined);
  const tell = (event: Event): void => {
    const line = lineOf(event, workplaces);
    if (line !== null) say(line);
  };
  const watching = new Watching(workplaces, { ...options, tell });
  const ended = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  try {
    if (signal.aborted) return;
    watching.start();
    await Promise.race([watching.gradeAll(false), ended]);
    if (signal.aborted || inputEnd.aborted) return;
    say("Watching exercises/. Save a file to see its verdict; Ctrl-C ends it.");
    const inputEnded = new Promise<void>((resolve) =>
      inputEnd.addEventListener("abort", () => resolve(), { once: true }),
    );
    await Promise.race([ended, inputEnded]);
  } finally {
    watching.close();
  }
}

/** The line for an event; `null` for those that are nothing by themselves. */
function lineOf(event: Event, workplaces: readonly Workplace[]): string | null {
  if (event.kind !== "verdict" && event.kind !== "trouble") return null;
  const workplace = workplaces.find(({ exercise }) => exercise.id === event.id);
  if (workplace === undefined) return null;
  const { title } = workplace.exercise;
  if (event.kind === "trouble") {
    const { message, advice } = event.trouble;
    return cleanLine(`${title}: ${message}${advice === null ? "" : ` ${advice}`}`);
  }
  if (event.isPartial) return null;
  return cleanLine(`${title}: ${verdictText({ ...deskOf(workplace), report: event.report }, event.report)}`);
}

function verdictText(desk: Desk, report: Report): string {
  if (report.status !== "graded") {
    const [problem] = report.problems;
    const place = [problem?.file, problem?.line, problem?.column].filter((part) => part != null).join(":");
    const said = problem?.message ?? report.error ?? "";
    return `cannot be ${report.status === "load-error" ? "loaded" : "graded"}: ${place === "" ? "" : `${place} `}${said}`;
  }
  const { passed, all } = tally(desk);
  if (isDone(desk)) return `done, all ${all} checks pass.`;
  const [first] = failing(desk);
  const next = first === undefined ? "" : ` Mend ${first.id} (${checkWord(first.check)}): ${first.check.message ?? ""}`;
  return `${passed} of ${all} checks pass.${next}`;
}
