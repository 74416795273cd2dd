import type { PictureOf } from "#kit/check/picture";
import { digitsOf } from "./rows.js";

/** Words that are told at most. */
const MOST_TOLD = 64;

/** Words of memory in words: `at 4: 0x00000019, size 24, a 1`. */
export function describeWords({ as, words }: PictureOf<"words">): string {
  if (words.length === 0) return "no words";
  const told = words
    .slice(0, MOST_TOLD)
    .map(({ address, value, fields = [], tone }) =>
      [`at ${address}: ${digitsOf(value, as)}`, ...fields.map((field) => `${field.name} ${field.value}`), tone]
        .filter((part) => part !== undefined)
        .join(", "),
    );
  const rest = words.length - told.length;
  return told.join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}
