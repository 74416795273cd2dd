// @ts-check
/** Values of the student's in words, with nothing of theirs run but what looks for a prototype. */

/** Letters that a text is clipped to, where nobody says how many. */
const MAX_CLIPPED = 1000;

/** Takes what it needs of the built-ins of the realm that it is called in. */
export function createDescribe() {
  const apply = Reflect.apply;
  const slice = String.prototype.slice;
  const hasInstance = Function.prototype[Symbol.hasInstance];
  const isArray = Array.isArray;
  const toText = String;
  const NativePromise = Promise;

  /** @param {string} value @param {number} [limit] */
  const clip = (value, limit = MAX_CLIPPED) => apply(slice, value, [0, limit]);

  /** @param {any} value */
  function describe(value) {
    if (value === null) return "null";
    switch (typeof value) {
      case "string":
        return 'the string "' + clip(value, 60) + '"';
      case "function":
        return "a function";
      case "symbol":
        return "a symbol";
      case "bigint":
        return "the bigint " + clip(toText(value), 60) + "n";
      case "object":
        if (isArray(value)) return "an array";
        return apply(hasInstance, NativePromise, [value]) ? "a Promise" : "an object";
      default:
        return toText(value);
    }
  }

  return { clip, describe };
}
