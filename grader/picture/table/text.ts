/**
 * A table as text.
 *
 * ```text
 *          way 0  way 1
 * set 0    12     7 *
 * set 1    3             ◀ hand
 * ```
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import { cut, padded, widthOf } from "../columns.js";
import { type Page, type Shown, toned } from "../kind.js";
import { gridOf, narrowed } from "./columns.js";

type Table = PictureOf<"table">;

/** Tables as text, each under its caption. */
export function drawTables(shown: readonly Shown<Table>[], page: Page): string[] {
  const drawn = shown.filter(({ role }) => role !== "before" && role !== "seen-before");
  return drawn.flatMap(({ caption, picture }) => [`${caption}:`, ...tableLines(picture, page)]);
}

function tableLines(picture: Table, page: Page): string[] {
  const { head, rows, left } = gridOf(picture);
  const room = Math.max(page.width, 30);
  const wanted = head.map((text, i) => Math.max(widthOf(text), ...rows.map(({ texts }) => widthOf(texts[i] ?? ""))));
  // A table of more columns than there is room for is cut on the right.
  const widths = narrowed(wanted, room - 2 * (head.length - 1), 3).map(Math.floor);
  const line = (texts: readonly string[], paint: (text: string, column: number) => string) => {
    const kept: { text: string; i: number }[] = [];
    let taken = 0;
    for (const [i, text] of texts.entries()) {
      const width = widths[i] ?? 0;
      if (taken + width > room) break;
      taken += width + 2;
      kept.push({ text: cut(text, width), i });
    }
    const last = kept.findLastIndex(({ text }) => text !== "");
    return kept
      .slice(0, last + 1)
      .map(({ text, i }) => paint(i === last ? text : padded(text, widths[i] ?? 0), i))
      .join("  ");
  };
  return [
    line(head, (text) => page.colors.dim(text)),
    ...rows.map(({ texts, cells }) => line(texts, (text, column) => toned(text, cells[column - 1]?.tone, page))),
    ...(left === 0 ? [] : [`… and ${left} more rows`]),
  ];
}
