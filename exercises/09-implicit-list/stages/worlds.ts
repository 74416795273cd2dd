/**
 * Small worlds of this assignment: heaps of up to 56 bytes, and which call belongs to the stage that teaches it.
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
import { definition } from "./definition.js";
import { blockFor, type HeapModel } from "./model.js";

/** Kinds of calls, in the order in which they are taught. */
const FIRST = "the first block of a heap";
const APART = "call beside another heap";
const SPLIT = "request that leaves a rest";
const EXACT = "request that takes a block whole";
const CHOICE = "request for which several blocks are free";
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

const base: Pick<Tried<HeapModel>, "fills" | "looks" | "seenAs"> = {
  fills: (model, { method }) =>
    method === "allocate" ? model.payloads().reduce((newest, one) => (one.tag > newest.tag ? one : newest)) : null,
  looks: memoryLooks,
  // Where only the header of what is left is wrong, it is about that.
  seenAs: (topic, aspects) => ([FIRST, APART].includes(topic.kind) && aspects.join() === "words" ? at(SPLIT) : topic),
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
  world: worldOf(definition, {
    ...base,
    construct: [construct],
    calls: (model) => moves(model, sizes),
    topic,
  }),
});

/** Every wrong call in every state: each address that is no live payload, and what makes no sense. */
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
      ...Array.from({ length: model.maxBytes + 9 }, (_, address) => address)
        .filter((address) => model.placeOf(address) === -1)
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
      [32, 16],
      [32, 16],
    ],
    [
      [24, 24],
      [32, 16],
    ],
  ],
  {
    ...base,
    calls: (model) => moves(model, [4, 12]),
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
  const need = blockFor(size);
  const fit = model.blocks[model.fitFor(size)];
  if (fit === undefined) {
    if (model.dueOfAllocate(size).kind === "throws") return at(REFUSED, FIRST);
    const rest = model.growthFor(size) - need;
    if (model.blocks.length === 0) return rest > 8 ? at(FIRST) : rest > 0 ? at(SPLIT) : at(GROWN, EXACT);
    return at(model.blocks.at(-1)?.owner === null ? JOINED : GROWN, FIRST);
  }
  const fitting = model.blocks.filter(({ size, owner }) => owner === null && size >= need).length;
  if (fitting > 1) return at(CHOICE, SPLIT);
  return at(fit.size === need ? EXACT : SPLIT, FIRST);
}

function release(model: HeapModel, address: number): Topic {
  const place = model.placeOf(address);
  const isFree = (at: number) => model.blocks[at]?.owner === null;
  if (isFree(place - 1)) return isFree(place + 1) ? at(BOTH, BEFORE) : at(BEFORE, ALONE);
  return isFree(place + 1) ? at(BEHIND, ALONE) : at(ALONE);
}

/** Those that students see. */
export const worlds = worldChecksOf(definition, [
  rightCalls([48, 16], [4, 12, 20, 28, 36, 37]),
  rightCalls([64, 40], [1, 4, 5, 12, 13, 20, 28, 36]),
  wrongCalls([40, 16], [4, 12, 20]),
  ...twoHeaps,
]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [
  rightCalls([56, 24], [3, 11, 20, 21, 44, 45]),
  wrongCalls([48, 24], [1, 13, 24]),
]);

/** Calls of those kinds. */
const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  layout: about(START, FIRST, APART),
  placing: about(SPLIT, EXACT, CHOICE),
  freeing: about(ALONE, BEHIND, BEFORE, BOTH),
  growing: about(GROWN, JOINED, REFUSED),
  invalidOps: about(WRONG),
};
