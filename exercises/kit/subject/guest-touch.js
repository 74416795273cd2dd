// @ts-check
/**
 * How the guest runs code of the student's: as its author would write the call, not by a built-in, whose frame would stand in
 * the stacks that the code sees. Neither are arguments in an array, which asks its prototype for what it has not.
 */

/** Arguments that are passed on. */
export const MAX_ARGUMENTS = 3;

/**
 * Calls a method. One that is missing is an error of the engine's.
 *
 * @param {any} instance @param {any} method @param {number} count @param {any} first @param {any} second @param {any} third
 */
export function called(instance, method, count, first, second, third) {
  if (count === 1) return instance[method](first);
  if (count === 0) return instance[method]();
  if (count === 2) return instance[method](first, second);
  return instance[method](first, second, third);
}

/**
 * Makes an instance.
 *
 * @param {any} Class @param {number} count @param {any} first @param {any} second @param {any} third
 */
export function made(Class, count, first, second, third) {
  if (count === 1) return new Class(first);
  if (count === 0) return new Class();
  if (count === 2) return new Class(first, second);
  return new Class(first, second, third);
}

/** @param {any} value */
export const isNode = (value) => typeof value === "object" && value !== null;
/** @param {any} value */
export const isEnd = (value) => value === null || value === undefined;
