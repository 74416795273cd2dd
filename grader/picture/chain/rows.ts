/**
 * Linked lists as text, for a terminal. A node is `[start|size]`; `⇄` are `next` and `prev` where both are right, and a
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
import type { Chain } from "#kit/check/picture";
import { cut, widthOf } from "../columns.js";
import { type Page, SIGNS } from "../kind.js";
import { duePrev, endText, isWrong, type ListChanges, NO_CHANGES, nodeText, targetText } from "./list.js";

/** A list and what to write before it. */
export interface ListLine {
  caption: string;
  list: Chain;
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
 * Draws lists one below the other. A list that takes more than a few rows is cut short around what is wrong with it,
 * or what has changed.
 */
export function drawLists(lines: readonly ListLine[], { width, colors }: Page): string[] {
  const columns = Math.max(width, 30);
  const longest = Math.max(0, ...lines.map(({ caption }) => widthOf(caption)));
  const captionWidth = Math.min(longest, Math.floor(columns / 2)) + 2;
  return lines.flatMap(({ caption, ...line }) => {
    const shown = cut(caption, captionWidth - 2);
    const before = " ".repeat(captionWidth - 2 - widthOf(shown)) + shown;
    return oneList(line, columns - captionWidth, colors).map((line, i) =>
      i === 0 ? `${before}  ${line}` : " ".repeat(captionWidth) + line,
    );
  });
}

type Line = Omit<ListLine, "caption">;

function oneList(line: Line, room: number, colors: Page["colors"]): string[] {
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
        told.push(...placed(note, column + Math.max(0, text.indexOf("[")), room));
      }
      column += widthOf(text) + 1;
    }
    return [row.map(({ text, paint }) => paints[paint](text)).join(" "), ...told.map(paints.wrong)];
  });
  const more = list.nodes.filter(({ prev }) => prev !== undefined).length - notes;
  return more > 0 ? [...lines, colors.red(`… and ${more} more`)] : lines;
}

/** What is wrong with the `prev` of a node, at length and in brief; `null` when nothing is. */
function noteOf(list: Chain, index: number): [long: string, brief: string] | null {
  const prev = list.nodes[index]?.prev;
  if (prev === undefined) return null;
  const due = duePrev(list, index);
  return [`prev is ${targetText(prev)}${due === null ? "" : `, has to be ${due}`}`, `prev is ${targetText(prev)}`];
}

/** A note with its mark in that column: beside it where there is room, else below. */
function placed(texts: readonly [long: string, brief: string], column: number, room: number): string[] {
  for (const text of texts) {
    if (column + 2 + widthOf(text) <= room) return [`${" ".repeat(column)}▲ ${text}`];
    if (widthOf(text) + 1 <= column) return [`${" ".repeat(column - widthOf(text) - 1)}${text} ▲`];
  }
  return [`${" ".repeat(Math.min(column, room - 1))}▲`, cut(texts[1], room)];
}

/** The rows, of as many nodes as there is room for: those around the first that matters. */
function fittingRows({ list, changes = NO_CHANGES, near = 0 }: Line, room: number): Token[][] {
  const wrong = list.nodes.findIndex(isWrong);
  const close = Math.max(0, list.nodes.filter(({ values: [start] }) => Number(start) <= near).length - 1);
  const first = wrong !== -1 ? wrong : list.end === undefined ? close : list.nodes.length - 1;
  for (let most = Math.min(list.nodes.length, MOST_ROWS * Math.ceil(room / 8)); ; most--) {
    const from = Math.max(0, Math.min(first - LEAD, list.nodes.length - most));
    const rows = inRows(tokens(list, changes, from, from + most), room);
    if (rows.length <= MOST_ROWS || most <= 1) return rows;
  }
}

/** The list as it is written: `head`, its nodes, each behind what leads to it, and `null`. */
function tokens(list: Chain, changes: ListChanges, from: number, to: number): Token[] {
  const plain = (text: string): Token => ({ text, index: null, paint: "plain" });
  const skipped = list.before + from;
  const left = list.after + list.nodes.length - to;
  const isLinked = list.links !== "unknown";
  const nodes = list.nodes.slice(from, to).map((node, i): Token => {
    const index = from + i;
    const goesBack = list.links === undefined && node.prev === undefined;
    const link = index + skipped === 0 && list.before === 0 ? "→" : goesBack ? "⇄" : "→";
    const isChanged = changes.nodes.has(index) || node.tone === "changed";
    const paint = isWrong(node) ? "wrong" : isChanged ? "changed" : "plain";
    const text = nodeText(node) + (node.tone === undefined ? "" : SIGNS[node.tone]);
    return { text: isLinked ? `${link} ${text}` : text, index, paint };
  });
  if (!isLinked) return [...nodes, ...(left + skipped > 0 ? [plain(`… ${left + skipped} more`)] : [])];
  return [
    plain("head"),
    ...(skipped > 0 ? [plain(`→ … ${skipped} more`)] : []),
    ...nodes,
    ...(left > 0 ? [plain(`⇄ … ${left} more`)] : []),
    list.end === undefined ? plain("→ null") : { text: `→ ✗ ${endText(list.end)}`, index: null, paint: "wrong" },
  ];
}

/** As many tokens in each row as fit, one space between them. */
function inRows(all: readonly Token[], room: number): Token[][] {
  const rows: Token[][] = [];
  let taken = Infinity;
  for (const whole of all) {
    const token = { ...whole, text: cut(whole.text, room) };
    if (taken + 1 + widthOf(token.text) > room) {
      rows.push([token]);
      taken = widthOf(token.text);
    } else {
      rows[rows.length - 1]?.push(token);
      taken += 1 + widthOf(token.text);
    }
  }
  return rows;
}
