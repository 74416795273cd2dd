/**
 * Checks that each of the four caches has, since they differ only in whom they send away.
 *
 * @module
 */
import { clockChecks, fifoChecks, lfuChecks, lruChecks } from "./checks.js";
import type { Cache, Policy } from "./definition.js";
import { accessAll, oddRuns, ODD_KEYS, runs, skewed, thrown, WRONG_CAPACITIES } from "./scenes.js";
import { MISSES } from "./strings.js";
import { largerWorlds, taught, worlds } from "./worlds.js";

/** Makes the checks of a cache, by its policy. */
export const checksFor = { fifo: fifoChecks, lru: lruChecks, lfu: lfuChecks, clock: clockChecks };

/** The check that all others of a stage need. */
export const KEEPS = "keeps the keys that it has room for";
export const TELLS = "tells who went, and null when nobody did";

/** It has room for all: the first thing to be right. */
export function roomForAll(policy: Policy, points: number): void {
  checksFor[policy]({ judge: [] }).check(KEEPS, { points }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 1, 3, 3, 2, 1]);
    accessAll(cache(9), [4, 2, 8, 4, 2, 8, 6, 6, 4]);
  });
}

/** What checks that students see are worth. */
export interface Visible {
  tells: number;
  examples: number;
  one: number;
  odd: number;
  looks: number;
  capacities: number;
  states: number;
  random: number;
}

/**
 * Those that students see.
 *
 * @param needs - what has to pass before it makes sense to try many strings
 */
export function visibleChecks(policy: Policy, points: Visible, needs: readonly string[]): void {
  const hits = checksFor[policy]({ judge: [] });
  const going = checksFor[policy]({ judge: ["evicted"] });
  const all = checksFor[policy]({ judge: ["evicted", "size"] });

  going.check(TELLS, { points: points.tells, needs: [KEEPS] }, ({ cache }) => {
    const small = cache(2);
    small.lastEvicted();
    accessAll(small, [5, 6, 7, 7, 8, 9, 9]);
    accessAll(cache(5), [5, 6, 7, 7]);
  });

  hits.check("has the misses of the lesson's strings", { points: points.examples, needs }, ({ cache }) => {
    for (const { keys, capacity } of MISSES) accessAll(cache(capacity), keys);
  });

  all.check("has room for one", { points: points.one, needs: [TELLS] }, ({ cache }) => {
    accessAll(cache(1), [1, 1, 2, 1, 2, 2, 3, 3, 3, 1]);
  });

  all.check("takes any integer for a key", { points: points.odd, needs: [TELLS] }, ({ cache }) => {
    accessAll(cache(2), [0, 0, 3, 0, 4, 0, 0, 5, 0, 6, 7, 0]);
    accessAll(cache(2), [-1, 1, -1, -2, 1, -1, 0, -1]);
    const large = cache(20);
    for (const key of ODD_KEYS) {
      large.has(key);
      large.access(key);
    }
    for (const key of ODD_KEYS) large.has(key);
    accessAll(large, ODD_KEYS);
  });

  all.check("is not changed by who only looks", { points: points.looks, needs: [TELLS] }, ({ cache }) => {
    const looked = cache(3);
    looked.has(1);
    looked.size();
    for (const key of [1, 2, 3, 4, 2, 5, 5, 1, 6, 3, 4]) {
      for (let other = 6; other >= 1; other--) looked.has(other);
      looked.access(key);
      for (const other of [1, 1, 1, 7]) looked.has(other);
      looked.lastEvicted();
      looked.lastEvicted();
      looked.size();
    }
  });

  hits.check("refuses room for nothing", { points: points.capacities }, ({ cache, refuses }) => {
    cache(1);
    cache(64);
    for (const wrong of WRONG_CAPACITIES) refuses(wrong);
  });

  worlds[policy].checkWithSharing(
    "is right in every state of a small cache, and shares nothing",
    { points: points.states, needs },
    (topic) => taught.accesses(topic) || taught.going(topic),
  );

  hits.property(
    "has the right hits and misses in random strings",
    { points: points.random, needs, runs: 60 },
    runs(5, 40),
    ({ cache }, { capacity, keys }) => accessAll(cache(capacity), keys),
  );
}

/** What checks are worth that only the instructor has. */
export interface Hidden {
  states: number;
  going: number;
  odd: number;
  long: number;
}

/** Those that only the instructor has. */
export function hiddenChecks(policy: Policy, points: Hidden, basis: readonly string[]): void {
  const needs = basis.map((name) => `${policy}/${name}`);
  const tells = [...needs, `${policy}/${TELLS}`];
  const hits = checksFor[policy]({ judge: [] });
  const all = checksFor[policy]({ judge: ["evicted", "size"] });

  largerWorlds[policy].check(
    "is right in every state of a cache of three",
    {
      points: points.states,
      needs,
      publicHint: "A cache of three can be in many states, and every key may come next.",
    },
    taught.accesses,
  );

  largerWorlds[policy].check(
    "sends the right one away in every state of a cache of three",
    { points: points.going, needs: tells, publicHint: "Whoever has to go is told by `lastEvicted`, in every state." },
    taught.going,
  );

  hits.property(
    "has the right hits and misses, whatever the keys",
    {
      points: points.odd,
      needs,
      runs: 40,
      publicHint: "Keys may be any safe integers, and a cache may have any room.",
    },
    oddRuns(70),
    ({ cache }, { capacity, keys }) => accessAll(cache(capacity), keys),
  );

  all.check(
    "is right in long strings",
    {
      points: points.long,
      needs: tells,
      publicHint: "Strings may have as many as 1,000 accesses, and caches as many as 64 slots.",
    },
    ({ cache, beside }) => {
      for (const { capacity, keys } of LONG) accessAll(cache(capacity), keys);
      byTurns(cache(7), beside(5));
    },
  );
}

/** Long strings: of many keys, of few that are used often, and of one that is used nearly always. */
const LONG = [
  { capacity: 64, keys: skewed(1_000, 90) },
  { capacity: 16, keys: thrown(1_000, 22).map((key) => 5 * key - 50) },
  { capacity: 40, keys: skewed(1_000, 44, 7).map((key) => -key) },
  { capacity: 3, keys: thrown(1_000, 40).map((key) => (key < 4 ? key : 9)) },
];

/** Two caches, each of which is used between two accesses of the other. */
function byTurns(one: Cache, other: Cache): void {
  const keys = skewed(200, 12, 3);
  for (const [at, key] of keys.entries()) {
    one.access(key);
    other.access(keys[(at * 7) % keys.length] ?? 0);
  }
}
