/**
 * What this assignment's class is: an allocator with a list for each class of sizes, and a pool of slots for what is small.
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
import { BATCH, classOf, expectedOfConstructor, SegregatedModel, SLOTS } from "./model.js";
import { wasteInWords, whyThere } from "./words.js";

/** What the methods return. */
export type SegregatedReturns = AllocatorReturns & { getInternalFragmentation: number; poolCapacity: number };
/** An allocator under test. */
export type Allocator = UnderTest<SegregatedModel, SegregatedReturns>;

/**
 * What a stage may judge beside errors, which always are.
 *
 * - `addresses`: what `allocate` returns
 * - `slot addresses`: of that, which slot it is; of an address in the main memory only that it is one
 * - `main addresses`: of that, which block of the main memory it is; of an address in the pool only that it is one
 * - `free memory`, `largest block`, `waste`: the three totals
 * - `slots`: which slots are in which list of the pool
 * - `newest slots`: that each of those has its newest slot first
 * - `lists`: which blocks are in which list, in pool and main memory
 * - `newest`: that each of all lists has its newest block first
 */
export type Aspect =
  | AllocatorTotal
  | "addresses"
  | "slot addresses"
  | "main addresses"
  | "waste"
  | "slots"
  | "newest slots"
  | "lists"
  | "newest";

/** The property that holds the lists of slots. */
export const POOL_LISTS = "poolLists";
/** The property that holds the lists of the main memory. */
export const MAIN_LISTS = "mainLists";

const lists: ClassLists<SegregatedModel> = {
  shape: { head: MAIN_LISTS, next: "next", start: "start", size: "size" },
  at: (place) => (place < SLOTS.length ? [POOL_LISTS, place] : [MAIN_LISTS, place - SLOTS.length]),
  due: (model) => [...model.poolLists(), ...model.mainLists()],
  caption: (_model, place) => {
    const slot = SLOTS[place];
    if (slot !== undefined) return `slots of ${slot}`;
    const at = place - SLOTS.length;
    return at === 0 ? "class 0, 1 unit" : `class ${at}, ${2 ** at} to ${2 ** (at + 1) - 1}`;
  },
  brokenLaw,
  order: "newest first",
  unlisted: (model) => model.uncut(),
};
const views = classViews(lists);
/** The lists of the pool alone, for who does not yet ask for those of the main memory. */
const slotViews = classViews<SegregatedModel>({
  ...lists,
  shape: { ...lists.shape, head: POOL_LISTS },
  due: (model) => model.poolLists(),
  unlisted: (model) => [...model.uncut(), ...model.main],
});

const allocate = (size: number) => ({ method: "allocate", args: [size] }) as const;
const free = (address: number, size: number) => ({ method: "free", args: [address, size] }) as const;
/** A pool is cut, a large block is cut and merged, and the two do not meddle with each other. */
const example: Situation<"allocate" | "free"> = {
  capacity: 480,
  calls: [
    allocate(5),
    allocate(20),
    allocate(100),
    allocate(7),
    allocate(64),
    free(0, 5),
    free(116, 100),
    allocate(40),
  ],
};

const shared = allocatorDefinition<SegregatedModel>(
  (model, due, size) => ({
    reason: () => (Number.isInteger(size) && (size as number) > 0 ? whyThere(model, size as number) : ""),
    mistake: () => (due.kind === "returns" ? "allocate takes another block" : null),
  }),
  example,
);

/** How large the pool is where nobody says so: one batch in five, which leaves room to see both. */
const poolOf = (capacity: number): number => BATCH * Math.floor(capacity / (5 * BATCH));

export const definition: Definition<SegregatedModel, SegregatedReturns, "allocator", Aspect> = {
  ...shared,
  className: "SegregatedAllocator",
  noun: "allocator",
  construct: {
    parameters: ["totalCapacity", "poolCapacity"],
    due: (capacity, pool) => expectedOfConstructor(capacity, pool),
    oracle: (capacity, pool) => new SegregatedModel(capacity as number, pool as number),
  },
  methods: {
    ...shared.methods,
    getInternalFragmentation: total(
      "getInternalFragmentation",
      "units of slots in use that nobody asked for",
      "waste",
      (model) => model.waste(),
      wasteInWords,
    ),
    poolCapacity: property("units of the pool", (model) => model.poolCapacity),
  },
  results: {
    addresses: { method: "allocate", agrees: (due, actual) => actual === due },
    "slot addresses": {
      method: "allocate",
      agrees: (due, actual, { poolCapacity, capacity }, size) =>
        (due as number) < poolCapacity
          ? actual === due
          : typeof actual === "number" && actual >= poolCapacity && actual + (size as number) <= capacity,
    },
    "main addresses": {
      method: "allocate",
      agrees: (due, actual, { poolCapacity }) =>
        (due as number) < poolCapacity
          ? typeof actual === "number" && actual >= 0 && actual < poolCapacity
          : actual === due,
    },
  },
  views: {
    slots: slotViews.lists,
    "newest slots": { ...slotViews.order, restsOn: "slots" },
    lists: views.lists,
    newest: views.order,
  },
  main: { name: "lists", view: views.lists },
  lists: {
    shape: lists.shape,
    nodes: (model, place, head) => (head === POOL_LISTS ? model.poolLists() : model.mainLists())[place] ?? [],
  },
  // In which order blocks of different lists came makes no difference.
  key: (model) => `${model.cut} ${lists.due(model).map(keyOf).join("|")} ${liveKey(model)}`,
  play: { ...shared.play, construct: (capacity) => [capacity, poolOf(capacity as number)] },
};

const keyOf = (blocks: readonly Block[]): string => blocks.map(({ start }) => start).join();

/** What no block in the list of that place is. */
function brokenLaw(
  { start, size }: Block,
  { model, place, others }: { model: SegregatedModel; place: number; others: readonly Block[] },
): BrokenLaw | null {
  const slot = SLOTS[place];
  const isInPool = start < model.poolCapacity;
  if (slot !== undefined) {
    if (!isInPool) return { mistake: "a slot outside of the pool", told: "which is not in the pool" };
    if (size !== slot)
      return { mistake: "a slot in the list of another size", told: `but a slot of that list has ${slot}` };
    return null;
  }
  if (isInPool)
    return {
      mistake: "a slot among the blocks of the main memory",
      told: `which begins in the pool (0…${model.poolCapacity - 1})`,
    };
  const due = place - SLOTS.length;
  // A block without units is in no class.
  if (size < 1 || classOf(size) !== due)
    return { mistake: "a block in the list of another class", told: `but class ${due} is for ${classText(due)}` };
  if (others.some((block) => block.start + block.size === start || start + size === block.start))
    return {
      mistake: "free neighbours that have not merged",
      told: "and its neighbour is in the same list: they have to be one block",
    };
  return null;
}

/** The sizes of a class in words. */
const classText = (place: number): string =>
  place === 0 ? "1 unit" : `${2 ** place} to ${2 ** (place + 1) - 1} units`;
