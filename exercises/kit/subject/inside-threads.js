// @ts-check
/**
 * The half of the threads that stands beside the submission, where the scheduler runs. A thread's realm is only ever spoken
 * to by its own half; see `guest-thread.js`.
 */

import { MAX_ARGUMENTS } from "./guest-touch.js";

/** Threads that an assignment may have at most: each takes memory, and time when the machine is made. */
const MAX_THREADS = 8;
const MAX_READS = 16;

/** What a thread has thrown, in words that only the check reads. It can be thrown, and told, and holds nothing of the student's. */
export class Exception extends Error {
  #text;

  /** @param {string} text its parts, as the guest tells them */
  constructor(text) {
    super("a thread has thrown something");
    this.#text = text;
  }

  /** Whether something is one; nothing of the student's runs, whatever that is. @param {unknown} value @returns {value is Exception} */
  static is(value) {
    return typeof value === "object" && value !== null && #text in value;
  }

  /** @param {Exception} exception */
  static textOf(exception) {
    return exception.#text;
  }
}

/** Memory gave out in a thread. */
class OutOfMemory {}

/** @typedef {ReturnType<import("./guest-thread.js").createThread>} Half */
/** @typedef {import("./threads.js").Thread} Thread */
/** @typedef {"ready" | "threw" | "odd"} Beginning */

export function createThreads() {
  let wanted = 0;
  /** @type {readonly string[]} */
  let reads = [];
  /** @type {Half[]} */
  const halves = [];
  /** @type {Thread[]} */
  const threads = [];
  let isFull = false;
  let isLoaded = false;

  /** @template {string} Ending @param {Ending | "full"} ending @returns {Ending} */
  function unlessFull(ending) {
    if (ending !== "full") return ending;
    isFull = true;
    throw new OutOfMemory();
  }

  /** @param {Half} half @param {Float64Array} numbers @returns {Thread} */
  function threadOf(half, numbers) {
    const { construct, begin, step, words, thrown } = half;
    let isMade = false;
    let isUnderWay = false;
    return Object.freeze({
      numbers,
      /** @param {string} name @param {number[]} args @returns {Beginning} */
      construct(name, ...args) {
        isUnderWay = false;
        const [first, second, third] = numbersOnly(args);
        const ending = unlessFull(construct(name, args.length, first, second, third));
        isMade = ending === "ready";
        return ending;
      },
      /** @param {string} method @param {number[]} args @returns {Beginning} */
      begin(method, ...args) {
        if (!isMade) throw new Error("the thread has made no instance to call");
        const [first, second, third] = numbersOnly(args);
        const ending = unlessFull(begin(method, args.length, first, second, third));
        isUnderWay = ending === "ready";
        return ending;
      },
      /** @param {any} sent */
      step(sent) {
        if (!isUnderWay) throw new Error("the thread has no call under way");
        // Whatever it was, it is a number now; to ask would be a branch at each step.
        const ending = step(+sent);
        if (ending === "yielded") return ending;
        isUnderWay = false;
        return unlessFull(ending);
      },
      words,
      thrown: () => new Exception(thrown()),
    });
  }

  return {
    /** Takes what the assignment says of its threads. @param {any} declared */
    want(declared) {
      const { count, reads: properties = [] } = declared;
      if (!(Number.isInteger(count) && count > 0 && count <= MAX_THREADS))
        throw new RangeError("the code beside the submission wants " + count + " threads, not 1 to " + MAX_THREADS);
      if (properties.length > MAX_READS) throw new RangeError("of what is yielded, too many properties are read");
      wanted = count;
      reads = properties;
    },

    count: () => wanted,

    /**
     * Adds a thread; gives its half in the realm that it is made in.
     *
     * @param {typeof import("./guest-thread.js").createThread} create of that realm @param {(error: unknown) => boolean} isByEngine
     */
    add(create, isByEngine) {
      const numbers = new Float64Array(Math.max(1, reads.length));
      const half = create(isByEngine, numbers.buffer, ...reads);
      halves.push(half);
      threads.push(threadOf(half, numbers));
      return half;
    },

    /** The threads, with the submission loaded into each. Throws what kept it from being so. */
    loaded() {
      if (wanted === 0) throw new Error("the code beside the submission says nothing of threads");
      for (const half of isLoaded ? [] : halves) {
        if (unlessFull(half.load()) === "threw") throw new Exception(half.thrown());
      }
      isLoaded = true;
      return threads;
    },

    /** Whether memory has given out in one of them. */
    isFull: () => isFull,
  };
}

/** @param {unknown[]} args */
function numbersOnly(args) {
  if (args.length > MAX_ARGUMENTS) throw new RangeError("a thread passes " + MAX_ARGUMENTS + " arguments at most");
  if (args.some((arg) => typeof arg !== "number")) throw new TypeError("a thread passes numbers only");
  return /** @type {number[]} */ (args);
}
