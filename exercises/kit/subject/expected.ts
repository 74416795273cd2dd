/**
 * What a call has to do.
 *
 * @module
 */
import type { Value } from "./values.js";

/** A value that a call may have to return. */
export type Answer = number | string | boolean | null | undefined;

/** What a call has to do: return this, or throw an error with one of these names and change nothing. */
export type Expected<Value extends Answer = Answer> =
  { kind: "returns"; value: Value } | { kind: "throws"; names: readonly string[]; says?: readonly Said[] };

/** What the message of an error has to name: a text as it is, or a number in decimal beside such texts. */
export type Said = string | number;

/** Has to return that value; `undefined` where it has nothing to return, and may return anything. */
export const returns = <Value extends Answer>(value: Value): Expected<Value> => ({ kind: "returns", value });

/**
 * Whether a value that came back is the one that is due: `undefined` is as good as `null`, and lines that end with one more
 * line break are as good as without.
 */
export const isDue = (due: Answer, value: Value): boolean =>
  value.type === "primitive" &&
  (value.value === due ||
    (due === null && value.value === undefined) ||
    (typeof due === "string" && value.value === `${due}\n`));

/** Has to throw an error with one of these names. */
export const throws = (...names: string[]): Expected<never> => ({ kind: "throws", names: [...new Set(names)] });

/** Has to throw an error of that name, whose message names all of these. */
export const throwsSaying = (name: string, ...says: Said[]): Expected<never> => ({
  kind: "throws",
  names: [name],
  says,
});
