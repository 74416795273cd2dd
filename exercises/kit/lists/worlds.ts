/**
 * The small worlds of allocators with the interface of `MemoryAllocator`.
 *
 * @module
 */
import { type Call, type Look, type SmallWorld, START, type Topic } from "../define/small-world.js";
import { sideBySide } from "../define/side-by-side.js";
import type { Part } from "../define/survey.js";
import { type Oracles, worldOf } from "../define/world.js";
import type { MemoryModel } from "../models/units.js";
import type { FreeListDefinition } from "./definition.js";
import type { Argument } from "../subject/subject.js";

/** Kinds of calls, in the words of the lessons. */
export const ALLOCATIONS = {
  /** From the only free block, of which something is left. */
  plain: "allocation from the only free block",
  /** With other free blocks about that are too small. */
  passing: "allocation past free blocks that are too small",
  /** With several free blocks that have room. */
  choice: "allocation where several free blocks have room",
  exact: "exact fit of the only free block",
  /** The only one with room has to leave a list with others in it. */
  unlink: "exact fit of one of several free blocks",
  /** Less is free than is asked for. */
  refused: "request for more than is free",
  /** Enough is free, but in pieces. */
  scattered: "request for more than any free block has",
} as const;
export const FREES = {
  alone: "free that touches no free block",
  previous: "free next to the block before",
  next: "free next to the block after",
  both: "free between two free blocks",
} as const;
/** Where several blocks are free; where there is one at most, it is looked at after every call. */
export const LARGEST = "largest of several free blocks";
export const WRONG = "wrong call";
const FREE_MEMORY = "free memory";
/** A free after which nothing but the total is wrong, whether it merges or not. */
export const TOTAL = "total of free memory after a free";
/** A simple call that goes wrong only after many others. */
export const HISTORY = "many calls in a row";
/** A call of one of two allocators, that is right where there is no other. */
export const APART = "call beside another allocator";

/** Kinds in the order in which they are taught, as far as it matters: what takes several of them is about the last one. */
const FIRST_TAUGHT: readonly string[] = [ALLOCATIONS.plain, ALLOCATIONS.exact, ALLOCATIONS.refused];
const TAUGHT: readonly string[] = [
  ...FIRST_TAUGHT,
  ...[ALLOCATIONS.passing, ALLOCATIONS.unlink, ALLOCATIONS.scattered, LARGEST, ALLOCATIONS.choice],
  ...Object.values(FREES),
];
/** Calls that it takes at least to be about their number. */
const MANY = 40;

const GET_LARGEST: Call = { method: "getLargestFreeBlock", args: [] };

/** One memory, or two of which neither may know of the other. */
export type Memories = Oracles<MemoryModel>;

/**
 * Every right call in every state of a memory of so many units.
 *
 * @param refused - which of the requests that have to be refused are tried: every size, or the least one
 */
export function rightCalls(
  definition: FreeListDefinition,
  capacity: number,
  refused: "every" | "least",
): SmallWorld<Memories> {
  const most = refused === "every" ? capacity + 1 : 1;
  return heapWorld(definition, capacity, {
    calls: (model) => [
      ...moves(model),
      ...upTo(most).flatMap((more) => {
        const size = model.largestFreeBlock() + 1 + more;
        return size > capacity + 1 ? [] : allocate(size);
      }),
      ...(model.freeRanges().length > 1 ? [GET_LARGEST] : []),
    ],
  });
}

/**
 * Every wrong call in every state: each range that is no live allocation, and sizes that make no sense. Afterwards, all that
 * is live can still be freed.
 *
 * @param frees - addresses and sizes of ranges inside of memory, or those all around it, too: addresses from −1 to the
 *   capacity with sizes from 0 to the capacity + 1
 */
export function wrongCalls(
  definition: FreeListDefinition,
  capacity: number,
  frees: "inside" | "anywhere",
): SmallWorld<Memories> {
  const sizes: Argument[] = frees === "inside" ? [0] : [0, -1, 1.5, NaN, "1"];
  const oddFrees = [1.5, NaN, "1"].map((size) => free(0, size));
  const ranges = upTo(capacity + 2).flatMap((address) =>
    upTo(capacity + 2).map((size) => [address - 1, size] as const),
  );
  const isInside = (address: number, size: number): boolean => address >= 0 && size > 0 && address + size <= capacity;
  const tried = ranges.filter(([address, size]) => frees === "anywhere" || isInside(address, size));
  return heapWorld(definition, capacity, {
    calls: (model) => [
      ...moves(model),
      ...sizes.flatMap(allocate),
      ...tried.filter(([address, size]) => model.live.get(address) !== size).map((range) => free(...range)),
      ...(frees === "inside" ? [] : oddFrees),
    ],
    probes: (model) => [...model.live].map(([address, size]) => free(address, size)),
  });
}

/** Two memories of two units, and one of a unit beside one of three. */
export const twoAllocators = (definition: FreeListDefinition): Part<Memories>[] =>
  sideBySide(
    definition,
    [
      [[2], [2]],
      [[1], [3]],
    ],
    {
      calls: (model) => [...moves(model), ...allocate(model.largestFreeBlock() + 1)],
      about: APART,
      aboutOthers: WRONG,
      looks,
    },
  );

/** What a world tries of each of its memories. */
interface Tried {
  calls(model: MemoryModel): Call[];
  probes?(model: MemoryModel): Call[];
}

function heapWorld(definition: FreeListDefinition, capacity: number, tried: Tried): SmallWorld<Memories> {
  return worldOf(definition, {
    ...tried,
    construct: [[capacity]],
    start: { kind: START, isEdge: capacity === 1 },
    topic,
    seenAs,
    ofHistory,
    looks,
  });
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
const allocate = (size: Argument): Call[] => [{ method: "allocate", args: [size] }];
const free = (address: Argument, size: Argument): Call => ({ method: "free", args: [address, size] });

/** The calls that change something. */
const moves = (model: MemoryModel): Call[] => [
  ...upTo(model.largestFreeBlock()).flatMap((size) => allocate(size + 1)),
  ...[...model.live].map(([address, size]) => free(address, size)),
];

function looks(model: MemoryModel): Look[] {
  const ranges = model.freeRanges();
  return [
    { kind: "list", aspect: "list", nodes: ranges },
    { kind: "links", aspect: "links" },
    { kind: "call", aspect: FREE_MEMORY, method: "getFreeMemory", due: model.freeMemory() },
    ...(ranges.length > 1
      ? []
      : [
          {
            kind: "call",
            aspect: "largest block",
            method: "getLargestFreeBlock",
            due: model.largestFreeBlock(),
          } as const,
        ]),
  ];
}

/** Totals are taught before anything merges. Where they are wrong without a merge, too, merges are not at fault. */
function seenAs(topic: Topic, aspects: readonly string[]): Topic {
  const isFree = (Object.values(FREES) as string[]).includes(topic.kind);
  if (!isFree || aspects.some((aspect) => aspect !== FREE_MEMORY)) return topic;
  return topic.kind === FREES.alone ? { kind: TOTAL, isEdge: false } : { ...topic, basis: TOTAL };
}

/**
 * What the last call is about, unless it is one of the first that are taught: it then goes wrong for their
 * number, for what a refusal left behind, or else for the last thing taught that was called for.
 */
function ofHistory(topics: readonly Topic[]): Topic {
  const kinds = topics.map(({ kind }) => kind);
  const last = kinds.at(-1) ?? START;
  if (!FIRST_TAUGHT.includes(last)) return { kind: last, isEdge: false };
  if (topics.length >= MANY) return { kind: HISTORY, isEdge: false };
  const refused = kinds.findLast((kind) => kind === ALLOCATIONS.refused || kind === ALLOCATIONS.scattered);
  return { kind: refused ?? TAUGHT.findLast((kind) => kinds.includes(kind)) ?? last, isEdge: false };
}

function topic(model: MemoryModel, { method, args }: Call): Topic {
  if (method === GET_LARGEST.method) return { kind: LARGEST, isEdge: false };
  const [first, second] = args;
  if (method === "allocate") {
    return Number.isInteger(first) && (first as number) > 0 ? allocation(model, first as number) : wrong;
  }
  return model.live.get(first as number) === second ? freeing(model, first as number, second as number) : wrong;
}

const wrong: Topic = { kind: WRONG, isEdge: false };

function allocation(model: MemoryModel, size: number): Topic {
  const ranges = model.freeRanges();
  const block = model.choose(size);
  const isEdge = size === 1 || size === model.capacity;
  const { refused, scattered, plain, passing, choice, exact, unlink } = ALLOCATIONS;
  if (block === undefined) {
    return size > model.freeMemory()
      ? { kind: refused, isEdge }
      : { kind: scattered, isEdge: size === 1, basis: refused };
  }
  const isExact = block.size === size;
  if (ranges.length === 1) return { kind: isExact ? exact : plain, isEdge };
  const basis = isExact ? exact : plain;
  if (ranges.filter((range) => range.size >= size).length > 1) return { kind: choice, isEdge: false, basis };
  return { kind: isExact ? unlink : passing, isEdge: isEdge || block.start + size === model.capacity, basis };
}

function freeing(model: MemoryModel, address: number, size: number): Topic {
  const ranges = model.freeRanges();
  const end = address + size;
  const hasPrevious = ranges.some((range) => range.start + range.size === address);
  const hasNext = ranges.some((range) => range.start === end);
  const kind = hasPrevious ? (hasNext ? "both" : "previous") : hasNext ? "next" : "alone";
  return { kind: FREES[kind], isEdge: size === 1 || address === 0 || end === model.capacity };
}
