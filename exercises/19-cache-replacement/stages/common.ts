/**
 * Checks that each of the four caches has, since they differ only in whom they send away.
 *
 * @module
 */
import { clockChecks, fifoChecks, lfuChecks, lruChecks } from "./checks.js";
import type { Policy } from "./definition.js";
import { accessAll, ODD_KEYS, runs, WRONG_CAPACITIES } from "./scenes.js";
import { MISSES } from "./strings.js";
import { taught, worlds } from "./worlds.js";

/** Makes the checks of a cache, by its policy. */
export const checksFor = { fifo: fifoChecks, lru: lruChecks, lfu: lfuChecks, clock: clockChecks };

/** The check that all others of a stage need. */
export const KEEPS = "keeps the keys that it has room for";
export const TELLS = "tells who went, and null when nobody did";

/** It has room for all: the first thing to be right. */
export function roomForAll(policy: Policy, points: number): void {
  checksFor[policy]({ judge: [] }).check(KEEPS, { points }, ({ cache }) => {
    accessAll(cache(9), [4, 2, 8, 4, 2, 8, 6, 6, 4, 1, 8, 1]);
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
  const counts = checksFor[policy]({ judge: ["size"] });

  going.check(TELLS, { points: points.tells, needs: [KEEPS] }, ({ cache }) => {
    const small = cache(2);
    small.lastEvicted();
    for (const key of [5, 6, 7, 7, 8, 8, 9]) {
      small.access(key);
      small.lastEvicted();
    }
    accessAll(cache(5), [5, 6, 7, 7]);
  });

  hits.check("has the misses of the lesson's strings", { points: points.examples, needs }, ({ cache }) => {
    for (const { keys, capacity } of MISSES) accessAll(cache(capacity), keys);
  });

  counts.check("has room for one", { points: points.one, needs: [KEEPS] }, ({ cache }) => {
    accessAll(cache(1), [1, 1, 2, 1, 2, 2, 3, 3, 3, 1]);
  });

  going.check("takes any integer for a key", { points: points.odd, needs: [TELLS] }, ({ cache, beside }) => {
    // Round and round, with a key more than there is room for: whoever is asked for has just gone, whatever the policy.
    accessAll(cache(2), [0, 3, 4, 0, 3, 4, 0]);
    accessAll(cache(2), [-1, 1, 0, -1, 1, 0, -1]);
    const large = cache(20);
    for (const key of ODD_KEYS) {
      large.has(key);
      large.access(key);
    }
    for (const key of ODD_KEYS) large.has(key);
    accessAll(large, ODD_KEYS);
    accessAll(cache(ODD_KEYS.length - 1), [...ODD_KEYS, ...ODD_KEYS]);
    // Round and round in two caches of the same size by turns: again whoever goes has been in longest.
    for (const capacity of [2, 20]) {
      const both = [cache(capacity), beside(capacity)];
      for (let at = 0; at < 2 * capacity + 1; at++) for (const [place, each] of both.entries()) each.access(at + place);
    }
  });

  counts.check("is not changed by who only looks", { points: points.looks, needs: [KEEPS] }, ({ cache, beside }) => {
    for (const capacity of [1, 2, 3, 5]) {
      const looked = cache(capacity);
      looked.has(1);
      for (let at = 0; at < 3 * capacity + 4; at++) {
        const goes = looked.oracle.whoGoes()?.key ?? 1;
        for (const key of [goes, 99, goes]) looked.has(key);
        looked.lastEvicted();
        looked.lastEvicted();
        looked.access(1 + (at % (capacity + 1)));
        looked.has(99);
      }
    }
    // Who looks here does not see what is in another one.
    for (const capacity of [20, 64, 128]) {
      const [one, other] = [cache(capacity), beside(capacity)];
      for (const key of [1, 2, 1, 3]) {
        one.access(key);
        other.has(key);
        other.access(key + 10);
        one.has(key + 10);
      }
    }
    // Nor does it mind how many others have been made since, and used.
    const first = cache(2);
    accessAll(first, [1, 2]);
    for (let more = 0; more < 40; more++) accessAll(cache(2), [7, 8, 9]);
    for (const key of [3, 4]) {
      first.access(key);
      first.lastEvicted();
    }
  });

  hits.check("refuses room for nothing", { points: points.capacities }, ({ cache, refuses }) => {
    const one = cache(64);
    accessAll(one, [1, 2]);
    cache(1);
    for (const [key, wrong] of WRONG_CAPACITIES.entries()) {
      refuses(wrong);
      // What was there before goes on.
      accessAll(one, [key, key]);
    }
  });

  worlds[policy].checkWithSharing(
    "is right in every state of a small cache, and shares nothing",
    { points: points.states, needs },
    taught.accesses,
  );

  hits.property(
    "has the right hits and misses in random strings",
    { points: points.random, needs, runs: 60 },
    runs(5, 40),
    ({ cache }, { capacity, keys }) => accessAll(cache(capacity), keys),
  );
}
