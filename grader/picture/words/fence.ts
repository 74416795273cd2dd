/**
 * Words of memory in lessons:
 *
 * ```text
 * a new heap :
 *   4 = 0x19 size 24, a 1
 *   28 = 0x10 size 16, a 0 !
 * ```
 *
 * An address and the value there, as a number of JavaScript's, then what is read out of it. `hex` (without a word), `bits` or
 * `bytes` stands behind the language; a row of bytes has many values: `0 = 19 00 00 00`, in hexadecimal.
 *
 * @module
 */
import type { PictureOf, Word } from "#kit/check/picture";
import { UsageError } from "../../model/errors.js";
import { type Fence, namedRow, type Row, tonedText, unreadable, valueOf } from "../entry.js";

const FORM = "4 = 0x19 size 24, a 1";
const BYTES_FORM = "0 = 19 00 00 ff";

/** How words are written. */
export const wordsFence: Fence<PictureOf<"words">> = {
  words: ["hex", "bits", "bytes"],
  form: "caption :",
  read: ({ head, rest, rows }, words) => {
    const as = words.includes("bits") ? "bits" : words.includes("bytes") ? "bytes" : "hex";
    if (rest !== "") throw unreadable(head, "caption :");
    if (rows.length === 0) throw new UsageError(`${head.where}: no words follow; indent them: \`  ${FORM}\`.`);
    return { kind: "words", as, words: rows.flatMap((row) => (as === "bytes" ? bytesOf(row) : [wordOf(row)])) };
  },
};

function wordOf(row: Row): Word {
  const { name, rest } = namedRow(row, FORM);
  const { text, tone } = tonedText(rest);
  const [, digits = "", more = ""] = /^(\S+)\s*(.*)$/.exec(text) ?? [];
  const [address, value] = [Number(name), Number(digits)];
  if (digits === "" || !isNatural(address) || !isNatural(value)) throw unreadable(row, FORM);
  const fields = more
    .split(/\s*,\s*/)
    .filter((field) => field !== "")
    .map((field) => {
      const [, name = field, shown = ""] = /^(.*\S)\s+(\S+)$/.exec(field) ?? [];
      return { name, value: valueOf(shown) };
    });
  return { address, value, ...(fields.length > 0 ? { fields } : {}), ...(tone === undefined ? {} : { tone }) };
}

function bytesOf(row: Row): Word[] {
  const { name, rest } = namedRow(row, BYTES_FORM);
  const bytes = rest.split(/\s+/);
  const address = Number(name);
  if (!isNatural(address) || bytes.some((byte) => !/^[\da-f]{2}$/i.test(byte))) throw unreadable(row, BYTES_FORM);
  return bytes.map((byte, i) => ({ address: address + i, value: parseInt(byte, 16) }));
}

const isNatural = (value: number): boolean => Number.isInteger(value) && value >= 0;
