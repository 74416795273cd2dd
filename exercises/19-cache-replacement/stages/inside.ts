/**
 * Code beside the submission: it makes the many accesses whose cost is measured, and then looks whether they were right.
 *
 * @module
 */

interface Cache {
  access(key: number): unknown;
  lastEvicted(): unknown;
}

type CacheClass = new (capacity: number) => Cache;

/** What an access answered. */
const MISS = 0;
const HIT = 1;
const ODD = 2;
/** Of the keys that went, one of so many is compared with all others that were in; each time all of them are looked through. */
const SAMPLED = 1_999;

let cache: Cache | null = null;
let size = 0;
/** Keys at random, from 0 to twice the size. */
let keys: readonly number[] = [];
/** For each access how it went, and who went: -1 for nobody, -2 for what is no key. */
let hits: number[] = [];
let gone: number[] = [];
let bare: number[] = [];

/** A full cache of that many keys. */
export function prepare(Class: CacheClass, count: number): string | null {
  [cache, size] = [new Class(count), count];
  for (let key = 0; key < count; key++)
    if (cache.access(key) !== false) return `In a new cache, access(${key}) was no miss.`;
  return null;
}

function throwKeys(count: number): void {
  let random = 1;
  const thrown: number[] = [];
  for (let at = 0; at < count; at++) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    thrown.push(Math.floor((random / 2 ** 32) * 2 * size));
  }
  [keys, hits, gone, bare] = [thrown, [], [], []];
}

/** Accesses keys at random, and notes what comes of it. */
function accesses(count: number): void {
  throwKeys(count);
  if (cache === null) return;
  for (let at = 0; at < count; at++) {
    const hit = cache.access(keys[at]!);
    hits.push(hit === true ? HIT : hit === false ? MISS : ODD);
    const evicted = cache.lastEvicted();
    gone.push(typeof evicted === "number" ? evicted : evicted === null || evicted === undefined ? -1 : -2);
  }
}

/** The same without the accesses. */
function loop(count: number): void {
  const noted = [hits, gone];
  throwKeys(count);
  [hits, gone] = noted as [number[], number[]];
  for (let at = 0; at < count; at++) {
    const hit = keys[at]! < 0;
    bare.push(hit === true ? HIT : hit === false ? MISS : ODD);
    const evicted = hits[at];
    bare.push(typeof evicted === "number" ? evicted : evicted === null || evicted === undefined ? -1 : -2);
  }
}

/** Of two keys, whether the first has to go before the other. */
type GoesBefore = (one: number, other: number) => boolean;

/**
 * What was wrong with the accesses that were noted; `null` when nothing was. Each hit and each miss is compared, and that who went
 * was in; of those who went, some with all who stayed.
 */
function wrongIn(goesBefore: GoesBefore): string | null {
  for (let key = 0; key < 2 * size; key++) {
    isIn[key] = key < size;
    lastUse[key] = key;
    uses[key] = 1;
  }
  let misses = 0;
  for (let at = 0; at < hits.length; at++) {
    const key = keys[at]!;
    const out = gone[at]!;
    if (hits[at] !== (isIn[key] ? HIT : MISS))
      return `With room for ${size} keys, access(${key}) ${isIn[key] ? "was no hit, though it is in" : "was no miss, though it is not in"}.`;
    if (isIn[key]) {
      if (out !== -1) return `With room for ${size} keys, access(${key}) was a hit, and yet ${out} went.`;
      uses[key]! += 1;
    } else {
      if (isIn[out] !== true)
        return `With room for ${size} keys, at the miss access(${key}) ${out < 0 ? "nobody went" : `${out} went, which was not in`}.`;
      misses += 1;
      if (misses % SAMPLED === 1) {
        for (let other = 0; other < 2 * size; other++)
          if (isIn[other] && goesBefore(other, out))
            return `With room for ${size} keys, at the miss access(${key}) ${out} went, and ${other} has to go before it.`;
      }
      isIn[out] = false;
      isIn[key] = true;
      uses[key] = 1;
    }
    lastUse[key] = 2 * size + at;
  }
  return null;
}

const isIn: boolean[] = [];
const lastUse: number[] = [];
const uses: number[] = [];

const isLessRecent: GoesBefore = (one, other) => lastUse[one]! < lastUse[other]!;
const isLessFrequent: GoesBefore = (one, other) =>
  uses[one]! < uses[other]! || (uses[one] === uses[other] && isLessRecent(one, other));

export function lruAccesses(_Class: unknown, count: number): string | null {
  accesses(count);
  return wrongIn(isLessRecent);
}
export function lruLoop(_Class: unknown, count: number): string | null {
  loop(count);
  return wrongIn(isLessRecent);
}
export function lfuAccesses(_Class: unknown, count: number): string | null {
  accesses(count);
  return wrongIn(isLessFrequent);
}
export function lfuLoop(_Class: unknown, count: number): string | null {
  loop(count);
  return wrongIn(isLessFrequent);
}
