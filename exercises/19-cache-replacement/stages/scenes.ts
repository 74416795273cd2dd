/**
 * Strings of keys that checks access.
 *
 * @module
 */
import fc from "fast-check";
import type { Cache, Optimal } from "./definition.js";

/** Accesses all of them, one after the other. */
export function accessAll(cache: Cache, keys: readonly number[]): void {
  for (const key of keys) cache.access(key);
}

/** The same, and before each access asks for its key most often, and each time for another that may have gone. */
export function askAndAccessAll(cache: Cache, keys: readonly number[]): void {
  for (const [at, key] of keys.entries()) {
    if (at % 3 !== 0) cache.has(key);
    cache.has(keys[Math.floor(at / 2)] ?? key);
    cache.access(key);
  }
}

/** Adds all of them. */
export function addAll(best: Optimal, keys: readonly number[]): void {
  for (const key of keys) best.add(key);
}

/** Capacities that are none. */
export const WRONG_CAPACITIES = [0, -1, -8, 2.5, 0.5, NaN, Infinity, -Infinity, "3", "", null, undefined, true, 3n];

/** Keys that are like one another for who cuts something off, or takes 0 for nothing. */
export const ODD_KEYS = [
  ...[0, -1, 1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 32 + 1, -(2 ** 32)],
  ...[Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 65_536, -64, 64, 256],
];

/** A cache, and a string of keys to be accessed. */
export interface Run {
  capacity: number;
  keys: number[];
}

/**
 * Strings over few more keys than there is room for: with fewer nobody goes, and with many more all goes wrong alike.
 *
 * @param most - capacity at most
 * @param length - accesses at most
 */
export const runs = (most: number, length: number): fc.Arbitrary<Run> =>
  fc.integer({ min: 1, max: most }).chain((capacity) =>
    fc.record({
      capacity: fc.constant(capacity),
      // Without `size`, fast-check stays at about ten keys.
      keys: fc.array(fc.integer({ min: 1, max: capacity + 1 + Math.ceil(capacity / 3) }), {
        minLength: 1,
        maxLength: length,
        size: "max",
      }),
    }),
  );

/** The same with keys of any size, among them such as are alike. */
export const oddRuns = (length: number): fc.Arbitrary<Run> =>
  fc.record({
    capacity: fc.integer({ min: 1, max: 9 }),
    keys: fc.array(fc.constantFrom(...ODD_KEYS), { minLength: 1, maxLength: length, size: "max" }),
  });

/** Numbers that look as if they were thrown, always the same ones: each from 0 to below `bound`. */
export function thrown(count: number, bound: number, seed = 1): number[] {
  let random = seed;
  return Array.from({ length: count }, () => {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    return Math.floor((random / 2 ** 32) * bound);
  });
}

/**
 * A long string in which some keys are used far more often than others: of two that are thrown, the smaller.
 *
 * @param keys - different keys in it
 */
export function skewed(count: number, keys: number, seed = 1): number[] {
  const others = thrown(count, keys, seed + 1);
  return thrown(count, keys, seed).map((key, at) => 1 + Math.min(key, others[at] ?? 0));
}
