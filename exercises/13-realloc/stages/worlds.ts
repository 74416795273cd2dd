/**
 * Small worlds of this assignment: memories of a few units, and which call belongs to the stage that teaches it. What is free
 * and what is recorded is looked at in one world, what clients have written in another one.
 *
 * @module
 */
import { contentsLooks } from "#kit/bytes/contents";
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import { sideBySide, type TriedBeside } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import type { Argument } from "#kit/subject/subject";
import { definition } from "./definition.js";
import type { ResizableModel } from "./model.js";

/** Kinds of calls. */
const PREPARED = "allocate or free";
const SAME = "the same size";
const SMALLER = "a smaller size before a block, or at the end";
const SMALLER_HOLE = "a smaller size before a hole";
const PART = "a larger size, from a part of the hole behind";
const ALL = "a larger size, from all of the hole behind";
const PART_FIRST = "a larger size in place though a lower hole has room";
const AWAY = "a move to a hole that does not touch";
const OVER = "a move into room of which the block is a part";
const SEVERAL = "a move where several rooms would do";
const CARRIED = "what was written goes along";
const REFUSED = "a size for which there is no room";
const APART = "call beside another allocator";
const WRONG = "wrong call";
/** Books that are wrong where bytes are looked at: that is found out elsewhere. */
const BOOKS = "books where bytes are looked at";

const CONTENTS = "contents";

type Memories = Oracles<ResizableModel>;

const at = (kind: string, basis?: string): Topic => ({
  kind,
  isEdge: false,
  ...(basis === undefined ? {} : { basis }),
});
const allocate = (size: Argument): Call => ({ method: "allocate", args: [size] });
const free = (...args: Argument[]): Call => ({ method: "free", args });
const reallocate = (...args: Argument[]): Call => ({ method: "reallocate", args });
const frees = ({ live }: ResizableModel): Call[] => [...live].map((block) => free(...block));
const from1To = (most: number): number[] => Array.from({ length: most }, (_, number) => number + 1);

/** Every call that prepares, and for each block every size that there is room for, and the least for which there is none. */
const rightCalls = (model: ResizableModel): Call[] => [
  ...from1To(model.largestFreeBlock()).map(allocate),
  ...frees(model),
  ...[...model.live].flatMap(([address, size]) => {
    const most = Math.max(...model.roomsWithout(address, size).map((room) => room.size));
    return from1To(most + 1).map((newSize) => reallocate(address, size, newSize));
  }),
];

/** What is free and what is recorded, after every right call in every state of a memory of so many units. */
const books = (capacity: number): Part<Memories> => ({
  plays: "fresh",
  tries: ({ kind }) => kind !== PREPARED && kind !== REFUSED,
  world: worldOf(definition, { construct: [[capacity]], calls: rightCalls, topic, looks: bookLooks, probes: frees }),
});

/** What clients have written, after every right call in every state. A call that is refused must change nothing at all. */
const bytes = (capacity: number): Part<Memories> => ({
  plays: "fresh",
  tries: ({ kind }) => kind === CARRIED || kind === REFUSED,
  world: worldOf(definition, {
    construct: [[capacity]],
    calls: rightCalls,
    fills: ({ fresh }) => fresh,
    topic: (model, call) => {
      const { kind } = topic(model, call);
      return at(kind === PREPARED || kind === REFUSED ? kind : CARRIED);
    },
    seenAs: (seen, aspects) => (seen.kind === CARRIED && aspects.join() !== CONTENTS ? at(BOOKS) : seen),
    looks: (model) => [...bookLooks(model), ...contentsLooks(model, CONTENTS)],
    probes: frees,
  }),
});

/** Every wrong call in every state: each range that is no live allocation, and what makes no sense. */
const wrongCalls = (capacity: number): Part<Memories> => ({
  plays: "fresh",
  tries: ({ kind }) => kind === WRONG,
  world: worldOf(definition, {
    construct: [[capacity]],
    calls: (model) => [
      ...from1To(model.largestFreeBlock()).map(allocate),
      ...frees(model),
      ...[...model.live].flatMap((block) =>
        [0, -1, 1.5, NaN, Infinity, "1"].map((newSize) => reallocate(...block, newSize)),
      ),
      ...[...notLive(model, capacity), ...ODD].flatMap(([address, size]) => [
        free(address, size),
        reallocate(address, size, 1),
        reallocate(address, size, capacity),
      ]),
    ],
    topic: (model, { method, args: [address, size] }) =>
      at(method === "reallocate" || (method === "free" && !model.isLive(address, size)) ? WRONG : START),
    looks: bookLooks,
    probes: frees,
  }),
});

/** No such block can ever be. */
const ODD: readonly (readonly [Argument, Argument])[] = [
  [-1, 1],
  [0.5, 1],
  [NaN, 1],
  ["0", 1],
  [0, 0],
  [0, -1],
  [0, 1.5],
  [0, NaN],
  [0, "1"],
];

const notLive = (model: ResizableModel, capacity: number): (readonly [number, number])[] =>
  from1To(capacity + 1).flatMap((end) =>
    from1To(capacity + 1)
      .map((size) => [end - 1, size] as const)
      .filter((block) => !model.isLive(...block)),
  );

/** What is tried of two memories side by side. */
const beside: TriedBeside<ResizableModel> = {
  calls: rightCalls,
  about: APART,
  aboutOthers: WRONG,
  fills: ({ fresh }) => fresh,
  seenAs: (seen, aspects) => (seen.kind === APART && aspects.join() === CONTENTS ? at(CARRIED) : seen),
  looks: (model) => [...bookLooks(model), ...contentsLooks(model, CONTENTS)],
};

/** Two memories side by side. In one of four units a block is moved where another one is behind it. */
const twoMemories = [
  ...sideBySide(
    definition,
    [
      [[2], [2]],
      [[1], [3]],
    ],
    beside,
  ),
  ...sideBySide(definition, [[[4], [1]]], {
    ...beside,
    calls: (model) => [
      ...(model.live.size < 2 ? [allocate(1)] : []),
      ...frees(model),
      ...[...model.live].filter(([, size]) => size === 1).map((block) => reallocate(...block, 2)),
    ],
  }),
];

function bookLooks(model: ResizableModel): Look[] {
  return [
    { kind: "list", aspect: "list", nodes: model.freeRanges() },
    { kind: "links", aspect: "links" },
    { kind: "call", aspect: "free memory", method: "getFreeMemory", due: model.freeMemory() },
    { kind: "call", aspect: "largest block", method: "getLargestFreeBlock", due: model.largestFreeBlock() },
  ];
}

function topic(model: ResizableModel, { method, args }: Call): Topic {
  if (method !== "reallocate") return at(PREPARED);
  const [address = 0, size = 0, newSize = 0] = args as number[];
  const { outcome } = model.fate(address, size, newSize);
  const behind = model.freeRanges().find(({ start }) => start === address + size);
  const rooms = model.roomsWithout(address, size).filter((room) => room.size >= newSize);
  const [first] = rooms;
  if (outcome === "stays" || first === undefined) return at(REFUSED);
  if (newSize === size) return at(SAME);
  if (outcome === "shrinks") return behind === undefined ? at(SMALLER) : at(SMALLER_HOLE, SMALLER);
  if (outcome === "grows") {
    if (first.start < address) return at(PART_FIRST, PART);
    return size + (behind?.size ?? 0) === newSize ? at(ALL, PART) : at(PART);
  }
  const isPart = first.start <= address && address < first.start + first.size;
  if (rooms.length > 1) return at(SEVERAL, isPart ? OVER : AWAY);
  return at(isPart ? OVER : AWAY);
}

/** Those that students see. */
export const worlds = worldChecksOf(definition, [books(5), books(1), bytes(5), wrongCalls(3), ...twoMemories]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [books(6), bytes(6), wrongCalls(4)]);

const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  inPlace: about(START, SAME, SMALLER, SMALLER_HOLE, PART, ALL, APART),
  moving: about(PART_FIRST, AWAY, OVER, SEVERAL),
  contents: about(CARRIED),
  failing: about(REFUSED),
  invalidOps: about(WRONG),
};
