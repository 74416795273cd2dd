import type { MemoryPicture, TraceStep } from "#kit/failure";
import { paintState, shareCells, STATE_CELLS } from "../../picture/blocks.js";
import { runs } from "../../picture/describe.js";
import { borders } from "../../picture/scale.js";
import { cleanLine } from "../clean.js";
import { callText, count, resultText } from "../words.js";
import { cut, padded, type Page, widthOf } from "./page.js";

/** Columns of memory in a row: fewer show nothing, more are only longer. */
const LEAST_BAR = 16;
const MOST_BAR = 48;

/** Calls that are shown, the last ones: those before are seldom what matters, and the other forms have them. */
const MOST_CALLS = 24;

interface Row {
  number: string;
  call: string;
  result: string;
  failed: boolean;
}

/**
 * The calls that lead to a failure as a numbered table, with memory after each of them, as it should be, where there
 * is room for it. The call at which it failed is marked.
 *
 * @param omitted - calls that were made before those of the trace
 */
export function traceTable(trace: readonly TraceStep[], omitted: number, { width, colors }: Page): string[] {
  const steps = trace.slice(-MOST_CALLS);
  const before = omitted + trace.length - steps.length;
  const rows = steps.map((step, i) => rowOf(step, before + i + 1, i === steps.length - 1));
  const numberWidth = widest(rows.map(({ number }) => number));
  const callWidth = Math.min(widest(["call", ...rows.map(({ call }) => call)]), width - numberWidth - 18);
  const results = ["result", ...rows.map(({ result }) => result)];
  const resultWidth = Math.min(widest(results), width - numberWidth - callWidth - 6);
  const blank = " ".repeat(numberWidth + 4);
  const bars = memoryBars(
    steps.map(({ memory }) => memory),
    Math.min(width - numberWidth - callWidth - resultWidth - 8, MOST_BAR),
    colors,
  );
  const head = `${blank}${padded("call", callWidth)}  ${padded("result", resultWidth)}`;
  const long = "memory, as it should be";
  const title = widthOf(head) + 2 + widthOf(long) <= width ? long : "should be";
  return [
    colors.dim(cut(bars === null ? head.trimEnd() : `${head}  ${title}`, width)),
    ...(before > 0 ? [colors.dim(`${blank}… after ${count(before, "earlier call")}`)] : []),
    ...rows.map(({ number, call, result, failed }, i) => {
      const text = `${number.padStart(numberWidth)}  ${padded(cut(call, callWidth), callWidth)}  ${padded(cut(result, resultWidth), resultWidth)}`;
      const shown = bars === null ? text.trimEnd() : text;
      const bar = bars?.[i] ?? "";
      return `${failed ? colors.red("✗") : " "} ${failed ? colors.bold(shown) : shown}${bar === "" ? "" : `  ${bar}`}`;
    }),
  ];
}

function rowOf(step: TraceStep, number: number, isLast: boolean): Row {
  const { expected, actual } = step;
  const wrong = expected !== undefined && actual !== undefined && !Object.is(expected, actual);
  const result = cleanLine(resultText(actual));
  return {
    number: String(number),
    call: cleanLine(callText(step)),
    result: wrong && result === "" ? "nothing" : result,
    // A trace ends in the failure, even where what the last call returned is right.
    failed: wrong || isLast,
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
