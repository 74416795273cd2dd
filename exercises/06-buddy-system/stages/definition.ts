/**
 * What this assignment's class is: an allocator whose blocks are powers of two, with a list of free blocks for each of them.
 *
 * @module
 */
import type { BrokenLaw } from "#kit/check/broken-law";
import type { Definition, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { type ClassLists, classViews } from "#kit/lists/by-class";
import { freeBlocksInWords, observedPicture, units } from "#kit/lists/laws";
import { returns } from "#kit/subject/expected";
import { type Block, BuddyModel, expectedOfConstructor } from "./model.js";

/** What the methods return. */
export type BuddyReturns = {
  allocate: number;
  free: undefined;
  getFreeMemory: number;
  getLargestFreeBlock: number;
  getInternalFragmentation: number;
  capacity: number;
  smallest: number;
};
/** An allocator under test. */
export type Allocator = UnderTest<BuddyModel, BuddyReturns>;

/**
 * What a stage may judge beside errors, which always are.
 *
 * - `addresses`: what `allocate` returns
 * - `alignment`: of that, only whether it is inside of memory and a multiple of its block
 * - `free memory`, `largest block`, `waste`: the three totals
 * - `lists`: which blocks are in which list
 * - `newest`: that each list has its newest block first
 */
export type Aspect = "addresses" | "alignment" | "free memory" | "largest block" | "waste" | "lists" | "newest";

const lists: ClassLists<BuddyModel> = {
  shape: { head: "freeLists", next: "next", start: "start", size: "size" },
  due: (model) => model.lists(),
  caption: (model, order) => `blocks of ${model.smallest * 2 ** order}`,
  brokenLaw,
  order: "newest first",
  picture: (model) => model.picture(),
  observed: (blocks, model) =>
    observedPicture(blocks, {
      capacity: model.capacity,
      live: new Map(model.blocks().map(({ start, size }) => [start, size])),
    }),
};
const views = classViews(lists);

/** The example of the lesson. */
const example: Situation = {
  capacity: 128,
  calls: [
    { method: "allocate", args: [20] },
    { method: "allocate", args: [7] },
    { method: "allocate", args: [33] },
    { method: "allocate", args: [9] },
    { method: "free", args: [0, 20] },
    { method: "free", args: [48, 9] },
    { method: "free", args: [32, 7] },
    { method: "free", args: [64, 33] },
  ],
};

export const definition: Definition<BuddyModel, BuddyReturns, "allocator", Aspect> = {
  className: "BuddyAllocator",
  noun: "allocator",
  construct: {
    parameters: ["capacity", "smallest"],
    due: (capacity, smallest = 1) => expectedOfConstructor(capacity, smallest),
    oracle: (capacity, smallest = 1) => new BuddyModel(capacity as number, smallest as number),
  },
  methods: {
    allocate: {
      parameters: ["size"],
      about: "hand out a block",
      due: (model, size) => model.dueOfAllocate(size),
      make: (model, size) => model.allocate(size as number),
      why: (model, due, size) => ({
        reason: () => (Number.isInteger(size) && (size as number) > 0 ? whyThere(model, size as number) : ""),
        mistake: () => (due.kind === "returns" ? "allocate takes another block" : null),
      }),
      sizeAt: 0,
      gives: (address, size) => ({ start: address, size: size as number }),
    },
    free: {
      parameters: ["address", "size"],
      about: "take a block back",
      due: (model, address, size) => model.dueOfFree(address, size),
      make: (model, address) => model.takeBack(address as number),
      takes: {
        block: (address, size) => ({ start: address as number, size: size as number }),
        args: ({ start, size }) => [start, size],
      },
    },
    getFreeMemory: {
      parameters: [],
      about: "units in free blocks",
      due: (model) => returns(model.freeMemory()),
      total: "free memory",
    },
    getLargestFreeBlock: {
      parameters: [],
      about: "the largest free block",
      due: (model) => returns(model.largestFreeBlock()),
      total: "largest block",
    },
    getInternalFragmentation: {
      parameters: [],
      about: "units lost inside of blocks",
      due: (model) => returns(model.waste()),
      total: "waste",
    },
    capacity: { parameters: [], about: "units in all", isProperty: true, due: (model) => returns(model.capacity) },
    smallest: {
      parameters: [],
      about: "units of the smallest block",
      isProperty: true,
      due: (model) => returns(model.smallest),
    },
  },
  results: {
    addresses: { method: "allocate", agrees: (due, actual) => actual === due },
    alignment: {
      method: "allocate",
      agrees: (_due, actual, model, size) =>
        typeof actual === "number" &&
        actual >= 0 &&
        actual + (size as number) <= model.capacity &&
        actual % model.blockFor(size as number) === 0,
    },
  },
  views: { lists: views.lists, newest: views.order },
  main: { name: "lists", view: views.lists },
  lists: { shape: lists.shape, nodes: (model, order) => model.lists()[order] ?? [] },
  picture: (model) => model.picture(),
  inWords: (model) => freeBlocksInWords(model),
  key: ({ free, live }) =>
    // In which order blocks of different sizes became free makes no difference, nor in which order blocks were handed out.
    [
      [...free].sort((a, b) => a.size - b.size).map(({ start, size }) => [start, size]),
      [...live].sort(([a], [b]) => a - b),
    ]
      .map((blocks) => blocks.map((block) => block.join("+")).join())
      .join(" "),
  play: {
    example,
    most: { units: 4096, calls: 1000 },
    request: (size) => ({ method: "allocate", args: [size] }),
    release: ({ args: [size] }, address) => ({ method: "free", args: [address, size] }),
    freeing: ({ start, size, used = size, state }) =>
      state === "allocated" ? { method: "free", args: [start, used] } : null,
  },
};

/** Which block has to serve, and why, as sentences to add. */
function whyThere(model: BuddyModel, size: number): string {
  const need = model.blockFor(size);
  const block = model.choose(size);
  const wants = ` ${size === 1 ? "1 unit needs" : `${size} units need`} a block of ${need}.`;
  if (block === undefined) return `${wants}${freeBlocksInWords(model)}`;
  if (block.size === need) return `${wants} The newest free one is ${units(block)}.`;
  return `${wants} None is free, and of the least larger ones ${units(block)} is the newest: of it the lower half is kept, as often as it is halved.`;
}

/** Blocks that no buddy system has, whatever should be free. */
function brokenLaw(found: readonly (readonly Block[])[], { smallest, capacity }: BuddyModel): BrokenLaw | null {
  for (const [order, blocks] of found.entries()) {
    const size = smallest * 2 ** order;
    for (const block of blocks) {
      const place = `\`freeLists[${order}]\` holds a block with start ${block.start} and size ${block.size}`;
      if (block.size !== size)
        return {
          mistake: "a block in the list of another order",
          told: `${place}, but a block of order ${order} has ${size}`,
        };
      if (block.start < 0 || block.start + size > capacity)
        return {
          mistake: "a block outside of memory",
          told: `${place}, which reaches outside of memory (0…${capacity - 1})`,
        };
      if (block.start % size !== 0)
        return {
          mistake: "a block at no multiple of its size",
          told: `${place}, which begins at no multiple of ${size}`,
        };
      const buddy = blocks.find(
        ({ start }) => start !== block.start && Math.floor(start / (2 * size)) === Math.floor(block.start / (2 * size)),
      );
      if (buddy !== undefined)
        return {
          mistake: "buddies that have not merged",
          told: `${place}, and its buddy ${units(buddy)} is free, too: they have to be one block`,
        };
    }
  }
  return null;
}
