// @ts-check
import { define } from "./intrinsics.js";

/**
 * Wraps the error constructors so that each error made by running them is known. An error object that is not known was
 * raised by the engine: stack overflow, a method that is missing, an array too long. Their stacks hold the frames of the
 * student's code and no others: who calls it, and why, is nothing that it should go by.
 *
 * An allocator that is asked for what it has to refuse makes an error for each call, and thousands of these are made of every
 * submission: so nothing is done here by arrays of arguments that can be done without.
 *
 * @param {(error: unknown) => boolean} isError
 * @param {(stack: string) => string} ownFrames a stack without the frames of the constructor, and of what it is called from
 */
export function brandErrors(isError, ownFrames) {
  const { construct } = Reflect;
  const { call } = Function.prototype;
  const made = new WeakSet();
  const add = call.bind(WeakSet.prototype.add, made);
  const isMade = call.bind(WeakSet.prototype.has, made);
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
      // An argument that is missing is as good as one that is undefined, to each of the constructors.
      [name]: function (/** @type {any} */ first, /** @type {any} */ second, /** @type {any} */ third) {
        const target = new.target;
        const error =
          target === undefined || target === Branded
            ? new Native(first, second, third)
            : construct(Native, [first, second, third], target);
        add(error);
        const { stack } = error;
        // The engine has put it there as a plain property, whatever the prototype has.
        if (typeof stack === "string") error.stack = ownFrames(stack);
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
  return (/** @type {unknown} */ error) => isError(error) && !isMade(error);
}

/** A stack without its first line, that of the constructor: nothing that called the student's code is in stacks of QuickJS. */
export function cutFirstFrame() {
  const { call } = Function.prototype;
  const indexOf = call.bind(String.prototype.indexOf);
  const slice = call.bind(String.prototype.slice);
  return (/** @type {string} */ stack) => slice(stack, indexOf(stack, "\n") + 1);
}

/** A stack of Node's without what comes before the constructor above, and without the frames of the guest below. */
export function cutFrames() {
  const apply = Reflect.apply;
  const { indexOf, lastIndexOf, slice } = String.prototype;
  return (/** @type {string} */ stack) => {
    const made = apply(indexOf, stack, [" (realm.js:"]);
    const own = apply(slice, stack, [made < 0 ? 0 : apply(indexOf, stack, ["\n", made]) + 1]);
    const guest = apply(indexOf, own, [" (guest.js:"]);
    return guest < 0 ? own : apply(slice, own, [0, apply(lastIndexOf, own, ["\n", guest]) + 1]);
  };
}
