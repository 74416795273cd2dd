/**
 * Small worlds of this assignment: memories of up to 16 units, and which call belongs to the stage that teaches it. Those of an
 * odd capacity are at an edge: what goes wrong in the others, too, is not charged there.
 *
 * @module
 */
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import { type Pair, sideBySide } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import type { Argument } from "#kit/subject/subject";
import { definition } from "./definition.js";
import type { BuddyModel } from "./model.js";
import { isBesideFree } from "./scenes.js";

/** Kinds of calls, in the order in which they are taught. */
const UNCUT = "call where memory is a single block";
const TOTAL = "total";
const APART = "call beside another allocator";
const LARGEST = "largest of several free blocks";
const WHOLE = "request for which the only block of its order is free";
const NEWEST = "request for which several blocks of its order are free";
const HALVED = "request for which a larger block is halved";
const REFUSED = "request that no free block serves";
const ALONE = "free of a block that is the first of its order";
const ANOTHER = "free of a block with others of its order";
const BESIDE = "free of a block beside a free one that is not its buddy";
const MERGED = "free of a block whose buddy is free";
const CLIMBING = "free of a block that merges more than once";
const WRONG = "wrong call";

const allocate = (size: Argument): Call => ({ method: "allocate", args: [size] });
const free = (address: Argument, size: Argument): Call => ({ method: "free", args: [address, size] });
/** Where nothing but totals is wrong, it is they that are: those of one allocation are taught before anything is halved. */
const TOTALS: Record<string, string> = {
  "free memory": TOTAL,
  waste: TOTAL,
  "free memory,waste": TOTAL,
  "largest block": LARGEST,
};

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, number) => number);

/** Every right call in every state, with those sizes, and no more live blocks at a time than that. */
const rightCalls = (
  construct: readonly number[],
  sizes: readonly number[],
  { isEdge = false, mostLive = Infinity } = {},
): Part<Oracles<BuddyModel>> => ({
  plays: "fresh",
  world: worldOf(definition, {
    construct: [construct],
    start: { kind: START, isEdge },
    calls: (model) => {
      // Of what has to be refused the least is enough: a larger one is refused for the same reason.
      const refused = sizes.find((size) => model.choose(size) === undefined);
      const mayAsk = (size: number): boolean => size === refused || model.choose(size) !== undefined;
      const requests = model.live.size < mostLive ? sizes.filter(mayAsk) : [];
      return [...requests.map(allocate), ...[...model.live].map(([address, size]) => free(address, size))];
    },
    topic: (model, call) => ({ ...topic(model, call), isEdge }),
    seenAs: (seen, aspects) => ({ ...seen, kind: TOTALS[aspects.join()] ?? seen.kind }),
    looks,
  }),
});

/** Every right call where memory is never cut: it is one block, of which all is allocated or nothing. */
const uncut = (
  ...memories: readonly { construct: readonly number[]; sizes: readonly number[] }[]
): Part<Oracles<BuddyModel>>[] =>
  memories.map(({ construct, sizes }) => {
    const part = rightCalls(construct, sizes);
    return { ...part, world: { ...part.world, topic: () => ({ kind: UNCUT, isEdge: false }) } };
  });

/** Every wrong call in every state: each range that is no live allocation, and what makes no sense. */
const wrongCalls = (capacity: number, smallest: number, sizes: readonly number[]): Part<Oracles<BuddyModel>> => ({
  plays: "fresh",
  tries: ({ kind }) => kind === WRONG,
  world: worldOf(definition, {
    construct: [[capacity, smallest]],
    calls: ({ live }) => [
      ...sizes.map(allocate),
      ...[...live].map(([address, size]) => free(address, size)),
      ...[0, -1, 1.5, NaN, "1"].map(allocate),
      ...[-1, 0.5, NaN, "0"].map((address) => free(address, 1)),
      ...upTo(capacity).flatMap((address) =>
        upTo(capacity + 1)
          .filter((size) => live.get(address) !== size)
          .map((size) => free(address, size)),
      ),
    ],
    topic: (model, { method, args: [first, second] }) => {
      const isRight = method === "free" ? model.live.get(first as number) === second : sizes.includes(first as number);
      return { kind: isRight ? START : WRONG, isEdge: false };
    },
    looks,
    probes: ({ live }) => [...live].map(([address, size]) => free(address, size)),
  }),
});

/** Pairs of memories: equal ones, of the same capacity, of as many smallest blocks, and neither. */
const PAIRS: readonly Pair[] = [
  [
    [4, 2],
    [4, 2],
  ],
  [
    [4, 1],
    [4, 4],
  ],
  [
    [2, 1],
    [4, 2],
  ],
  [
    [8, 4],
    [2, 2],
  ],
];

/** Two memories side by side. */
const twoMemories = sideBySide(definition, PAIRS, {
  calls: ({ live, capacity }) => [
    ...[capacity - 1, capacity, capacity / 2].map(allocate),
    ...[...live].map(([address, size]) => free(address, size)),
  ],
  about: APART,
  aboutOthers: WRONG,
  looks,
});

function looks(model: BuddyModel): Look[] {
  return [
    ...model.lists().map((nodes, place): Look => ({ kind: "list", aspect: "lists", place, nodes })),
    { kind: "call", aspect: "free memory", method: "getFreeMemory", due: model.freeMemory() },
    { kind: "call", aspect: "largest block", method: "getLargestFreeBlock", due: model.largestFreeBlock() },
    { kind: "call", aspect: "waste", method: "getInternalFragmentation", due: model.waste() },
  ];
}

function topic(model: BuddyModel, { method, args }: Call): Omit<Topic, "isEdge"> {
  const [first = 0] = args as number[];
  if (method === "allocate") {
    const need = model.blockFor(first);
    const block = model.choose(first);
    if (block === undefined) return { kind: REFUSED, basis: WHOLE };
    const isOnly = model.newest.filter(({ size }) => size === block.size).length === 1;
    if (block.size > need) return { kind: HALVED, basis: WHOLE };
    return isOnly ? { kind: WHOLE } : { kind: NEWEST, basis: WHOLE };
  }
  const size = model.blockFor(model.live.get(first) ?? 0);
  const merges = model.buddiesOf({ start: first, size }).length;
  if (merges > 0) return { kind: merges === 1 ? MERGED : CLIMBING, basis: ALONE };
  if (isBesideFree(model, { start: first, size })) return { kind: BESIDE, basis: ALONE };
  const isFirst = model.newest.every((block) => block.size !== size);
  return isFirst ? { kind: ALONE } : { kind: ANOTHER, basis: ALONE };
}

/** Those that students see. */
export const worlds = worldChecksOf(definition, [
  ...uncut(
    { construct: [8, 8], sizes: [1, 4, 7, 8, 9] },
    { construct: [16, 4], sizes: [9, 12, 16, 17] },
    { construct: [1], sizes: [1, 2] },
  ),
  rightCalls([16, 4], [3, 4, 5, 8, 9, 16, 17]),
  rightCalls([12, 4], [3, 4, 8, 9], { isEdge: true }),
  wrongCalls(8, 2, [1, 4]),
  ...twoMemories,
]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [
  ...uncut({ construct: [16], sizes: [9, 15, 16, 17] }, { construct: [16, 16], sizes: upTo(17).slice(1) }),
  // One more order than students see: with more blocks at a time there would be twenty times as many calls.
  rightCalls([8, 1], [1, 2, 4, 8], { mostLive: 3 }),
  rightCalls([6], [1, 2, 4], { isEdge: true }),
  wrongCalls(12, 4, [3, 8]),
]);

/** Calls of those kinds, where the first cut is a single block. */
const about =
  (...kinds: readonly string[]) =>
  ({ kind, isEdge }: Topic): boolean =>
    !isEdge && kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  orders: about(START, UNCUT, TOTAL, APART),
  splitting: about(WHOLE, LARGEST, NEWEST, HALVED, REFUSED, ALONE, ANOTHER),
  merging: about(BESIDE, MERGED, CLIMBING),
  oddCapacity: ({ isEdge }: Topic): boolean => isEdge,
  invalidOps: about(WRONG),
};
