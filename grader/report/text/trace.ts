import type { TraceStep } from "#kit/check/failure";
import { besideSteps } from "../../picture/steps.js";
import { cleanLine } from "../clean.js";
import { callText, resultText } from "../words.js";
import { count } from "../../model/words.js";
import { inLines } from "./in-lines.js";
import { cut, padded, type Page, widthOf } from "./page.js";

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
  /** Calls that are shown at most, the constructor and the last ones: those between are seldom what matters, and the other forms have them. */
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
  // Without what the constructor was given nobody can make the calls again.
  const kept = from > 0 && omitted === 0 && trace[0]?.op.startsWith("new ") === true ? 1 : 0;
  const places = [...trace.keys()].filter((place) => place < kept || place >= from + kept);
  const steps = places.flatMap((place) => trace[place] ?? []);
  const left = omitted + from;
  const wrongAt = places.findIndex((place) => place === firstWrong);
  const rows = steps.map((step, i) => {
    return rowOf(step, omitted + (places[i] ?? 0) + 1, i === steps.length - 1, i === wrongAt);
  });
  const numberWidth = widest(rows.map(({ number }) => number));
  const callWidth = Math.min(widest(["call", ...rows.map(({ call }) => call)]), width - numberWidth - 18);
  const results = ["result", ...rows.map(({ result }) => result)];
  const resultWidth = Math.min(widest(results), width - numberWidth - callWidth - 6);
  const blank = " ".repeat(numberWidth + 4);
  const head = `${blank}${padded("call", callWidth)}  ${padded("result", resultWidth)}`;
  const side = besideSteps(inLines(steps), wrongAt, { ...page, width: width - widthOf(head) - 2 });
  return [
    colors.dim(cut(side === null ? head.trimEnd() : `${head}  ${side.title}`, width)),
    ...rows.flatMap(({ number, call, result, mark }, i) => {
      const text = `${number.padStart(numberWidth)}  ${padded(cut(call, callWidth), callWidth)}  ${padded(cut(result, resultWidth), resultWidth)}`;
      const [first = "", ...more] = side?.cells[i] ?? [];
      const shown = first === "" ? text.trimEnd() : text;
      const line = `${mark === " " ? " " : colors.red(mark)} ${mark === "✗" ? colors.bold(shown) : shown}`;
      const under = more.map((each) => " ".repeat(widthOf(head) + 2) + each);
      const gap =
        left > 0 && i === kept ? [colors.dim(`${blank}… ${count(left, "call")}${kept === 0 ? " before" : ""}`)] : [];
      return [...gap, first === "" ? line : `${line}  ${first}`, ...under];
    }),
  ];
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
