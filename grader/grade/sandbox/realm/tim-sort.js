// @ts-check
/**
 * TimSort as V8 has it for arrays, comparison for comparison: https://github.com/python/cpython/blob/main/Objects/listsort.txt
 * A comparator that contradicts itself is answered by another order in each algorithm, so a submission with one is right in
 * one engine and wrong in another. There is no destructuring of arrays and no spreading here, since both ask a prototype.
 *
 * A comparator's answer counts as V8 takes it: turned into a number, which a bigint and a symbol cannot be; and what is not
 * below 0, no number among it, is as good as 0.
 *
 * @typedef {(one: any, other: any) => any} Compare
 * @typedef {{ work: any[], spare: any[], compare: Compare, minGallop: number, bases: Int32Array, lengths: Int32Array, count: number }} Sort
 */
import { apply } from "./intrinsics.js";

/** Shorter arrays are one run. */
const MIN_MERGE = 64;
/** Wins in a row from which on it is searched, not compared one by one. */
const MIN_GALLOP = 7;
/** Runs that wait to be merged; enough for more elements than an array can have. */
const MAX_RUNS = 85;
/** Elements from which on the engine moves them faster than a loop. */
const LONG_MOVE = 6;

const { copyWithin } = Array.prototype;
const NativeInt32Array = Int32Array;

/**
 * Sorts the first elements of `work` in place.
 *
 * @param {any[]} work no hole in it, and without a prototype, like `spare`
 * @param {any[]} spare empty
 * @param {Compare} compare
 */
export function timSort(work, spare, compare) {
  const { length } = work;
  if (length < 2) return;
  if (length < MIN_MERGE) {
    insertEach(work, 0, firstRun(work, 0, length, compare), length, compare);
    return;
  }
  const bases = new NativeInt32Array(MAX_RUNS);
  const lengths = new NativeInt32Array(MAX_RUNS);
  /** @type {Sort} */
  const sort = { work, spare, compare, minGallop: MIN_GALLOP, bases, lengths, count: 0 };
  const minRun = minRunLength(length);
  for (let low = 0; low < length;) {
    let run = firstRun(work, low, length, compare);
    if (run < minRun) {
      const forced = minRun < length - low ? minRun : length - low;
      insertEach(work, low, low + run, low + forced, compare);
      run = forced;
    }
    bases[sort.count] = low;
    lengths[sort.count++] = run;
    mergeWhereUneven(sort);
    low += run;
  }
  while (sort.count > 1) {
    const at = sort.count - 2;
    mergeAt(sort, at > 0 && lengthOf(sort, at - 1) < lengthOf(sort, at + 1) ? at - 1 : at);
  }
}

/** Between 32 and 64, so that the runs are about a power of two in number. @param {number} length */
function minRunLength(length) {
  let rest = length;
  let isRounded = 0;
  while (rest >= MIN_MERGE) {
    isRounded |= rest & 1;
    rest >>= 1;
  }
  return rest + isRounded;
}

/**
 * How many elements from `low` on ascend; where they strictly descend instead, they are turned round first.
 *
 * @param {any[]} work @param {number} low @param {number} high @param {Compare} compare
 */
function firstRun(work, low, high, compare) {
  let end = low + 1;
  if (end === high) return 1;
  const isDescending = +compare(work[end], work[low]) < 0;
  for (end++; end < high; end++) {
    if (+compare(work[end], work[end - 1]) < 0 !== isDescending) break;
  }
  if (isDescending) {
    for (let left = low, right = end - 1; left < right; left++, right--) {
      const element = work[left];
      work[left] = work[right];
      work[right] = element;
    }
  }
  return end - low;
}

/**
 * Binary insertion: sorts `low` to `high`, of which the part before `start` is sorted already.
 *
 * @param {any[]} work @param {number} low @param {number} start @param {number} high @param {Compare} compare
 */
function insertEach(work, low, start, high, compare) {
  for (let next = start; next < high; next++) {
    const pivot = work[next];
    let left = low;
    let right = next;
    while (left < right) {
      const middle = left + ((right - left) >> 1);
      if (+compare(pivot, work[middle]) < 0) right = middle;
      else left = middle + 1;
    }
    if (next - left < LONG_MOVE) for (let to = next; to > left; to--) work[to] = work[to - 1];
    else apply(copyWithin, work, [left + 1, left, next]);
    work[left] = pivot;
  }
}

/** @param {Sort} sort @param {number} run */
const lengthOf = (sort, run) => sort.lengths[run] ?? 0;

/** Whether the run is longer than both after it together. @param {Sort} sort @param {number} run */
const isLongEnough = (sort, run) => run < 2 || lengthOf(sort, run - 2) > lengthOf(sort, run - 1) + lengthOf(sort, run);

/** Merges neighbours until the lengths of the runs that wait shrink fast enough. @param {Sort} sort */
function mergeWhereUneven(sort) {
  while (sort.count > 1) {
    const at = sort.count - 2;
    if (!isLongEnough(sort, at + 1) || !isLongEnough(sort, at)) {
      mergeAt(sort, lengthOf(sort, at - 1) < lengthOf(sort, at + 1) ? at - 1 : at);
    } else if (lengthOf(sort, at) <= lengthOf(sort, at + 1)) {
      mergeAt(sort, at);
    } else {
      return;
    }
  }
}

/** Merges a run and the one after it, one of the last three. @param {Sort} sort @param {number} at */
function mergeAt(sort, at) {
  const { work, compare, bases, lengths } = sort;
  let base = bases[at] ?? 0;
  let length = lengthOf(sort, at);
  const nextBase = bases[at + 1] ?? 0;
  let nextLength = lengthOf(sort, at + 1);
  lengths[at] = length + nextLength;
  if (at === sort.count - 3) {
    bases[at + 1] = bases[at + 2] ?? 0;
    lengths[at + 1] = lengthOf(sort, at + 2);
  }
  sort.count--;
  // What is in its place at either end already need not be moved.
  const inPlace = gallopRight(work, work[nextBase], base, length, 0, compare);
  base += inPlace;
  length -= inPlace;
  if (length === 0) return;
  nextLength = gallopLeft(work, work[base + length - 1], nextBase, nextLength, nextLength - 1, compare);
  if (nextLength === 0) return;
  if (length <= nextLength) mergeForwards(sort, base, length, nextBase, nextLength);
  else mergeBackwards(sort, base, length, nextBase, nextLength);
}

/**
 * Where in a sorted run the key belongs, before all that equal it: first in steps from `hint` that double, then by halves.
 *
 * @param {any[]} from @param {any} key @param {number} base @param {number} length @param {number} hint @param {Compare} compare
 */
function gallopLeft(from, key, base, length, hint, compare) {
  let before = 0;
  let offset = 1;
  const at = base + hint;
  if (+compare(from[at], key) < 0) {
    const most = length - hint;
    while (offset < most && +compare(from[at + offset], key) < 0) {
      before = offset;
      offset = 2 * offset + 1;
    }
    before += hint;
    offset = (offset > most ? most : offset) + hint;
  } else {
    const most = hint + 1;
    while (offset < most && !(+compare(from[at - offset], key) < 0)) {
      before = offset;
      offset = 2 * offset + 1;
    }
    const nearest = before;
    before = hint - (offset > most ? most : offset);
    offset = hint - nearest;
  }
  before++;
  while (before < offset) {
    const middle = before + ((offset - before) >> 1);
    if (+compare(from[base + middle], key) < 0) before = middle + 1;
    else offset = middle;
  }
  return offset;
}

/**
 * Where in a sorted run the key belongs, behind all that equal it.
 *
 * @param {any[]} from @param {any} key @param {number} base @param {number} length @param {number} hint @param {Compare} compare
 */
function gallopRight(from, key, base, length, hint, compare) {
  let before = 0;
  let offset = 1;
  const at = base + hint;
  if (+compare(key, from[at]) < 0) {
    const most = hint + 1;
    while (offset < most && +compare(key, from[at - offset]) < 0) {
      before = offset;
      offset = 2 * offset + 1;
    }
    const nearest = before;
    before = hint - (offset > most ? most : offset);
    offset = hint - nearest;
  } else {
    const most = length - hint;
    while (offset < most && !(+compare(key, from[at + offset]) < 0)) {
      before = offset;
      offset = 2 * offset + 1;
    }
    before += hint;
    offset = (offset > most ? most : offset) + hint;
  }
  before++;
  while (before < offset) {
    const middle = before + ((offset - before) >> 1);
    if (+compare(key, from[base + middle]) < 0) offset = middle;
    else before = middle + 1;
  }
  return offset;
}

/** @param {any[]} from @param {number} start @param {any[]} to @param {number} target @param {number} count */
function move(from, start, to, target, count) {
  if (start < target) for (let i = count - 1; i >= 0; i--) to[target + i] = from[start + i];
  else for (let i = 0; i < count; i++) to[target + i] = from[start + i];
}

/**
 * Merges the shorter run, which is in front, with the one after it. The first element of the latter belongs in front of
 * all, and the last of the former behind all.
 *
 * @param {Sort} sort @param {number} base @param {number} leftLength @param {number} nextBase @param {number} rightLength
 */
function mergeForwards(sort, base, leftLength, nextBase, rightLength) {
  const { work, spare, compare } = sort;
  move(work, base, spare, 0, leftLength);
  let left = 0;
  let right = nextBase;
  let to = base;
  let lefts = leftLength;
  let rights = rightLength;
  work[to++] = work[right++];
  rights--;
  let { minGallop } = sort;
  merging: while (rights > 0 && lefts !== 1) {
    let leftWins = 0;
    let rightWins = 0;
    do {
      if (+compare(work[right], spare[left]) < 0) {
        work[to++] = work[right++];
        rightWins++;
        leftWins = 0;
        if (--rights === 0) break merging;
      } else {
        work[to++] = spare[left++];
        leftWins++;
        rightWins = 0;
        if (--lefts === 1) break merging;
      }
    } while (leftWins < minGallop && rightWins < minGallop);
    minGallop++;
    do {
      if (minGallop > 1) minGallop--;
      sort.minGallop = minGallop;
      leftWins = gallopRight(spare, work[right], left, lefts, 0, compare);
      move(spare, left, work, to, leftWins);
      to += leftWins;
      left += leftWins;
      lefts -= leftWins;
      // A comparator that contradicts itself may say that none is left.
      if (leftWins > 0 && lefts <= 1) break merging;
      work[to++] = work[right++];
      if (--rights === 0) break merging;
      rightWins = gallopLeft(work, spare[left], right, rights, 0, compare);
      move(work, right, work, to, rightWins);
      to += rightWins;
      right += rightWins;
      rights -= rightWins;
      if (rights === 0) break merging;
      work[to++] = spare[left++];
      if (--lefts === 1) break merging;
    } while (leftWins >= MIN_GALLOP || rightWins >= MIN_GALLOP);
    sort.minGallop = ++minGallop;
  }
  if (lefts === 1 && rights > 0) {
    move(work, right, work, to, rights);
    work[to + rights] = spare[left];
  } else {
    move(spare, left, work, to, lefts);
  }
}

/**
 * The same from behind, where the run in front is the longer one.
 *
 * @param {Sort} sort @param {number} base @param {number} leftLength @param {number} nextBase @param {number} rightLength
 */
function mergeBackwards(sort, base, leftLength, nextBase, rightLength) {
  const { work, spare, compare } = sort;
  move(work, nextBase, spare, 0, rightLength);
  let left = base + leftLength - 1;
  let right = rightLength - 1;
  let to = nextBase + rightLength - 1;
  let lefts = leftLength;
  let rights = rightLength;
  work[to--] = work[left--];
  lefts--;
  let { minGallop } = sort;
  merging: while (lefts > 0 && rights !== 1) {
    let leftWins = 0;
    let rightWins = 0;
    do {
      if (+compare(spare[right], work[left]) < 0) {
        work[to--] = work[left--];
        leftWins++;
        rightWins = 0;
        if (--lefts === 0) break merging;
      } else {
        work[to--] = spare[right--];
        rightWins++;
        leftWins = 0;
        if (--rights === 1) break merging;
      }
    } while (leftWins < minGallop && rightWins < minGallop);
    minGallop++;
    do {
      if (minGallop > 1) minGallop--;
      sort.minGallop = minGallop;
      leftWins = lefts - gallopRight(work, spare[right], base, lefts, lefts - 1, compare);
      to -= leftWins;
      left -= leftWins;
      move(work, left + 1, work, to + 1, leftWins);
      lefts -= leftWins;
      if (lefts === 0) break merging;
      work[to--] = spare[right--];
      if (--rights === 1) break merging;
      rightWins = rights - gallopLeft(spare, work[left], 0, rights, rights - 1, compare);
      to -= rightWins;
      right -= rightWins;
      move(spare, right + 1, work, to + 1, rightWins);
      rights -= rightWins;
      if (rightWins > 0 && rights <= 1) break merging;
      work[to--] = work[left--];
      if (--lefts === 0) break merging;
    } while (leftWins >= MIN_GALLOP || rightWins >= MIN_GALLOP);
    sort.minGallop = ++minGallop;
  }
  if (rights === 1 && lefts > 0) {
    move(work, left - lefts + 1, work, to - lefts + 1, lefts);
    work[to - lefts] = spare[right];
  } else {
    move(spare, 0, work, to - rights + 1, rights);
  }
}
