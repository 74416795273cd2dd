/**
 * Schedules in lessons:
 *
 * ```text
 * both get block 1 :
 *   thread 0 = read head: 1
 *   thread 1 = read head: 1 !
 * ```
 *
 * A step a row, in turn: the thread, and what it does. Threads have their lanes in the order in which they come first, or in
 * that behind the caption: `thread 0 | thread 1`.
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import { UsageError } from "../../model/errors.js";
import { type Fence, namedRow, tonedText } from "../entry.js";

const ROW = "thread 0 = read head: 1";

/** How schedules are written. */
export const lanesFence: Fence<PictureOf<"lanes">> = {
  words: [],
  form: "caption :",
  read: ({ head, rest, rows }) => {
    if (rows.length === 0) throw new UsageError(`${head.where}: no steps follow; indent them: \`  ${ROW}\`.`);
    const lanes = rest === "" ? [] : rest.split("|").map((lane) => lane.trim());
    const isOpen = rest === "";
    const steps = rows.map((row) => {
      const { name, rest } = namedRow(row, ROW);
      if (!lanes.includes(name)) {
        if (!isOpen)
          throw new UsageError(`${row.where}: there is no thread \`${name}\`; there are ${lanes.join(", ")}.`);
        lanes.push(name);
      }
      return { lane: lanes.indexOf(name), ...tonedText(rest) };
    });
    return { kind: "lanes", lanes, steps };
  },
};
