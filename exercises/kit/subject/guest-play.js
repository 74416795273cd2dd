// @ts-check
/**
 * Plays scripts: makes many short sequences of calls in one go, and compares how each ends, and what can be seen then, with what
 * is due.
 */
import { OUT_OF_MEMORY, SMALL } from "./guest-answers.js";
import { createHandles } from "./guest-handles.js";
import { BY_ADDRESS, noiseByte, patternByte, patternWord } from "./guest-pattern.js";
import { namesAll } from "./guest-says.js";
import { called, isEnd, isNode, made } from "./guest-touch.js";

/** The steps of a script; all that is about them is kept in step with `script.ts`, which tells what they mean. */
const CONSTRUCT = 0;
const CALL = 1;
const LIST = 2;
const LINKS = 3;
const FILL = 4;
const WORDS = 5;
const FILLED = 6;
const INTEGERS = 7;
const TREE = 8;
const ANSWERS = 9;
const OCTETS = 10;
const WRITE = 11;
const ENTRIES = 12;
const PUT = 13;
/** A step begins with its code, plus this where its sequence goes on whatever comes of it, plus its length times that. */
const GOES_ON = 16;
const LENGTH_BITS = 5;
const CODE = 15;
/** What a call of a script has to do. */
const DUE_NUMBER = 0;
const DUE_ERROR = 1;
const DUE_THING = 3;
const DUE_HANDLE = 4;
const DUE_SAYING = 5;
/** The place of a list that is the only one. */
const WHOLE = -1;
/** From here on an argument is a place among the things, plus this; and then the number of a handle, plus that. */
const FIRST_THING = 2 ** 20;
const FIRST_HANDLE = 2 ** 24;
/** Differences that are told at most, two numbers each; the script comes after them. */
const MAX_DIFFERENCES = 4096;
const SCRIPT = 2 * MAX_DIFFERENCES;

/**
 * @param {ArrayBuffer} window memory that the host writes scripts into and reads differences from
 * @param {() => any} loaded the submission's class
 * @param {(error: unknown) => boolean} isByEngine whether an exception was raised by the engine, not by a `throw`
 * @param {(error: any) => boolean} isOutOfMemory whether it was raised because there is no memory left
 */
export function createPlayer(window, loaded, isByEngine, isOutOfMemory) {
  const apply = Reflect.apply;
  const isError = Function.prototype.call.bind(Function.prototype[Symbol.hasInstance], Error);
  const Octets = Uint8Array;
  const Integers = Int32Array;
  /** @type {any} */
  const { get: byteLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength") ?? {};
  const ofArrays = Object.getPrototypeOf(Uint8Array.prototype);
  const setAll = ofArrays.set;
  /** @type {any[]} */
  const [bufferOf, offsetOf, lengthOf, kindOf] = ["buffer", "byteOffset", "byteLength", Symbol.toStringTag].map(
    (name) => Object.getOwnPropertyDescriptor(ofArrays, name)?.get,
  );

  /** @type {any} */
  const script = new Int32Array(window);
  /** Values that a script names by their places. */
  const things = Object.create(null);
  // Their elements are there from the beginning, so that no setter planted in a prototype is asked for them.
  /** @type {any[]} */
  const slots = [null, null];
  /** The handles that each of them has given. @type {any[]} */
  const handles = [createHandles(), createHandles()];
  /** What the instances in them are like: the properties of the list, and of memory. */
  const shape = { next: "", prev: "", start: "", size: "", memory: "", bytes: "", used: "" };
  /** Nodes of a tree whose own place is still to come, and the levels on which they stand. */
  const open = Object.create(null);
  const levels = Object.create(null);
  let isLinked = true;
  let isFull = false;
  let differenceCount = 0;

  /** What a number of a script that stands for something else is as an argument. @param {number} number @param {number} slot */
  const argument = (number, slot) =>
    number < FIRST_HANDLE ? things[number - FIRST_THING] : handles[slot].own(number - FIRST_HANDLE);

  /** @param {number} at @param {number} slot of the instance that it is passed to */
  const argumentAt = (at, slot) => (script[at] < FIRST_THING ? script[at] : argument(script[at], slot));

  /**
   * Makes a call and compares how it ends with what is due. Most of what is played are such calls, so numbers are passed as they
   * stand, and the method is called from here.
   *
   * @param {number} at
   */
  function isCalledRight(at) {
    const slot = script[at + 1];
    const instance = slots[slot];
    const method = things[script[at + 2]];
    const count = script[at + 5];
    let value;
    if (count === 0) value = instance[method]();
    else {
      let first = script[at + 6];
      if (first >= FIRST_THING) first = argument(first, slot);
      if (count === 1) value = instance[method](first);
      else {
        let second = script[at + 7];
        if (second >= FIRST_THING) second = argument(second, slot);
        if (count === 2) value = instance[method](first, second);
        else {
          const third = script[at + 8];
          value = instance[method](first, second, third < FIRST_THING ? third : argument(third, slot));
        }
      }
    }
    const due = script[at + 3];
    if (due === DUE_NUMBER) return value === script[at + 4];
    if (due === DUE_HANDLE) return handles[slot].isNew(value);
    if (due === DUE_THING) return isThing(value, things[script[at + 4]]);
    return due !== DUE_ERROR && due !== DUE_SAYING;
  }

  /** @param {any} value @param {any} due */
  const isThing = (value, due) =>
    due === null ? isEnd(value) : value === due || (typeof due === "string" && value === due + "\n");

  /** Whether a message names all that comes after the arguments of a call. @param {any} message @param {number} at */
  const isSaid = (message, at) =>
    namesAll(
      message,
      script[at],
      (place) => things[script[at + 1 + 2 * place]],
      (place) => script[at + 2 + 2 * place] === 1,
    );

  /** The bytes of a property; throws where that is no array of bytes. @param {number} at @returns {any} */
  function octetsIn(at) {
    const array = slots[script[at + 1]][things[script[at + 2]]];
    return new Octets(apply(bufferOf, array, []), apply(offsetOf, array, []), apply(lengthOf, array, []));
  }

  /** @param {number} at */
  function hasOctets(at) {
    const octets = octetsIn(at);
    if (apply(lengthOf, octets, []) !== script[at + 3]) return false;
    const end = at + 5 + 3 * script[at + 4];
    for (let place = at + 5; place < end; place += 3) {
      const last = script[place] + script[place + 1];
      const octet = script[place + 2];
      for (let address = script[place]; address < last; address++) if (octets[address] !== octet) return false;
    }
    return true;
  }

  /** @param {number} at */
  function isWritten(at) {
    const octets = octetsIn(at);
    const last = script[at + 3] + script[at + 4];
    for (let address = script[at + 3]; address < last; address++) octets[address] = script[at + 5];
    return true;
  }

  /** @param {number} at */
  function isConstructed(at) {
    const slot = script[at + 1];
    const count = script[at + 2];
    handles[slot].forget();
    slots[slot] = made(
      loaded(),
      count,
      count > 0 ? argumentAt(at + 3, slot) : 0,
      count > 1 ? argumentAt(at + 4, slot) : 0,
      count > 2 ? argumentAt(at + 5, slot) : 0,
    );
    return true;
  }

  /**
   * Asked of every error, as one may say that memory is full.
   *
   * @param {any} error @param {number} names a bit for each thing that its name may be, from the first on; 0 where none is due
   * @param {number} said where it stands what its message has to name; 0 for nothing
   */
  function isDueError(error, names, said) {
    try {
      if (isByEngine(error)) {
        isFull = isOutOfMemory(error);
        return false;
      }
      if (names === 0 || !isError(error)) return false;
      const name = error.name;
      for (let place = 0; names >> place > 0; place++) {
        if (((names >> place) & 1) === 1 && name === things[place]) return said === 0 || isSaid(error.message, said);
      }
    } catch (another) {
      isFull = another === null || isOutOfMemory(another);
    }
    return false;
  }

  /**
   * Plays one sequence of a script, up to the first difference after which nothing more can be said of it.
   *
   * @param {number} first place of its first step @param {number} end @param {number} sequence its number, for differences
   */
  function playSequence(first, end, sequence) {
    let at = first;
    for (let step = 0; at < end; step++) {
      const head = script[at];
      const kind = head & CODE;
      let isRight = false;
      try {
        if (kind === CALL) isRight = isCalledRight(at);
        else if (kind === LIST) isRight = isListed(headOf(at), at + 5, script[at + 4]);
        else if (kind === LINKS) isRight = isLinked;
        else if (kind === CONSTRUCT) isRight = isConstructed(at);
        else if (kind === FILL) isRight = fills(at);
        else if (kind === WORDS) isRight = hasWords(at);
        else if (kind === FILLED) isRight = isFilled(at);
        else if (kind === INTEGERS) isRight = hasIntegers(at);
        else if (kind === TREE) isRight = isInOrder(at);
        else if (kind === ANSWERS) isRight = isAnswered(at);
        else if (kind === OCTETS) isRight = hasOctets(at);
        else if (kind === WRITE) isRight = isWritten(at);
        else if (kind === ENTRIES) isRight = hasEntries(at);
        else if (kind === PUT) isRight = isPut(at);
      } catch (error) {
        const due = kind === CALL ? script[at + 3] : DUE_NUMBER;
        const isDue = due === DUE_ERROR || due === DUE_SAYING;
        isRight = isDueError(error, isDue ? script[at + 4] : 0, due === DUE_SAYING ? at + 6 + script[at + 5] : 0);
      }
      at += head >> LENGTH_BITS;
      if (isRight) continue;
      if (isFull) return;
      if (differenceCount < MAX_DIFFERENCES) {
        script[2 * differenceCount] = sequence;
        script[2 * differenceCount + 1] = step;
        differenceCount += 1;
      }
      if ((head & GOES_ON) === 0) return;
    }
  }

  /** The head of the list that a step is about, which may be one of several. @param {number} at */
  function headOf(at) {
    const head = slots[script[at + 1]][things[script[at + 2]]];
    const place = script[at + 3];
    return place === WHOLE ? head : head[place];
  }

  /**
   * Whether the list has exactly those nodes; whether `prev` is right, too, is then in `isLinked`.
   *
   * @param {any} head @param {number} at start and size of the first node that is due @param {number} count
   */
  function isListed(head, at, count) {
    isLinked = true;
    let node = head;
    let last = null;
    let isSame = true;
    for (let index = 0; index < count; index++) {
      if (!isNode(node)) return false;
      if (node[shape.start] !== script[at + 2 * index] || node[shape.size] !== script[at + 2 * index + 1]) return false;
      const before = shape.prev === "" ? last : node[shape.prev];
      if (index === 0 ? !isEnd(before) : before !== last) {
        isSame = false;
        if (index === 0 || !isNodeAt(before, at + 2 * index - 2)) isLinked = false;
      }
      last = node;
      node = node[shape.next];
    }
    if (!isEnd(node)) return false;
    if (!isSame && isLinked) isLinked = leadsBack(last, at, count);
    return true;
  }

  /** @param {any} node @param {number} at start and size that it has to have */
  const isNodeAt = (node, at) =>
    isNode(node) && node[shape.start] === script[at] && node[shape.size] === script[at + 1];

  /** @param {any} last @param {number} at @param {number} count */
  function leadsBack(last, at, count) {
    let node = last;
    for (let index = count - 1; index >= 0; index--) {
      if (!isNodeAt(node, at + 2 * index)) return false;
      node = node[shape.prev];
    }
    return isEnd(node);
  }

  /** The bytes of an instance's memory; throws where that has none. @param {number} slot @returns {any} */
  function octetsOf(slot) {
    const memory = slots[slot][shape.memory];
    if (shape.bytes === "") {
      if (apply(kindOf, memory, []) !== "Uint8Array") throw memory;
      return new Octets(apply(bufferOf, memory, []), apply(offsetOf, memory, []), apply(lengthOf, memory, []));
    }
    const buffer = memory[shape.bytes];
    return new Octets(buffer, 0, apply(byteLength, buffer, []));
  }

  /** The words of those bytes, where they begin at a whole one; `null` elsewhere. @param {any} octets */
  function wordsOf(octets) {
    const first = apply(offsetOf, octets, []);
    if (first % 4 !== 0) return null;
    return new Integers(apply(bufferOf, octets, []), first, apply(lengthOf, octets, []) >> 2);
  }

  /** @param {number} at */
  function fills(at) {
    const octets = octetsOf(script[at + 1]);
    const first = script[at + 2];
    const end = first + script[at + 3];
    const tag = script[at + 4];
    if (script[at + 5] === BY_ADDRESS) {
      writePattern(octets, first, end, tag);
      return true;
    }
    const shift = script[at + 5] - first;
    for (let address = first; address < end; address++) octets[address] = noiseByte(address + shift, tag);
    return true;
  }

  /** Word by word where it can be. @param {any} octets @param {number} first @param {number} last @param {number} tag */
  function writePattern(octets, first, last, tag) {
    const words = wordsOf(octets);
    for (let address = first; address < last;) {
      if (words !== null && address % 4 === 0 && address + 4 <= last) {
        words[address >> 2] = patternWord(address, tag);
        address += 4;
      } else {
        octets[address] = patternByte(address, tag);
        address += 1;
      }
    }
  }

  /** Puts memory into another state. @param {number} at */
  function isPut(at) {
    const octets = octetsOf(script[at + 1]);
    const words = wordsOf(octets);
    const count = script[at + 3];
    if (words === null || apply(lengthOf, octets, []) !== script[at + 4]) return false;
    apply(setAll, words, [new Integers(window, 4 * (at + 5), count)]);
    slots[script[at + 1]][shape.memory][shape.used] = script[at + 2];
    return true;
  }

  /** @param {number} at */
  function hasWords(at) {
    const octets = octetsOf(script[at + 1]);
    if (slots[script[at + 1]][shape.memory][shape.used] !== script[at + 2]) return false;
    const end = at + 4 + 2 * script[at + 3];
    const words = wordsOf(octets);
    for (let place = at + 4; place < end; place += 2) {
      const address = script[place];
      if (words !== null && address % 4 === 0) {
        if (words[address >> 2] !== script[place + 1]) return false;
        continue;
      }
      const low = octets[address] | (octets[address + 1] << 8);
      if ((low | (octets[address + 2] << 16) | (octets[address + 3] << 24)) !== script[place + 1]) return false;
    }
    return true;
  }

  /** @param {number} at */
  function isFilled(at) {
    const octets = octetsOf(script[at + 1]);
    const words = wordsOf(octets);
    const end = at + 3 + 4 * script[at + 2];
    for (let place = at + 3; place < end; place += 4) {
      const first = script[place];
      const last = first + script[place + 1];
      const tag = script[place + 2];
      if (script[place + 3] === BY_ADDRESS) {
        if (!isPattern(octets, words, first, last, tag)) return false;
        continue;
      }
      const shift = script[place + 3] - first;
      for (let address = first; address < last; address++)
        if (octets[address] !== noiseByte(address + shift, tag)) return false;
    }
    return true;
  }

  /** @param {any} octets @param {any} words @param {number} first @param {number} last @param {number} tag */
  function isPattern(octets, words, first, last, tag) {
    for (let address = first; address < last;) {
      if (words !== null && address % 4 === 0 && address + 4 <= last) {
        if (words[address >> 2] !== patternWord(address, tag)) return false;
        address += 4;
      } else {
        if (octets[address] !== patternByte(address, tag)) return false;
        address += 1;
      }
    }
    return true;
  }

  /** @param {number} at */
  function isAnswered(at) {
    const slot = script[at + 1];
    const method = things[script[at + 2]];
    const end = at + 4 + 2 * script[at + 3];
    for (let place = at + 4; place < end; place += 2)
      if (called(slots[slot], method, 1, argumentAt(place, slot), 0, 0) !== script[place + 1]) return false;
    return true;
  }

  /** @param {number} at */
  function hasIntegers(at) {
    const integers = slots[script[at + 1]][things[script[at + 2]]];
    const count = script[at + 3];
    if (integers.length !== count) return false;
    for (let place = 0; place < count; place++) {
      const integer = integers[place];
      if (typeof integer !== "number" || (integer | 0) !== script[at + 4 + place]) return false;
    }
    return true;
  }

  /** @param {number} at */
  function hasEntries(at) {
    const integers = slots[script[at + 1]][things[script[at + 2]]];
    if (integers.length !== script[at + 3]) return false;
    const end = at + 5 + 2 * script[at + 4];
    for (let place = at + 5; place < end; place += 2) {
      const integer = integers[script[place]];
      if (typeof integer !== "number" || (integer | 0) !== script[place + 1]) return false;
    }
    return true;
  }

  /** Whether a tree has in order the nodes that are due, on no more levels than it may have. @param {number} at */
  function isInOrder(at) {
    const most = script[at + 2];
    const left = things[script[at + 5]];
    const right = things[script[at + 6]];
    const start = things[script[at + 7]];
    const size = things[script[at + 8]];
    const end = at + 9 + 2 * script[at + 3];
    let due = at + 9;
    let count = 0;
    let level = 0;
    for (let node = slots[script[at + 1]][things[script[at + 4]]]; ; node = node[right]) {
      for (; !isEnd(node); node = node[left]) {
        if (!isNode(node) || level === most) return false;
        open[count] = node;
        levels[count] = ++level;
        count += 1;
      }
      if (count === 0) return due === end;
      count -= 1;
      node = open[count];
      level = levels[count];
      if (due === end || node[start] !== script[due] || node[size] !== script[due + 1]) return false;
      due += 2;
    }
  }

  const functions = {
    /** Keeps a value that scripts name by its place. @param {number} place @param {unknown} value */
    keep(place, value) {
      things[place] = value;
      return SMALL;
    },

    /**
     * Says what the instances of the scripts that follow are like.
     *
     * @param {string} next @param {string} prev @param {string} start @param {string} size
     * @param {string} memory @param {string} bytes @param {string} used
     */
    shape(next, prev, start, size, memory, bytes, used) {
      shape.next = next;
      shape.prev = prev;
      shape.start = start;
      shape.size = size;
      shape.memory = memory;
      shape.bytes = bytes;
      shape.used = used;
      return SMALL;
    },

    /**
     * Plays the script in the window, sequence after sequence. Answers the number of differences, which are then in the
     * window: for each the number of its sequence and of its step.
     *
     * @param {boolean} isOneEnough - whether no sequence is played after the first that differs
     */
    play(isOneEnough) {
      differenceCount = 0;
      isFull = false;
      const end = script[SCRIPT];
      let at = SCRIPT + 1;
      for (let sequence = 0; at < end && !isFull && !(isOneEnough && differenceCount > 0); sequence++) {
        const next = script[at];
        playSequence(at + 1, next, sequence);
        at = next;
      }
      return isFull ? OUT_OF_MEMORY : SMALL + differenceCount;
    },
  };
  return {
    functions,
    frames: [
      ...[isCalledRight, isConstructed, isDueError, playSequence, headOf, isListed, isNodeAt, leadsBack],
      ...[octetsIn, hasOctets, isWritten],
      ...[
        octetsOf,
        wordsOf,
        fills,
        writePattern,
        isPut,
        hasWords,
        isFilled,
        isPattern,
        isAnswered,
        hasIntegers,
        hasEntries,
        isInOrder,
      ],
    ],
  };
}
