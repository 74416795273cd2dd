/**
 * Small worlds of this assignment: heaps of a few blocks, and which call belongs to the stage that teaches it.
 *
 * @module
 */
import { memoryLooks } from "#kit/bytes/memory";
import type { Call, Topic } from "#kit/define/small-world";
import { START } from "#kit/define/small-world";
import { sideBySide } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, type Tried, worldChecksOf, worldOf } from "#kit/define/world";
import type { Argument } from "#kit/subject/subject";
import { definition, rowOf } from "./definition.js";
import type { HeapModel } from "./model.js";

/** Kinds of calls, in the order in which they are taught. */
const FIRST = "request in a heap of which nothing was freed";
const APART = "call beside another heap";
const REUSE = "request where something was freed";
const ALONE = "free that touches no free block";
const BEHIND = "free before a free block";
const BEFORE = "free behind a free block";
const BOTH = "free between two free blocks";
const GROWN = "request for which the heap grows";
const JOINED = "request for which the last block grows";
const REFUSED = "request for which the heap cannot grow";
const WRONG = "wrong call";

const allocate = (size: Argument): Call => ({ method: "allocate", args: [size] });
const free = (address: Argument): Call => ({ method: "free", args: [address] });

type Heaps = Oracles<HeapModel>;

const base: Pick<Tried<HeapModel>, "fills" | "looks"> = {
  fills: (model, { method }) =>
    method === "allocate" ? model.payloads().reduce((newest, one) => (one.tag > newest.tag ? one : newest)) : null,
  looks: memoryLooks,
};

/** Requests that are served, and the least that has to be refused; with them a free of each live payload. */
function moves(model: HeapModel, sizes: readonly number[]): Call[] {
  const isServed = (size: number) => model.dueOfAllocate(size).kind === "returns";
  const refused = sizes.find((size) => !isServed(size));
  return [...sizes.filter((size) => size === refused || isServed(size)).map(allocate), ...model.live().map(free)];
}

/** Every right call in every state, with those sizes. */
const rightCalls = (construct: readonly number[], sizes: readonly number[]): Part<Heaps> => ({
  plays: "fresh",
  world: {
    ...worldOf(definition, {
      ...base,
      construct: [construct],
      calls: (model) => moves(model, sizes),
      topic,
    }),
    // What a merge has swallowed makes no difference to calls that are right.
    key: (models) => models.map(rowOf).join(" | "),
  },
});

/** Every wrong call in every state: each address of which a free has to be refused, and what makes no sense. */
const wrongCalls = (construct: readonly number[], sizes: readonly number[]): Part<Heaps> => ({
  plays: "fresh",
  tries: ({ kind }) => kind === WRONG,
  world: worldOf(definition, {
    ...base,
    construct: [construct],
    calls: (model) => [
      ...moves(model, sizes),
      ...[0, -1, 1.5, NaN, "1"].map(allocate),
      ...[-1, -8, 0.5, NaN, "16"].map(free),
      ...Array.from({ length: model.maxBytes / 4 + 3 }, (_, word) => 4 * word)
        .filter((address) => model.isRefused(address))
        .map(free),
    ],
    topic: (model, { method, args: [first] }) => {
      const isRight = method === "free" ? model.placeOf(first as number) !== -1 : sizes.includes(first as number);
      return at(isRight ? START : WRONG);
    },
    probes: (model) => model.live().map(free),
  }),
});

/** Two heaps side by side. What an address of the other one is to a heap depends on what its clients have written, so none is freed. */
const twoHeaps: Part<Heaps>[] = sideBySide(
  definition,
  [
    [
      [64, 40],
      [56, 32],
    ],
    [
      [56, 32],
      [56, 32],
    ],
  ],
  {
    ...base,
    calls: (model) => moves(model, [1, 9, 24]),
    about: APART,
  },
);

function at(kind: string, basis?: string): Topic {
  return { kind, isEdge: false, ...(basis === undefined ? {} : { basis }) };
}

function topic(model: HeapModel, { method, args: [first] }: Call): Topic {
  return method === "allocate" ? request(model, first as number) : release(model, first as number);
}

function request(model: HeapModel, size: number): Topic {
  const isFree = (place: number): boolean => model.blocks.at(place)?.owner === null;
  if (model.fitFor(size) === -1) {
    if (model.dueOfAllocate(size).kind === "throws") return at(REFUSED, FIRST);
    return at(isFree(-1) ? JOINED : GROWN, FIRST);
  }
  const holes = model.blocks.slice(0, -1).filter(({ owner }) => owner === null).length;
  const isWhole = model.swallowed.length === 0 && holes === 0 && isFree(-1);
  return isWhole ? at(FIRST) : at(REUSE, FIRST);
}

function release(model: HeapModel, address: number): Topic {
  const place = model.placeOf(address);
  const isFree = (at: number): boolean => model.blocks[at]?.owner === null;
  if (isFree(place - 1)) return isFree(place + 1) ? at(BOTH, BEFORE) : at(BEFORE, ALONE);
  return isFree(place + 1) ? at(BEHIND, ALONE) : at(ALONE);
}

/** Those that students see. */
export const worlds = worldChecksOf(definition, [
  rightCalls([80, 16], [8, 16, 24, 32, 48]),
  rightCalls([88, 72], [1, 9, 16, 24, 40, 48, 64]),
  wrongCalls([80, 64], [8, 24]),
  ...twoHeaps,
]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [
  rightCalls([104, 40], [3, 12, 24, 32, 49]),
  wrongCalls([96, 32], [1, 24]),
]);

/** Calls of those kinds. */
const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  layout: about(START, FIRST, APART),
  merging: about(ALONE, BEHIND, BEFORE, BOTH, REUSE),
  growing: about(GROWN, JOINED, REFUSED),
  invalidOps: about(WRONG),
};
