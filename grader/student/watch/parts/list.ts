import { cleanLine } from "../../../report/clean.js";
import { cut, type Page } from "../../../report/text/page.js";
import { checkWord } from "../../../report/words.js";
import type { Entry } from "../../../report/mend.js";
import { spread } from "../lines.js";
import { listRows } from "../rows.js";
import { type Desk, isDone, isOpen, isUnknown, type State, tally } from "../state.js";

/** All exercises and checks, one line each, with a mark at the row `at`. */
export function listLines(state: State, at: number, page: Page): string[] {
  return listRows(state).map(({ desk, check }, i) => {
    const isChosen = i === at;
    const width = page.width - 2;
    const exercise = state.desks[desk];
    const line =
      check !== null
        ? checkRow(check, { ...page, width })
        : exercise === undefined
          ? ""
          : deskRow(exercise, state.desks, { ...page, width });
    return `${isChosen ? page.colors.cyan(page.colors.bold("▸ ")) : "  "}${isChosen ? page.colors.bold(line) : line}`;
  });
}

/** The exercises alone, one line each. */
export function deskLines({ desks }: State, page: Page): string[] {
  return desks.map((desk) => `  ${deskRow(desk, desks, { ...page, width: page.width - 2 })}`);
}

function deskRow(desk: Desk, desks: readonly Desk[], { width, colors }: Page): string {
  const right = deskWord(desk);
  const upon = desk.after.length === 0 ? "" : `  after ${desk.after.join(", ")}`;
  const title = cut(`${desk.place}  ${desk.title}`, width - right.length - upon.length - 4);
  return spread(`${deskMark(desk, desks, colors)} ${colors.bold(title)}${colors.dim(upon)}`, colors.dim(right), width);
}

/** Done, open, or not yet the time for it. */
function deskMark(desk: Desk, desks: readonly Desk[], colors: Page["colors"]): string {
  if (isDone(desk)) return colors.green("✓");
  return isUnknown(desk) || !isOpen(desk, desks) ? colors.dim("·") : colors.yellow("○");
}

function deskWord(desk: Desk): string {
  if (isUnknown(desk)) return desk.gradingMs === null ? "not graded yet" : "grading…";
  if (desk.trouble !== null) return "cannot be graded";
  if (desk.report?.status === "load-error") return "cannot be loaded";
  const { passed, all } = tally(desk);
  return isDone(desk) ? "done" : `${passed} of ${all}`;
}

/** One check: whether it passes, its name, and what sort of failure it is. */
function checkRow({ check, id }: Entry, { width, colors }: Page): string {
  const hasPassed = check.status === "passed";
  const word = hasPassed ? "" : check.failure?.kind === "not-loaded" ? "not run" : checkWord(check);
  const name = cut(cleanLine(id), Math.max(8, width - word.length - 7));
  const mark = hasPassed ? colors.green("✓") : check.status === "skipped" ? colors.dim("–") : colors.red("✗");
  return spread(`   ${mark} ${check.status === "skipped" ? colors.dim(name) : name}`, colors.dim(word), width);
}
