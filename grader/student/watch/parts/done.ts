import { labelled, type Page, wrapped } from "../../../report/text/page.js";
import { points } from "../../../report/words.js";
import { count } from "../../../model/words.js";
import { pendingText } from "../../../report/audience.js";
import { currentDesk, type Desk, isDone, type State, tally } from "../state.js";

/** What every assignment is worth, hidden checks and all. */
const POINTS = 100;

/** Ways to say it; which one is told by the exercise's place, so that it stays the same. */
const PRAISE = [
  "Every check passes. This works, and you wrote it.",
  "All of it passes. Well done: that was real work.",
  "Done, every check. Take a moment and be pleased.",
];

/** That an exercise is done, what there is to discuss about it, and how to go on. */
export function doneLines(state: State, { width, colors }: Page): string[] {
  const desk = currentDesk(state);
  const { all } = tally(desk);
  const next = state.desks[state.current + 1];
  const isEnd = state.desks.every(isDone);
  return [
    colors.green(colors.bold(`✓ ${desk.title} is done: ${count(all, "check")}, all of them pass.`)),
    "",
    ...wrapped(PRAISE[desk.place % PRAISE.length] ?? "", width),
    "",
    ...(isEnd ? wrapped("And with it the whole course. What you know now is what malloc knows.", width) : []),
    ...(isEnd ? [] : onwards(next?.title ?? null, width).map(colors.bold)),
    ...hiddenLines(desk, { width, colors }),
    ...discussion(desk.questions, { width, colors }),
  ];
}

/** That there is more to it than these checks. */
function hiddenLines({ report }: Desk, { width, colors }: Page): string[] {
  if (report === null || report.maxScore >= POINTS) return [];
  const rest = points(POINTS - report.maxScore);
  const said =
    pendingText(report.stages) ??
    `That is ${points(report.maxScore)} of ${POINTS} points. The other ${rest} are for checks that are hidden here.`;
  return ["", ...wrapped(said, width).map(colors.yellow)];
}

const onwards = (next: string | null, width: number): string[] =>
  wrapped(
    next === null ? "Press n for an exercise that is not done yet." : `Press n or enter to go on with ${next}.`,
    width,
  );

function discussion(questions: readonly string[], { width, colors }: Page): string[] {
  if (questions.length === 0) return [];
  return [
    "",
    colors.bold("To discuss before you go on, with a neighbour or on paper"),
    ...questions.flatMap((question, i) => labelled(`${String(i + 1).padStart(2)}. `, wrapped(question, width - 4))),
  ];
}
