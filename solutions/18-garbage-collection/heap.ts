/**
 * What the three collectors work on, and what their heaps have in common.
 *
 * @module
 */
import { OutOfMemoryError } from "./errors.js";
import { dataIn, headerOf, MOST_FIELDS, referencesIn } from "./object.js";

/** Memory in words, and the variables of the program that lead into it. */
export interface Heap {
  /** Word 0 is never used, so that 0 can be null. */
  readonly memory: Int32Array;
  /** The address of an object each, or 0. */
  readonly roots: number[];
  /** Where the first object or free run begins: 1, or the first word of the half that is in use. */
  first: number;
  /** The word behind the last object; where free runs are kept, behind the last word of memory. */
  end: number;
}

/** Objects that nobody gives back. */
export abstract class CollectedHeap implements Heap {
  readonly memory: Int32Array;
  readonly roots: number[];
  first = 1;
  end = 1;

  /**
   * @param words - words of memory, an integer from 2 up
   * @param roots - variables of the program, an integer from 0 up; at first each of them is null
   * @throws RangeError when either is anything else
   */
  constructor(words: number, roots: number) {
    checkNumber("the number of words", words, 2, Infinity);
    checkNumber("the number of roots", roots, 0, Infinity);
    this.memory = new Int32Array(words);
    this.roots = new Array<number>(roots).fill(0);
  }

  /**
   * Makes an object, all fields of which are 0. When there is no room for it, garbage is collected first.
   *
   * @returns the address of its header
   * @throws RangeError when a number of fields is not an integer from 0 to 255
   * @throws {@link OutOfMemoryError} when there is no room even then
   */
  allocate(references: number, data: number): number {
    checkNumber("the number of references", references, 0, MOST_FIELDS);
    checkNumber("the number of data", data, 0, MOST_FIELDS);
    const size = 1 + references + data;
    let object = this.take(size);
    if (object === 0) {
      this.collect();
      object = this.take(size);
    }
    if (object === 0) throw new OutOfMemoryError(`there is no room for ${size} words`);
    this.memory.fill(0, object, object + size);
    this.memory[object] = headerOf(references, data);
    return object;
  }

  /**
   * Collects garbage: whatever no root leads to, directly or over references.
   *
   * @returns words that are in use afterwards
   */
  abstract collect(): number;

  /** Gives so many words to a new object; returns the first of them, or 0 when there is no room as memory is. */
  protected abstract take(size: number): number;

  /** Where a reference of an object leads: to an object, or to 0, which is null. */
  getReference(object: number, i: number): number {
    return this.memory[this.referenceAt(object, i)]!;
  }

  /** Has a reference of an object lead elsewhere. */
  setReference(object: number, i: number, target: number): void {
    this.memory[this.referenceAt(object, i)] = target;
  }

  /** A word of an object's data. */
  getData(object: number, i: number): number {
    return this.memory[this.dataAt(object, i)]!;
  }

  /** Writes a word of an object's data, 32 bits with a sign. */
  setData(object: number, i: number, value: number): void {
    this.memory[this.dataAt(object, i)] = value;
  }

  /** Where a root leads. */
  getRoot(i: number): number {
    checkNumber("the number of a root", i, 0, this.roots.length - 1);
    return this.roots[i]!;
  }

  /** Has a root lead elsewhere. */
  setRoot(i: number, object: number): void {
    checkNumber("the number of a root", i, 0, this.roots.length - 1);
    this.roots[i] = object;
  }

  private referenceAt(object: number, i: number): number {
    checkNumber("the number of a reference", i, 0, referencesIn(this.memory[object]!) - 1);
    return object + 1 + i;
  }

  private dataAt(object: number, i: number): number {
    const header = this.memory[object]!;
    checkNumber("the number of a word", i, 0, dataIn(header) - 1);
    return object + 1 + referencesIn(header) + i;
  }
}

/**
 * Makes sure that something is an integer in a range.
 *
 * @param what - what it is, for the message
 * @throws RangeError when it is not
 */
export function checkNumber(what: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${what} is ${String(value)}, and has to be an integer from ${least} to ${most}`);
}
