/**
 * Words of memory as rows: an address, and the digits at it.
 *
 * @module
 */
import type { PictureOf, Tone, Word } from "#kit/check/picture";
import { SIGNS } from "../kind.js";

/** A row. Of words it has one, of bytes up to sixteen. */
export interface WordRow {
  address: string;
  /** Eight hexadecimal digits, 32 bits, or two digits a byte. */
  digits: { text: string; tone: Tone | undefined }[];
  /** What is read out of the word: `size 24`, and the sign of its tone. Of bytes nothing is: several would share a row. */
  fields: string[];
}

/** Rows at most, and bytes in one. */
const MOST_ROWS = 64;
export const BYTES = 16;

/** The rows of a picture, and how many words are left out. O(words). */
export function wordRows({ as, words }: PictureOf<"words">): { rows: WordRow[]; left: number } {
  const each = as === "bytes" ? BYTES : 1;
  const rows = Array.from({ length: Math.min(MOST_ROWS, Math.ceil(words.length / each)) }, (_, i) =>
    rowOf(words.slice(i * each, (i + 1) * each), as),
  );
  return { rows, left: Math.max(0, words.length - MOST_ROWS * each) };
}

function rowOf(words: readonly Word[], as: PictureOf<"words">["as"]): WordRow {
  const [first] = words;
  return {
    address: String(first?.address ?? 0),
    digits: words.map(({ value, tone }) => ({ text: digitsOf(value, as), tone })),
    fields: words.flatMap(({ fields = [], tone }) => [
      ...fields.map(({ name, value }) => `${name} ${value}`),
      ...(tone === undefined || as === "bytes" ? [] : [SIGNS[tone]]),
    ]),
  };
}

/** A value in digits. One that no word can hold is given as it is. */
export function digitsOf(value: number, as: PictureOf<"words">["as"]): string {
  const [base, length, most] = as === "bits" ? [2, 32, 2 ** 32] : as === "bytes" ? [16, 2, 256] : [16, 8, 2 ** 32];
  if (!Number.isInteger(value) || value < 0 || value >= most) return String(value);
  const digits = value.toString(base).padStart(length, "0");
  return as === "hex" ? `0x${digits}` : digits;
}
