import { bar, type Page } from "../../../report/text/page.js";
import { points } from "../../../report/words.js";
import { asManyAsFit, filled, spread, widthOf } from "../lines.js";
import { KEYS } from "../key-help.js";
import { currentDesk, type Desk, isDone, isUnknown, type State, tally } from "../state.js";

/** Milliseconds after which grading is worth a word; most of it is over before. */
const WORTH_A_WORD_MS = 150;

/** The exercise and its place in the course, and how its grading goes. */
export function titleLine(state: State, { width, colors }: Page): string {
  const desk = currentDesk(state);
  const place = `exercise ${state.current + 1} of ${state.desks.length}`;
  const full = ` ${colors.bold(desk.title)} · ${place}`;
  const left = widthOf(full) <= width ? full : ` ${colors.bold(desk.title)}`;
  return colors.inverse(filled(spread(left, `${doing(desk)} `, width), width));
}

function doing(desk: Desk): string {
  const { gradingMs, tookMs, report, trouble } = desk;
  if (gradingMs !== null && gradingMs >= WORTH_A_WORD_MS) {
    return gradingMs < 1_000 ? "grading…" : `grading… ${Math.floor(gradingMs / 1_000)} s`;
  }
  if (trouble !== null || report === null) return "";
  return `graded in ${tookMs < 1_000 ? `${Math.round(tookMs)} ms` : `${(tookMs / 1_000).toFixed(1)} s`}`;
}

/** How much of the exercise and of the course is done, as the checks have it. */
export function barLines(state: State, page: Page, isRoomy: boolean): string[] {
  const desk = currentDesk(state);
  const here = tally(desk);
  const course = sum(state.desks.map(tally));
  const done = state.desks.filter(isDone).length;
  const isCounting = state.desks.some((each) => isUnknown(each));
  const marks =
    state.desks.length - done === 0 ? "all exercises done" : `${done} of ${state.desks.length} exercises done`;
  const score =
    desk.report?.score == null ? [] : [`${points(desk.report.score)} of ${points(desk.report.maxScore)} points`];
  const hereText = here.isOld ? ["before this error"] : score;
  const courseText = isCounting ? ["counting…"] : [marks];
  const lines = [progressLine("exercise", here, hereText, page), progressLine("course", course, courseText, page)];
  return isRoomy ? lines : [progressLine("", here, [isCounting ? "" : `${course.passed}/${course.all} in all`], page)];
}

function progressLine(
  name: string,
  { passed, all }: { passed: number; all: number },
  more: string[],
  page: Page,
): string {
  const { width, colors } = page;
  const label = width >= 60 && name !== "" ? ` ${name.padEnd(9)}` : " ";
  const long = all === 0 ? "" : width >= 60 ? `${passed} of ${all} checks` : `${passed}/${all}`;
  const cells = Math.max(6, Math.min(26, width - widthOf(label) - 30));
  const [full, empty] = bar(all === 0 ? 0 : passed / all, cells);
  const paint = all > 0 && passed === all ? colors.green : colors.yellow;
  const text = asManyAsFit(
    [long, ...more].filter((part) => part !== ""),
    " · ",
    width - cells - widthOf(label) - 2,
  );
  return `${colors.dim(label)}${paint(full)}${colors.dim(empty)}  ${text}`;
}

const sum = (all: readonly { passed: number; all: number }[]): { passed: number; all: number } =>
  all.reduce((one, other) => ({ passed: one.passed + other.passed, all: one.all + other.all }), { passed: 0, all: 0 });

/** The keys that work now, as many as fit. */
export function keyLine(state: State, { width, colors }: Page): string {
  const keys = keysFor(state).map(([key, word]) => `${colors.bold(colors.cyan(key))} ${word}`);
  return ` ${asManyAsFit(keys, "  ", width - 2)}`;
}

function keysFor(state: State): (readonly [key: string, word: string])[] {
  switch (state.panel.name) {
    case "check": {
      const desk = currentDesk(state);
      const keys = KEYS.map(({ key, word }) => [key, word] as const);
      if (!isDone(desk)) return keys;
      const left = keys.filter(([key]) => !"hnv".includes(key));
      // Behind the last one there is nothing once all are done.
      const isEnd = state.current === state.desks.length - 1 && state.desks.every(isDone);
      return isEnd ? left : [["enter", "go on"], ...left];
    }
    case "list":
      return [
        ["↑↓", "choose"],
        ["enter", "go there"],
        ["esc", "back"],
        ["a", "run all"],
      ];
    case "reset":
      return state.panel.isSure
        ? [
            ["y", "yes, reset it"],
            ["n", "no"],
          ]
        : [
            ["↑↓", "choose"],
            ["enter", "this one"],
            ["esc", "back"],
          ];
    case "text":
      return [
        ["esc", "back"],
        ["↑↓", "scroll"],
        ["space", "a page on"],
        ["enter", "show or hide an answer"],
        [state.panel.what === "lesson" ? "o" : "d", "open it outside"],
      ];
    case "help":
      return [
        ["esc", "back"],
        ["↑↓", "scroll"],
        ["space", "a page on"],
      ];
  }
}
