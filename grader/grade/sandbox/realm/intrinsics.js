// @ts-check
/** What the parts of the realm use of the language, taken before any code of a student's runs. */

export const { apply } = Reflect;
export const toText = String;
/** Not branded yet, so that what is thrown with it counts as thrown by the engine. */
export const NativeTypeError = TypeError;

/** Sets a property in the way of the language's own, which no loop sees. @param {object} target @param {string} name @param {unknown} value */
export function define(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}
