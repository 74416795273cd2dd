/**
 * The free list as it is drawn, in a terminal and on a page: its nodes in the order of `next`, and what the last call
 * changed about them.
 *
 * @module
 */
import type { ListedNode, ListPicture, ListTarget, MemoryPicture } from "#kit/check/failure";
import { runs } from "./describe.js";

/** What a call changed in a free list, as places in the list after it. */
export interface ListChanges {
  /** Nodes that are new, or have another start or size. */
  nodes: ReadonlySet<number>;
  /**
   * Links that lead from or to another node than before: number `i` is the one between node `i - 1` and node `i`, so 0 is
   * `head`, and the last one ends in `null`.
   */
  links: ReadonlySet<number>;
}

/** Nothing changed. */
export const NO_CHANGES: ListChanges = { nodes: new Set(), links: new Set() };

/** The free list that a picture of memory stands for: a node for each free block, linked as it should be. O(blocks). */
export function listOf(picture: MemoryPicture): ListPicture {
  const free = runs(picture).filter(({ state }) => state === "free");
  return { nodes: free.map(({ start, size }) => ({ start, size })), before: 0, after: 0 };
}

/**
 * What has changed from one list to the next. A node is the same one as long as it keeps its start or its end: an
 * allocation takes the front of a block, and merging puts something before or behind it. O(nodes).
 */
export function listChanges(before: ListPicture, after: ListPicture): ListChanges {
  if (before.before + before.after + after.before + after.after > 0) return NO_CHANGES;
  const byStart = new Map(before.nodes.map((node, i) => [node.start, i]));
  const byEnd = new Map(before.nodes.map((node, i) => [node.start + node.size, i]));
  const was = after.nodes.map(({ start, size }) => byStart.get(start) ?? byEnd.get(start + size) ?? null);
  const nodes = after.nodes.flatMap(({ size }, i) => (before.nodes[was[i] ?? -1]?.size === size ? [] : [i]));
  const ends: (number | null)[] = [-1, ...was, before.nodes.length];
  const links = ends.slice(1).flatMap((to, i) => {
    const from = ends[i] ?? null;
    return from !== null && to !== null && to === from + 1 ? [] : [i];
  });
  return { nodes: new Set(nodes), links: new Set(links) };
}

/** Whether something is wrong with the links of a list: a `prev`, or where it ends. */
export const isBroken = ({ nodes, end }: ListPicture): boolean =>
  end !== undefined || nodes.some(({ prev }) => prev !== undefined);

/** Whether a list, of which only a part may be known, has the same nodes in the same order as one that is known in full. */
export const hasSameNodes = ({ nodes, before, after }: ListPicture, full: ListPicture): boolean =>
  before + nodes.length + after === full.nodes.length &&
  nodes.every(({ start, size }, i) => {
    const other = full.nodes[before + i];
    return start === other?.start && size === other.size;
  });

/** A node as texts show it: `[20|30]` starts at 20 and has 30 units. */
export const nodeText = ({ start, size }: Pick<ListedNode, "start" | "size">): string => `[${start}|${size}]`;

/** Where a pointer leads, as texts show it. */
export const targetText = (target: ListTarget): string => (typeof target === "string" ? target : nodeText(target));

/**
 * A list in one line of at most so many characters: `[0|10] [40|60]`. A node whose `prev` is wrong has a `!` behind it.
 * Where there is not enough room, the last nodes are only counted.
 */
export function listInLine({ nodes, before, after, end }: ListPicture, room = Infinity): string {
  if (nodes.length + before + after === 0 && end === undefined) return "empty";
  const texts = nodes.map((node) => nodeText(node) + (node.prev === undefined ? "" : "!"));
  const rest = end === undefined ? "" : ` → ${typeof end === "string" ? end : `back to ${nodeText(end)}`}`;
  for (let most = texts.length; ; most--) {
    const left = texts.length - most + after;
    const shown = `${before > 0 ? "… " : ""}${texts.slice(0, most).join(" ")}`;
    const line = `${shown}${left > 0 ? ` … ${left} more` : ""}${rest}`;
    if (line.length <= room || most <= 1) return line.length <= room ? line : `${line.slice(0, room - 1)}…`;
  }
}

/** Where the `prev` of the node at that place has to lead; `null` when that node is not in the picture. */
export function duePrev({ nodes, before }: ListPicture, index: number): string | null {
  if (index > 0) return targetText(nodes[index - 1] ?? "null");
  return before === 0 ? "null" : null;
}

/** The wrong links of a list in words, for those who do not see it; empty when there are none. */
export function describeLinks(list: ListPicture): string {
  const wrong = list.nodes.flatMap((node, i) => {
    if (node.prev === undefined) return [];
    const due = duePrev(list, i);
    return [`prev of ${nodeText(node)} is ${targetText(node.prev)}${due === null ? "" : `, not ${due}`}`];
  });
  const end = list.end === undefined ? [] : [`the last next leads to ${targetText(list.end)}, not null`];
  return [...wrong, ...end].join("; ");
}
