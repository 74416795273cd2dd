/**
 * The middle of the screen while the student works: what to mend now, or that all is done.
 *
 * @module
 */
import { failureOnScreen } from "../../../report/text/failure.js";
import { indented, labelled, type Page, wrapped } from "../../../report/text/page.js";
import { frames } from "../../../report/text/problems.js";
import { causeTexts, checkWord, points } from "../../../report/words.js";
import { count } from "../../../model/words.js";
import type { ReportedCheck } from "../../../model/report.js";
import { cleanLine } from "../../../report/clean.js";
import { type Entry, toMend } from "../../../report/mend.js";
import { HINT_LEVELS, hintsFor } from "../../../grade/load/hints.js";
import { currentDesk, type Desk, isDone, isUnknown, shownCheck, type State } from "../state.js";
import { deskLines } from "./list.js";
import { changeLines } from "./change.js";
import { doneLines } from "./done.js";

/** All lines of it. */
export function checkLines(state: State, page: Page): string[] {
  const desk = currentDesk(state);
  if (!state.isSettled || isUnknown(desk)) return starting(state, page);
  if (desk.trouble !== null) return troubleLines(desk.trouble, page);
  const shown = shownCheck(state);
  if (desk.report !== null && desk.report.status !== "graded") return notGraded(desk, page);
  if (shown === null || (isDone(desk) && state.chosen === null)) return doneLines(state, page);
  return [...changeLines(desk, page), ...oneCheck(state, shown, page), ...notes(desk, page)];
}

/** What the student sees in the first second or two. */
function starting(state: State, page: Page): string[] {
  return [
    page.colors.bold("Looking at your files…"),
    ...wrapped("Every exercise is graded once, to find where you are.", page.width).map(page.colors.dim),
    "",
    ...deskLines(state, page),
  ];
}

function troubleLines({ message, advice }: NonNullable<Desk["trouble"]>, { width, colors }: Page): string[] {
  return [
    ...labelled(`${colors.red("✗")} `, wrapped(message, width - 2).map(colors.bold)),
    ...(advice === null ? [] : ["", ...indented(wrapped(advice, width - 2), 2)]),
  ];
}

/** It could not be compiled or loaded, or the grader is at fault. */
function notGraded({ report }: Desk, page: Page): string[] {
  const { width, colors } = page;
  if (report === null) return [];
  if (report.status === "grader-fault") {
    const said =
      "The grader itself went wrong, not your code. Save again; if it stays, pass this on to whoever runs the course:";
    return [...wrapped(said, width).map(colors.bold), "", ...wrapped(report.error ?? "", width)];
  }
  const said = `${colors.red("✗")} ${colors.bold("Your code cannot be loaded yet")}, so no check was run.`;
  const problems = frames(report.problems, page);
  const location = report.stages[0]?.checks[0]?.failure?.location;
  const place =
    location == null ? [] : ["", `${colors.dim("at")}  ${location.file}:${location.line}:${location.column}`];
  const body =
    problems.length > 0
      ? problems.flatMap((lines) => ["", ...lines])
      : ["", ...wrapped(report.error ?? "", width), ...place];
  return [said, ...body];
}

function oneCheck(state: State, entry: Entry, page: Page): string[] {
  const { colors, width } = page;
  const { check, id } = entry;
  const hasPassed = check.status === "passed";
  const mark = hasPassed ? colors.green("✓") : check.status === "skipped" ? colors.yellow("–") : colors.red("✗");
  const body = hasPassed
    ? [`  This check passes.`]
    : failureOnScreen(check, { ...page, width: width - 2 }, lineOf(currentDesk(state), check));
  return [
    ...labelled(`${mark} `, wrapped(cleanLine(id), width - 2).map(colors.bold)),
    ...indented(wrapped(facts(state, entry), width - 2).map(hasPassed ? colors.green : colors.red), 2),
    ...causes(currentDesk(state), page),
    ...hintLines(state, entry, page),
    "",
    ...(hasPassed ? body : indented(body, 2)),
    ...bringing(state, check, page),
  ];
}

/** What is not written here may be written in the exercise that it goes on from. */
function bringing(state: State, { failure }: ReportedCheck, { width, colors }: Page): string[] {
  const from = currentDesk(state).taken.get(failure?.location?.file ?? "");
  const before = state.desks.find(({ id }) => id === from);
  if (failure?.kind !== "not-written" || before === undefined) return [];
  const said = `press b to bring along what you wrote for ${before.title}`;
  return ["", ...indented(wrapped(said, width - 2).map(colors.dim), 2)];
}

/** What seems to be wrong as a whole; half of the checks would tell of something else. */
function causes({ report, isPartial }: Desk, { width, colors }: Page): string[] {
  if (report === null || isPartial) return [];
  return causeTexts(report).flatMap((said) => labelled(`  ${colors.cyan("cause")}  `, wrapped(said, width - 9)));
}

/** The line of the student's code that a failure came from, as it was when it was graded. */
function lineOf({ sources }: Desk, { failure }: ReportedCheck): string | null {
  const location = failure?.location;
  if (location == null) return null;
  return sources.get(location.file)?.split(/\r?\n/)[location.line - 1] ?? null;
}

function facts(state: State, { check, id }: Entry): string {
  const { report } = currentDesk(state);
  const { failed, blocked } = report === null ? { failed: [], blocked: [] } : toMend(report);
  const at = failed.findIndex((each) => each.id === id);
  const waiting = blocked.find((each) => each.byName === id)?.entries.length ?? 0;
  const worth = check.maxScore === 1 ? "1 point" : `${points(check.maxScore)} points`;
  const place = failed.length > 1 && at !== -1 ? [`${at + 1} of ${failed.length} to mend`] : [];
  const wait = waiting === 0 ? [] : [`${count(waiting, "check")} ${waiting === 1 ? "waits" : "wait"} for it`];
  return [checkWord(check), worth, ...place, ...wait].join(" · ");
}

function hintLines({ hints, ...state }: State, { id }: Entry, { width, colors }: Page): string[] {
  const found = hintsFor(currentDesk({ hints, ...state }), id);
  if (hints === 0 || found === null) return [];
  const more =
    hints < HINT_LEVELS ? ["", colors.dim(`  press h for ${hints === 1 ? "a plainer hint" : "the last hint"}`)] : [];
  const shown = found.hints
    .slice(0, hints)
    .flatMap((hint, i) => labelled(`  ${colors.yellow(`hint ${i + 1}`)}  `, wrapped(hint, width - 10)));
  return ["", ...shown, ...more];
}

/** What the loader has to say of the files, such as that one is there twice. */
function notes({ report }: Desk, { width, colors }: Page): string[] {
  const all = report?.notes ?? [];
  if (all.length === 0) return [];
  return [
    "",
    colors.dim(count(all.length, "note")),
    ...all.flatMap((note) => labelled("· ", wrapped(note, width - 2))),
  ];
}
