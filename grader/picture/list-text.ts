/**
 * The free list as text, for a terminal. A node is `[start|size]`; `⇄` are `next` and `prev` where both are right, and a
 * `prev` that is not is told below its node, where it leads and where it has to lead.
 *
 * ```text
 *   before  head → [5|10] ⇄ [45|60] → null
 * should be  head → [5|30] ⇄ [45|60] → null
 *     yours  head → [5|30] → [45|60] → null
 *                            ▲ prev is [15|20], has to be [5|30]
 * ```
 *
 * @module
 */
import type { ListPicture } from "#kit/check/failure";
import type { BlockOptions } from "./blocks.js";
import { duePrev, type ListChanges, NO_CHANGES, nodeText, targetText } from "./list.js";

/** A free list and what to write before it. */
export interface ListLine {
  caption: string;
  list: ListPicture;
  /** What the last call changed about it, to be painted. */
  changes?: ListChanges;
  /** Address around which a long list is shown, unless something is wrong with it. */
  near?: number;
}

/** Rows of nodes for a list, and wrong links that are told of for each. */
const MOST_ROWS = 3;
const MOST_NOTES = 3;
/** Nodes before the first that matters that are kept of a list that has to be cut. */
const LEAD = 1;

/** A piece of a row, the node in it, and whether it is painted. */
interface Token {
  text: string;
  index: number | null;
  paint: "plain" | "changed" | "wrong";
}

/**
 * Draws free lists one below the other. A list that takes more than a few rows is cut short around what is wrong with it,
 * or what has changed.
 */
export function drawLists(lines: readonly ListLine[], { width, colors }: BlockOptions): string[] {
  const captionWidth = Math.max(...lines.map(({ caption }) => caption.length)) + 2;
  const room = Math.max(width, 30) - captionWidth;
  return lines.flatMap(({ caption, ...line }) =>
    oneList(line, room, colors).map((line, i) =>
      i === 0 ? `${caption.padStart(captionWidth - 2)}  ${line}` : " ".repeat(captionWidth) + line,
    ),
  );
}

type Line = Omit<ListLine, "caption">;

function oneList(line: Line, room: number, colors: BlockOptions["colors"]): string[] {
  const { list } = line;
  const paints = {
    plain: (text: string) => text,
    changed: (text: string) => colors.yellow(text),
    wrong: (text: string) => colors.red(text),
  };
  let notes = 0;
  const lines = fittingRows(line, room).flatMap((row) => {
    const told: string[] = [];
    let column = 0;
    for (const { text, index } of row) {
      const note = index === null ? null : noteOf(list, index);
      if (note !== null && notes < MOST_NOTES) {
        notes++;
        told.push(...placed(note, column + text.indexOf("["), room));
      }
      column += text.length + 1;
    }
    return [row.map(({ text, paint }) => paints[paint](text)).join(" "), ...told.map(paints.wrong)];
  });
  const more = list.nodes.filter(({ prev }) => prev !== undefined).length - notes;
  return more > 0 ? [...lines, colors.red(`… and ${more} more`)] : lines;
}

/** What is wrong with the `prev` of a node, at length and in brief; `null` when nothing is. */
function noteOf(list: ListPicture, index: number): [long: string, brief: string] | null {
  const prev = list.nodes[index]?.prev;
  if (prev === undefined) return null;
  const due = duePrev(list, index);
  return [`prev is ${targetText(prev)}${due === null ? "" : `, has to be ${due}`}`, `prev is ${targetText(prev)}`];
}

/** A note with its mark in that column: beside it where there is room, else below. */
function placed(texts: readonly [long: string, brief: string], column: number, room: number): string[] {
  for (const text of texts) {
    if (column + 2 + text.length <= room) return [`${" ".repeat(column)}▲ ${text}`];
    if (text.length + 1 <= column) return [`${" ".repeat(column - text.length - 1)}${text} ▲`];
  }
  return [`${" ".repeat(Math.min(column, room - 1))}▲`, texts[1].slice(0, room)];
}

/** The rows, of as many nodes as there is room for: those around the first that matters. */
function fittingRows({ list, changes = NO_CHANGES, near = 0 }: Line, room: number): Token[][] {
  const wrong = list.nodes.findIndex(({ prev }) => prev !== undefined);
  const close = Math.max(0, list.nodes.filter(({ start }) => start <= near).length - 1);
  const first = wrong !== -1 ? wrong : list.end === undefined ? close : list.nodes.length - 1;
  for (let most = Math.min(list.nodes.length, MOST_ROWS * Math.ceil(room / 8)); ; most--) {
    const from = Math.max(0, Math.min(first - LEAD, list.nodes.length - most));
    const rows = inRows(tokens(list, changes, from, from + most), room);
    if (rows.length <= MOST_ROWS || most <= 1) return rows;
  }
}

function tokens(list: ListPicture, changes: ListChanges, from: number, to: number): Token[] {
  const plain = (text: string): Token => ({ text, index: null, paint: "plain" });
  const skipped = list.before + from;
  const left = list.after + list.nodes.length - to;
  const nodes = list.nodes.slice(from, to).map((node, i): Token => {
    const index = from + i;
    const link = index + skipped === 0 && list.before === 0 ? "→" : node.prev === undefined ? "⇄" : "→";
    const isChanged = changes.nodes.has(index);
    const paint = node.prev !== undefined ? "wrong" : isChanged ? "changed" : "plain";
    return { text: `${link} ${nodeText(node)}`, index, paint };
  });
  return [
    plain("head"),
    ...(skipped > 0 ? [plain(`→ … ${skipped} more`)] : []),
    ...nodes,
    ...(left > 0 ? [plain(`⇄ … ${left} more`)] : []),
    list.end === undefined ? plain("→ null") : { text: `→ ✗ ${endText(list.end)}`, index: null, paint: "wrong" },
  ];
}

const endText = (end: NonNullable<ListPicture["end"]>): string =>
  typeof end === "string" ? end : `back to ${targetText(end)}`;

/** As many tokens in each row as fit, one space between them. */
function inRows(all: readonly Token[], room: number): Token[][] {
  const rows: Token[][] = [];
  let taken = Infinity;
  for (const token of all) {
    if (taken + 1 + token.text.length > room) {
      rows.push([token]);
      taken = token.text.length;
    } else {
      rows[rows.length - 1]?.push(token);
      taken += 1 + token.text.length;
    }
  }
  return rows;
}
