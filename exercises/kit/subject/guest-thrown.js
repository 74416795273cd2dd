// @ts-check
/** What was thrown last, in words. It is examined where it was thrown, and never leaves. */
import { OUT_OF_MEMORY, THREW } from "./guest-answers.js";
import { createDescribe } from "./guest-describe.js";

/** Between the parts of what was thrown; kept in step with `guest-subject.ts`. */
export const SEPARATOR = "\u0001";

/**
 * Takes what it needs of the built-ins of the realm that it is called in.
 *
 * @param {(error: unknown) => boolean} isByEngine whether an exception was raised by the engine, not by a `throw`
 * @param {(error: unknown) => boolean} isErrorElsewhere whether something is an error of another realm's that may be thrown here
 */
export function createThrown(isByEngine, isErrorElsewhere) {
  const { clip, describe } = createDescribe();
  const apply = Reflect.apply;
  const hasInstance = Function.prototype[Symbol.hasInstance];
  const NativeError = Error;

  let name = "";
  let message = "";
  let stack = "";
  let isError = false;
  let byEngine = false;
  /** Whether it is that a method is missing; what there is stands in place of the stack then. */
  let isMissing = false;
  /** The whole text, where it was noted elsewhere. */
  let noted = "";

  /**
   * Examines what was thrown. Whatever that is, this returns: a proxy or a getter may throw again when it is looked at.
   *
   * @param {any} error
   */
  function note(error) {
    noted = "";
    isError = false;
    byEngine = false;
    isMissing = false;
    name = "something that cannot be examined";
    message = "";
    stack = "";
    try {
      byEngine = isByEngine(error);
      isError = apply(hasInstance, NativeError, [error]) || isErrorElsewhere(error);
      if (!isError) {
        name = describe(error);
        return THREW;
      }
      const itsName = error.name;
      const itsMessage = error.message;
      const itsStack = error.stack;
      name = typeof itsName === "string" ? clip(itsName, 200) : describe(itsName);
      message = typeof itsMessage === "string" ? clip(itsMessage) : "";
      stack = typeof itsStack === "string" ? clip(itsStack, 4000) : "";
    } catch (another) {
      if (another === null || isOutOfMemory(another)) return OUT_OF_MEMORY;
    }
    return isOutOfMemory(error) ? OUT_OF_MEMORY : THREW;
  }

  /** @param {any} error */
  function isOutOfMemory(error) {
    if (!isByEngine(error)) return false;
    const text = error.message;
    return text === "out of memory" || text === "out of memory in regexp execution";
  }

  /** Notes that a method is missing. @param {string} method @param {string} parts what stands in place of the stack */
  function noteMissing(method, parts) {
    noted = "";
    isError = true;
    byEngine = true;
    isMissing = true;
    name = "TypeError";
    message = "there is no method " + method;
    stack = parts;
    return THREW;
  }

  return {
    note,
    noteMissing,
    isOutOfMemory,
    /** Takes the text of what was noted elsewhere. @param {string} text */
    noteText(text) {
      noted = text;
      return THREW;
    },
    /** Its name and message. */
    words: () => name + (message === "" ? "" : ": " + message),
    /** All of it in one text, since each costs a call. What a name may hold of the separator spoils nobody's text but its own. */
    text: () =>
      noted !== ""
        ? noted
        : (isError ? 1 : 0) +
          (byEngine ? 2 : 0) +
          (isMissing ? 4 : 0) +
          SEPARATOR +
          name +
          SEPARATOR +
          message +
          SEPARATOR +
          stack,
    /** Functions that the student's code may be called from. */
    frames: [note, noteMissing, isOutOfMemory],
  };
}
