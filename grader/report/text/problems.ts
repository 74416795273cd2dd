import type { Problem } from "../../model/submission.js";
import { fittedFrame } from "./frame.js";
import { indented, labelled, type Page, wrapped } from "./page.js";

/** What is wrong with the source: a paragraph for each problem, with the lines around it. */
export function frames(problems: readonly Problem[], { width, colors }: Page): string[][] {
  return problems.map(({ message, file, line, column, frame }) => {
    const place = [file, line, column].filter((part) => part !== null).join(":");
    return [
      ...labelled(`${colors.red("✗")} `, wrapped(place === "" ? message : `${place}  ${message}`, width - 2)),
      ...(frame === null ? [] : ["", ...indented(fittedFrame(frame, width - 4), 4)]),
    ];
  });
}
