/**
 * The tree by size, as it was walked: what it holds, in which order, and how deep it is. Which shape it has is never judged.
 *
 * @module
 */
import type { BrokenLaw } from "#kit/check/broken-law";
import type { Failure } from "#kit/check/failure";
import type { CaptionedPicture, MemoryPicture, Picture, TreeNode as DrawnNode } from "#kit/check/picture";
import type { Block, Definition, MainView, View } from "#kit/define/definition";
import { observedPicture } from "#kit/lists/laws";
import type { MemoryModel } from "#kit/models/units";
import { MOST_TOLD, units } from "#kit/models/words";
import type { DueTree } from "#kit/subject/script";
import { showThrown } from "#kit/subject/show";
import { type Lead, type Reading, readTree, type TreeNode, type TreeWalk } from "#kit/views/readers";

/** The properties that make up the tree. */
export const SHAPE: DueTree["shape"] = {
  root: "bySize",
  left: "left",
  right: "right",
  start: "start",
  size: "size",
};

/** Nodes and levels that are read at most: more than there can be free blocks. */
const MOST_NODES = 1024;
/** Levels that are drawn at most. */
const MOST_DRAWN = 5;

type Walk = Reading<TreeWalk>;

/** Levels that a tree of so many nodes may have: an AVL tree stays below 1.45 times that logarithm, a red–black tree below 2 times. */
export const mostLevels = (nodes: number): number => 4 * Math.ceil(Math.log2(nodes + 1));

/** The free blocks as the walk in order has to meet them. */
export const inOrder = (model: Pick<MemoryModel, "freeRanges">): Block[] =>
  [...model.freeRanges()].sort(bySizeAndStart);

const bySizeAndStart = (one: Block, other: Block): number => one.size - other.size || one.start - other.start;

/** The tree as it has to be, whatever its shape. */
export function dueTree(model: Pick<MemoryModel, "freeRanges">): DueTree {
  const nodes = inOrder(model);
  return { shape: SHAPE, nodes, levels: mostLevels(nodes.length) };
}

const read: View<MemoryModel, Walk>["read"] = (instance) => readTree(instance, SHAPE, MOST_NODES, MOST_NODES);

/** What holds for it after every call: it is a search tree of exactly what is free. */
function treeLaw(seen: Walk, model: MemoryModel): BrokenLaw | null {
  const unread = (told: string): BrokenLaw => ({
    mistake: "a tree that cannot be read",
    told: `\`bySize\` cannot be read: ${told}`,
  });
  if (seen.kind === "threw") return unread(`it threw ${showThrown(seen.error)}`);
  if (seen.kind === "odd") return unread(seen.text);
  const { nodes, problem } = seen.value;
  return (
    noBlock(nodes, model) ??
    (problem === null ? null : { mistake: "a tree with what is no node", told: problem }) ??
    otherOrder(sorted(nodes)) ??
    otherBlocks(nodes, model)
  );
}

/** A node that stands for no units of memory. */
function noBlock(nodes: readonly TreeNode[], { capacity }: MemoryModel): BrokenLaw | null {
  const empty = nodes.find(({ size }) => size <= 0);
  if (empty !== undefined) {
    const hint = "what stands for no block, a sentinel as well, must not be seen: `null` takes its place";
    return { mistake: "a node without units", told: `\`bySize\` has a node with ${keyOf(empty)}; ${hint}` };
  }
  const outside = nodes.find(({ start, size }) => start < 0 || start + size > capacity);
  if (outside === undefined) return null;
  const told = `\`bySize\` has a node with ${keyOf(outside)}, which reaches outside of memory (0…${capacity - 1})`;
  return { mistake: "a node outside of memory", told };
}

/** The first two neighbours in order of which the second should come first. */
function otherOrder(nodes: readonly Block[]): BrokenLaw | null {
  for (const [place, node] of nodes.entries()) {
    const before = nodes[place - 1];
    if (before === undefined || bySizeAndStart(before, node) < 0) continue;
    const met = `from left to right \`bySize\` has a node with ${keyOf(before)} before one with ${keyOf(node)}`;
    return before.size === node.size
      ? { mistake: "equal sizes in another order", told: `${met}; of equal sizes the lower start lies to the left` }
      : { mistake: "sizes in another order", told: `${met}; the smaller size lies to the left` };
  }
  return null;
}

function otherBlocks(nodes: readonly TreeNode[], model: MemoryModel): BrokenLaw | null {
  const due = model.freeRanges();
  const missing = due.find((block) => !has(nodes, block));
  if (missing !== undefined) {
    const parts = nodes.filter(({ start }) => start >= missing.start && start < missing.start + missing.size);
    const [first, ...more] = parts;
    const free = missing.size === 1 ? `unit ${units(missing)} is free` : `units ${units(missing)} are free`;
    if (first === undefined)
      return {
        mistake: "free units that are lost",
        told: `${free}, so \`bySize\` has to have a node with ${keyOf(missing)}, and has none that begins there or inside`,
      };
    const what = more.length > 0 ? `${parts.map(units).join(" and ")}, which touch` : units(first);
    return { mistake: "a free block in another form", told: `${free}, as one block; \`bySize\` has ${what}` };
  }
  const extra = nodes.find((node, place) => !has(due, node) || has(nodes.slice(0, place), node));
  if (extra === undefined) return null;
  const why = has(due, extra) ? "a second time" : "which is no free block any more";
  return { mistake: "a node that should have left", told: `\`bySize\` has a node with ${keyOf(extra)}, ${why}` };
}

function levelsLaw(seen: Walk): BrokenLaw | null {
  if (seen.kind !== "read") return null;
  const { nodes } = seen.value;
  const [levels, most] = [levelsOf(nodes), mostLevels(nodes.length)];
  if (levels <= most) return null;
  const least = Math.ceil(Math.log2(nodes.length + 1));
  const told = `\`bySize\` has ${nodes.length} nodes on ${levels} levels; ${least} would do, and up to ${most} are allowed`;
  return { mistake: "a tree that is too deep", told };
}

const levelsOf = (nodes: readonly TreeNode[]): number =>
  nodes.reduce((most, { depth }) => Math.max(most, depth + 1), 0);

const has = (blocks: readonly Block[], { start, size }: Block): boolean =>
  blocks.some((block) => block.start === start && block.size === size);

const keyOf = ({ start, size }: Block): string => `size ${size} and start ${start}`;

/** The nodes from left to right; the walk has them in pre-order, so that a link to one before leads back. */
function sorted(nodes: readonly TreeNode[]): TreeNode[] {
  const order: TreeNode[] = [];
  const open: number[] = [];
  const below = (place: number, lead: Lead | undefined): number =>
    typeof lead === "number" && lead > place ? lead : NOWHERE;
  for (let place = nodes.length > 0 ? 0 : NOWHERE; place !== NOWHERE || open.length > 0;) {
    for (; place !== NOWHERE; place = below(place, nodes[place]?.left)) open.push(place);
    const next = open.pop() ?? NOWHERE;
    const node = nodes[next];
    if (node === undefined) break;
    order.push(node);
    place = below(next, node.right);
  }
  return order;
}

/** The place of no node. */
const NOWHERE = -1;

const textOf = (block: Block | undefined): string => (block === undefined ? "" : `${block.size} at ${block.start}`);

/** The nodes as a text, from left to right. */
function treeText(blocks: readonly Block[]): string {
  if (blocks.length === 0) return "empty";
  const told = blocks.slice(0, MOST_TOLD).map(textOf);
  return told.join(", ") + (blocks.length > MOST_TOLD ? ` and ${blocks.length - MOST_TOLD} more` : "");
}

const nodesOf = (seen: Walk): TreeNode[] => (seen.kind === "read" ? seen.value.nodes : []);
/** The nodes from left to right, all that were come upon. */
const orderOf = (seen: Walk): TreeNode[] => sorted(nodesOf(seen));
/** The same as a text, which says where that is not all of it. */
const orderText = (seen: Walk): string =>
  treeText(orderOf(seen)) + (seen.kind === "read" && seen.value.problem !== null ? ", and a wrong link" : "");

/** The tree as it was walked; what lies below the last level that is drawn is counted. */
function drawn(seen: Walk, model: MemoryModel): CaptionedPicture {
  const nodes = nodesOf(seen);
  const due = model.freeRanges();
  const order = orderOf(seen);
  const isAmiss = (node: TreeNode): boolean => {
    const before = order[order.indexOf(node) - 1];
    return !has(due, node) || (before !== undefined && bySizeAndStart(before, node) >= 0);
  };
  /** What a link leads to; a node comes after whatever leads to it, unless the way goes back. */
  const child = (place: number, lead: Lead): TreeNode | undefined =>
    typeof lead === "number" && lead > place ? nodes[lead] : undefined;
  const below = (place: number, lead: Lead): number => {
    const node = child(place, lead);
    if (node === undefined) return 0;
    return 1 + below(lead as number, node.left) + below(lead as number, node.right);
  };
  const link = (place: number, lead: Lead): DrawnNode | string | null => {
    if (lead === null) return null;
    const node = child(place, lead);
    if (node === undefined) return lead === "no node" ? "no node" : `back to ${textOf(nodes[lead])}`;
    if (node.depth >= MOST_DRAWN) return `${below(place, lead)} more`;
    const { start, size, left, right } = node;
    const [at, tone] = [lead as number, isAmiss(node) ? ({ tone: "wrong" } as const) : {}];
    return { value: `${size}`, note: `at ${start}`, left: link(at, left), right: link(at, right), ...tone };
  };
  return { caption: "Your tree by size", picture: { kind: "tree", root: link(-1, nodes.length === 0 ? null : 0) } };
}

/** Memory as it should be and as the tree tells it, and the tree. */
function pictures(seen: Walk, model: MemoryModel): Partial<Failure> {
  const strip = (memory: MemoryPicture): Picture => ({ kind: "memory", strips: [memory] });
  const told = seen.kind === "read" && seen.value.problem === null ? observedPicture(seen.value.nodes, model) : null;
  const asTold: CaptionedPicture[] =
    told === null ? [] : [{ caption: "As your tree tells it", picture: strip(told), role: "seen" }];
  return {
    actualMemory: told,
    pictures: [
      { caption: "As it should be", picture: strip(model.picture()), role: "due" },
      ...asTold,
      drawn(seen, model),
    ],
  };
}

const failure: View<MemoryModel, Walk>["failure"] = (_law, seen, model) => ({
  kind: "wrong-result",
  expected: treeText(inOrder(model)),
  actual: orderText(seen),
  ...pictures(seen, model),
});

/** What it holds, and in which order. */
export const treeView: MainView<MemoryModel, Walk> = {
  read,
  judge: treeLaw,
  failure,
  draw: (seen, model) => ({ pictures: [drawn(seen, model)] }),
  pictures,
  picturesOfChange: pictures,
  change(before, after) {
    const [was, is] = [before, after].map(orderText) as [string, string];
    return was === is ? null : { told: `from left to right the tree by size was ${was}, and is now ${is}`, was, is };
  },
  isEndless: () => false,
  saysSo: {
    before: " Your tree by size, read just before, says so, too.",
    after: " Your tree by size, read after that, says so, too.",
  },
};

/** How deep it is. */
export const levelsView: View<MemoryModel, Walk> = {
  read,
  judge: levelsLaw,
  failure: (_law, seen, model) => ({
    kind: "wrong-result",
    expected: `at most ${mostLevels(nodesOf(seen).length)} levels`,
    actual: `${levelsOf(nodesOf(seen))} levels`,
    pictures: [drawn(seen, model)],
  }),
  restsOn: "tree",
};

/** How it is compared where calls are played, and one of the walks that are then right. */
export const askedTree: NonNullable<Definition<MemoryModel>["asked"]> = {
  "kit.tree": (model) => {
    const due = dueTree(model);
    return { steps: [{ kind: "tree", ...due }], answer: [flatWalk(due.nodes), ""] };
  },
};

/** A balanced tree of those nodes, walked in pre-order: start, size, depth, and the places of what is left and right of each. */
function flatWalk(nodes: readonly Block[], depth = 0, place = 0): number[] {
  const middle = Math.floor(nodes.length / 2);
  const node = nodes[middle];
  if (node === undefined) return [];
  const [left, right] = [nodes.slice(0, middle), nodes.slice(middle + 1)];
  const behind = place + 1 + left.length;
  return [
    ...[node.start, node.size, depth, left.length > 0 ? place + 1 : -1, right.length > 0 ? behind : -1],
    ...flatWalk(left, depth + 1, place + 1),
    ...flatWalk(right, depth + 1, behind),
  ];
}
