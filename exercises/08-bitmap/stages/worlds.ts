/**
 * Small worlds of this assignment: a few blocks in all of their states; and larger memories that are filled, of which a few blocks
 * are then free in all ways that there are.
 *
 * @module
 */
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import { type Pair, sideBySide } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import type { Argument } from "#kit/subject/subject";
import { definition } from "./definition.js";
import type { BlocksModel } from "./model.js";

/** Kinds of calls, in the order in which they are taught. */
const ONE_WORD = "call in a memory of less than a word";
const APART = "call beside another allocator";
const LAST_BIT = "call in a memory of one word, with all of its bits";
const WORDS = "call in a memory of several words";
const RIGHT = "call that only leads to a state";
const WRONG = "wrong call";
const COUNT = "count of free blocks";

const allocate: Call = { method: "allocate", args: [] };
const free = (address: Argument): Call => ({ method: "free", args: [address] });
const at = (kind: string, basis?: string): Topic => ({
  kind,
  isEdge: false,
  ...(basis === undefined ? {} : { basis }),
});

/** Where nothing but the count is wrong after a call that is right, it is about that. */
const seenAs = (topic: Topic, aspects: readonly string[]): Topic =>
  topic.kind !== WRONG && aspects.join() === "count" ? at(COUNT) : topic;

const looks = (model: BlocksModel): Look[] => [
  { kind: "integers", aspect: "words", property: "words", integers: model.words() },
  { kind: "call", aspect: "count", method: "getFreeCount", due: model.free().length },
];

/** Requests while there is room, and a free of each block in use. */
const moves = (model: BlocksModel): Call[] => [
  ...(model.lowest() === -1 ? [] : [allocate]),
  ...model.used().map((block) => free(block * model.blockSize)),
];

/** Every right call in every state. */
const allStates = (blockCount: number, blockSize: number): Part<Oracles<BlocksModel>> => ({
  plays: "tour",
  world: worldOf(definition, {
    construct: [[blockCount, blockSize]],
    start: at(START),
    calls: moves,
    topic: () => at(ONE_WORD),
    looks,
    seenAs,
  }),
});

/** Memory is filled; from then on each of these blocks is in use or free, in all ways that there are. */
const fewBlocks = (
  blockCount: number,
  blockSize: number,
  blocks: readonly number[],
  topic: Topic,
): Part<Oracles<BlocksModel>> => ({
  plays: "tour",
  world: worldOf(definition, {
    construct: [[blockCount, blockSize]],
    start: { ...topic, basis: START },
    calls: (model) => {
      const isFilled = model.free().every((block) => blocks.includes(block));
      const given = isFilled ? blocks.filter((block) => model.uses(block)) : [];
      return [...(model.lowest() === -1 ? [] : [allocate]), ...given.map((block) => free(block * blockSize))];
    },
    topic: () => topic,
    looks,
    seenAs,
  }),
});

/** Every wrong call in every state: each address at which no block in use begins, what makes no sense, and requests for which nothing is left. */
const wrongCalls = (blockCount: number, blockSize: number): Part<Oracles<BlocksModel>> => ({
  plays: "fresh",
  // With the constructor: what is wrong from the beginning is none of theirs.
  tries: ({ kind }) => kind === WRONG || kind === START,
  world: worldOf(definition, {
    construct: [[blockCount, blockSize]],
    calls: (model) => [
      ...moves(model),
      ...(model.lowest() === -1 ? [allocate] : []),
      ...[-1, -blockSize, 0.5, NaN, Infinity, "0"].map(free),
      ...Array.from({ length: (blockCount + 1) * blockSize + 1 }, (_, address) => address)
        .filter((address) => !model.uses(address / blockSize))
        .map(free),
    ],
    topic: (model, { method, args: [address] }) => {
      const due = method === "allocate" ? model.dueOfAllocate() : model.dueOfFree(address);
      return at(due.kind === "returns" ? RIGHT : WRONG);
    },
    looks,
    seenAs,
    probes: (model) => model.used().map((block) => free(block * blockSize)),
  }),
});

/** Pairs of memories: equal ones, of as many units in all, of as many blocks, and neither. */
const PAIRS: readonly Pair[] = [
  [
    [2, 2],
    [2, 2],
  ],
  [
    [2, 1],
    [1, 2],
  ],
  [
    [1, 3],
    [1, 1],
  ],
  [
    [3, 4],
    [2, 2],
  ],
];

/** Two memories side by side. */
const twoMemories = sideBySide(definition, PAIRS, {
  calls: (model) => [allocate, ...model.used().map((block) => free(block * model.blockSize))],
  about: APART,
  aboutOthers: WRONG,
  looks,
  seenAs,
});

/** Those that students see. */
export const worlds = worldChecksOf(definition, [allStates(4, 3), wrongCalls(3, 4), ...twoMemories]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [
  allStates(6, 16),
  fewBlocks(32, 8, [0, 15, 30, 31], at(LAST_BIT, ONE_WORD)),
  fewBlocks(96, 4, [31, 32, 64, 95], at(WORDS, LAST_BIT)),
  wrongCalls(4, 3),
]);

/** Calls of those kinds. */
const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  words: about(START, ONE_WORD, APART, COUNT),
  borders: about(LAST_BIT),
  index: about(WORDS),
  invalidOps: about(WRONG),
};
