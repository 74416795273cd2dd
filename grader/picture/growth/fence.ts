/**
 * How cost grows, in lessons:
 *
 * ```text
 * free near the top : ticks a call
 *   list = 1000:0.3 4000:1.2 16000:4.8
 *   tree = 1000:0.003 4000:0.004 16000:-
 * ```
 *
 * What is counted behind the caption, then a curve a row: sizes with their costs, `-` where measuring was given up.
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import { UsageError } from "../../model/errors.js";
import { type Fence, namedRow, type Row, unreadable } from "../entry.js";

const FORM = "caption : ticks a call";
const ROW = "yours = 1000:0.3 4000:1.2 16000:-";
const POINT = /^(\d+):(\d+(?:\.\d+)?|-)$/;

/** How charts are written. */
export const growthFence: Fence<PictureOf<"growth">> = {
  words: [],
  form: FORM,
  read: ({ head, rest, rows }) => {
    if (rest === "") throw unreadable(head, FORM);
    if (rows.length === 0) throw new UsageError(`${head.where}: no curves follow; indent them: \`  ${ROW}\`.`);
    return { kind: "growth", unit: rest, curves: rows.map(curveOf) };
  },
};

function curveOf(row: Row): PictureOf<"growth">["curves"][number] {
  const { name, rest } = namedRow(row, ROW);
  const points = rest.split(/\s+/).map((text) => {
    const [, size, cost] = POINT.exec(text) ?? [];
    if (size === undefined || cost === undefined || size === "0") throw unreadable(row, ROW);
    return { size: Number(size), cost: cost === "-" ? null : Number(cost) };
  });
  return { name, points };
}
