/**
 * Small worlds of this assignment: caches of one, two or three slots, and every key that may be accessed in every state that they can
 * be in.
 *
 * @module
 */
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import { sideBySide } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import { type CacheDefinition, definitions, optimal, type Policy } from "./definition.js";
import type { CacheModel, OptimalModel } from "./model.js";

/** Kinds of calls, and of what is wrong after them. */
const ACCESS = "access";
const GOING = "who goes";
const LOOK = "look";

const access = (key: number): Call => ({ method: "access", args: [key] });
const has = (key: number): Call => ({ method: "has", args: [key] });
const at = (kind: string): Topic => ({ kind, isEdge: false });

const looks = (model: CacheModel): Look[] => [
  { kind: "call", aspect: "evicted", method: "lastEvicted", due: model.evicted },
  { kind: "call", aspect: "size", method: "size", due: model.size() },
];

/** Keys from 1 on. */
const upTo = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1);

/** Keys that are never accessed on the way: who then goes shows the order of all who are in. */
const NEW_KEYS = [71, 72, 73, 74];

/** A world of a cache. */
interface Size {
  capacity: number;
  /** Keys that are accessed, 1 and up. */
  keys: number;
  /** Uses that a key may have at most, where they are counted. */
  mostUses: number;
  /** Whether it is also asked for each key in each state. */
  asks?: boolean;
}

/** Every key in every state, each time in a new cache, and then new keys. */
function everyState(
  definition: CacheDefinition,
  { capacity, keys, mostUses, asks = false }: Size,
): Part<Oracles<CacheModel>> {
  const all = upTo(keys);
  const isCounted = definition === definitions.lfu;
  return {
    plays: "fresh",
    world: worldOf(asks ? ofPast(definition) : ofState(definition), {
      construct: [[capacity]],
      start: at(START),
      calls(model) {
        const isUsedUp = (key: number): boolean =>
          isCounted && model.members().some((member) => member.key === key && member.uses.length >= mostUses);
        return [...all.filter((key) => !isUsedUp(key)).map(access), ...(asks ? all.map(has) : [])];
      },
      topic: (_model, { method }) => at(method === "access" ? ACCESS : LOOK),
      looks,
      seenAs: (topic, aspects) => (topic.kind === ACCESS && aspects.join() === "evicted" ? at(GOING) : topic),
      probes: () => NEW_KEYS.slice(0, capacity).map(access),
    }),
  };
}

/** All of that in one go, for what depends on more than the state. Uses are counted without an end, so that they never come again. */
const oneTour = (definition: CacheDefinition, size: Size): Part<Oracles<CacheModel>>[] =>
  definition === definitions.lfu ? [] : [{ ...everyState(definition, size), plays: "tour" }];

/** Whom the last access sent away says nothing of those to come. */
const ofState = (definition: CacheDefinition): CacheDefinition => ({ ...definition, key: (model) => model.state() });

/** Whoever is asked for a key may have remembered that it was in once, so that states with another past are others. */
const ofPast = (definition: CacheDefinition): CacheDefinition => ({
  ...definition,
  key(model) {
    const gone = new Set(model.log.flatMap(({ evicted }) => evicted ?? []));
    return `${definition.key(model)}; ${[...gone].sort().join()}`;
  },
});

/** Two caches side by side, of which neither may know of the other. */
const twoCaches = (definition: CacheDefinition): Part<Oracles<CacheModel>>[] =>
  sideBySide(
    ofState(definition),
    [
      [[1], [2]],
      [[2], [2]],
    ],
    {
      calls: (model) => (model.members().some(({ uses }) => uses.length > 1) ? [] : [1, 2].map(access)),
      about: ACCESS,
      looks,
    },
  );

/** Those that students see. */
const visible = (policy: Policy) =>
  worldChecksOf(definitions[policy], [
    everyState(definitions[policy], { capacity: 1, keys: 3, mostUses: 3, asks: true }),
    everyState(definitions[policy], { capacity: 2, keys: 3, mostUses: 3, asks: true }),
    ...twoCaches(definitions[policy]),
  ]);

/** Those that only the instructor has. */
function hidden(policy: Policy) {
  const three: Size = { capacity: 3, keys: 4, mostUses: 3 };
  return worldChecksOf(definitions[policy], [
    everyState(definitions[policy], { capacity: 2, keys: 4, mostUses: 4 }),
    everyState(definitions[policy], three),
    ...oneTour(definitions[policy], three),
  ]);
}

/** By the policies that they are about. */
export const worlds = { fifo: visible("fifo"), lru: visible("lru"), lfu: visible("lfu"), clock: visible("clock") };
export const largerWorlds = { fifo: hidden("fifo"), lru: hidden("lru"), lfu: hidden("lfu"), clock: hidden("clock") };

/** All futures of so many keys. Keys have no names, so that a new one is always the next that was not there. */
const everyFuture = (capacity: number, length: number): Part<Oracles<OptimalModel>> => ({
  plays: "fresh",
  world: worldOf(optimal, {
    construct: [[capacity]],
    start: at(START),
    calls: ({ keys }) =>
      keys.length === length ? [] : upTo(Math.max(0, ...keys) + 1).map((key): Call => ({ method: "add", args: [key] })),
    topic: () => at(ACCESS),
    looks: (model) => [{ kind: "call", aspect: "misses", method: "misses", due: model.misses() }],
  }),
});

/** Short futures, all of them. */
export const futures = worldChecksOf(optimal, [everyFuture(1, 4), everyFuture(2, 6), everyFuture(3, 7)]);

/** Calls of those kinds. */
const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** What checks are about. */
export const taught = { accesses: about(START, ACCESS, LOOK), going: about(GOING) };
