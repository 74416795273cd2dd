// @ts-check
import { define } from "./builtins.js";

/**
 * Wraps the error constructors so that each error made by running them is known. An error object that is not known was
 * raised by the engine: stack overflow, a method that is missing, an array too long. Their stacks hold the frames of the
 * student's code and no others: who calls it, and why, is nothing that it should go by.
 *
 * @param {(error: unknown) => boolean} isError
 */
export function brandErrors(isError) {
  const apply = Reflect.apply;
  const construct = Reflect.construct;
  const { add, has } = WeakSet.prototype;
  const { indexOf, lastIndexOf, slice } = String.prototype;

  /** Without the frames of the constructor above, and, in Node, those of the guest below. @param {string} stack */
  function ownFrames(stack) {
    const made = apply(indexOf, stack, [" (realm.js:"]);
    const own = apply(slice, stack, [made < 0 ? 0 : apply(indexOf, stack, ["\n", made]) + 1]);
    const guest = apply(indexOf, own, [" (guest.js:"]);
    return guest < 0 ? own : apply(slice, own, [0, apply(lastIndexOf, own, ["\n", guest]) + 1]);
  }
  const made = new WeakSet();
  const names = [
    "Error",
    "EvalError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "TypeError",
    "URIError",
    "InternalError",
    "AggregateError",
  ];
  let BrandedError = null;
  for (const name of names) {
    /** @type {any} */
    const Native = /** @type {any} */ (globalThis)[name];
    if (Native === undefined) continue;
    /** @type {Record<string, any>} */
    const { [name]: Branded } = {
      [name]: function (/** @type {any[]} */ ...args) {
        const error = construct(Native, args, new.target ?? Branded);
        apply(add, made, [error]);
        // The engine has put it there as a plain property, whatever the prototype has.
        if (typeof error.stack === "string") error.stack = ownFrames(error.stack);
        return error;
      },
    };
    Object.defineProperty(Branded, "length", { value: Native.length, configurable: true });
    Object.defineProperty(Branded, "prototype", { value: Native.prototype, writable: false, configurable: false });
    define(Native.prototype, "constructor", Branded);
    if (BrandedError === null) BrandedError = Branded;
    else Object.setPrototypeOf(Branded, BrandedError);
    define(globalThis, name, Branded);
  }
  // Not ECMAScript, but many copy it from Node's manual into their own error classes.
  define(/** @type {any} */ (globalThis).Error, "captureStackTrace", () => undefined);
  return (/** @type {unknown} */ error) => isError(error) && !apply(has, made, [error]);
}
