/** The hidden programs, beside those that students have. */
import {
  type Program,
  right as handedOut,
  wrong as handedOutWrong,
} from "../../../exercises/04-writing-tests/stages/programs.js";

/** Right programs whose errors are others that the contract allows. */
export const errors: readonly Program[] = [
  {
    name: "type-errors",
    does: "throws a TypeError for what is no number, and an OutOfMemoryError for any size when nothing is free",
  },
  { name: "ends-outside-as-invalid-free", does: "throws an InvalidFreeError for a range that ends outside" },
  { name: "ends-outside-as-range-error", does: "throws a RangeError for a range that ends outside" },
];

/** All right programs. */
export const right: readonly Program[] = [...handedOut, ...errors];

/** Wrong programs, by the stage that is about their mistake. */
export const wrong = {
  basics: ["forgets-to-record-the-allocation", "shares-the-list-between-allocators"],
  exhaustion: ["refuses-an-exact-fit", "counts-down-before-the-request-is-served"],
  fragmentation: ["unlink-forgets-prev", "asks-the-total-whether-a-request-can-be-served"],
  merges: ["merge-with-next-forgets-start", "merge-with-both-cuts-the-list-off"],
  boundaries: ["size-one-cannot-be-freed", "whole-capacity-cannot-be-allocated"],
  "invalid-ops": ["allocate-lets-fractions-pass", "invalid-free-error-without-a-name"],
} satisfies Record<string, [string, string]>;

/** All wrong programs, those that students have among them. */
export const allWrong: readonly { name: string }[] = [
  ...Object.values(handedOutWrong).flatMap((programs) => Object.values(programs)),
  ...Object.values(wrong).flatMap((names) => names.map((name) => ({ name }))),
];
