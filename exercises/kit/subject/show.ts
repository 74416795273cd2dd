/**
 * Values and calls as the student would write them.
 *
 * @module
 */
import type { Argument, Path, Thrown, Value } from "./subject.js";

/** A value that JSON can hold; what JSON cannot hold (NaN, bigint, an object) is given in words. */
export type Plain = string | number | boolean | null;

/** A value as source: `3`, `NaN`, `"20"`, `undefined`, `[1]`. */
export function show(value: Argument): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string" || (typeof value === "object" && value !== null)) return JSON.stringify(value);
  if (Object.is(value, -0)) return "-0";
  return String(value);
}

/** A call as source: `free(20, 30)`. */
export function showCall(method: string, args: readonly Argument[]): string {
  return `${method}(${args.map(show).join(", ")})`;
}

/** A call with the name of what it was called on, where it has one: `a.free(20, 30)`, `b = new MemoryAllocator(5)`. */
export function onObject(name: string | undefined, op: string, call: string): string {
  if (name === undefined) return call;
  return op.startsWith("new ") ? `${name} = ${call}` : `${name}.${call}`;
}

/** Characters that one value, and the message of one error, may take in a sentence. */
const MOST_VALUE = 80;
const MOST_MESSAGE = 200;
/** The same of a value that is due, of which more has to be seen. */
const MOST_DUE = 1000;

/** A text that is cut where it is too long to be read, with `…` for what is gone. */
export function clipped(text: string, most = MOST_MESSAGE): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}

/** What came back, as source where it can be, else in words; clipped. */
export function showValue(value: Value): string {
  return clipped(value.type === "primitive" ? show(value.value) : value.text, MOST_VALUE);
}

/** What is due, as source; clipped. */
export const showDue = (value: Argument): string => clipped(show(value), MOST_DUE);

/** An exception in a few words: `RangeError: size must be positive`, or what was thrown instead of an error. */
export function showThrown(error: Thrown): string {
  const name = clipped(error.name, MOST_VALUE);
  if (!error.isError) return `${name} (thrown, but not an Error)`;
  // It stands inside of sentences.
  const message = clipped(error.message.replace(/\.$/, ""));
  return message === "" ? name : `${name}: ${message}`;
}

/** A value in a form that JSON keeps; what JSON cannot keep is given as {@link show} writes it. */
export function toPlain(value: Argument): Plain {
  if (typeof value === "number" && Number.isFinite(value) && !Object.is(value, -0)) return value;
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  return show(value);
}

/** A chain of properties as it stands in a program: `mainLists[6]`. */
export function showPath(path: Path): string {
  if (typeof path === "string") return path;
  const [first, ...others] = path;
  const parts = others.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`));
  return `${first}${parts.join("")}`;
}
