// @ts-check
/**
 * The half of the border that stands beside the submission: takes arguments out of the window, and puts answers into it.
 * What an answer holds may be the submission's own, a proxy or an array with getters; each part of it is read once.
 */
import { createDescribe } from "./guest-describe.js";
import {
  BIGINT,
  BYTES,
  FALSE,
  LIST,
  MAX_BYTES,
  MAX_DEPTH,
  MAX_LIST,
  MAX_NUMBERS,
  MAX_TEXT,
  MAX_THROWN,
  NULL,
  NUMBER,
  NUMBERS,
  OTHER,
  RECORD,
  TEXT,
  THROWN,
  TRUE,
  UNDEFINED,
} from "./inside-tags.js";
import { Exception } from "./inside-threads.js";

/** Too much for one answer, or a value of a kind that is not told. */
class CannotBeTold {
  /** @param {string} text what there is instead */
  constructor(text) {
    this.text = text;
  }
}

/** @param {ArrayBuffer} window */
export function createCodec(window) {
  const { clip, describe } = createDescribe();
  const slots = new Float64Array(window);
  const octets = new Uint8Array(window);
  const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
  const kindOf = getterOf(typedArray, Symbol.toStringTag);
  const lengthOf = getterOf(typedArray, "length");
  let at = 0;

  /** @param {number} tag @param {number} [payload] */
  function put(tag, payload) {
    if (at + 2 > slots.length) throw new CannotBeTold("more than can be told at once");
    slots[at++] = tag;
    if (payload !== undefined) slots[at++] = payload;
  }

  /** @param {number} tag @param {string} text @param {number} [limit] */
  function putText(tag, text, limit = MAX_TEXT) {
    const told = clip(text, limit);
    put(tag, told.length);
    room(told.length);
    for (let place = 0; place < told.length; place++) slots[at++] = told.charCodeAt(place);
  }

  /** @param {number} count */
  function room(count) {
    if (at + count > slots.length) throw new CannotBeTold("more than can be told at once");
  }

  /** @param {any} value @param {number} depth */
  function putValue(value, depth) {
    switch (typeof value) {
      case "number":
        return put(NUMBER, value);
      case "string":
        return putText(TEXT, value);
      case "boolean":
        return put(value ? TRUE : FALSE);
      case "undefined":
        return put(UNDEFINED);
      case "bigint":
        return putText(BIGINT, String(value));
      case "object":
        if (value === null) return put(NULL);
        if (Array.isArray(value)) return putArray(copied(value), depth);
        if (kindOf(value) !== undefined) return putTyped(value);
        if (Exception.is(value)) return putText(THROWN, Exception.textOf(value), MAX_THROWN);
    }
    return putText(OTHER, describe(value));
  }

  /** @param {any} array an array, or a proxy of one */
  function copied(array) {
    const length = array.length;
    if (!(length <= MAX_NUMBERS)) throw new CannotBeTold("an array of " + length + " elements");
    /** @type {any[]} */
    const all = [];
    for (let place = 0; place < length; place++) all[place] = array[place];
    return all;
  }

  /** @param {any[]} all @param {number} depth */
  function putArray(all, depth) {
    const odd = all.findIndex((value) => typeof value !== "number");
    if (odd < 0) return putNumbers(all);
    if (all.length > MAX_LIST || depth === MAX_DEPTH)
      throw new CannotBeTold("an array whose element " + odd + " is " + describe(all[odd]));
    put(LIST, all.length);
    for (const value of all) putValue(value, depth + 1);
  }

  /** @param {ArrayLike<number>} numbers */
  function putNumbers(numbers) {
    put(NUMBERS, numbers.length);
    room(numbers.length);
    slots.set(numbers, at);
    at += numbers.length;
  }

  /** @param {any} array */
  function putTyped(array) {
    const kind = kindOf(array);
    const length = lengthOf(array);
    if (kind.startsWith("Big")) return putText(OTHER, "a " + kind);
    const isBytes = kind === "Uint8Array" || kind === "Uint8ClampedArray";
    if (length > (isBytes ? MAX_BYTES : MAX_NUMBERS))
      throw new CannotBeTold("a " + kind + " of " + length + " elements");
    // A typed array is copied by its elements, whatever else has been put on it.
    if (!isBytes) {
      const numbers = new Float64Array(length);
      numbers.set(array);
      return putNumbers(numbers);
    }
    put(BYTES, length);
    const taken = Math.ceil(length / 8);
    room(taken);
    octets.set(array, 8 * at);
    at += taken;
  }

  /** @returns {any} */
  function takeValue() {
    const tag = slots[at++];
    switch (tag) {
      case NUMBER:
        return slots[at++];
      case TEXT:
        return takeText();
      case BIGINT:
        return BigInt(takeText());
      case NULL:
        return null;
      case TRUE:
      case FALSE:
        return tag === TRUE;
      case NUMBERS: {
        const count = taken();
        at += count;
        return Array.from(slots.subarray(at - count, at));
      }
      case BYTES: {
        const count = taken();
        const from = 8 * at;
        at += Math.ceil(count / 8);
        return octets.slice(from, from + count);
      }
      case LIST:
        return takeList();
      case RECORD:
        return takeRecord();
      default:
        return undefined;
    }
  }

  const taken = () => slots[at++] ?? 0;

  function takeText() {
    const length = taken();
    let text = "";
    for (let place = 0; place < length; place++) text += String.fromCharCode(taken());
    return text;
  }

  function takeList() {
    const count = taken();
    /** @type {any[]} */
    const all = [];
    for (let place = 0; place < count; place++) all.push(takeValue());
    return all;
  }

  function takeRecord() {
    const all = takeList();
    /** @type {Record<string, any>} */
    const record = {};
    for (let place = 0; place < all.length; place += 2) record[all[place]] = all[place + 1];
    return record;
  }

  return {
    /** The arguments that the host has put into the window. @returns {any[]} */
    takeArguments() {
      at = 0;
      return takeValue();
    },

    /** Puts an answer into the window. May run code of the submission's, and so throw what that throws. @param {unknown} value */
    tell(value) {
      at = 0;
      try {
        putValue(value, 0);
      } catch (error) {
        if (!(error instanceof CannotBeTold)) throw error;
        at = 0;
        putText(OTHER, error.text);
      }
    },
  };
}

/** A getter of a built-in as a function, which asks what only the engine knows of an object, whatever has been put on it. @param {object} prototype @param {string | symbol} key */
export function getterOf(prototype, key) {
  const get = /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, key)?.get);
  return (/** @type {unknown} */ value) => Reflect.apply(get, value, []);
}
