/**
 * A submission's free list as a report draws it: as much of it as a picture can hold, around the first thing wrong.
 *
 * @module
 */
import type { ListedNode, ListPicture, ListTarget } from "../check/failure.js";
import type { FreeRange } from "../models/allocator.js";
import type { BrokenLink, ListNode, ListWalk } from "../subject/subject.js";

/** Nodes that a picture has at most. */
const MOST_NODES = 20;
/** Nodes before the first thing wrong that a cut list keeps. */
const LEAD = 4;

/**
 * The list as it was walked. Where it goes round in a circle, each node stands in it once, and the last one leads back.
 * O(nodes).
 *
 * @param walk - the list as it was read
 * @param expected - the free blocks as they should be, ascending by address
 */
export function listed(walk: ListWalk, expected: readonly FreeRange[]): ListPicture {
  const { nodes, chainProblem, chainEnd, brokenLinks, repeats: back } = walk;
  const once = nodes.slice(0, back ?? nodes.length);
  const links = new Map(brokenLinks.map(({ index, to }) => [index, targetOf(to)]));
  const all = once.map(({ start, size }, index): ListedNode => {
    const prev = links.get(index);
    return prev === undefined ? { start, size } : { start, size, prev };
  });
  const wrong = all.findIndex((node, i) => node.prev !== undefined || !isSame(node, expected[i]));
  const last = Math.max(0, all.length - MOST_NODES);
  const from = wrong === -1 ? (chainProblem === null ? 0 : last) : Math.min(last, Math.max(0, wrong - LEAD));
  const shown = all.slice(from, from + MOST_NODES);
  return {
    nodes: shown,
    before: from,
    after: all.length - from - shown.length,
    ...(chainProblem === null ? {} : { end: targetOf(back === null ? chainEnd : (nodes[back] ?? null)) }),
  };
}

const isSame = (node: ListNode, other: FreeRange | undefined): boolean =>
  node.start === other?.start && node.size === other.size;

/** Where a link leads, as pictures tell it. */
function targetOf(to: BrokenLink["to"]): ListTarget {
  if (to === null || to === "") return "null";
  return typeof to === "string" ? to : { start: to.start, size: to.size };
}
