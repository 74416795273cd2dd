/**
 * The small world of this assignment: every call in every state of a small memory, each of which belongs to the stage that
 * teaches it.
 *
 * @module
 */
import { type Call, type SmallWorld, START, type Topic } from "#kit/define/small-world";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import { definition } from "./definition.js";
import type { UnitsModel } from "./model.js";

/** What a call is about. */
const PLAIN = "allocation behind all blocks";
const REUSE = "allocation where something was freed";
const FULL = "allocation up to the last unit, or of more than there is";
const FREE = "freeing an id";

/** Calls of one allocator, give or take a few: what goes wrong only after many more is for the last stage. */
const MOST_CALLS = 60;

export const worlds = worldChecksOf(definition, [
  { world: world(3, 2), plays: "fresh" },
  // Nothing is freed at the end, so that the next allocator begins after one with blocks in it.
  { world: { ...world(3, 2), probes: () => [] }, plays: "fresh" },
  { world: world(4, 3), plays: "tour" },
]);

const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  basics: about(START, PLAIN),
  freeing: about(FREE),
  reuse: about(REUSE),
  exhaustion: about(FULL),
};

function world(n: number, ids: number): SmallWorld<Oracles<UnitsModel>> {
  const all = from1(ids);
  const frees = all.map((mID): Call => ({ method: "freeMemory", args: [mID] }));
  const allocations = from1(n + 1).flatMap((size) =>
    all.map((mID): Call => ({ method: "allocate", args: [size, mID] })),
  );
  return worldOf(definition, {
    construct: [[n]],
    mostCalls: MOST_CALLS,
    calls: () => [...allocations, ...frees],
    // Freeing tells what allocations have done, so that where it is wrong nothing can be said of them.
    start: { kind: START, isEdge: false, basis: FREE },
    topic: (model, call) => {
      const kind = kindOf(model, call);
      return kind === FREE ? { kind, isEdge: false } : { kind, isEdge: false, basis: FREE };
    },
    ofHistory(topics) {
      const topic = topics.at(-1) ?? { kind: START, isEdge: false };
      return topic.kind === PLAIN || topic.kind === FULL ? { ...topic, kind: REUSE } : topic;
    },
    // There is nothing to be looked at but what freeing each id tells.
    probes: () => frees,
  });
}

function kindOf(model: UnitsModel, { method, args }: Call): string {
  if (method !== "allocate") return FREE;
  const size = args[0] as number;
  const place = model.placeFor(size);
  if (place < 0 || place + size === model.n) return FULL;
  const [first, ...others] = model.freeRuns();
  const isBehindAll = others.length === 0 && first !== undefined && first.start + first.size === model.n;
  return isBehindAll ? PLAIN : REUSE;
}

function from1(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
