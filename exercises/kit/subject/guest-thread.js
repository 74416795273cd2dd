// @ts-check
/**
 * The half of a thread that stands next to the student's code, in the thread's own realm: makes instances, begins calls, and
 * has them take steps. It alone touches what is the student's; whoever steps the thread does so from another realm. Between
 * the two go numbers and texts, and nothing else: an object that two realms have leads from one to the other, by its
 * prototype or the constructor of that.
 */
import { OUT_OF_MEMORY } from "./guest-answers.js";
import { createDescribe } from "./guest-describe.js";
import { createMissing } from "./guest-missing.js";
import { createThrown } from "./guest-thrown.js";
import { called, isNode, made } from "./guest-touch.js";

/**
 * @param {(error: unknown) => boolean} isByEngine whether an exception was raised by the engine, not by a `throw` in this realm
 * @param {ArrayBuffer} buffer of 64-bit numbers: what was yielded or returned. The student's code never has it
 * @param {string[]} reads the properties of what is yielded
 */
export function createThread(isByEngine, buffer, ...reads) {
  const { clip, describe } = createDescribe();
  const thrown = createThrown(isByEngine, () => false);
  const missing = createMissing(isByEngine, thrown);
  const apply = Reflect.apply;
  const isPrototypeOf = Object.prototype.isPrototypeOf;
  const generators = Object.getPrototypeOf(function* () {}).prototype;
  const numbers = new Float64Array(buffer);
  const count = reads.length;
  /** @type {() => any} */
  let script;
  /** @type {any} */
  let exported;
  /** @type {any} */
  let instance;
  /** What the call that is under way has returned: a generator, or something like one. @type {any} */
  let call;
  let words = "";

  /** @param {unknown} error */
  const threw = (error) => (thrown.note(error) === OUT_OF_MEMORY ? "full" : "threw");

  /** @param {string} text @returns {"odd"} */
  function odd(text) {
    words = text;
    return "odd";
  }

  /** @param {any} value */
  const inWords = (value) =>
    isNode(value) && apply(isPrototypeOf, generators, [value]) ? "a generator" : describe(value);

  /** Reads what was yielded, where that has to be a number. @param {any} value @returns {"yielded" | "odd"} */
  function readNumber(value) {
    if (typeof value !== "number") return odd(inWords(value));
    numbers[0] = value;
    return "yielded";
  }

  /**
   * Reads the properties of what was yielded, each once. It is done at each step, and branches and calls are what costs
   * ticks: so nothing is asked of the value itself but whether it can have any.
   *
   * @param {any} value @returns {"yielded" | "odd"}
   */
  function readParts(value) {
    if (value === undefined || value === null) return odd(describe(value));
    let i = 0;
    do {
      const part = value[/** @type {string} */ (reads[i])];
      if (typeof part !== "number") return odd(oddPart(value, reads[i], part));
      numbers[i] = part;
    } while (++i < count);
    return "yielded";
  }
  const read = count === 0 ? readNumber : readParts;

  /** @param {any} value @param {string | undefined} name @param {any} part */
  const oddPart = (value, name, part) =>
    isNode(value) ? inWords(value) + " whose `" + name + "` is " + describe(part) : describe(value);

  /** @param {any} value @returns {"returned"} */
  function returned(value) {
    numbers[0] = typeof value === "number" ? value : NaN;
    words = inWords(value);
    return "returned";
  }

  const thread = {
    /** Is given the submission's script, which is not run yet. @param {() => any} run */
    take(run) {
      script = run;
    },

    /** Runs it. @returns {"ready" | "threw" | "full"} */
    load() {
      try {
        exported = script();
        return "ready";
      } catch (error) {
        return threw(error);
      }
    },

    /** @param {string} name @param {number} count @param {any} first @param {any} second @param {any} third @returns {"ready" | "threw" | "odd" | "full"} */
    construct(name, count, first, second, third) {
      call = undefined;
      instance = undefined;
      try {
        const Class = exported[name];
        if (typeof Class !== "function") return odd(describe(Class));
        instance = made(Class, count, first, second, third);
        return "ready";
      } catch (error) {
        return threw(error);
      }
    },

    /** @param {string} method @param {number} count @param {any} first @param {any} second @param {any} third @returns {"ready" | "threw" | "odd" | "full"} */
    begin(method, count, first, second, third) {
      call = undefined;
      try {
        const result = called(instance, method, count, first, second, third);
        if (!isNode(result) || typeof result.next !== "function") return odd(describe(result));
        call = result;
        return "ready";
      } catch (error) {
        return missing.noteOfCall(instance, method, error) === OUT_OF_MEMORY ? "full" : "threw";
      }
    },

    /** @param {number} sent @returns {"yielded" | "returned" | "threw" | "odd" | "full"} */
    step(sent) {
      try {
        const result = call.next(sent);
        return result.done ? returned(result.value) : read(result.value);
      } catch (error) {
        return threw(error);
      }
    },

    words: () => clip(words),
    thrown: () => thrown.text(),
  };

  // As those of the guest: the functions that the student's code may be called from.
  const frames = [
    ...Object.values(thread),
    ...thrown.frames,
    ...missing.frames,
    threw,
    odd,
    inWords,
    readNumber,
    readParts,
    oddPart,
    returned,
    called,
    made,
  ];
  for (const each of frames) Object.defineProperty(each, "name", { value: "guest" });
  return { ...thread, frames };
}
