/**
 * Small worlds of this assignment: heaps of a few bytes, and which call belongs to the stage that teaches it.
 *
 * @module
 */
import { contentsLooks } from "#kit/bytes/contents";
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import type { Argument } from "#kit/subject/subject";
import { definition } from "./definition.js";
import type { CompactionModel } from "./model.js";

/** Kinds of calls. */
const ONLY = "request behind the last block, where nothing else is free and blocks lie in the order of their age";
const FREED = "free";
const CHOICE = "request that a hole serves, where there are several or blocks above it";
const FEW = "request after which the only block has moved";
const MORE = "request for more than is free in all";
const MANY = "request after which several blocks have moved";
const SLID = "compaction";
const CONTENTS = "what clients have written";
const PINNED = "call that is about pins";
const APART = "call beside another heap";
const WRONG = "wrong call";

/** Kinds of calls that rest upon others. */
const BASES: ReadonlyMap<string, string> = new Map([
  [FREED, CHOICE],
  [FEW, SLID],
  [MANY, SLID],
]);

const allocate = (...args: Argument[]): Call => ({ method: "allocate", args });
const of = (method: string, handle: Argument): Call => ({ method, args: [handle] });
const compact: Call = { method: "compact", args: [] };

const upTo = (most: number): number[] => Array.from({ length: most }, (_, place) => place + 1);
const frees = (model: CompactionModel): Call[] => model.live().map(({ handle }) => of("free", handle));

/** What can be done in a state, with so many live blocks at most, and so many pins on each. */
const rightCallsIn =
  (mostBlocks: number, mostPins: number) =>
  (model: CompactionModel): Call[] => {
    if (model.isUnsettled) return [compact];
    const live = model.live();
    // Of what has to be refused the least size is enough.
    const sizes = upTo(live.length < mostBlocks ? model.freeMemory() + 1 : 0);
    return [
      ...sizes.map((size) => allocate(size)),
      ...frees(model),
      compact,
      ...live.filter(({ pins }) => pins < mostPins).map(({ handle }) => of("pin", handle)),
      ...live.filter(({ pins }) => pins > 0).map(({ handle }) => of("unpin", handle)),
    ];
  };

interface Size {
  capacity: number;
  blocks: number;
  pins: number;
}

/** Every right call in every state of a heap of that size. */
const rightCalls = ({ capacity, blocks, pins }: Size): Part<Oracles<CompactionModel>> => ({
  // A tour comes to a state by other calls, so that its blocks have other numbers there.
  plays: "fresh",
  world: worldOf(definition, {
    construct: [[capacity]],
    calls: rightCallsIn(blocks, pins),
    fills: filledBy,
    topic,
    seenAs: (seen, aspects) =>
      aspects.every((aspect) => aspect === "contents") ? { kind: CONTENTS, basis: seen.kind, isEdge: false } : seen,
    looks,
  }),
});

/** Every wrong call in every state: handles of what is gone and of what never was, and what makes no sense. */
const wrongCalls = (size: Size): Part<Oracles<CompactionModel>> => ({
  plays: "fresh",
  tries: ({ kind }) => kind === WRONG,
  world: worldOf(definition, {
    construct: [[size.capacity]],
    calls: (model) => [
      ...rightCallsIn(size.blocks, size.pins)(model),
      ...(model.isUnsettled ? [] : [...[0, -1, 1.5, NaN, "1"].map((wrong) => allocate(wrong)), ...wrongHandles(model)]),
    ],
    topic: (model, call) => ({ kind: isWrong(model, call) ? WRONG : START, isEdge: false }),
    looks,
    probes: (model) => [compact, ...(model.isUnsettled ? [] : frees(model))],
  }),
});

/** Every method with every handle that is none: of the blocks that have gone the last two, and the next one to be given. */
function wrongHandles(model: CompactionModel): Call[] {
  const live = model.live().map(({ handle }) => handle);
  const gone = upTo(model.given).filter((handle) => !live.includes(handle));
  const wrong = [...gone.slice(-2), model.given + 1, 0, -1, 0.5, NaN, "1"];
  const methods = ["free", "addressOf", "sizeOf", "pin", "unpin"];
  return [
    ...methods.flatMap((method) => wrong.map((handle) => of(method, handle))),
    ...model.live().flatMap(({ handle, pins }) => (pins === 0 ? [of("unpin", handle)] : [])),
  ];
}

function isWrong(model: CompactionModel, { method, args: [first] }: Call): boolean {
  if (method === "compact") return false;
  if (method === "unpin") return model.dueOfUnpin(first).kind === "throws";
  if (method !== "allocate") return model.dueOfHandle(first, () => undefined).kind === "throws";
  const due = model.dueOfAllocate(first);
  return due.kind === "throws" && due.names.some((name) => name !== "OutOfMemoryError");
}

/** Two heaps side by side. */
const twoHeaps: Part<Oracles<CompactionModel>> = {
  plays: "fresh",
  world: worldOf(definition, {
    construct: [[2], [2]],
    start: { kind: APART, isEdge: false },
    calls: (model) => [...upTo(model.freeMemory()).map((size) => allocate(size)), ...frees(model)],
    fills: filledBy,
    topic: () => ({ kind: APART, isEdge: false }),
    looks,
  }),
};

/** What the client of a new block writes into it. */
function filledBy(model: CompactionModel, { method }: Call) {
  return method === "allocate" ? (model.payloads().find(({ tag }) => tag === model.given) ?? null) : null;
}

function looks(model: CompactionModel): Look[] {
  if (model.isUnsettled) return [];
  const live = model.live();
  return [
    {
      kind: "answers",
      aspect: "addresses",
      method: "addressOf",
      answers: live.map(({ handle, start }) => ({ arg: handle, due: start })),
    },
    {
      kind: "answers",
      aspect: "sizes",
      method: "sizeOf",
      answers: live.map(({ handle, size }) => ({ arg: handle, due: size })),
    },
    { kind: "call", aspect: "free memory", method: "getFreeMemory", due: model.freeMemory() },
    { kind: "call", aspect: "largest block", method: "getLargestFreeBlock", due: model.largestFreeBlock() },
    ...contentsLooks(model, "contents"),
  ];
}

function topic(model: CompactionModel, { method, args: [first] }: Call): Topic {
  const kind = kindOf(model, method, first as number);
  const isAmongPins = kind !== PINNED && model.live().some(({ pins }) => pins > 0);
  // Whatever goes wrong only where something is pinned is about that.
  if (isAmongPins) return { kind: PINNED, basis: kind, isEdge: false };
  const basis = BASES.get(kind);
  return { kind, isEdge: false, ...(basis === undefined ? {} : { basis }) };
}

function kindOf(model: CompactionModel, method: string, first: number): string {
  const live = model.live();
  const hasPins = live.some(({ pins }) => pins > 0);
  if (method === "pin" || method === "unpin") return PINNED;
  if (method === "compact") return hasPins || model.isUnsettled ? PINNED : SLID;
  if (method === "free") return (model.block(first)?.pins ?? 0) > 0 ? PINNED : FREED;
  if (first > model.freeMemory()) return MORE;
  const hole = model.holeFor(first);
  // Whoever has lost the order of blocks has lost it where a block was put below an older one.
  const isInTurn = live.every(({ handle }, place) => handle > (live[place - 1]?.handle ?? 0));
  const isBehindAll = model.holes().length === 1 && live.every(({ start }) => start < (hole?.start ?? 0));
  if (hole !== undefined) return isBehindAll && isInTurn ? ONLY : CHOICE;
  if (hasPins) return PINNED;
  return live.length === 1 ? FEW : MANY;
}

/** Those that students see. */
export const worlds = worldChecksOf(definition, [
  rightCalls({ capacity: 4, blocks: 3, pins: 1 }),
  rightCalls({ capacity: 3, blocks: 2, pins: 2 }),
  rightCalls({ capacity: 1, blocks: 1, pins: 1 }),
  wrongCalls({ capacity: 3, blocks: 2, pins: 1 }),
  twoHeaps,
]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [
  rightCalls({ capacity: 5, blocks: 3, pins: 0 }),
  rightCalls({ capacity: 5, blocks: 2, pins: 1 }),
  wrongCalls({ capacity: 4, blocks: 2, pins: 1 }),
]);

const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  handles: about(START, ONLY, FREED, APART),
  allocation: about(CHOICE, FEW, MORE),
  sliding: about(SLID, MANY),
  contents: about(CONTENTS),
  pins: about(PINNED),
  invalidOps: about(WRONG),
};
