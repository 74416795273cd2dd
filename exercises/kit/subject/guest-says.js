// @ts-check
/** Whether the message of an error names what it has to. Used on both sides of the border, so it calls no built-in. */

/** @param {string} letter */
const isDigit = (letter) => letter >= "0" && letter <= "9";

/** Whether a text stands there; one that ends with a digit must not go on with another. @param {string} message @param {number} at @param {string} text */
function standsAt(message, at, text) {
  const end = at + text.length;
  if (text === "" || end > message.length) return false;
  for (let place = 0; place < text.length; place++) if (message[at + place] !== text[place]) return false;
  return !(end < message.length && isDigit(message[end] ?? "") && isDigit(text[text.length - 1] ?? ""));
}

/**
 * Whether a message names all of some texts, as they are, and numbers, in decimal and outside of these texts. O(message × texts²).
 *
 * @param {unknown} message @param {number} count @param {(place: number) => string} at each of them, a number in its digits
 * @param {(place: number) => boolean} isNumber
 */
export function namesAll(message, count, at, isNumber) {
  if (typeof message !== "string") return false;
  for (let place = 0; place < count; place++) if (!isNamed(message, place, count, at, isNumber)) return false;
  return true;
}

/**
 * Whether it names one of them, by its place.
 *
 * @param {string} message @param {number} wanted @param {number} count @param {(place: number) => string} at
 * @param {(place: number) => boolean} isNumber
 */
export function isNamed(message, wanted, count, at, isNumber) {
  const text = at(wanted);
  for (let from = 0; from < message.length; from++) {
    if (!isNumber(wanted)) {
      if (standsAt(message, from, text)) return true;
      continue;
    }
    const passed = textAt(message, from, count, at, isNumber);
    if (passed > 0) from += passed - 1;
    else if (isDigit(message[from] ?? "")) {
      if (standsAt(message, from, text)) return true;
      while (from + 1 < message.length && isDigit(message[from + 1] ?? "")) from += 1;
    }
  }
  return false;
}

/**
 * The length of the longest of the texts that stands there; 0 when none does.
 *
 * @param {string} message @param {number} from @param {number} count @param {(place: number) => string} at
 * @param {(place: number) => boolean} isNumber
 */
function textAt(message, from, count, at, isNumber) {
  let length = 0;
  for (let place = 0; place < count; place++) {
    const text = at(place);
    if (!isNumber(place) && text.length > length && standsAt(message, from, text)) length = text.length;
  }
  return length;
}
