/**
 * What this assignment's class is: memory in equal blocks, with a bit for each of them.
 *
 * @module
 */
import { property } from "#kit/define/allocator";
import type { Definition, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { returns } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";
import { BlocksModel, expectedOfConstructor } from "./model.js";
import { askedWords, lengthView, usedView, wordsView } from "./words.js";

/** What the methods return. */
export type BitmapReturns = {
  allocate: number;
  free: undefined;
  attemptToFree: undefined;
  getFreeCount: number;
  blockCount: number;
  blockSize: number;
};
/** An allocator under test. */
export type Allocator = UnderTest<BlocksModel, BitmapReturns>;

/**
 * What a stage may judge beside addresses and errors, which always are.
 *
 * - `length`: how many words there are
 * - `bits in use`: that those of blocks in use are 0
 * - `words`: every bit of them
 * - `count`: how many blocks are free
 */
export type Aspect = "length" | "bits in use" | "words" | "count";

/** The example of the lesson. */
const example: Situation<"allocate" | "free"> = {
  capacity: 6,
  calls: [
    { method: "allocate", args: [] },
    { method: "allocate", args: [] },
    { method: "allocate", args: [] },
    { method: "free", args: [0] },
    { method: "free", args: [2] },
    { method: "allocate", args: [] },
  ],
};

export const definition: Definition<BlocksModel, BitmapReturns, "allocator", Aspect> = {
  className: "BitmapAllocator",
  noun: "allocator",
  construct: {
    parameters: ["blockCount", "blockSize"],
    due: (blockCount, blockSize) => expectedOfConstructor(blockCount, blockSize),
    oracle: (blockCount, blockSize) => new BlocksModel(blockCount as number, blockSize as number),
  },
  methods: {
    allocate: {
      parameters: [],
      about: "hand out a block",
      due: (model) => model.dueOfAllocate(),
      make: (model) => model.allocate(),
      why: (model, due) => ({
        reason: () => whyThere(model),
        mistake: () => (due.kind === "returns" ? "allocate takes another block" : null),
      }),
      gives: (address) => ({ start: address, size: 1 }),
    },
    free: {
      parameters: ["address"],
      about: "take a block back",
      due: (model, address) => model.dueOfFree(address),
      make: (model, address) => model.takeBack(address as number),
      why: (model, _due, address) => ({ reason: () => aboutAddress(model, address) }),
      takes: {
        block: (address) => ({ start: address as number, size: 1 }),
        args: ({ start }) => [start],
      },
    },
    attemptToFree: {
      parameters: ["address"],
      about: "free a block that is free, whatever comes of it",
      told: "Here `attemptToFree` is the grader: it calls `free` for a block that is free, and whatever comes of that, another block stays in use.",
      due: () => returns(undefined),
      // It has to change nothing, and that is to be seen.
      make: () => undefined,
      byGrader(instance, _model, address) {
        instance.call("free", [address]);
        return { kind: "returned", value: { type: "primitive", value: undefined } };
      },
    },
    getFreeCount: {
      parameters: [],
      about: "how many blocks are free",
      due: (model) => returns(model.free().length),
      total: "count",
    },
    blockCount: property("blocks in all", (model) => model.blockCount),
    blockSize: property("units of a block", (model) => model.blockSize),
  },
  views: { length: lengthView, "bits in use": usedView, words: wordsView },
  main: { name: "words", view: wordsView },
  asked: askedWords,
  picture: (model) => model.picture(),
  key: (model) => model.key(),
  play: {
    example,
    most: { units: 1024, calls: 1000 },
    hasEqualBlocks: true,
    construct: (capacity) => [capacity, 1],
    // Whatever is asked for fits into a block.
    request: () => ({ method: "allocate", args: [] }),
    release: (_request, address) => ({ method: "free", args: [address] }),
    freeing: ({ start, state }) => (state === "allocated" ? { method: "free", args: [start] } : null),
  },
};

/** Which block has to be handed out, as a sentence to add. */
function whyThere(model: BlocksModel): string {
  const [block, { blockCount, blockSize }] = [model.lowest(), model];
  if (block === -1) return blockCount === 1 ? " The only block is in use." : ` All ${blockCount} blocks are in use.`;
  return ` The lowest free block is block ${block}, and it begins at ${block} · ${blockSize}.`;
}

/** What there is at an address, as a sentence to add; nothing where it is no address. */
function aboutAddress(model: BlocksModel, address: Argument): string {
  const { blockCount, blockSize } = model;
  if (typeof address !== "number" || !Number.isInteger(address)) return "";
  const end = blockCount * blockSize;
  if (address < 0 || address >= end) return ` Memory has the addresses 0…${end - 1}.`;
  const block = address / blockSize;
  if (!Number.isInteger(block)) return ` No block begins there: each has ${blockSize} units.`;
  return ` Block ${block}, which begins there, is ${model.uses(block) ? "in use" : "free"}.`;
}
