// @ts-check
/**
 * Has built-ins pay for what they do: those that take time in the length of what they are given first spend as many
 * turns of a loop. Ticks count turns and calls alone, and without this a `splice` in the middle of 16,000 elements costs no
 * more than in ten. Names, lengths, descriptors and results stay as they are.
 *
 * To walk over the keys of an object costs four turns for each, since the engine collects them one by one and puts them in order. What calls back, `map` or `forEach`, pays by its calls, and `sort` of arrays, which is the realm's own, by its loops.
 * So does what is done to an array-like: its `length` may say anything, so each of its elements is asked for by a call.
 */
import { apply } from "./intrinsics.js";

const {
  construct,
  defineProperty,
  getOwnPropertyDescriptor: propertyOf,
  deleteProperty: without,
  get: readOf,
  getPrototypeOf: prototypeOf,
  has: holds,
  ownKeys,
  set: putIn,
  setPrototypeOf: setPrototype,
} = Reflect;
const { isArray } = Array;
const hasInstance = Function.prototype[Symbol.hasInstance];
const { get: remembered, set: remember } = WeakMap.prototype;
const typedArrays = /** @type {any} */ (prototypeOf(Uint8Array.prototype));

/** What asks an object for what only the engine knows of it. @param {object} prototype @param {string | symbol} key @returns {any} */
const getter = (prototype, key) => propertyOf(prototype, key)?.get;
const typedKind = getter(typedArrays, Symbol.toStringTag);
const typedSize = getter(typedArrays, "length");
const byteSize = getter(ArrayBuffer.prototype, "byteLength");
const mapSize = getter(Map.prototype, "size");
const setSize = getter(Set.prototype, "size");
const NativeMap = Map;
const NativeSet = Set;
const NativeProxy = Proxy;
const NativeIterator = /** @type {any} */ (globalThis).Iterator;
const { toString: bigintText } = BigInt.prototype;

/** A key takes as long as so many elements. */
const ELEMENTS_A_KEY = 4;
/** Bytes that are an element. */
const BYTES_AN_ELEMENT = 8;

/** Methods that pay for all of what they are called on. */
const OF_ARRAYS = [
  ...["splice", "shift", "unshift", "indexOf", "lastIndexOf", "includes", "reverse", "join", "with"],
  ...["toSorted", "toSpliced", "toReversed"],
];
const OF_TYPED_ARRAYS = [
  ...["indexOf", "lastIndexOf", "includes", "reverse", "join", "with", "sort", "toSorted", "toReversed"],
];
const OF_TEXTS = [
  ...["indexOf", "lastIndexOf", "includes", "slice", "substring", "substr", "split", "replace", "replaceAll", "concat"],
  ...["match", "matchAll", "search", "padStart", "padEnd", "trim", "trimStart", "trimEnd", "trimLeft", "trimRight"],
  ...[
    "toLowerCase",
    "toUpperCase",
    "toLocaleLowerCase",
    "toLocaleUpperCase",
    "normalize",
    "isWellFormed",
    "toWellFormed",
  ],
  "localeCompare",
];
/** Methods that pay for the set that they are called on, and for the one that they are given. */
const OF_SETS = [
  ...["union", "intersection", "difference", "symmetricDifference", "isSubsetOf", "isSupersetOf", "isDisjointFrom"],
];
/** Functions that pay for what they give. */
const OF_OBJECTS = ["keys", "values", "entries", "getOwnPropertyNames", "getOwnPropertyDescriptors", "fromEntries"];
const TYPED_ARRAYS = [
  ...["Uint8ClampedArray", "Int8Array", "Uint8Array", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array"],
  ...["BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array", "Float64Array"],
];

/** What an array-like is worked on through, so that whatever its `length` says, each element is a call. @type {ProxyHandler<any>} */
const PAYING = {
  get: (target, key) => payAccess() && readOf(target, key),
  set: (target, key, value) => payAccess() && putIn(target, key, value),
  has: (target, key) => payAccess() && holds(target, key),
  deleteProperty: (target, key) => payAccess() && without(target, key),
};

/** Each element of an array-like pays as others do, besides its call. */
function payAccess() {
  for (let left = 1; left > 0; left -= 1);
  return true;
}

/** Makes the built-ins pay; gives what charges for a value that is spread or walked by its keys, and gives it back. To be called once. */
export function chargeBuiltins() {
  /** How many elements an iterator of a map or set goes through. */
  const iterators = new WeakMap();

  /** @param {any} value */
  function sizeOf(value) {
    if (typeof value === "string") return value.length;
    if (typeof value !== "object" || value === null) return 0;
    if (isArray(value)) return value.length;
    if (apply(typedKind, value, []) !== undefined) return apply(typedSize, value, []);
    const size = apply(remembered, iterators, [value]);
    if (size !== undefined) return size;
    try {
      if (apply(hasInstance, NativeMap, [value])) return apply(mapSize, value, []);
      if (apply(hasInstance, NativeSet, [value])) return apply(setSize, value, []);
    } catch {
      // It only has that prototype.
    }
    return 0;
  }

  /** @param {number} elements */
  function spend(elements) {
    for (let left = elements; left >= 1; left -= 1);
  }

  /** Whether it is an object of which nobody knows how many elements it has until they are asked for. @param {any} value */
  const isLike = (value) =>
    typeof value === "object" && value !== null && !isArray(value) && apply(typedKind, value, []) === undefined;

  /** The elements of an array, or of what claims to be like one, as an array: each of the latter is a turn. @param {any} list */
  function listOf(list) {
    if (!isLike(list)) return list;
    const { length } = list;
    /** @type {any[]} */
    const all = [];
    for (let at = 0; at < length; at++) defineProperty(all, at, element(list[at]));
    return all;
  }

  /**
   * Puts a function in the place of a built-in one.
   *
   * @param {any} owner @param {string | symbol} key @param {(native: any) => any} wrap
   */
  function replace(owner, key, wrap) {
    const descriptor = propertyOf(owner, key);
    const native = descriptor?.value;
    if (descriptor === undefined || typeof native !== "function") return;
    const wrapped = wrap(native);
    for (const name of ownKeys(native)) {
      const own = propertyOf(native, name);
      if (own !== undefined) defineProperty(wrapped, name, own);
    }
    defineProperty(owner, key, { ...descriptor, value: wrapped });
  }

  /** Has a method pay before it runs. @param {any} owner @param {string} key @param {(self: any, args: any) => number} elements */
  function charge(owner, key, elements) {
    replace(
      owner,
      key,
      (native) =>
        // A method of an object is no constructor, like a built-in one.
        ({
          /** @this {any} */
          method() {
            spend(elements(this, arguments));
            return apply(native, this, arguments);
          },
        }).method,
    );
  }

  /** The same for a method that takes whatever is like an array. @param {string} key @param {(self: any, args: any) => number} elements */
  function chargeArrays(key, elements) {
    replace(
      Array.prototype,
      key,
      (native) =>
        ({
          /** @this {any} */
          method() {
            if (!isLike(this)) {
              spend(elements(this, arguments));
              return apply(native, this, arguments);
            }
            const paying = new NativeProxy(this, PAYING);
            const given = apply(native, paying, arguments);
            return given === paying ? this : given;
          },
        }).method,
    );
  }

  /** Has a function pay for what it gives, or, where that is more, for what it takes. @param {any} owner @param {string} key @param {(given: any, self: any, args: any) => number} elements */
  function chargeResult(owner, key, elements) {
    replace(
      owner,
      key,
      (native) =>
        ({
          /** @this {any} */
          method() {
            const given = apply(native, this, arguments);
            spend(elements(given, this, arguments));
            return given;
          },
        }).method,
    );
  }

  for (const name of OF_ARRAYS) chargeArrays(name, sizeOf);
  for (const name of ["concat", "flat"])
    // They ask each element for what it is.
    chargeResult(Array.prototype, name, (given, self) => 2 * larger(sizeOf(given), sizeOf(self)));
  for (const name of OF_TYPED_ARRAYS) charge(typedArrays, name, sizeOf);
  for (const name of OF_TEXTS) charge(String.prototype, name, sizeOf);
  for (const name of ["fill", "copyWithin"]) {
    chargeArrays(name, (self, args) => between(args[1], args[2], sizeOf(self)));
    charge(typedArrays, name, (self, args) => between(args[1], args[2], sizeOf(self)));
  }
  chargeArrays("slice", (self, args) => between(args[0], args[1], sizeOf(self)));
  charge(typedArrays, "slice", (self, args) => between(args[0], args[1], sizeOf(self)));
  charge(typedArrays, "set", (_self, args) => sizeOf(args[0]) || keysOf(args[0]));
  for (const owner of [Array, prototypeOf(Uint8Array)])
    chargeResult(owner, "from", (given, _self, args) => larger(sizeOf(given), sizeOf(args[0])));
  for (const name of OF_OBJECTS)
    chargeResult(Object, name, (given) => (sizeOf(given) || keysOf(given)) * ELEMENTS_A_KEY);
  chargeResult(Reflect, "ownKeys", (given) => sizeOf(given) * ELEMENTS_A_KEY);
  charge(Object, "assign", (_self, args) => {
    let elements = 0;
    for (let at = 1; at < args.length; at++) elements += sizeOf(args[at]) || keysOf(args[at]) * ELEMENTS_A_KEY;
    return elements;
  });
  charge(RegExp.prototype, "exec", (_self, args) => sizeOf(args[0]));
  charge(JSON, "parse", (_self, args) => sizeOf(args[0]));
  chargeResult(JSON, "stringify", sizeOf);
  chargeResult(String.prototype, "repeat", sizeOf);
  chargeResult(BigInt.prototype, "toString", sizeOf);
  for (const name of ["slice", "transfer", "transferToFixedLength"])
    chargeResult(ArrayBuffer.prototype, name, (given) => apply(byteSize, given, []) / BYTES_AN_ELEMENT);
  for (const name of OF_SETS) charge(NativeSet.prototype, name, (self, args) => sizeOf(self) + sizeOf(args[0]));
  chargeResult(NativeIterator.prototype, "toArray", sizeOf);
  charge(NativeIterator.prototype, "drop", (self, [count]) =>
    typeof count === "number" ? smaller(count, sizeOf(self) || count) : 0,
  );
  chargeLists(Function.prototype, "apply", 1);
  chargeLists(Reflect, "apply", 2);
  chargeLists(Reflect, "construct", 1);
  for (const name of TYPED_ARRAYS) {
    const Native = /** @type {any} */ (globalThis)[name];
    if (Native !== undefined)
      chargeConstructor(Native, (given, from) =>
        typeof from === "object" && from !== null && !isBuffer(from) ? sizeOf(given) : 0,
      );
  }
  for (const owner of [Array.prototype, typedArrays])
    for (const name of ["keys", "values", "entries"]) rememberSize(owner, name);
  for (const [Native, names] of /** @type {[any, string[]][]} */ ([
    [NativeMap, ["keys", "values", "entries"]],
    [NativeSet, ["values", "entries"]],
  ])) {
    chargeConstructor(Native, (given, from) => larger(sizeOf(given), sizeOf(from)));
    for (const name of names) rememberSize(Native.prototype, name);
  }
  // These are one function each.
  alias(NativeMap.prototype, Symbol.iterator, "entries");
  alias(NativeSet.prototype, Symbol.iterator, "values");
  alias(NativeSet.prototype, "keys", "values");

  /** Has a function pay for the list of arguments that it hands on. @param {any} owner @param {string} key @param {number} place of the list among its own */
  function chargeLists(owner, key, place) {
    replace(
      owner,
      key,
      (native) =>
        ({
          /** @this {any} */
          method() {
            if (place < arguments.length) {
              const list = listOf(arguments[place]);
              spend(sizeOf(list));
              arguments[place] = list;
            }
            return apply(native, this, arguments);
          },
        }).method,
    );
  }

  /** @param {any} Native @param {(given: any, from: any) => number} elements */
  function chargeConstructor(Native, elements) {
    replace(globalThis, Native.name, () => {
      /** @param {any[]} args */
      function Charged(...args) {
        if (new.target === undefined) return Native();
        const given = construct(Native, args, new.target === Charged ? Charged : new.target);
        spend(elements(given, args[0]));
        return given;
      }
      setPrototype(Charged, prototypeOf(Native));
      return Charged;
    });
    const { value: constructor } = /** @type {any} */ (propertyOf(globalThis, Native.name));
    replace(Native.prototype, "constructor", () => constructor);
  }

  /** Has an iterator pay for what it goes through, should it be spread. @param {any} owner @param {string} key */
  function rememberSize(owner, key) {
    replace(
      owner,
      key,
      (native) =>
        ({
          /** @this {any} */
          method() {
            const iterator = apply(native, this, arguments);
            apply(remember, iterators, [iterator, sizeOf(this)]);
            return iterator;
          },
        }).method,
    );
  }

  /** @param {any} value */
  return (value) => {
    if (typeof value === "number") return value;
    if (typeof value === "bigint") {
      spend(apply(bigintText, value, [BITS_A_DIGIT]).length / DIGITS_AN_ELEMENT);
      return value;
    }
    if (isIterator(value) && apply(remembered, iterators, [value]) === undefined) {
      /** @type {any[]} */
      const all = [];
      for (const each of value) defineProperty(all, all.length, element(each));
      return all;
    }
    spend(sizeOf(value) || keysOf(value) * ELEMENTS_A_KEY);
    return value;
  };
}

/** Digits of 5 bits, of which 64 bits have so many: what the engine works on at a time. */
const BITS_A_DIGIT = 32;
const DIGITS_AN_ELEMENT = 12.8;

/** @param {any} value */
function isIterator(value) {
  try {
    return apply(hasInstance, NativeIterator, [value]);
  } catch {
    return false;
  }
}

/** @param {any} value */
function isBuffer(value) {
  try {
    apply(byteSize, value, []);
    return true;
  } catch {
    return false;
  }
}

/** An element as it stands in an array, past any setter in a prototype. @param {any} value */
const element = (value) => ({ value, writable: true, enumerable: true, configurable: true });

/** @param {number} one @param {number} other */
const larger = (one, other) => (one > other ? one : other);

/** @param {number} one @param {number} other */
const smaller = (one, other) => (one < other ? one : other);

/** How many keys an object has of its own. @param {any} value */
const keysOf = (value) => (typeof value === "object" && value !== null ? ownKeys(value).length : 0);

/** @param {any} owner @param {string | symbol} key @param {string} other */
function alias(owner, key, other) {
  const value = propertyOf(owner, other)?.value;
  defineProperty(owner, key, { ...propertyOf(owner, key), value });
}

/** How many elements lie between two places, as `fill` takes them; all of them where a place is no number. @param {any} from @param {any} to @param {number} size */
function between(from, to, size) {
  if (!isPlace(from) || !isPlace(to)) return size;
  return absolute(to ?? size, size) - absolute(from ?? 0, size);
}

/** @param {any} place */
const isPlace = (place) => typeof place === "number" || place === undefined;

/** @param {number} place @param {number} size */
function absolute(place, size) {
  const from = place < 0 ? place + size : place;
  return from < 0 ? 0 : from > size ? size : from;
}
