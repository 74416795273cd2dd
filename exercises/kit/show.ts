/**
 * Values and calls as the student would write them.
 *
 * @module
 */
import type { Plain } from "./failure.js";
import type { Argument, Thrown, Value } from "./subject.js";

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

/** What came back, as source where it can be, else in words. */
export function showValue(value: Value): string {
  return value.type === "primitive" ? show(value.value) : value.text;
}

/** An exception in a few words: `RangeError: size must be positive`, or what was thrown instead of an error. */
export function showThrown(error: Thrown): string {
  if (!error.isError) return `${error.name} (thrown, but not an Error)`;
  // It stands inside of sentences.
  const message = error.message.replace(/\.$/, "");
  return message === "" ? error.name : `${error.name}: ${message}`;
}

/** A value in a form that JSON keeps; what JSON cannot keep is given as {@link show} writes it. */
export function toPlain(value: Argument): Plain {
  if (typeof value === "number" && Number.isFinite(value) && !Object.is(value, -0)) return value;
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  return show(value);
}
