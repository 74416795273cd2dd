// @ts-check
/**
 * Has the four ways to sort call a comparator with the same pairs, in the same order, as V8, which students have in Node and
 * in their browsers. The language leaves that to the engine, and it shows wherever a comparator is not consistent.
 */
import { NativeTypeError, apply, define, toText } from "./intrinsics.js";
import { mergeSort } from "./merge-sort.js";
import { timSort } from "./tim-sort.js";

const { getPrototypeOf, setPrototypeOf, getOwnPropertyDescriptor } = Reflect;
// Like that for wrong types, it is not branded yet.
const NativeRangeError = RangeError;
const NativeObject = Object;
const arrayPrototype = Array.prototype;
const sortByText = arrayPrototype.sort;
const typedPrototype = /** @type {any} */ (getPrototypeOf(Uint8Array.prototype));
const { sort: sortNumbers, toSorted: toSortedNumbers, with: copyWith } = typedPrototype;
const typedLength = /** @type {any} */ (getOwnPropertyDescriptor(typedPrototype, "length")).get;

const MAX_LENGTH = 2 ** 53 - 1;
const MAX_ARRAY_LENGTH = 2 ** 32 - 1;

/** Replaces the built-in methods. */
export function sortLikeV8() {
  for (const name of /** @type {const} */ (["sort", "toSorted"])) {
    define(arrayPrototype, name, forArrays[name]);
    define(typedPrototype, name, forTypedArrays[name]);
  }
}

// Methods of an object have the name of a built-in, and are no constructors either.
const forArrays = {
  /** @this {any} @param {any} compare */
  sort(compare) {
    checkComparator(compare);
    const all = toObject(this, "sort");
    const length = toLength(all.length);
    if (length < 2) return all;
    const work = bare();
    let undefineds = 0;
    for (let i = 0; i < length; i++) {
      if (!(i in all)) continue;
      const element = all[i];
      if (element === undefined) undefineds++;
      else work[work.length] = element;
    }
    sortInPlace(work, compare);
    let next = 0;
    for (; next < work.length; next++) all[next] = work[next];
    for (; undefineds > 0; undefineds--) all[next++] = undefined;
    for (; next < length; next++) delete all[next];
    return all;
  },

  /** @this {any} @param {any} compare */
  toSorted(compare) {
    checkComparator(compare);
    const all = toObject(this, "toSorted");
    const length = toLength(all.length);
    if (length > MAX_ARRAY_LENGTH) throw new NativeRangeError("Invalid array length");
    const work = bare();
    let undefineds = 0;
    for (let i = 0; i < length; i++) {
      const element = all[i];
      if (element === undefined) undefineds++;
      else work[work.length] = element;
    }
    sortInPlace(work, compare);
    for (; undefineds > 0; undefineds--) work[work.length] = undefined;
    setPrototypeOf(work, arrayPrototype);
    return work;
  },
};

const forTypedArrays = {
  /** @this {any} @param {any} compare */
  sort(compare) {
    checkComparator(compare);
    const length = apply(typedLength, this, []);
    return compare === undefined || length < 2 ? apply(sortNumbers, this, []) : sortTyped(this, this, length, compare);
  },

  /** @this {any} @param {any} compare */
  toSorted(compare) {
    checkComparator(compare);
    const length = apply(typedLength, this, []);
    if (compare === undefined || length < 2) return apply(toSortedNumbers, this, []);
    return sortTyped(this, apply(copyWith, this, [0, this[0]]), length, compare);
  },
};

/** Sorts what is in `from` into `to`. @param {any} from @param {any} to @param {number} length @param {any} compare */
function sortTyped(from, to, length, compare) {
  const source = bare();
  const target = bare();
  for (let i = 0; i < length; i++) source[i] = target[i] = from[i];
  mergeSort(source, target, 0, length, compare);
  for (let i = 0; i < length; i++) to[i] = target[i];
  return to;
}

/** @param {any[]} work @param {any} compare */
function sortInPlace(work, compare) {
  if (compare !== undefined) timSort(work, bare(), compare);
  // Texts of primitive values are always the same ones, so every stable sort gives the same.
  else if (isPlain(work)) apply(sortByText, work, []);
  else timSort(work, bare(), compareTexts);
}

/** @param {any[]} work */
function isPlain(work) {
  for (let i = 0; i < work.length; i++) {
    const type = typeof work[i];
    if (type === "function" || (type === "object" && work[i] !== null)) return false;
  }
  return true;
}

/** @param {any} one @param {any} other */
function compareTexts(one, other) {
  const first = textOf(one);
  const second = textOf(other);
  return first < second ? -1 : first > second ? 1 : 0;
}

/** A symbol has no text of its own; adding one has the engine say so. @param {any} value */
const textOf = (value) => (typeof value === "symbol" ? "" + /** @type {any} */ (value) : toText(value));

/** An empty array without a prototype: no setter that somebody planted in one sees what is stored. @returns {any[]} */
function bare() {
  /** @type {any[]} */
  const array = [];
  setPrototypeOf(array, null);
  return array;
}

/** @param {any} compare */
function checkComparator(compare) {
  if (compare !== undefined && typeof compare !== "function")
    throw new NativeTypeError("The comparison function must be either a function or undefined");
}

/** @param {any} value @param {string} name */
function toObject(value, name) {
  if (value === undefined || value === null)
    throw new NativeTypeError("Array.prototype." + name + " called on null or undefined");
  return NativeObject(value);
}

/** @param {any} value */
function toLength(value) {
  const number = +value;
  return number > 0 ? (number > MAX_LENGTH ? MAX_LENGTH : number - (number % 1)) : 0;
}
