/**
 * Checks that each of the four caches has, and only the instructor.
 *
 * @module
 */
import { checksFor, TELLS } from "../../../exercises/19-cache-replacement/stages/common.js";
import type { Cache, Policy } from "../../../exercises/19-cache-replacement/stages/definition.js";
import {
  accessAll,
  askAndAccessAll,
  oddRuns,
  skewed,
  thrown,
} from "../../../exercises/19-cache-replacement/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/19-cache-replacement/stages/worlds.js";

/** What they are worth. */
export interface Hidden {
  states: number;
  going: number;
  odd: number;
  long: number;
}

/**
 * Makes them.
 *
 * @param basis - names of the checks that have to pass before it makes sense to try many strings
 */
export function hiddenChecks(policy: Policy, points: Hidden, basis: readonly string[]): void {
  const needs = basis.map((name) => `${policy}/${name}`);
  const tells = [...needs, `${policy}/${TELLS}`];
  const hits = checksFor[policy]({ judge: [] });
  const going = checksFor[policy]({ judge: ["evicted"] });

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
      publicHint: "Keys may be any safe integers, a cache may have any room, and who asks with `has` changes nothing.",
    },
    oddRuns(70),
    ({ cache }, { capacity, keys }) => askAndAccessAll(cache(capacity), keys),
  );

  going.check(
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

/** Long strings: of keys that are used more or less often, of few keys, and of so many that hardly any is a hit. */
const LONG = [
  { capacity: 64, keys: skewed(1_000, 90) },
  { capacity: 16, keys: thrown(400, 22).map((key) => 5 * key - 52) },
  { capacity: 5, keys: thrown(600, 50) },
];

/** Two caches, each of which is used between two accesses of the other. */
function byTurns(one: Cache, other: Cache): void {
  const keys = skewed(120, 12, 3);
  for (const [at, key] of keys.entries()) {
    one.access(key);
    other.access(keys[(at * 7) % keys.length] ?? 0);
  }
}
