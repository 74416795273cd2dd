import type { MemoryPicture, TraceStep } from "#kit/check/failure";
import { paintState, shareCells, STATE_CELLS } from "../../picture/blocks.js";
import { runs } from "../../picture/describe.js";
import { describeLinks, hasSameNodes, listInLine, listOf } from "../../picture/list.js";
import { borders } from "../../picture/scale.js";
import { cleanLine } from "../clean.js";
import { callText, resultText } from "../words.js";
import { count } from "../../model/words.js";
import { cut, padded, type Page, widthOf, wrapped } from "./page.js";
import { ownList } from "./own-list.js";

/** Columns of memory in a row: fewer show nothing, more are only longer. */
const LEAST_BAR = 16;
const LONG_TITLE = "your free list, [start|size]";
const MOST_BAR = 48;

interface Row {
  number: string;
  call: string;
  result: string;
  mark: "✗" | "≠" | " ";
}

/** What is shown of a trace. */
interface Shown {
  /** Calls that were made before those of the trace. */
  omitted: number;
  /** Calls that are shown at most, the last ones: those before are seldom what matters, and the other forms have them. */
  most: number;
  /** Place in the trace of the first call after which the list was not as it should be. */
  firstWrong: number | undefined;
}

/**
 * The calls that lead to a failure as a numbered table. After each of them stands the submission's own free list, where
 * that is known, else memory as it should be, where there is room for it. The call at which it failed is marked, and so is
 * the first one after which the list was not as it should be.
 */
export function traceTable(trace: readonly TraceStep[], page: Page, { omitted, most, firstWrong }: Shown): string[] {
  const { width, colors } = page;
  const from = Math.max(0, trace.length - most);
  const steps = trace.slice(from);
  const before = omitted + from;
  const wrongAt = firstWrong === undefined ? -1 : firstWrong - from;
  const rows = steps.map((step, i) => rowOf(step, before + i + 1, i === steps.length - 1, i === wrongAt));
  const numberWidth = widest(rows.map(({ number }) => number));
  const callWidth = Math.min(widest(["call", ...rows.map(({ call }) => call)]), width - numberWidth - 18);
  const results = ["result", ...rows.map(({ result }) => result)];
  const resultWidth = Math.min(widest(results), width - numberWidth - callWidth - 6);
  const blank = " ".repeat(numberWidth + 4);
  const head = `${blank}${padded("call", callWidth)}  ${padded("result", resultWidth)}`;
  const side = sideOf(steps, width - widthOf(head) - 2, wrongAt, colors);
  return [
    colors.dim(cut(side === null ? head.trimEnd() : `${head}  ${side.title}`, width)),
    ...(before > 0 ? [colors.dim(`${blank}… ${count(before, "call")} before`)] : []),
    ...rows.flatMap(({ number, call, result, mark }, i) => {
      const text = `${number.padStart(numberWidth)}  ${padded(cut(call, callWidth), callWidth)}  ${padded(cut(result, resultWidth), resultWidth)}`;
      const [first = "", ...more] = side?.cells[i] ?? [];
      const shown = first === "" ? text.trimEnd() : text;
      const line = `${mark === " " ? " " : colors.red(mark)} ${mark === "✗" ? colors.bold(shown) : shown}`;
      const under = more.map((each) => " ".repeat(widthOf(head) + 2) + each);
      return [first === "" ? line : `${line}  ${first}`, ...under];
    }),
  ];
}

/** What stands beside the calls: a title, and for each call some lines. */
interface Side {
  title: string;
  cells: string[][];
}

function sideOf(steps: readonly TraceStep[], room: number, wrongAt: number, colors: Page["colors"]): Side | null {
  if (steps.some(({ list }) => list !== undefined)) {
    if (room < LEAST_BAR) return null;
    return {
      title: room < LONG_TITLE.length ? "your free list" : LONG_TITLE,
      cells: steps.map((step, i) => listCell(step, room, i === wrongAt, colors)),
    };
  }
  const bars = memoryBars(
    steps.map(({ memory }) => memory),
    Math.min(room, MOST_BAR),
    colors,
  );
  const long = "memory, as it should be";
  return bars && { title: long.length <= room ? long : "should be", cells: bars.map((bar) => [bar]) };
}

/** The submission's own list after a call, and below it what it should be, where it is wrong for the first time. */
function listCell(step: TraceStep, room: number, isWrong: boolean, colors: Page["colors"]): string[] {
  const { memory } = step;
  if (step.list === undefined) return [];
  const list = ownList(step.list);
  const own = listInLine(list, room);
  if (!isWrong) return [own];
  const due = memory === undefined ? null : listOf(memory);
  const notes = due !== null && hasSameNodes(list, due) ? wrapped(describeLinks(list), room) : [];
  const should =
    due === null || notes.length > 0 ? [] : [colors.dim(cut(`should be ${listInLine(due, room - 10)}`, room))];
  return [colors.red(own), ...notes.map(colors.red), ...should];
}

function rowOf(step: TraceStep, number: number, isLast: boolean, isFirstWrong: boolean): Row {
  const { expected, actual } = step;
  const wrong = expected !== undefined && actual !== undefined && !Object.is(expected, actual);
  const result = cleanLine(resultText(actual));
  return {
    number: String(number),
    call: cleanLine(callText(step)),
    result: wrong && result === "" ? "nothing" : result,
    // A trace ends in the failure, even where what the last call returned is right.
    mark: wrong || isLast ? "✗" : isFirstWrong ? "≠" : " ",
  };
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => widthOf(text)));

/** A bar for each picture, all on one scale; `null` when there is no room for them. */
function memoryBars(
  pictures: readonly (MemoryPicture | undefined)[],
  width: number,
  colors: Page["colors"],
): string[] | null {
  const drawn = pictures.filter((picture) => picture !== undefined);
  const capacity = Math.max(0, ...drawn.map((picture) => picture.capacity));
  const cuts = borders(drawn, capacity);
  if (width < LEAST_BAR || drawn.length < 2 || cuts.length - 1 > width || cuts.length < 2) return null;
  const sizes = cuts.slice(1).map((cut, i) => cut - cuts[i]!);
  const cells = shareCells(sizes, width);
  const cellsFrom = (start: number, size: number) =>
    cells.reduce((sum, each, i) => (cuts[i]! >= start && cuts[i]! < start + size ? sum + each : sum), 0);
  return pictures.map((picture) => {
    if (picture === undefined) return "";
    const all = runs({ capacity, blocks: picture.blocks });
    return all.map(({ start, size, state }) => paintState(bar(state, cellsFrom(start, size)), state, colors)).join("");
  });
}

/** The cells of a block. A thin gap at the end of an allocated one keeps it apart from the next. */
function bar(state: keyof typeof STATE_CELLS, cells: number): string {
  return state === "allocated"
    ? `${STATE_CELLS.allocated.repeat(Math.max(0, cells - 1))}▉`
    : STATE_CELLS[state].repeat(cells);
}
