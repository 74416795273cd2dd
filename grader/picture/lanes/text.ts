/**
 * A schedule as text: a column a thread, a line a step, time going down.
 *
 * ```text
 *     thread 0      thread 1
 *  1  read head = A  │
 *  2  │              read head = A
 * ```
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import { cut, padded, widthOf } from "../columns.js";
import { type Page, type Shown, toned } from "../kind.js";
import { brokenLines, type DrawnStep, drawnSteps } from "./steps.js";

type Lanes = PictureOf<"lanes">;

/** Columns that a lane gets at least; lanes for which there is no room are not drawn apart. */
const LEAST = 6;

/** Schedules as text, each under its caption. */
export function drawLanes(shown: readonly Shown<Lanes>[], page: Page): string[] {
  const drawn = shown.filter(({ role }) => role !== "before" && role !== "seen-before");
  return drawn.flatMap(({ caption, picture }) => [`${caption}:`, ...schedule(picture, page)]);
}

function schedule({ lanes, steps }: Lanes, page: Page): string[] {
  const { shown, left } = drawnSteps({ kind: "lanes", lanes, steps });
  const width = Math.max(page.width, 30);
  const numbers = Math.max(1, ...shown.map(({ number }) => String(number).length));
  const room = Math.floor((width - numbers) / Math.max(1, lanes.length)) - 2;
  const before = left === 0 ? [] : [`… ${left} steps before`];
  if (room < LEAST) return [...before, ...shown.flatMap((step) => inTurn(step, lanes, numbers, width, page))];
  const texts = lanes.map((name, lane) => [
    name,
    ...shown.filter((step) => step.lane === lane).map(({ text }) => text),
  ]);
  const widths = texts.map((all) => Math.min(room, Math.max(...all.map(widthOf))));
  // Blanks are not painted, so that those at the end can go.
  const cell = (text: string, width: number, paint: (text: string) => string) => {
    const shown = cut(text, width);
    return (shown.trim() === "" ? shown : paint(shown)) + " ".repeat(Math.max(0, width - widthOf(shown)));
  };
  const head = lanes.map((name, lane) => cell(name.trimEnd(), widths[lane] ?? 0, page.colors.bold));
  return [
    `${" ".repeat(numbers)}  ${head.join("  ")}`.trimEnd(),
    ...before,
    ...shown.flatMap(({ number, lane, text, tone }) =>
      brokenLines(text, widths[lane] ?? room).map((line, i) => {
        const cells = widths.map((width, at) =>
          at === lane ? cell(line.trimEnd(), width, (shown) => toned(shown, tone, page)) : padded("│", width),
        );
        return `${(i === 0 ? String(number) : "").padStart(numbers)}  ${cells.join("  ")}`.trimEnd();
      }),
    ),
  ];
}

/** A step with the name of its thread before it, where there are more threads than columns. */
function inTurn(
  { number, lane, text, tone }: DrawnStep,
  lanes: readonly string[],
  numbers: number,
  width: number,
  page: Page,
) {
  const room = width - numbers - 2;
  return brokenLines(`${lanes[lane] ?? lane}: ${text}`, room).map(
    (line, i) => `${(i === 0 ? String(number) : "").padStart(numbers)}  ${toned(cut(line, room), tone, page)}`,
  );
}
