// @ts-check
/**
 * What runs beside the submission, in a realm of its own, so that nothing the submission replaces reaches it: functions of
 * the assignment's `stages/inside.ts` and the kit's own readers, called by name. It is ordinary code, since all built-ins of
 * its realm are frozen before the submission is loaded; only objects of the submission's may still do anything when touched.
 */
import { createCodec } from "./inside-codec.js";
import { freezeRealm } from "./inside-freeze.js";
import { createThreads, Exception } from "./inside-threads.js";
import { readers } from "./readers/readers.js";

/** @typedef {(target: any, ...args: any[]) => unknown} Inside */

/** @param {ArrayBuffer} window memory that the host puts arguments into and reads answers from */
export function createInside(window) {
  const { takeArguments, tell } = createCodec(window);
  /** @type {Map<string, Inside>} */
  const functions = new Map(Object.entries(readers));
  const threads = createThreads();
  freezeRealm();

  /** @param {() => unknown} target @param {string} name */
  function answered(target, name) {
    const callee = functions.get(name);
    if (callee === undefined) {
      tell([...functions.keys()].filter((own) => !(own in readers)));
      return false;
    }
    tell(callee(target(), ...takeArguments()));
    return true;
  }

  return {
    /** Adds the functions among these by their names, and takes what is said of threads. @param {object} exported */
    add(exported) {
      for (const [name, value] of Object.entries(exported)) {
        if (typeof value === "function") functions.set(name, value);
        else if (name === "threads") threads.want(value);
      }
    },

    /** How many threads the assignment wants. */
    threadCount: threads.count,
    /** Adds a thread. */
    addThread: threads.add,

    /**
     * Calls a function with the arguments in the window; what it returns is then there. Whatever is thrown goes on to the
     * caller. Answers `false` where there is no such function; then the names of the assignment's are in the window.
     *
     * @param {unknown} target an object of the submission's, handed in as it is @param {string} name
     */
    answer: (target, name) => answered(() => target, name),

    /** The same with the threads in place of an object of the submission's. @param {string} name */
    answerThreads: (name) => answered(threads.loaded, name),

    /** Whether memory has given out in a thread, whatever the code beside the submission has made of that. */
    isFull: threads.isFull,

    /** @param {unknown} error */
    isError: (error) => error instanceof Error,

    /** What a thread has thrown, in words, where that is what was thrown here. @param {unknown} error */
    thrownText: (error) => (Exception.is(error) ? Exception.textOf(error) : null),
  };
}
