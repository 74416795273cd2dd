// @ts-check
import { define } from "./intrinsics.js";

/** Copies what the HTML standard's `structuredClone` copies, as far as the language itself has it. */
export function addStructuredClone() {
  const NativeMap = Map;
  const NativeSet = Set;
  const NativeDate = Date;
  const NativeError = Error;
  const NativeArrayBuffer = ArrayBuffer;
  const { isArray } = Array;
  const { keys, getPrototypeOf } = Object;
  const { prototype } = Object;

  /** @param {any} value @param {Map<object, any>} seen @returns {any} */
  function clone(value, seen) {
    if (typeof value === "function" || typeof value === "symbol")
      throw new TypeError(`${String(value)} could not be cloned`);
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    /** @param {any} copy */
    const known = (copy) => (seen.set(value, copy), copy);
    if (value instanceof NativeDate) return known(new NativeDate(value.getTime()));
    if (value instanceof RegExp) return known(new RegExp(value.source, value.flags));
    if (value instanceof NativeArrayBuffer) return known(value.slice(0));
    if (NativeArrayBuffer.isView(value)) {
      const view = /** @type {any} */ (value);
      return known(view instanceof DataView ? new DataView(view.buffer.slice(0)) : view.slice());
    }
    if (value instanceof NativeMap) {
      const copy = known(new NativeMap());
      for (const [key, item] of [...value]) copy.set(clone(key, seen), clone(item, seen));
      return copy;
    }
    if (value instanceof NativeSet) {
      const copy = known(new NativeSet());
      for (const item of [...value]) copy.add(clone(item, seen));
      return copy;
    }
    if (value instanceof NativeError)
      return known(Object.assign(new NativeError(value.message), { name: value.name, stack: value.stack }));
    const copy = known(
      isArray(value) ? new Array(value.length) : getPrototypeOf(value) === null ? {} : Object.create(prototype),
    );
    for (const key of keys(value)) copy[key] = clone(value[key], seen);
    return copy;
  }

  define(globalThis, "structuredClone", (/** @type {any} */ value) => clone(value, new NativeMap()));
}
