// @ts-check
/** A call of a method that is missing: its error is the engine's, and says less than what there is in its place. */
import { createDescribe } from "./guest-describe.js";
import { SEPARATOR } from "./guest-thrown.js";

/** Letters that the names of methods take at most, about, and classes above a class that are looked at for them. */
const MAX_METHODS = 200;
const MAX_DEPTH = 4;

/**
 * Takes what it needs of the built-ins of the realm that it is called in.
 *
 * @param {(error: unknown) => boolean} isByEngine
 * @param {ReturnType<typeof import("./guest-thrown.js").createThrown>} thrown where it notes it
 */
export function createMissing(isByEngine, thrown) {
  const { clip, describe } = createDescribe();
  const ownNames = Object.getOwnPropertyNames;
  const getPrototypeOf = Object.getPrototypeOf;
  const plainObject = Object.prototype;
  const toText = String;

  /** Notes what a call has thrown. @param {any} instance @param {string} method @param {any} error */
  function noteOfCall(instance, method, error) {
    if (!isByEngine(error)) return thrown.note(error);
    try {
      const callee = instance[method];
      if (typeof callee !== "function") {
        const instead = callee === undefined ? "" : describe(callee);
        return thrown.noteMissing(method, method + SEPARATOR + methodsOf(instance) + SEPARATOR + instead);
      }
    } catch {
      // What counts is how the call ended.
    }
    return thrown.note(error);
  }

  /** The names of its methods, as that of a missing one may be an old one or misspelt. @param {any} instance */
  function methodsOf(instance) {
    let all = "";
    let from = instance;
    for (let depth = 0; from !== null && from !== plainObject && depth < MAX_DEPTH; depth++) {
      const names = ownNames(from);
      for (let i = 0; i < names.length && all.length < MAX_METHODS; i++) {
        const name = toText(names[i]);
        if (name === "constructor" || typeof instance[name] !== "function") continue;
        all += (all === "" ? "" : ",") + clip(name, 40);
      }
      from = getPrototypeOf(from);
    }
    return all;
  }

  return { noteOfCall, /** Functions that the student's code may be called from. */ frames: [noteOfCall, methodsOf] };
}
