// @ts-check
import { define } from "./builtins.js";

/**
 * Wraps the error constructors so that each error made by running them is known. An error object that is not known was
 * raised by the engine: stack overflow, a method that is missing, an array too long.
 *
 * @param {(error: unknown) => boolean} isError
 */
export function brandErrors(isError) {
  const apply = Reflect.apply;
  const construct = Reflect.construct;
  const { add, has } = WeakSet.prototype;
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
