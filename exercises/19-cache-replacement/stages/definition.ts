/**
 * What this assignment's classes are: four caches of one shape, which differ in whom they send away, and the best there can be,
 * which counts its misses afterwards.
 *
 * @module
 */
import type { MemoryBlock } from "#kit/check/failure";
import type { MemoryStrip } from "#kit/check/picture";
import type { Construct, Definition } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { argumentErrors } from "#kit/models/arguments";
import { returns, throws } from "#kit/subject/expected";
import { type CacheModel, clock, fifo, lfu, lru, OptimalModel } from "./model.js";
import { drawn, drawnFuture, whyHit, whyMisses, whyWent } from "./words.js";

/** What the methods return. */
export type CacheReturns = { access: boolean; lastEvicted: number | null; has: boolean; size: number };
/** A cache under test. */
export type Cache = UnderTest<CacheModel, CacheReturns>;
/** What the methods of the best return. */
export type OptimalReturns = { add: undefined; misses: number };
/** The best under test. */
export type Optimal = UnderTest<OptimalModel, OptimalReturns>;

/**
 * What a stage may judge beside hits and misses, which always are.
 *
 * - `evicted`: who went, after every access
 * - `size`: how many are in, after every access
 */
export type Aspect = "evicted" | "size";

/** The definition of a cache. */
export type CacheDefinition = Definition<CacheModel, CacheReturns, "cache", Aspect>;

const construct = <Oracle>(oracle: (capacity: number) => Oracle): Construct<Oracle> => ({
  parameters: ["capacity"],
  due(capacity) {
    const names = argumentErrors(capacity, 1);
    return names.length === 0 ? returns(undefined) : throws(...names);
  },
  oracle: (capacity) => oracle(capacity as number),
});

/** The methods of a cache. Equal mistakes of two classes are two mistakes. */
const methodsOf = (className: string): CacheDefinition["methods"] => ({
  access: {
    parameters: ["key"],
    about: "use a key",
    due: (model, key) => returns(model.has(key as number)),
    make: (model, key) => model.access(key as number),
    why: (model, _due, key) => ({
      because: () => whyHit(model, key as number),
      mistake: () =>
        `${className}: ${model.has(key as number) ? "a miss where the key is in" : "a hit where it is not"}`,
      more: () => drawn(model, { key: key as number }),
    }),
  },
  lastEvicted: {
    parameters: [],
    about: "who went at the last access",
    due: (model) => returns(model.evicted),
    why: (model) => ({
      because: () => whyWent(model),
      more: () => ({ ...drawn(model, { isAboutGoing: true }), mistake: `${className}: another went` }),
    }),
    total: "evicted",
  },
  has: {
    parameters: ["key"],
    about: "whether a key is in",
    due: (model, key) => returns(model.has(key as number)),
    why: (model, _due, key) => ({
      because: () => whyHit(model, key as number),
      more: () => ({ ...drawn(model), mistake: `${className}: has is wrong` }),
    }),
  },
  size: {
    parameters: [],
    about: "how many keys are in",
    due: (model) => returns(model.size()),
    why: (model) => ({ more: () => ({ ...drawn(model), mistake: `${className}: size is wrong` }) }),
    total: "size",
  },
});

/** A block of one unit with a key in it. */
const slotOf = (start: number, label: string): MemoryBlock => ({ start, size: 1, state: "allocated", label });
const free = (start: number, size: number): MemoryBlock[] => (size > 0 ? [{ start, size, state: "free" }] : []);

/** The string of the lesson's tables. */
const STRING = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];

function definitionOf(className: string, oracle: (capacity: number) => CacheModel): CacheDefinition {
  return {
    className,
    noun: "cache",
    construct: construct(oracle),
    methods: methodsOf(className),
    drawsSteps: false,
    picture(model) {
      const slots = model.members().map(({ key }, slot) => slotOf(slot, String(key)));
      const goes = model.members().findIndex(({ key }) => key === model.whoGoes()?.key);
      const strip: MemoryStrip = {
        capacity: model.capacity,
        blocks: [...slots, ...free(slots.length, model.capacity - slots.length)],
        ...(goes === -1 ? {} : { marks: [{ at: goes, name: "goes next" }] }),
      };
      return strip;
    },
    key: (model) => `${model.state()}; ${model.evicted ?? "nobody"}`,
    play: {
      example: { capacity: 3, calls: STRING.map((key) => ({ method: "access", args: [key] })) },
      most: { units: 64, calls: 1000 },
      hasEqualBlocks: true,
      request: (_size, number) => ({ method: "access", args: [number] }),
      release: () => null,
      freeing: () => null,
    },
  };
}

/** By the names of the stages that teach them. */
export const definitions = {
  fifo: definitionOf("FifoCache", fifo),
  lru: definitionOf("LruCache", lru),
  lfu: definitionOf("LfuCache", lfu),
  clock: definitionOf("ClockCache", clock),
};

/** The policies that have the shape of a cache. */
export type Policy = keyof typeof definitions;

/** The one who knows the future. */
export const optimal: Definition<OptimalModel, OptimalReturns, "best"> = {
  className: "OptimalCache",
  noun: "best",
  construct: construct((capacity) => new OptimalModel(capacity)),
  methods: {
    add: {
      parameters: ["key"],
      about: "add a key to the future",
      due: () => returns(undefined),
      make: (model, key) => model.add(key as number),
    },
    misses: {
      parameters: [],
      about: "how many misses there are at least",
      due: (model) => returns(model.misses()),
      why: (model) => ({ because: () => whyMisses(model), more: () => drawnFuture(model) }),
    },
  },
  drawsSteps: false,
  picture: (model) => ({
    capacity: Math.max(1, model.keys.length),
    blocks:
      model.keys.length === 0
        ? free(0, 1)
        : model.log().map(({ key, isHit }, at) => slotOf(at, isHit ? String(key) : `${key}*`)),
  }),
  key: (model) => model.keys.join(),
  play: {
    example: {
      capacity: 3,
      calls: [...STRING.map((key) => ({ method: "add" as const, args: [key] })), { method: "misses", args: [] }],
    },
    most: { units: 64, calls: 200 },
    hasEqualBlocks: true,
    request: (_size, number) => ({ method: "add", args: [number] }),
    release: () => null,
    freeing: () => null,
  },
};

/** What the visualizer plays when nothing else is asked for. */
export const definition = definitions.lru;
/** All that it can play. */
export const played = [definitions.lru, definitions.fifo, definitions.lfu, definitions.clock, optimal];
