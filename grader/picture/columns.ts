/**
 * Texts in the columns of a terminal.
 *
 * @module
 */
import stringWidth from "string-width";
import { flow } from "./kind.js";

/** ASCII, and what our own pictures are drawn with: a column each. */
const PLAIN = /^[ -~…→⇄✗▲≠─-▟]*$/;

/** Columns that a text takes. Nearly all texts are plain, and need not be taken apart for that, which takes a hundred times as long. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** The text with blanks after it up to `width` columns. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** The text cut to `width` columns, with `…` for what is gone. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let short = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthOf(short + segment) > width - 1) break;
    short += segment;
  }
  return `${short}…`;
}

/** Texts side by side, as many as fit into a line; what is too long for one is cut. */
export const flowed = (texts: readonly string[], width: number, between = "   "): string[] =>
  flow(texts, width, between, { measure: widthOf, cut });
