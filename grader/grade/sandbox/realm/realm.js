// @ts-check
/**
 * Prepares the virtual machine's realm before the student's code is loaded: `console`, `structuredClone`, a clock and
 * random numbers that are the same in every run, and error classes that remember what a `throw` of the student's made.
 * It runs inside the virtual machine and uses only what it took before any other code ran.
 */
import { fixClock, fixRandom } from "./clock.js";
import { addStructuredClone } from "./clone.js";
import { chargeBuiltins } from "./charge.js";
import { removeAbsent } from "./absent.js";
import { refuseCodeFromText } from "./code-from-text.js";
import { addConsole } from "./console.js";
import { brandErrors, cutFirstFrame, cutFrames } from "./errors.js";
import { speakEnglish } from "./locale.js";
import { sortLikeV8 } from "./sort.js";
import { keepWeaklyReferenced } from "./weak-ref.js";

/**
 * In Node.
 *
 * @param {(line: string) => boolean} print receives console output, a line at a time; answers whether more is wanted
 * @param {(error: unknown) => boolean} isError whether something is an error object, where the engine does not know itself
 * @returns `isByEngine`: whether an exception was raised by the engine itself; `hear`: whether console output is wanted;
 *   `charge`: has built-ins pay for what they do
 */
export function prepareRealm(print, isError) {
  return prepare(print, () => brandErrors(isError, cutFrames()));
}

/** The same in QuickJS, which differs from what students have in Node. @param {(line: string) => boolean} print */
export function prepareQuickJS(print) {
  sortLikeV8();
  keepWeaklyReferenced();
  return prepare(print, () => brandErrors(/** @type {any} */ (Error).isError, cutFirstFrame()));
}

/** @param {(line: string) => boolean} print @param {() => (error: unknown) => boolean} brand */
function prepare(print, brand) {
  removeAbsent();
  refuseCodeFromText();
  speakEnglish();
  const isByEngine = brand();
  fixClock();
  fixRandom();
  addStructuredClone();
  const hear = addConsole(print);
  return { isByEngine, hear, charge: chargeBuiltins };
}
