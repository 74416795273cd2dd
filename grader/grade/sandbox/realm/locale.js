// @ts-check
/**
 * What the language leaves to the country: here it is always the United States, in UTC, wherever the machine stands. The texts
 * are those of Node there; what would need tables of other languages is refused in plain words.
 */
import { NativeTypeError, apply, define, toText } from "./intrinsics.js";

const NativeBigInt = BigInt;
const { is } = Object;
const { abs } = Math;
const { indexOf, slice, charCodeAt, toUpperCase, toLowerCase, padStart } = String.prototype;
const date = Date.prototype;
const numberValue = Number.prototype.valueOf;
const bigintValue = BigInt.prototype.valueOf;

/** Replaces the built-in methods whose answers depend on a language. */
export function speakEnglish() {
  for (const [prototype, methods] of /** @type {[object, Record<string, unknown>][]} */ ([
    [Number.prototype, ofNumbers],
    [BigInt.prototype, ofBigints],
    [String.prototype, ofStrings],
    [date, ofDates],
  ])) {
    for (const name of Object.keys(methods)) define(prototype, name, methods[name]);
  }
}

const ofNumbers = {
  /** @this {any} @param {any} [language] @param {any} [options] */
  toLocaleString(language, options) {
    refuseOthers("toLocaleString", language, options);
    const value = apply(numberValue, this, []);
    if (value !== value) return "NaN";
    const sign = value < 0 || is(value, -0) ? "-" : "";
    const size = abs(value);
    if (size === 1 / 0) return sign + "∞";
    // Below 10⁻⁶, and from 10²¹ on, a number is written with an exponent.
    if (size < 1e-6) return sign + "0";
    if (size >= 1e21) return sign + grouped(toText(NativeBigInt(size)));
    return sign + rounded(toText(size));
  },
};

const ofBigints = {
  /** @this {any} @param {any} [language] @param {any} [options] */
  toLocaleString(language, options) {
    refuseOthers("toLocaleString", language, options);
    const value = apply(bigintValue, this, []);
    return value < 0n ? "-" + grouped(toText(-value)) : grouped(toText(value));
  },
};

const ofStrings = {
  /** @this {any} @param {any} that @param {any} [language] @param {any} [options] */
  localeCompare(that, language, options) {
    const isNumeric = options !== undefined && options !== null && options.numeric === true;
    refuseOthers("localeCompare", language, isNumeric ? undefined : options);
    return compare(textOfThis(this, "localeCompare"), toText(that), isNumeric);
  },
  /** @this {any} @param {any} [language] */
  toLocaleUpperCase(language) {
    refuseOthers("toLocaleUpperCase", language, undefined);
    return apply(toUpperCase, this, []);
  },
  /** @this {any} @param {any} [language] */
  toLocaleLowerCase(language) {
    refuseOthers("toLocaleLowerCase", language, undefined);
    return apply(toLowerCase, this, []);
  },
};

const { getTime, getUTCFullYear, getUTCMonth, getUTCDate, getUTCHours, getUTCMinutes, getUTCSeconds } = date;
const { toString: dateText, toTimeString: timeText } = date;

const ofDates = {
  /** @this {any} */
  toString() {
    return withZone(apply(dateText, this, []));
  },
  /** @this {any} */
  toTimeString() {
    return withZone(apply(timeText, this, []));
  },
  /** @this {any} @param {any} [language] @param {any} [options] */
  toLocaleString(language, options) {
    refuseOthers("toLocaleString", language, options);
    return isNoDate(this) ? "Invalid Date" : day(this) + ", " + time(this);
  },
  /** @this {any} @param {any} [language] @param {any} [options] */
  toLocaleDateString(language, options) {
    refuseOthers("toLocaleDateString", language, options);
    return isNoDate(this) ? "Invalid Date" : day(this);
  },
  /** @this {any} @param {any} [language] @param {any} [options] */
  toLocaleTimeString(language, options) {
    refuseOthers("toLocaleTimeString", language, options);
    return isNoDate(this) ? "Invalid Date" : time(this);
  },
};

/** @param {string} text */
const withZone = (text) => (apply(slice, text, [-5]) === "+0000" ? text + " (Coordinated Universal Time)" : text);

/** @param {any} value */
const isNoDate = (value) => {
  const milliseconds = apply(getTime, value, []);
  return milliseconds !== milliseconds;
};

/** @param {any} value */
const day = (value) =>
  apply(getUTCMonth, value, []) + 1 + "/" + apply(getUTCDate, value, []) + "/" + apply(getUTCFullYear, value, []);

/** @param {any} value */
const time = (value) => {
  const hours = apply(getUTCHours, value, []);
  const minutes = two(apply(getUTCMinutes, value, []));
  const seconds = two(apply(getUTCSeconds, value, []));
  return (hours % 12 === 0 ? 12 : hours % 12) + ":" + minutes + ":" + seconds + (hours < 12 ? " AM" : " PM");
};

/** @param {number} value */
const two = (value) => apply(padStart, toText(value), [2, "0"]);

/** @param {string} method @param {any} language @param {any} options */
function refuseOthers(method, language, options) {
  const isEnglish = language === undefined || language === "en" || language === "en-US";
  if (isEnglish && options === undefined) return;
  const what = isEnglish ? "options" : "another language than English";
  throw new NativeTypeError(method + " with " + what + " is not available here");
}

/** A comma before each three digits. @param {string} digits */
function grouped(digits) {
  let text = "";
  let end = digits.length;
  for (; end > 3; end -= 3) text = "," + apply(slice, digits, [end - 3, end]) + text;
  return apply(slice, digits, [0, end]) + text;
}

/** With three decimals at most. @param {string} decimal no exponent in it */
function rounded(decimal) {
  const point = apply(indexOf, decimal, ["."]);
  if (apply(indexOf, decimal, ["e"]) >= 0) return "0";
  if (point < 0) return grouped(decimal);
  const whole = apply(slice, decimal, [0, point]);
  const fraction = apply(slice, decimal + "0000", [point + 1, point + 4]);
  const isUp = apply(charCodeAt, decimal + "0000", [point + 4]) >= 53;
  const thousandths = apply(padStart, toText(NativeBigInt(whole + fraction) + (isUp ? 1n : 0n)), [4, "0"]);
  let end = thousandths.length;
  const before = grouped(apply(slice, thousandths, [0, end - 3]));
  const start = end - 3;
  while (end > start && apply(charCodeAt, thousandths, [end - 1]) === 48) end--;
  return end === start ? before : before + "." + apply(slice, thousandths, [start, end]);
}

/** @param {any} value @param {string} method */
function textOfThis(value, method) {
  if (value === undefined || value === null)
    throw new NativeTypeError("String.prototype." + method + " called on null or undefined");
  return toText(value);
}

/** Signs, digits and letters of ASCII in the order of dictionaries; what is not in it is passed over. */
const ORDER = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";

/**
 * Compares as a dictionary: first without regard to case, and then small letters before capital ones.
 *
 * @param {string} one @param {string} other @param {boolean} isNumeric
 */
function compare(one, other, isNumeric) {
  let i = 0;
  let j = 0;
  let byCase = 0;
  for (;;) {
    while (i < one.length && rank(one, i) < 0) i++;
    while (j < other.length && rank(other, j) < 0) j++;
    if (i >= one.length || j >= other.length) break;
    if (isNumeric && isDigit(one, i) && isDigit(other, j)) {
      const end = endOfDigits(one, i);
      const otherEnd = endOfDigits(other, j);
      const first = NativeBigInt(apply(slice, one, [i, end]));
      const second = NativeBigInt(apply(slice, other, [j, otherEnd]));
      if (first !== second) return first < second ? -1 : 1;
      i = end;
      j = otherEnd;
      continue;
    }
    const difference = rank(one, i) - rank(other, j);
    if (difference !== 0) return difference < 0 ? -1 : 1;
    if (byCase === 0 && one[i] !== other[j]) byCase = isCapital(one, i) ? 1 : -1;
    i++;
    j++;
  }
  if (i < one.length) return 1;
  return j < other.length ? -1 : byCase;
}

/** @param {string} text @param {number} place */
function rank(text, place) {
  const code = apply(charCodeAt, text, [place]);
  if (code > 127)
    throw new NativeTypeError(
      "localeCompare of more than plain English letters, digits and signs is not available here",
    );
  return apply(indexOf, ORDER, [apply(toLowerCase, text[place], [])]);
}

/** @param {string} text @param {number} place */
const isDigit = (text, place) => isBetween(text, place, "0", "9");
/** @param {string} text @param {number} place */
const isCapital = (text, place) => isBetween(text, place, "A", "Z");

/** @param {string} text @param {number} place @param {string} first @param {string} last */
function isBetween(text, place, first, last) {
  const character = text[place] ?? "";
  return character >= first && character <= last;
}

/** @param {string} text @param {number} start */
function endOfDigits(text, start) {
  let end = start;
  while (end < text.length && isDigit(text, end)) end++;
  return end;
}
