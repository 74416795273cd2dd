/**
 * Small worlds of this assignment: a main memory of a few units, pools of one batch and of two, and which call belongs to the stage
 * that teaches it.
 *
 * @module
 */
import { RESULT } from "#kit/define/sequence";
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import { type Pair, sideBySide } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import type { Argument } from "#kit/subject/subject";
import { definition, POOL_LISTS } from "./definition.js";
import { classOf, type SegregatedModel } from "./model.js";
import { isNear, isPlain } from "./scenes.js";

/** Kinds of calls, in the order in which they are taught. */
const SLOT = "request that a free slot serves";
const CUT = "request for which the pool is cut";
const SPILLED = "small request for the main memory";
const SLOT_BACK = "free of a slot";
const TOTAL = "total";
const APART = "call beside another allocator";
const FIRST = "main memory at the start";
const LEFT = "what a small request leaves of the main memory";
const ONLY = "request that the only free block serves";
const OWN = "request that the newest block of its class serves";
const PASSED = "request past blocks of its class that are too small";
const ABOVE = "request that a larger class serves";
const SPILLED_BACK = "free of a small block of the main memory";
const KEPT = "small request that only slots of another size would have units for";
const REFUSED = "request that no block serves";
const ALONE = "free of a block without free neighbours";
const LARGEST = "largest free block";
const NEAR = "free of a block near a free one";
const MERGED = "free of a block beside a free one";
const BOTH = "free of a block between free ones";
const BORDER = "free at the border of pool and main memory";
const APART_FROM_POOL = "large request that only the pool would have units for";
const WRONG = "wrong call";

const allocate = (size: Argument): Call => ({ method: "allocate", args: [size] });
const free = (address: Argument, size: Argument): Call => ({ method: "free", args: [address, size] });
const frees = ({ live }: SegregatedModel): Call[] => [...live].map((block) => free(...block));
const upTo = (most: number): number[] => Array.from({ length: most }, (_, number) => number + 1);

/** Where nothing but this is wrong after a call, it is about that. */
function seenAs(seen: Topic, aspects: readonly string[]): Topic {
  const all = aspects.join();
  if (seen.kind === WRONG) return seen;
  // Where in the main memory a small request goes is taught with the large ones.
  if (seen.kind === SPILLED && aspects.includes(RESULT)) return { kind: LEFT, isEdge: false };
  if (all === "largest block") return { kind: LARGEST, isEdge: false };
  if (aspects.every((aspect) => aspect === "free memory" || aspect === "waste")) return { kind: TOTAL, isEdge: false };
  if (!aspects.every((aspect) => aspect === "lists" || aspect === "largest block")) return seen;
  if (seen.kind === START) return { kind: FIRST, isEdge: false };
  if (seen.kind === SPILLED) return { kind: LEFT, isEdge: false };
  return seen.kind === SLOT_BACK ? { kind: BORDER, isEdge: false } : seen;
}

/** Every right call in every state, with those sizes, and no more live blocks at a time than that. */
const rightCalls = (
  construct: readonly [capacity: number, pool: number],
  sizes: readonly number[],
  { mostLive = Infinity, plays = "fresh" }: { mostLive?: number; plays?: "fresh" | "tour" } = {},
): Part<Oracles<SegregatedModel>> => ({
  plays,
  world: worldOf(definition, {
    construct: [construct],
    calls: (model) => {
      // Of what has to be refused the least is enough, in the pool as in the main memory.
      const refused = [sizes.filter((size) => size < 32), sizes.filter((size) => size >= 32)].map((some) =>
        some.find((size) => model.choose(size) === undefined),
      );
      const mayAsk = (size: number): boolean => refused.includes(size) || model.choose(size) !== undefined;
      return [...(model.live.size < mostLive ? sizes.filter(mayAsk).map(allocate) : []), ...frees(model)];
    },
    topic,
    seenAs,
    looks,
    mostCalls: MOST_CALLS,
  }),
});
/** Calls of one allocator. What goes wrong only after more of them is for other checks. */
const MOST_CALLS = 600;

/** Every wrong call in every state: ranges that are no live allocation, and what makes no sense. */
const wrongCalls = (
  construct: readonly [capacity: number, pool: number],
  sizes: readonly number[],
  { mostLive, addresses }: { mostLive: number; addresses: readonly number[] },
): Part<Oracles<SegregatedModel>> => ({
  plays: "fresh",
  tries: ({ kind }) => kind === WRONG,
  world: worldOf(definition, {
    construct: [construct],
    calls: (model) => [
      ...(model.live.size < mostLive ? sizes.map(allocate) : []),
      ...frees(model),
      ...[0, -1, 1.5, NaN, "1", 2 ** 32 + 1, 2 ** 32 + 8].map(allocate),
      ...[-1, 0.5, NaN, "0", 2 ** 32].map((address) => free(address, 1)),
      ...addresses.flatMap((address) =>
        [...new Set([1, 8, 24, 32, ...sizes])]
          .filter((size) => model.live.get(address) !== size)
          .map((size) => free(address, size)),
      ),
    ],
    topic: (model, { method, args: [first, second] }) => {
      const isRight = method === "free" ? model.isLive(first, second) : sizes.includes(first as number);
      return { kind: isRight ? START : WRONG, isEdge: false };
    },
    looks,
    probes: frees,
  }),
});

/** Two memories side by side. */
const twoMemories = (sizes: readonly number[], ...pairs: readonly Pair[]): Part<Oracles<SegregatedModel>>[] =>
  sideBySide(definition, pairs, {
    calls: (model) => [...(model.live.size < 2 ? sizes.map(allocate) : []), ...frees(model)],
    about: APART,
    aboutOthers: WRONG,
    looks,
  });

function looks(model: SegregatedModel): Look[] {
  return [
    ...model
      .poolLists()
      .map((nodes, place): Look => ({ kind: "list", aspect: "slots", head: POOL_LISTS, place, nodes })),
    ...model.mainLists().map((nodes, place): Look => ({ kind: "list", aspect: "lists", place, nodes })),
    { kind: "call", aspect: "free memory", method: "getFreeMemory", due: model.freeMemory() },
    { kind: "call", aspect: "largest block", method: "getLargestFreeBlock", due: model.largestFreeBlock() },
    { kind: "call", aspect: "waste", method: "getInternalFragmentation", due: model.waste() },
  ];
}

function topic(model: SegregatedModel, { method, args }: Call): Topic {
  const [first = 0, second = 0] = args as number[];
  const { kind, basis } = method === "allocate" ? request(model, first) : freed(model, first, second);
  return { kind, isEdge: false, ...(basis === undefined ? {} : { basis }) };
}

function request(model: SegregatedModel, size: number): { kind: string; basis?: string } {
  const block = model.choose(size);
  const isSmall = model.slotFor(size) !== null && model.poolCapacity > 0;
  if (block === undefined) {
    // Who cannot refuse at all has no trouble with slots.
    if (isSmall && model.slots.length > 0) return { kind: KEPT, basis: REFUSED };
    if (isSmall) return { kind: REFUSED, basis: CUT };
    return { kind: model.poolCapacity > 0 ? APART_FROM_POOL : REFUSED };
  }
  if (block.start < model.poolCapacity) return block.start === model.cut ? { kind: CUT } : { kind: SLOT, basis: CUT };
  if (isSmall && isPlain(model, size)) return { kind: SPILLED, basis: CUT };
  if (model.main.length === 1) return { kind: ONLY };
  if (classOf(block.size) > classOf(size)) return { kind: ABOVE, basis: ONLY };
  const [newest] = model.main.filter((each) => classOf(each.size) === classOf(size));
  return newest === block ? { kind: OWN, basis: ONLY } : { kind: PASSED, basis: OWN };
}

function freed(model: SegregatedModel, start: number, size: number): { kind: string; basis?: string } {
  const { kind, basis } = freedInMain(model, start, size);
  const isSpilled = start >= model.poolCapacity && model.poolCapacity > 0 && size < 32;
  if (isSpilled) {
    const hasSlots = model.slots.length > 0 || model.cut < model.poolCapacity;
    // Only beside what is free of the pool is it about the border.
    return start === model.poolCapacity && hasSlots
      ? { kind: BORDER, basis: ALONE }
      : { kind: SPILLED_BACK, basis: kind === BORDER ? ALONE : kind };
  }
  return { kind, ...(basis === undefined ? {} : { basis }) };
}

function freedInMain(model: SegregatedModel, start: number, size: number): { kind: string; basis?: string } {
  const end = start + model.blockFor(size, start);
  const touches = (border: number): boolean => border > 0 && (start === border || end === border);
  if (start < model.poolCapacity)
    return touches(model.poolCapacity) ? { kind: BORDER, basis: SLOT_BACK } : { kind: SLOT_BACK };
  const merges = model.neighboursOf({ start, size }).length;
  if (merges > 0) return merges === 1 ? { kind: MERGED, basis: ALONE } : { kind: BOTH, basis: MERGED };
  if (touches(model.poolCapacity)) return { kind: BORDER, basis: ALONE };
  return isNear(model, start, size) ? { kind: NEAR, basis: ALONE } : { kind: ALONE };
}

/** Places where slots and blocks begin, and others, in a pool of 96 and a few units behind it. */
const ADDRESSES = [0, 1, 8, 24, 32, 48, 64, 72, 95, 96, 97, 99, 100];

/** Those that students see. */
export const worlds = worldChecksOf(definition, [
  rightCalls([152, 96], [31, 32], { mostLive: 4 }),
  rightCalls([100, 96], [25, 31], { mostLive: 3 }),
  rightCalls([192, 192], [24, 31], { mostLive: 2 }),
  rightCalls([96, 96], [7, 15, 24, 31], { mostLive: 3 }),
  rightCalls([6, 0], upTo(7), { mostLive: 4 }),
  rightCalls([1, 0], [1, 2]),
  wrongCalls([100, 96], [20, 2], { mostLive: 2, addresses: ADDRESSES }),
  ...twoMemories(
    [20, 31],
    [
      [97, 96],
      [97, 96],
    ],
  ),
  ...twoMemories(
    [31],
    [
      [97, 96],
      [31, 0],
    ],
  ),
  ...twoMemories(
    [1, 2, 3],
    [
      [2, 0],
      [2, 0],
    ],
    [
      [1, 0],
      [3, 0],
    ],
  ),
]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [
  rightCalls([208, 192], [20, 31], { mostLive: 2 }),
  rightCalls([192, 192], [8, 9, 20, 26], { mostLive: 2 }),
  // All four sizes and three live ones at a time would be fourteen times as many calls.
  rightCalls([192, 192], [8, 20], { mostLive: 3 }),
  rightCalls([130, 96], [30, 32, 34], { mostLive: 5, plays: "tour" }),
  rightCalls([8, 0], upTo(9), { mostLive: 3, plays: "tour" }),
  wrongCalls([5, 0], [1, 2, 4], { mostLive: 2, addresses: [0, ...upTo(6)] }),
  wrongCalls([100, 96], [8, 9], { mostLive: 2, addresses: ADDRESSES }),
]);

const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  pool: about(START, SLOT, CUT, SPILLED, SPILLED_BACK, KEPT, SLOT_BACK, TOTAL, APART),
  classes: about(FIRST, LEFT, ONLY, OWN, PASSED, ABOVE, REFUSED, LARGEST),
  merges: about(ALONE, NEAR, MERGED, BOTH, BORDER),
  isolation: about(APART_FROM_POOL),
  invalidOps: about(WRONG),
};
