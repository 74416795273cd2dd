/**
 * The views of a doubly linked list of free blocks, ascending by address: its blocks, and its `prev`.
 *
 * @module
 */
import type { BrokenLaw } from "../check/broken-law.js";
import type { Changed, MainView, View } from "../define/definition.js";
import type { MemoryModel } from "../models/units.js";
import type { Instance, ListShape, ListWalk } from "../subject/subject.js";
import { MOST_TOLD, units } from "../models/words.js";
import { brokenLaw, listPicture, observedPicture } from "./laws.js";
import { listed } from "./listed.js";

/** The properties that make up the free list of a `MemoryAllocator`. */
export const FREE_LIST: ListShape = { head: "freeListHead", next: "next", prev: "prev", start: "start", size: "size" };

/** Nodes that are read at most; a list with more is told to have no end. */
const MOST_NODES = 1024;

const read = (instance: Instance, { capacity }: MemoryModel): ListWalk =>
  instance.walkList(FREE_LIST, Math.min(capacity, MOST_NODES) + 1);

/** The free list by `next`: its laws, and that it is exactly the memory that is not allocated. O(nodes + capacity). */
export const listView: MainView<MemoryModel, ListWalk> = {
  read,
  judge: (walk, model) => brokenChain(walk) ?? brokenLaw(walk.nodes, model),
  failure(_law, walk, model) {
    const once = walk.nodes.slice(0, walk.repeats ?? walk.nodes.length);
    return {
      kind: "broken-list",
      expected: listText(model.freeRanges()),
      actual: listText(once) + (walk.chainProblem === null ? "" : " → …"),
      actualMemory: observedPicture(once, model),
      actualList: listed(walk, model.freeRanges()),
    };
  },
  draw: (walk, model) => ({ list: listed(walk, model.freeRanges()) }),
  pictures(walk, model, knowsLive) {
    const told = knowsLive ? observedPicture(walk.nodes, model) : listPicture(walk.nodes, model.capacity);
    return {
      actualMemory: walk.chainProblem === null ? told : null,
      actualList: listed(walk, model.freeRanges()),
    };
  },
  picturesOfChange: (walk, model) => ({
    actualMemory: observedPicture(walk.nodes, model),
    actualList: listed(walk, model.freeRanges()),
  }),
  change: difference,
  isEndless: ({ repeats }) => repeats !== null,
  saysSo: {
    before: " Your free list, read just before, says so, too.",
    after: " Your free list, read after that, says so, too.",
  },
};

/** `prev` of every node, and the way back from the last one. O(nodes). */
export const linksView: View<MemoryModel, ListWalk> = {
  read,
  judge: (walk) => (walk.linkProblem === null ? null : prevLaw(walk.linkProblem, walk)),
  // The nodes themselves are right then, so memory as they tell it is as it should be.
  failure: (_law, walk, model) => ({ kind: "broken-list", actualList: listed(walk, model.freeRanges()) }),
  restsOn: "list",
  isExcused: true,
};

/** That a list does not end as it should; `null` when it does. */
export function brokenChain({ chainProblem, repeats }: ListWalk): BrokenLaw | null {
  if (chainProblem === null) return null;
  return { mistake: repeats === null ? "a list with what is no node" : "a list in a circle", told: chainProblem };
}

function prevLaw(problem: string, { nodes, brokenLinks: [first] }: ListWalk): BrokenLaw {
  const to = first?.to;
  const isNode = typeof to === "object" && to !== null;
  const isListed = isNode && nodes.some(({ start, size }) => start === to.start && size === to.size);
  return {
    mistake: "a wrong prev",
    told: isNode && !isListed ? `${problem}, and no such node is in the list` : problem,
  };
}

function difference(before: ListWalk, after: ListWalk): Changed | null {
  const list = ({ chainProblem, nodes }: ListWalk) => chainProblem ?? listText(nodes);
  const all = ({ chainProblem, nodes }: ListWalk) => chainProblem ?? nodes.map(nodeText).join();
  if (all(before) !== all(after)) {
    const [was, is] = [list(before), list(after)];
    return { told: `the free list was ${was} and is now ${is}`, was, is };
  }
  const [link, linkNow] = [before.linkProblem, after.linkProblem];
  if (link === linkNow) return null;
  const right = "every `prev` is right";
  return { told: linkNow ?? "the links of the free list are others now", was: link ?? right, is: linkNow ?? right };
}

function listText(nodes: readonly { start: number; size: number }[]): string {
  if (nodes.length === 0) return "empty";
  const told = nodes.slice(0, MOST_TOLD).map(nodeText).join(" → ");
  return nodes.length > MOST_TOLD ? `${told} → … ${nodes.length - MOST_TOLD} more` : told;
}

const nodeText = (node: { start: number; size: number }): string =>
  node.size > 0 ? units(node) : `${node.start} (size ${node.size})`;
