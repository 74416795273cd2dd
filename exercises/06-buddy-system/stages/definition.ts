/**
 * What this assignment's class is: an allocator whose blocks are powers of two, with a list of free blocks for each of them.
 *
 * @module
 */
import type { BrokenLaw } from "#kit/check/broken-law";
import {
  allocatorDefinition,
  type AllocatorReturns,
  type AllocatorTotal,
  liveKey,
  property,
  total,
} from "#kit/define/allocator";
import type { Block, Definition, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { type ClassLists, classViews } from "#kit/lists/by-class";
import { freeBlocksInWords, units } from "#kit/models/words";
import { BuddyModel, expectedOfConstructor } from "./model.js";

/** What the methods return. */
export type BuddyReturns = AllocatorReturns & { getInternalFragmentation: number; smallest: number };
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
export type Aspect = AllocatorTotal | "addresses" | "alignment" | "waste" | "lists" | "newest";

const lists: ClassLists<BuddyModel> = {
  shape: { head: "freeLists", next: "next", start: "start", size: "size" },
  due: (model) => model.lists(),
  caption: (model, order) => `blocks of ${model.smallest * 2 ** order}`,
  brokenLaw,
  order: "newest first",
};
const views = classViews(lists);

/** The example of the lesson. */
const example: Situation<"allocate" | "free"> = {
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

const shared = allocatorDefinition<BuddyModel>(
  (model, due, size) => ({
    reason: () => (Number.isInteger(size) && (size as number) > 0 ? whyThere(model, size as number) : ""),
    mistake: () => (due.kind === "returns" ? "allocate takes another block" : null),
  }),
  example,
);

export const definition: Definition<BuddyModel, BuddyReturns, "allocator", Aspect> = {
  ...shared,
  className: "BuddyAllocator",
  noun: "allocator",
  construct: {
    parameters: ["capacity", "smallest"],
    due: (capacity, smallest = 1) => expectedOfConstructor(capacity, smallest),
    oracle: (capacity, smallest = 1) => new BuddyModel(capacity as number, smallest as number),
  },
  methods: {
    ...shared.methods,
    getInternalFragmentation: total("getInternalFragmentation", "units lost inside of blocks", "waste", (model) =>
      model.waste(),
    ),
    smallest: property("units of the smallest block", (model) => model.smallest),
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
  // In which order blocks of different sizes became free makes no difference.
  key: (model) =>
    `${model
      .lists()
      .map((blocks) => blocks.map(({ start }) => start).join())
      .join("|")} ${liveKey(model)}`,
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

/** What no block in the list of an order is. */
function brokenLaw(
  { start, size }: Block,
  { model, place: order, others }: { model: BuddyModel; place: number; others: readonly Block[] },
): BrokenLaw | null {
  const due = model.smallest * 2 ** order;
  if (size !== due)
    return { mistake: "a block in the list of another order", told: `but a block of order ${order} has ${due}` };
  if (start % size !== 0)
    return { mistake: "a block at no multiple of its size", told: `which begins at no multiple of ${size}` };
  const buddy = others.find((block) => block.start === (start % (2 * size) === 0 ? start + size : start - size));
  if (buddy === undefined) return null;
  const told = `and its buddy ${units(buddy)} is free, too: they have to be one block`;
  return { mistake: "buddies that have not merged", told };
}
