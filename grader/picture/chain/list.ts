/**
 * Linked lists as they are drawn, in a terminal and on a page: their nodes in the order of the links, and what the last call
 * changed about them.
 *
 * @module
 */
import { chainOfBlocks } from "#kit/check/chain";
import type { Chain, ChainNode, ChainTarget, MemoryPicture, Plain } from "#kit/check/picture";
import { runs } from "../memory/runs.js";

/** What a call changed in a list, as places in the list after it. */
export interface ListChanges {
  /** Nodes that are new, or have other values. */
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
export const freeChain = (picture: MemoryPicture): Chain =>
  chainOfBlocks(runs(picture).filter(({ state }) => state === "free"));

/** Where the block of a node ends, if it is one of start and size. */
const endOf = ([start, size]: readonly Plain[]): Plain | undefined =>
  typeof start === "number" && typeof size === "number" ? start + size : undefined;

const areSame = (one: readonly Plain[] | undefined, other: readonly Plain[]): boolean =>
  one?.length === other.length && one.every((value, i) => Object.is(value, other[i]));

/**
 * What has changed from one list to the next. A node is the same one as long as it keeps its first value or, where it is a
 * block, its end: an allocation takes the front of a block, and merging puts something before or behind it. O(nodes).
 */
export function listChanges(before: Chain, after: Chain): ListChanges {
  if (before.before + before.after + after.before + after.after > 0) return NO_CHANGES;
  const byStart = new Map(before.nodes.map(({ values }, i) => [values[0], i]));
  const byEnd = new Map(before.nodes.map(({ values }, i) => [endOf(values), i]));
  byEnd.delete(undefined);
  const was = after.nodes.map(({ values }) => byStart.get(values[0]) ?? byEnd.get(endOf(values)) ?? null);
  const nodes = after.nodes.flatMap(({ values }, i) =>
    areSame(before.nodes[was[i] ?? -1]?.values.slice(1), values.slice(1)) ? [] : [i],
  );
  const ends: (number | null)[] = [-1, ...was, before.nodes.length];
  const links = ends.slice(1).flatMap((to, i) => {
    const from = ends[i] ?? null;
    return from !== null && to !== null && to === from + 1 ? [] : [i];
  });
  return { nodes: new Set(nodes), links: new Set(links) };
}

/** Whether something is wrong with the links of a list: one that leads backwards, or where it ends. */
export const isBroken = ({ nodes, end }: Chain): boolean =>
  end !== undefined || nodes.some(({ prev }) => prev !== undefined);

/** Whether a list, of which only a part may be known, has the same nodes in the same order as one that is known in full. */
export const hasSameNodes = ({ nodes, before, after }: Chain, full: Chain): boolean =>
  before + nodes.length + after === full.nodes.length &&
  nodes.every(({ values }, i) => areSame(full.nodes[before + i]?.values, values));

/** Whether a node is not as it has to be: its link backwards, or the node itself. */
export const isWrong = ({ prev, tone }: ChainNode): boolean => prev !== undefined || tone === "wrong";

/** A node as texts show it: `[20|30]` starts at 20 and has 30 units. */
export const nodeText = ({ values }: { values: readonly Plain[] }): string => `[${values.map(String).join("|")}]`;

/** Where a pointer leads, as texts show it. */
export const targetText = (target: ChainTarget): string => (typeof target === "string" ? target : nodeText(target));

/** Where a list ends that does not end in `null`, as texts show it. */
export const endText = (end: ChainTarget): string => (typeof end === "string" ? end : `back to ${nodeText(end)}`);

/**
 * A list in one line of at most so many characters: `[0|10] [40|60]`. A node whose `prev` is wrong has a `!` behind it.
 * Where there is not enough room, the last nodes are only counted.
 */
export function listInLine({ nodes, before, after, end }: Chain, room = Infinity): string {
  if (nodes.length + before + after === 0 && end === undefined) return "empty";
  const texts = nodes.map((node) => nodeText(node) + (isWrong(node) ? "!" : ""));
  const rest = end === undefined ? "" : ` → ${endText(end)}`;
  for (let most = texts.length; ; most--) {
    const left = texts.length - most + after;
    const shown = `${before > 0 ? "… " : ""}${texts.slice(0, most).join(" ")}`;
    const line = `${shown}${left > 0 ? ` … ${left} more` : ""}${rest}`;
    if (line.length <= room || most <= 1) return line.length <= room ? line : `${line.slice(0, room - 1)}…`;
  }
}

/** Where the link backwards of the node at that place has to lead; `null` when that node is not in the picture. */
export function duePrev({ nodes, before }: Chain, index: number): string | null {
  if (index > 0) return targetText(nodes[index - 1] ?? "null");
  return before === 0 ? "null" : null;
}
