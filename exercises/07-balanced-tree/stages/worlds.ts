/**
 * Small worlds of this assignment: memories of a few units in all of their states; and larger ones that are filled, of which some
 * blocks are then free in all ways that there are, so that the tree takes many shapes.
 *
 * @module
 */
import { RESULT } from "#kit/define/sequence";
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import { sideBySide, type TriedBeside } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import type { MemoryModel } from "#kit/models/units";
import type { Argument } from "#kit/subject/subject";
import { definition } from "./definition.js";
import { dueTree } from "./tree.js";

/** Kinds of calls. */
const ONLY = "request that the only free block serves";
const BEST = "request that one of several free blocks serves";
const REFUSED = "request that no free block serves";
const TOTALS = "totals after a call that is right otherwise";
const APART = "call beside another allocator";
const ALONE = "free of a block that touches no free block";
const TREE = "tree after a call that is right otherwise";
const FILLING = "call that fills memory";
const SHAPES = "call where the tree may have many shapes";
const MERGED = "free of a block that touches free ones";
const NEAR = "free of a block that one unit keeps from a free one";
const WRONG = "wrong call";

const allocate = (size: Argument): Call => ({ method: "allocate", args: [size] });
const free = (address: Argument, size: Argument): Call => ({ method: "free", args: [address, size] });
const freed = (block: readonly [address: number, size: number]): Call => free(...block);
const frees = ({ live }: MemoryModel): Call[] => [...live].map(freed);
const sizesUpTo = (most: number): number[] => Array.from({ length: most }, (_, size) => size + 1);
const at = (kind: string, basis?: string): Topic => ({
  kind,
  isEdge: false,
  ...(basis === undefined ? {} : { basis }),
});

/** Every size that is served, and the least that is refused. */
const requests = (model: MemoryModel): Call[] => sizesUpTo(model.largestFreeBlock() + 1).map(allocate);
/** Those, and frees that join nothing and leave two free blocks at most. */
const simpleCalls = (model: MemoryModel): Call[] => [
  ...requests(model),
  ...frees(model).filter((call) => topic(model, call).kind === ALONE),
];

/**
 * Right calls in every state of a memory of so many units.
 *
 * @param isChoice - whether it is about choosing alone: no more than two blocks are free, and it is not looked at the tree
 */
const rightCalls = (capacity: number, plays: "fresh" | "tour", isChoice = false): Part<Oracles<MemoryModel>> => ({
  plays,
  world: worldOf(definition, {
    construct: [[capacity]],
    calls: isChoice ? simpleCalls : (model) => [...requests(model), ...frees(model)],
    topic,
    seenAs,
    ofHistory,
    looks: isChoice ? totals : looks,
    mostCalls: MOST_CALLS,
  }),
});
/** Units behind a block that keep it apart from the next one. */
const WALL = 2;
/** Calls of one allocator. What goes wrong only after more of them is for other checks. */
const MOST_CALLS = 600;

/**
 * Memory is filled with blocks of these sizes, and two units behind each; from then on each of them is in use or free, in all
 * ways that there are.
 */
function manyShapes(sizes: readonly number[]): Part<Oracles<MemoryModel>> {
  const pieces = sizes.flatMap((size) => [size, WALL]);
  const starts = pieces.map((_, place) => pieces.slice(0, place).reduce((sum, size) => sum + size, 0));
  const holes = new Set(starts.filter((_, place) => place % 2 === 0));
  const capacity = sizes.reduce((sum, size) => sum + size + WALL, 0);
  const isFilled = (model: MemoryModel): boolean =>
    model.freeRanges().every(({ start, size }) => start + size < capacity);
  return {
    plays: "tour",
    tries: ({ kind }) => kind === SHAPES,
    world: worldOf(definition, {
      construct: [[capacity]],
      calls(model) {
        if (!isFilled(model)) return [allocate(pieces[model.live.size])];
        const free = new Set(model.freeRanges().map(({ size }) => size));
        const given = [...model.live].filter(([address]) => holes.has(address));
        return [...[...free].map(allocate), ...given.map(freed)];
      },
      topic: (model) => ({ kind: isFilled(model) ? SHAPES : FILLING, isEdge: false, basis: BEST }),
      seenAs,
      looks,
      mostCalls: MOST_CALLS,
    }),
  };
}

/** Every wrong call in every state: each range that is no live allocation, and what makes no sense. */
const wrongCalls = (capacity: number): Part<Oracles<MemoryModel>> => ({
  plays: "fresh",
  tries: ({ kind }) => kind === WRONG,
  world: worldOf(definition, {
    construct: [[capacity]],
    calls: (model) => [
      ...sizesUpTo(model.largestFreeBlock()).map(allocate),
      ...frees(model),
      ...[0, -1, 1.5, NaN, "1"].map(allocate),
      ...[-1, 0.5, NaN, "0"].map((address) => free(address, 1)),
      ...[0, -1, 0.5, NaN, "1"].map((size) => free(0, size)),
      ...[0, ...sizesUpTo(capacity)].flatMap((address) =>
        sizesUpTo(capacity + 1)
          .filter((size) => model.live.get(address) !== size)
          .map((size) => free(address, size)),
      ),
    ],
    topic: (model, { method, args: [first, second] }) => {
      const isRight = method === "free" ? model.isLive(first, second) : model.dueOfAllocate(first).kind === "returns";
      return at(isRight ? START : WRONG);
    },
    looks: totals,
    probes: frees,
  }),
});

/** What is tried of two memories side by side. */
const beside: TriedBeside<MemoryModel> = {
  calls: (model) => [...requests(model), ...frees(model)],
  about: APART,
  aboutOthers: WRONG,
  looks: totals,
};

/** Two memories side by side: all sizes, or single units of three, of which as many may be free in one piece or in two. */
const twoMemories = [
  ...sideBySide(
    definition,
    [
      [[2], [2]],
      [[1], [3]],
    ],
    beside,
  ),
  ...sideBySide(definition, [[[3], [3]]], { ...beside, calls: (model) => [allocate(1), ...frees(model)] }),
];

/** Nodes with which a tree is never turned. */
const MOST_FLAT = 2;
/** The name of what is seen of the tree. */
const TREE_LOOK = "tree";

const looks = (model: MemoryModel): Look[] => [
  { kind: "tree", aspect: TREE_LOOK, ...dueTree(model) },
  ...totals(model),
];

function totals(model: MemoryModel): Look[] {
  return [
    { kind: "call", aspect: "free memory", method: "getFreeMemory", due: model.freeMemory() },
    { kind: "call", aspect: "largest block", method: "getLargestFreeBlock", due: model.largestFreeBlock() },
  ];
}

function topic(model: MemoryModel, { method, args }: Call): Topic {
  const [first = 0, size = 0] = args as number[];
  const holes = model.freeRanges();
  if (method === "allocate") {
    const isServed = model.choose(first) !== undefined;
    if (holes.length > MOST_FLAT) return at(SHAPES, isServed ? BEST : REFUSED);
    if (!isServed) return at(REFUSED);
    return holes.length === 1 ? at(ONLY) : at(BEST, ONLY);
  }
  const isBeside = holes.some((hole) => hole.start + hole.size === first || hole.start === first + size);
  if (isBeside) return at(MERGED, ALONE);
  const isNear = holes.some((hole) => hole.start + hole.size + 1 === first || hole.start === first + size + 1);
  if (isNear) return at(NEAR, ALONE);
  return holes.length < MOST_FLAT ? at(ALONE) : at(SHAPES, ALONE);
}

/** Kinds of calls that rest upon the tree, and upon totals. */
const LATER: readonly string[] = [SHAPES, MERGED, NEAR];

/** Where a call ends as it has to, what is wrong is the tree, or no more than a total. */
function seenAs(topic: Topic, aspects: readonly string[]): Topic {
  if (aspects.includes(RESULT)) return topic;
  const kind = aspects.includes(TREE_LOOK) ? TREE : TOTALS;
  return LATER.includes(topic.kind) ? at(topic.kind, kind) : at(kind);
}

/**
 * What the last call is about. But a free that has nothing to join, and goes wrong only for what was called before it, has found a
 * neighbour that is one no longer.
 */
function ofHistory(topics: readonly Topic[]): Topic {
  const last = topics.at(-1) ?? at(START);
  return last.kind === ALONE ? at(NEAR) : last;
}

/** Which block serves: those that students see, and those that only the instructor has. */
export const choosing = worldChecksOf(definition, [
  rightCalls(5, "fresh", true),
  rightCalls(1, "fresh", true),
  ...twoMemories,
]);
export const choosingAmongMore = worldChecksOf(definition, [rightCalls(6, "fresh", true)]);

/** What comes of it: those that students see, and those that only the instructor has. */
export const worlds = worldChecksOf(definition, [
  rightCalls(5, "fresh"),
  manyShapes([2, 3, 3, 4, 6]),
  wrongCalls(3),
  ...twoMemories,
]);
export const largerWorlds = worldChecksOf(definition, [
  rightCalls(6, "tour"),
  manyShapes([5, 2, 7, 3, 4, 3, 6]),
  wrongCalls(4),
]);

const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  bestFit: about(START, ONLY, BEST, REFUSED, ALONE, TOTALS, APART),
  sizeTree: about(TREE, SHAPES),
  neighbours: about(MERGED, NEAR),
  invalidOps: about(WRONG),
};
