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
let random = 1;
/** Keys at random, from 0 to twice the size. */
let keys: number[] = [];
/** For each access how it went, and who went: -1 for nobody, -2 for what is no key. */
let hits: number[] = [];
let gone: number[] = [];
let bare: number[] = [];
/** Accesses, and misses among them, up to which what was noted has been judged. */
let judged = 0;
let misses = 0;

/** A full cache of that many keys. */
export function prepare(Class: CacheClass, count: number): string | null {
  [cache, size, random, judged] = [new Class(count), count, 1, 0];
  [keys, hits, gone] = [[], [], []];
  for (let key = 0; key < count; key++)
    if (cache.access(key) !== false) return `In a new cache, access(${key}) was no miss.`;
  return null;
}

function throwKeys(count: number): void {
  for (let at = 0; at < count; at++) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    keys.push(Math.floor((random / 2 ** 32) * 2 * size));
  }
}

/** Accesses keys at random, and notes what comes of it. */
function accesses(count: number): void {
  const from = keys.length;
  throwKeys(count);
  if (cache === null) return;
  for (let at = from; at < keys.length; at++) {
    const hit = cache.access(keys[at]!);
    hits.push(hit === true ? HIT : hit === false ? MISS : ODD);
    const evicted = cache.lastEvicted();
    gone.push(typeof evicted === "number" ? evicted : evicted === null || evicted === undefined ? -1 : -2);
  }
}

/** The same without the accesses; what was noted is to be judged anew. */
function loop(count: number): void {
  const [noted, next] = [keys.length, random];
  throwKeys(count);
  bare = [];
  for (let at = noted; at < keys.length; at++) {
    const hit = keys[at]! < 0;
    bare.push(hit === true ? HIT : hit === false ? MISS : ODD);
    const evicted = hits[at - noted];
    bare.push(typeof evicted === "number" ? evicted : evicted === null || evicted === undefined ? -1 : -2);
  }
  [keys.length, random, judged] = [noted, next, 0];
}

/** Of two keys, whether the first has to go before the other. */
type GoesBefore = (one: number, other: number) => boolean;

/**
 * What was wrong with the accesses that were noted; `null` when nothing was. Each hit and each miss is compared, and that who went
 * was in; of those who went, some with all who stayed.
 */
function wrongIn(goesBefore: GoesBefore): string | null {
  if (judged === 0) {
    misses = 0;
    for (let key = 0; key < 2 * size; key++) {
      isIn[key] = key < size;
      lastUse[key] = key;
      uses[key] = 1;
    }
  }
  for (let at = judged; at < hits.length; at++) {
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
  judged = hits.length;
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
