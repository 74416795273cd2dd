// @ts-check
/**
 * Handles: numbers of the submission's own choice, by which it names what it has handed out. Whoever asks calls the first one 1,
 * the second 2, and so on; what lies beyond stands for handles that were never given.
 */

/** Handles that may be named. */
const MOST_HANDLES = 2 ** 20;

/**
 * Whether an argument stands for a handle, and not for something that is none whatever was given.
 *
 * @param {unknown} value @returns {value is number}
 */
export const isHandle = (value) =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value < MOST_HANDLES;

/** The handles that one instance has given. Made before the submission is loaded: it uses nothing that could be replaced since. */
export function createHandles() {
  const apply = Reflect.apply;
  const isSafe = Number.isSafeInteger;
  const NativeSet = Set;
  const { has, add, clear } = Set.prototype;
  const known = new NativeSet();
  /** By their numbers, from 1. @type {Record<number, number>} */
  const own = Object.create(null);
  let count = 0;
  let largest = 0;

  return {
    /** Notes what was given; whether it is a handle, and a new one. @param {unknown} value */
    isNew(value) {
      if (typeof value !== "number" || !isSafe(value) || value < 1 || apply(has, known, [value])) return false;
      apply(add, known, [value]);
      count += 1;
      own[count] = value;
      if (value > largest) largest = value;
      return true;
    },

    /** How many were given. */
    count: () => count,

    /** What the submission calls the handle of that number. @param {number} number from 1 */
    own(number) {
      if (number <= count) return own[number];
      if (isSafe(largest + number - count)) return largest + number - count;
      let stranger = 0;
      for (let left = number - count; left > 0;) if (!apply(has, known, [++stranger])) left -= 1;
      return stranger;
    },

    /** For a new instance. */
    forget() {
      apply(clear, known, []);
      count = 0;
      largest = 0;
    },
  };
}
