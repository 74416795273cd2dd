/**
 * Objects and their references as text, a line an object.
 *
 * ```text
 * roots  a → A   b → null
 *     A  0–3     left → B   right 5
 *     B  4–6     left → A
 * ```
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import { cut, flowed, padded, widthOf } from "../columns.js";
import { type Page, type Shown, toned } from "../kind.js";
import { drawnObjects, fieldTexts, headText, rootText } from "./fields.js";

type Graph = PictureOf<"graph">;

/** Objects as text, each picture under its caption. */
export function drawGraphs(shown: readonly Shown<Graph>[], page: Page): string[] {
  const drawn = shown.filter(({ role }) => role !== "before" && role !== "seen-before");
  return drawn.flatMap(({ caption, picture }) => [`${caption}:`, ...objectLines(picture, page)]);
}

function objectLines(picture: Graph, page: Page): string[] {
  const width = Math.max(page.width, 30);
  const { shown, left } = drawnObjects(picture);
  const heads = shown.map(headText);
  const column = Math.min(Math.floor(width / 2), Math.max("roots".length, ...heads.map(widthOf)));
  const row = (head: string, texts: readonly string[], paint: (text: string) => string): string[] => {
    const lines = flowed(texts, width - column - 2);
    const label = padded(cut(head, column), column);
    if (lines.length === 0) return [paint(label.trimEnd())];
    return lines.map((line, i) => paint(`${i === 0 ? label : " ".repeat(column)}  ${line}`));
  };
  const roots = picture.roots.map(rootText);
  return [
    ...row("roots", roots.length === 0 ? ["none"] : roots, (text) => text),
    ...shown.flatMap((object, i) =>
      row(heads[i] ?? "", fieldTexts(object), (text) =>
        object.tone === undefined && object.isGarbage === true ? page.colors.dim(text) : toned(text, object.tone, page),
      ),
    ),
    ...(left === 0 ? [] : [`… and ${left} more`]),
  ];
}
