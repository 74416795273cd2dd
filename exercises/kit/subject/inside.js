// @ts-check
/**
 * What runs beside the submission, in a realm of its own, so that nothing the submission replaces reaches it: functions of
 * the assignment's `stages/inside.ts` and the kit's own readers, called by name. It is ordinary code, since all built-ins of
 * its realm are frozen before the submission is loaded; only objects of the submission's may still do anything when touched.
 */
import { createCodec } from "./inside-codec.js";
import { freezeRealm } from "./inside-freeze.js";
import { readers } from "../views/inside/readers.js";

/** @typedef {(target: any, ...args: any[]) => unknown} Inside */

/** @param {ArrayBuffer} window memory that the host puts arguments into and reads answers from */
export function createInside(window) {
  const { takeArguments, tell } = createCodec(window);
  /** @type {Map<string, Inside>} */
  const functions = new Map(Object.entries(readers));
  freezeRealm();

  return {
    /** Adds the functions among these by their names. @param {object} exported */
    add(exported) {
      for (const [name, value] of Object.entries(exported)) if (typeof value === "function") functions.set(name, value);
    },

    /**
     * Calls a function with the arguments in the window; what it returns is then there. Whatever is thrown goes on to the
     * caller. Answers `false` where there is no such function; then the names of the assignment's are in the window.
     *
     * @param {unknown} target an object of the submission's, handed in as it is @param {string} name
     */
    answer(target, name) {
      const callee = functions.get(name);
      if (callee === undefined) {
        tell([...functions.keys()].filter((own) => !(own in readers)));
        return false;
      }
      tell(callee(target, ...takeArguments()));
      return true;
    },

    /** @param {unknown} error */
    isError: (error) => error instanceof Error,
  };
}
