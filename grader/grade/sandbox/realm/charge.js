// @ts-check
/**
 * Has built-ins pay for what they do: those that take time in the length of what they are given first spend an eighth as many
 * turns of a loop. Ticks count turns and calls alone, and without this a `splice` in the middle of 16,000 elements costs no
 * more than in ten. Names, lengths, descriptors and results stay as they are.
 *
 * To walk over the keys of an object costs a turn for each, since the engine collects them one by one. What calls back, `map` or `forEach`, pays by its calls, and `sort` of arrays, which is the realm's own, by its loops.
 */
import { apply } from "./builtins.js";

const {
  construct,
  defineProperty,
  getOwnPropertyDescriptor: propertyOf,
  getPrototypeOf: prototypeOf,
  ownKeys,
} = Reflect;
const { isArray } = Array;
const hasInstance = Function.prototype[Symbol.hasInstance];
const { get: remembered, set: remember } = WeakMap.prototype;
const typedArrays = /** @type {any} */ (prototypeOf(Uint8Array.prototype));

/** What asks an object for what only the engine knows of it. @param {object} prototype @param {string | symbol} key @returns {any} */
const getter = (prototype, key) => propertyOf(prototype, key)?.get;
const typedKind = getter(typedArrays, Symbol.toStringTag);
const typedSize = getter(typedArrays, "length");
const mapSize = getter(Map.prototype, "size");
const setSize = getter(Set.prototype, "size");
const NativeMap = Map;
const NativeSet = Set;

/** Elements that pay for a turn of a loop. */
const ELEMENTS_A_TURN = 8;

/** Methods that pay for all of what they are called on. */
const OF_ARRAYS = [
  ...["splice", "shift", "unshift", "indexOf", "lastIndexOf", "includes", "slice", "concat", "reverse", "join", "with"],
  ...["toSorted", "toSpliced", "toReversed", "flat"],
];
const OF_TYPED_ARRAYS = [
  ...["indexOf", "lastIndexOf", "includes", "slice", "reverse", "join", "with", "sort", "toSorted", "toReversed"],
];
const OF_TEXTS = [
  ...["indexOf", "lastIndexOf", "includes", "slice", "substring", "substr", "split", "replace", "replaceAll", "concat"],
  ...["match", "matchAll", "search", "padStart", "padEnd"],
];
/** Functions that pay for what they give. */
const OF_OBJECTS = ["keys", "values", "entries", "getOwnPropertyNames"];

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
    for (let left = elements; left >= ELEMENTS_A_TURN; left -= ELEMENTS_A_TURN);
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

  for (const name of OF_ARRAYS) charge(Array.prototype, name, sizeOf);
  for (const name of OF_TYPED_ARRAYS) charge(typedArrays, name, sizeOf);
  for (const name of OF_TEXTS) charge(String.prototype, name, sizeOf);
  for (const owner of [Array.prototype, typedArrays]) {
    charge(owner, "fill", (self, args) => between(args[1], args[2], sizeOf(self)));
    charge(owner, "copyWithin", (self, args) => between(args[1], args[2], sizeOf(self)));
  }
  charge(typedArrays, "set", (_self, args) => sizeOf(args[0]));
  charge(Array, "from", (_self, args) => sizeOf(args[0]));
  for (const name of OF_OBJECTS) {
    replace(
      Object,
      name,
      (native) =>
        ({
          /** @this {any} */
          method() {
            const all = apply(native, this, arguments);
            spend(all.length);
            return all;
          },
        }).method,
    );
  }
  for (const [Native, names] of /** @type {[any, string[]][]} */ ([
    [NativeMap, ["keys", "values", "entries"]],
    [NativeSet, ["values", "entries"]],
  ])) {
    chargeConstructor(Native);
    for (const name of names) rememberSize(Native.prototype, name);
  }
  // These are one function each.
  alias(NativeMap.prototype, Symbol.iterator, "entries");
  alias(NativeSet.prototype, Symbol.iterator, "values");
  alias(NativeSet.prototype, "keys", "values");

  /** @param {any} Native */
  function chargeConstructor(Native) {
    replace(globalThis, Native.name, () => {
      /** @param {any[]} args */
      function Charged(...args) {
        if (new.target === undefined) return Native();
        spend(sizeOf(args[0]));
        return construct(Native, args, new.target === Charged ? Charged : new.target);
      }
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
    spend(sizeOf(value) || keysOf(value) * ELEMENTS_A_TURN);
    return value;
  };
}

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
