/**
 * Plain data on its way to the code beside the submission, and back: as numbers in the window that both sides have. Nothing
 * that comes back is believed: what makes no sense is told as such.
 *
 * @module
 */
import {
  BIGINT,
  BYTES,
  FALSE,
  LIST,
  MAX_LIST,
  NULL,
  NUMBER,
  NUMBERS,
  OTHER,
  RECORD,
  TEXT,
  THROWN,
  TRUE,
  UNDEFINED,
} from "./inside-tags.js";
import type { Thrown } from "./values.js";

/** What may go in as an argument: primitives, bytes, and arrays and plain objects of such. */
export type Data = number | string | boolean | bigint | null | undefined | Uint8Array | readonly Data[] | DataRecord;
interface DataRecord {
  readonly [key: string]: Data;
}

/** What the code beside the submission told: copies, of bounded size. */
export type Told =
  number | string | boolean | bigint | null | undefined | Uint8Array | Untold | Thrown | readonly Told[];

/** Something that is not told, in words: "an object", "an array of 10000000 elements". */
export class Untold {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/**
 * Throws an error of the suite's for what is no plain data: a function, a symbol, an instance of a class. Whoever runs the
 * submission, it is never given such.
 */
export function refuseUnlessPlain(value: unknown, depth = 0): asserts value is Data {
  const refuse = (what: string): never => {
    throw new Error(`the suite passes ${what}, which is no plain data`);
  };
  if (typeof value === "function" || typeof value === "symbol") return refuse(`a ${typeof value}`);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  if (depth > 8) return refuse("an object without end, or nested too deeply");
  if (Array.isArray(value)) return value.forEach((each) => refuseUnlessPlain(each, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return refuse("an instance of a class");
  Object.values(value).forEach((each) => refuseUnlessPlain(each, depth + 1));
}

/** Puts arguments into the window. Throws an error of the suite's when they are no plain data, or too much. */
export function putArguments(window: Int32Array, args: readonly Data[]): void {
  for (const arg of args) refuseUnlessPlain(arg);
  const { slots, octets } = viewsOf(window);
  let at = 0;
  const put = (...numbers: readonly number[]): void => {
    if (at + numbers.length > slots.length) throw new Error("the suite passes more than can be passed at once");
    slots.set(numbers, at);
    at += numbers.length;
  };
  const putText = (tag: number, text: string): void => {
    put(tag, text.length);
    for (let place = 0; place < text.length; place++) put(text.charCodeAt(place));
  };
  const putList = (all: readonly Data[]): void => {
    const isNumbers = all.every((each) => typeof each === "number");
    put(isNumbers ? NUMBERS : LIST, all.length);
    for (const each of all) {
      if (isNumbers) put(each as number);
      else putData(each);
    }
  };
  const putBytes = (bytes: Uint8Array): void => {
    put(BYTES, bytes.length);
    const from = at;
    const taken = Math.ceil(bytes.length / 8);
    if (from + taken > slots.length) throw new Error("the suite passes more bytes than can be passed at once");
    octets.set(bytes, 8 * from);
    at += taken;
  };
  const putData = (value: Data): void => {
    switch (typeof value) {
      case "number":
        return put(NUMBER, value);
      case "string":
        return putText(TEXT, value);
      case "boolean":
        return put(value ? TRUE : FALSE);
      case "undefined":
        return put(UNDEFINED);
      case "bigint":
        return putText(BIGINT, String(value));
      default:
        if (value === null) return put(NULL);
        if (value instanceof Uint8Array) return putBytes(value);
        if (Array.isArray(value)) return putList(value as readonly Data[]);
        put(RECORD);
        return putEntries(Object.entries(value as DataRecord).flat());
    }
  };
  // Its list has no kind of its own, whatever is in it.
  const putEntries = (all: readonly Data[]): void => {
    put(all.length);
    all.forEach(putData);
  };
  put(LIST);
  putEntries(args);
}

/**
 * Takes an answer out of the window.
 *
 * @param thrownOf - makes what a thread has thrown of its parts
 */
export function takeAnswer(window: Int32Array, thrownOf: (text: string) => Thrown): Told {
  const { slots, octets } = viewsOf(window);
  let at = 0;
  const taken = (): number => slots[at++] ?? 0;
  const count = (most: number): number => {
    const number = taken();
    return Number.isInteger(number) && number >= 0 && at + number / most <= slots.length ? number : 0;
  };
  const takeText = (): string => {
    const length = count(1);
    at += length;
    return Array.from(slots.subarray(at - length, at), (unit) => String.fromCharCode(unit)).join("");
  };
  const takeValue = (): Told => {
    const tag = taken();
    switch (tag) {
      case UNDEFINED:
        return undefined;
      case NULL:
        return null;
      case TRUE:
      case FALSE:
        return tag === TRUE;
      case NUMBER:
        return taken();
      case TEXT:
        return takeText();
      case BIGINT:
        return bigintOf(takeText());
      case NUMBERS: {
        const length = count(1);
        at += length;
        return Array.from(slots.subarray(at - length, at));
      }
      case BYTES: {
        const length = count(8);
        const from = 8 * at;
        at += Math.ceil(length / 8);
        return octets.slice(from, from + length);
      }
      case LIST:
        return Array.from({ length: Math.min(count(1), MAX_LIST) }, takeValue);
      case THROWN:
        return thrownOf(takeText());
      case OTHER:
        return new Untold(takeText());
      default:
        return new Untold("nothing that makes sense");
    }
  };
  return takeValue();
}

const bigintOf = (digits: string): Told => (/^-?\d+$/.test(digits) ? BigInt(digits) : new Untold("a bigint"));

/** The window as the codec sees it; valid for as long as the window is. */
const viewsOf = ({ buffer, byteOffset, byteLength }: Int32Array): { slots: Float64Array; octets: Uint8Array } => ({
  slots: new Float64Array(buffer, byteOffset, byteLength / 8),
  octets: new Uint8Array(buffer, byteOffset, byteLength),
});
