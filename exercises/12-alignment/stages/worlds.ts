/**
 * Small worlds of this assignment: memories of a few units, and which call belongs to the stage that teaches it. In them the
 * default alignment, and all that is larger, leave address 0 alone.
 *
 * @module
 */
import { RESULT } from "#kit/define/sequence";
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import { sideBySide } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import type { Argument } from "#kit/subject/subject";
import { definition } from "./definition.js";
import type { AlignedModel } from "./model.js";

/** Kinds of calls. */
const ONLY = "request that the only free block serves";
const DEFAULT = "request without an alignment";
const HUGE = "request with an alignment beyond memory";
const LEFT = "what a request leaves of a block";
const FREED = "free";
const FILLED = "request that fills a block from a gap to its end";
const TIGHT = "request that would not fit behind the largest gap";
const PAST_SMALL = "request past blocks that are too small";
const SEVERAL = "request that the first of several large enough blocks serves";
const SEVERAL_SKIPPED = "request that the first of several large enough blocks serves behind a gap";
const PASSED = "request past a block that is large enough";
const BADLY = "request for which every large enough block is badly placed";
const MORE = "request for more than any free block has";
const APART = "call beside another allocator";
const WRONG = "wrong call";

/** Requests after which a wrong list, and nothing else, is about what they left there: nothing is chosen, or something is skipped. */
const SERVED: readonly string[] = [ONLY, DEFAULT, HUGE, FILLED, TIGHT, PAST_SMALL, SEVERAL_SKIPPED];

const ALIGNMENTS = [1, 2, 4];
const LARGE = [2 ** 31, 2 ** 32, 2 ** 40];

const allocate = (...args: Argument[]): Call => ({ method: "allocate", args });
const free = (...args: Argument[]): Call => ({ method: "free", args });
const frees = ({ live }: AlignedModel): Call[] => [...live].map((block) => free(...block));
const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, number) => number);

/** Every right call in every state of a memory of so many units. */
const rightCalls = (capacity: number, plays: "fresh" | "tour"): Part<Oracles<AlignedModel>> => ({
  plays,
  world: worldOf(definition, {
    construct: [[capacity]],
    calls: (model) => [...requests(model), ...frees(model)],
    topic,
    seenAs: (seen, aspects) =>
      SERVED.includes(seen.kind) && !aspects.includes(RESULT) ? { kind: LEFT, isEdge: false } : seen,
    looks,
    mostCalls: MOST_CALLS,
  }),
});
/** Calls of one allocator. What goes wrong only after more of them is for other checks. */
const MOST_CALLS = 600;

/**
 * Each size and alignment that is served. Of what has to be refused the least size is enough, and where no block is large
 * enough one alignment.
 */
function requests(model: AlignedModel): Call[] {
  const sizesFor = (alignment: number): number[] => {
    const served = Math.max(0, ...model.rooms(alignment).map(({ size }) => size));
    const isBadlyPlaced = served < model.largestFreeBlock();
    return upTo(alignment === 1 || isBadlyPlaced ? served + 1 : served).slice(1);
  };
  return [
    ...ALIGNMENTS.flatMap((alignment) => sizesFor(alignment).map((size) => allocate(size, alignment))),
    allocate(1),
    ...LARGE.map((alignment) => allocate(1, alignment)),
  ];
}

/** Every wrong call in every state: each range that is no live allocation, and what makes no sense. */
const wrongCalls = (capacity: number): Part<Oracles<AlignedModel>> => ({
  plays: "fresh",
  tries: ({ kind }) => kind === WRONG,
  world: worldOf(definition, {
    construct: [[capacity]],
    calls: (model) => [
      ...[1, 2].flatMap((alignment) => [allocate(1, alignment), allocate(2, alignment)]),
      ...frees(model),
      ...[0, -1, 1.5, NaN, "1"].map((size) => allocate(size, 1)),
      ...[0, 3, -2, 0.5, 1.5, NaN, "1", null, 3 * 2 ** 32].map((alignment) => allocate(1, alignment)),
      ...[-1, 0.5, NaN, "0"].map((address) => free(address, 1)),
      ...upTo(capacity).flatMap((address) =>
        upTo(capacity + 1)
          .filter((size) => model.live.get(address) !== size)
          .map((size) => free(address, size)),
      ),
    ],
    topic: (model, call) => ({ kind: isWrong(model, call) ? WRONG : START, isEdge: false }),
    looks,
    probes: frees,
  }),
});

function isWrong(model: AlignedModel, { method, args: [first, second] }: Call): boolean {
  if (method === "free") return !model.isLive(first, second);
  const due = model.dueOfAllocate(first, second);
  return due.kind === "throws" && !(due.names.length === 1 && due.names[0] === "OutOfMemoryError");
}

/** Two memories side by side. */
const twoMemories = sideBySide(
  definition,
  [
    [[1], [2]],
    [[3], [3]],
  ],
  {
    calls: (model) => [
      ...[allocate(1, 1), allocate(1, 2), allocate(1), allocate(1, 16), allocate(model.largestFreeBlock() + 1, 1)],
      ...frees(model),
    ],
    about: APART,
    aboutOthers: WRONG,
    looks,
  },
);

function looks(model: AlignedModel): Look[] {
  return [
    { kind: "list", aspect: "list", nodes: model.freeRanges() },
    { kind: "links", aspect: "links" },
    { kind: "call", aspect: "free memory", method: "getFreeMemory", due: model.freeMemory() },
    { kind: "call", aspect: "largest block", method: "getLargestFreeBlock", due: model.largestFreeBlock() },
  ];
}

function topic(model: AlignedModel, { method, args }: Call): Topic {
  if (method === "free") return { kind: FREED, isEdge: false };
  const [size = 0, alignment = 8] = args as number[];
  const { kind, basis } = request(model, size, alignment);
  // Whether it fits is taught with alignments that there is room for.
  if (args.length === 1) return { kind: DEFAULT, basis: kind, isEdge: false };
  if (alignment > model.capacity) return { kind: HUGE, basis: kind, isEdge: false };
  return { kind, isEdge: false, ...(basis === undefined ? {} : { basis }) };
}

function request(model: AlignedModel, size: number, alignment: number): { kind: string; basis?: string } {
  const blocks = model.freeRanges();
  const enough = blocks.find((block) => block.size >= size);
  if (enough === undefined) return { kind: MORE };
  const room = model.choose(size, alignment);
  if (room === undefined) return { kind: BADLY, basis: ONLY };
  if (room.start >= enough.start + enough.size) return { kind: PASSED, basis: ONLY };
  if (blocks.some((block) => block !== enough && block.size >= size))
    return { kind: room.start > enough.start ? SEVERAL_SKIPPED : SEVERAL, basis: ONLY };
  const most = size + alignment - 1;
  if (enough.size < most) return { kind: TIGHT, basis: ONLY };
  if (enough.size === most && alignment > 1) return { kind: FILLED, basis: ONLY };
  return blocks.length > 1 ? { kind: PAST_SMALL, basis: ONLY } : { kind: ONLY };
}

/** Those that students see. */
export const worlds = worldChecksOf(definition, [
  rightCalls(5, "fresh"),
  rightCalls(1, "fresh"),
  wrongCalls(3),
  ...twoMemories,
]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [rightCalls(6, "tour"), wrongCalls(4)]);

const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  addresses: about(START, ONLY, DEFAULT, HUGE, APART),
  padding: about(LEFT, FILLED, FREED),
  choice: about(TIGHT, PAST_SMALL, SEVERAL, SEVERAL_SKIPPED, PASSED, BADLY, MORE),
  invalidOps: about(WRONG),
};
