/**
 * Linked lists in lessons: one on the line of the caption, or several below it.
 *
 * ```text
 * the free list : 0|10 40|60 *
 * by class :
 *   32 to 63 = 172|64 71|100
 *   64 to 127 = -
 * ```
 *
 * A node is its values with `|` between them; `*` behind it says that it has changed, `!` that it is wrong. `-` is an empty
 * list. A list may end in `-> …`, where it does not end in null.
 *
 * @module
 */
import type { Chain, ChainNode, PictureOf } from "#kit/check/picture";
import { type Fence, namedRow, type Row, unreadable, valueOf } from "../entry.js";

const FORM = "caption : 0|10 40|60";

/** How lists are written. */
export const chainFence: Fence<PictureOf<"chain">> = {
  words: ["forwards"],
  form: FORM,
  read: ({ head, rest, rows }, words) => {
    const links = words.includes("forwards") ? { links: "forwards" as const } : {};
    const own = rest === "" ? [] : [{ ...chainOf(rest, head), ...links }];
    const below = rows.map((row): Chain => {
      const { name, rest } = namedRow(row, "name = 0|10 40|60");
      return { caption: name, ...chainOf(rest, row), ...links };
    });
    if (own.length + below.length === 0) throw unreadable(head, FORM);
    return { kind: "chain", lists: [...own, ...below] };
  },
};

function chainOf(text: string, row: Row): Chain {
  const [items = "", end] = text.split(/\s*->\s*/);
  if (end === "") throw unreadable(row, `${FORM} -> no node`);
  const nodes: ChainNode[] = [];
  for (const item of items.split(/\s+/).filter((each) => each !== "" && each !== "-")) {
    const last = nodes.at(-1);
    if (item !== "*" && item !== "!") nodes.push({ values: item.split("|").map(valueOf) });
    else if (last === undefined) throw unreadable(row, FORM);
    else last.tone = item === "*" ? "changed" : "wrong";
  }
  if (nodes.length === 0 && end === undefined && !/(^|\s)-(\s|$)/.test(items)) throw unreadable(row, FORM);
  return { nodes, before: 0, after: 0, ...(end === undefined ? {} : { end }) };
}
