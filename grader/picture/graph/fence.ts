/**
 * Objects and references in lessons:
 *
 * ```text
 * before :
 *   root a = A
 *   A @ 0–3 = left -> B, right 5
 *   ~C @ 7–8 = next -> C
 * ```
 *
 * A row an object: its name, where it is, and its fields; `~` before the name says that no root leads to it.
 *
 * @module
 */
import type { GraphObject, PictureOf } from "#kit/check/picture";
import { UsageError } from "../../model/errors.js";
import { type Fence, namedRow, tonedText, unreadable, valueOf } from "../entry.js";

const FORM = "A @ 0–3 = left -> B, right 5";

/** How objects are written. */
export const graphFence: Fence<PictureOf<"graph">> = {
  words: [],
  form: "caption :",
  read: ({ head, rest, rows }) => {
    if (rest !== "") throw unreadable(head, "caption :");
    if (rows.length === 0) throw new UsageError(`${head.where}: no objects follow; indent them: \`  ${FORM}\`.`);
    const graph: PictureOf<"graph"> = { kind: "graph", roots: [], objects: [] };
    for (const row of rows) {
      const { name, rest } = namedRow(row, FORM);
      const [, root] = /^root\s+(.+)$/.exec(name) ?? [];
      if (root === undefined) graph.objects.push(objectOf(name, rest));
      else graph.roots.push({ name: root, to: rest === "null" || rest === "" ? null : rest });
    }
    return graph;
  },
};

function objectOf(written: string, rest: string): GraphObject {
  const [head = "", place] = written.split(/\s+@\s+/);
  const { text, tone } = tonedText(rest);
  return {
    name: head.replace(/^~/, ""),
    ...(place === undefined ? {} : { place }),
    fields: text
      .split(/\s*,\s*/)
      .filter((field) => field !== "")
      .map(fieldOf),
    ...(head.startsWith("~") ? { isGarbage: true } : {}),
    ...(tone === undefined ? {} : { tone }),
  };
}

function fieldOf(text: string): GraphObject["fields"][number] {
  const [name = "", to] = text.split(/\s*->\s*/);
  if (to !== undefined) return { name, to };
  const [, before, value] = /^(.*\S)\s+(\S+)$/.exec(text) ?? [];
  return before === undefined || value === undefined ? { name: text } : { name: before, value: valueOf(value) };
}
