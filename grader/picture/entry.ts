/**
 * What stands in a fenced block of a lesson that is to become a picture, before its kind is asked to read it.
 *
 * @module
 */
import { UsageError } from "../model/errors.js";

/** A line of a block. */
export interface Row {
  text: string;
  /** File and line, so that an error can name what is to be mended. */
  where: string;
}

/** A picture as it is written: a line `caption : rest`, and the indented lines below it. */
export interface Entry {
  /** The whole first line. */
  head: Row;
  caption: string;
  rest: string;
  rows: Row[];
}

/** How the pictures of a kind are written in lessons. */
export interface Fence<P> {
  /** Words that may stand behind the language, and change how a picture is read. */
  words: readonly string[];
  /** How a picture is written, for errors. */
  form: string;
  /**
   * @throws UsageError that names file and line, when it cannot be read
   */
  read(entry: Entry, words: readonly string[]): P;
}

/** The error for a line that cannot be read. */
export const unreadable = ({ text, where }: Row, form: string): UsageError =>
  new UsageError(`${where}: expected \`${form}\`, found \`${text}\`.`);

/** A row `name = rest`. */
export function namedRow(row: Row, form: string): { name: string; rest: string } {
  const [, name, rest] = /^(.*?\S)\s+=(?:\s+(.*))?$/.exec(row.text) ?? [];
  if (name === undefined) throw unreadable(row, form);
  return { name, rest: rest ?? "" };
}

/** A text with ` *` (changed) or ` !` (wrong) at its end, and what it says without that. */
export function tonedText(text: string): { text: string; tone?: "changed" | "wrong" } {
  const [, plain = "", sign] = /^(.*?)(?:(?:^|\s)([*!]))?$/s.exec(text.trim()) ?? [];
  return sign === undefined ? { text: text.trim() } : { text: plain.trim(), tone: sign === "*" ? "changed" : "wrong" };
}

/** A value as it is written: a number where it is one. */
export const valueOf = (text: string): string | number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
