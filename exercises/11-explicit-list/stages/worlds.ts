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
import { definition, stateOf } from "./definition.js";
import { blockFor, type HeapModel } from "./model.js";

/** Kinds of calls, in the order in which they are taught. */
const FIRST = "request where nothing is free but the end";
const APART = "call beside another heap";
const ALONE = "free that touches no free block";
const LINKS = "links after such a call";
const CHOICE = "request where something was freed";
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

const base: Pick<Tried<HeapModel>, "fills" | "looks" | "seenAs"> = {
  fills: (model, { method }) =>
    method === "allocate" ? model.payloads().reduce((newest, one) => (one.tag > newest.tag ? one : newest)) : null,
  looks: memoryLooks,
  // Where all tags are right, it is about the links.
  seenAs: (topic, aspects) =>
    [FIRST, ALONE, APART].includes(topic.kind) && aspects.join() === "words" ? at(LINKS) : topic,
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
    key: (models) => models.map(stateOf).join(" | "),
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
      ...[-1, -8, 0.5, NaN, "8"].map(free),
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
  const isEmpty = model.blocks.length === 0;
  if (model.fitFor(size) === -1) {
    if (model.dueOfAllocate(size).kind === "throws") return at(REFUSED, FIRST);
    if (isEmpty && blockFor(size) <= model.growBytes) return at(FIRST);
    return at(model.blocks.at(-1)?.owner === null ? JOINED : GROWN, FIRST);
  }
  // Where it has grown once and only its end is free, no earlier merge has to be right.
  const hasGrownOnce = model.size === 8 + model.growBytes;
  const isFreeAtItsEndAlone = model.list.length === 1 && model.blocks.length > 1 && model.blocks.at(-1)?.owner === null;
  return hasGrownOnce && isFreeAtItsEndAlone ? at(FIRST) : at(CHOICE, FIRST);
}

function release(model: HeapModel, address: number): Topic {
  const place = model.placeOf(address);
  const isFree = (at: number): boolean => model.blocks[at]?.owner === null;
  if (isFree(place - 1)) return isFree(place + 1) ? at(BOTH, BEFORE) : at(BEFORE, ALONE);
  return isFree(place + 1) ? at(BEHIND, ALONE) : at(ALONE);
}

/** Those that students see. */
export const worlds = worldChecksOf(definition, [
  rightCalls([80, 16], [12, 20, 28]),
  rightCalls([88, 80], [1, 13, 20, 28]),
  wrongCalls([72, 48], [12, 20]),
  ...twoHeaps,
]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [
  rightCalls([88, 40], [4, 17, 25, 36]),
  wrongCalls([72, 40], [1, 24]),
]);

/** Calls of those kinds. */
const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  layout: about(START, FIRST, APART),
  list: about(LINKS),
  merging: about(ALONE, BEHIND, BEFORE, BOTH, CHOICE),
  growing: about(GROWN, JOINED, REFUSED),
  invalidOps: about(WRONG),
};
