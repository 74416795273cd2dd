/**
 * How cost grows with size, as text: a bar for each measurement, on a logarithmic scale where some are much longer than others.
 *
 * ```text
 *  1,000  yours      ████████ 0.3
 *         reference  ██ 0.0032
 * ```
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import { cut, padded, widthOf } from "../columns.js";
import { type Page, type Shown, toned } from "../kind.js";
import { costsOf, costText, figure, isNarrow, linear, logarithmic, sizesOf } from "./scale.js";

type Growth = PictureOf<"growth">;

/** Charts as text, each under its caption. */
export function drawGrowth(shown: readonly Shown<Growth>[], page: Page): string[] {
  const drawn = shown.filter(({ role }) => role !== "before" && role !== "seen-before");
  return drawn.flatMap(({ caption, picture }) => [`${caption}:`, ...chart(picture, page)]);
}

function chart(picture: Growth, page: Page): string[] {
  const width = Math.max(page.width, 30);
  const sizes = sizesOf(picture);
  const costs = costsOf(picture);
  const isLinear = isNarrow(costs);
  const scale = isLinear ? linear(costs) : logarithmic(costs);
  const sizeWidth = Math.max(0, ...sizes.map((size) => figure(size).length));
  const nameWidth = Math.min(Math.floor(width / 3), Math.max(0, ...picture.curves.map(({ name }) => widthOf(name))));
  const costWidth = Math.max(
    0,
    ...picture.curves.flatMap(({ points }) => points.map(({ cost }) => costText(cost).length)),
  );
  const room = Math.max(1, Math.min(40, width - sizeWidth - nameWidth - costWidth - 6));
  const lines = sizes.flatMap((size) => {
    const measured = picture.curves.flatMap(({ name, points, tone }) => {
      const point = points.find((each) => each.size === size);
      return point === undefined ? [] : [{ name, tone, cost: point.cost }];
    });
    return measured.map(({ name, tone, cost }, i) => {
      const bar = cost === null ? "" : `${"█".repeat(1 + Math.round(scale(cost) * (room - 1)))} `;
      const head = `${(i === 0 ? figure(size) : "").padStart(sizeWidth)}  ${padded(cut(name, nameWidth), nameWidth)}  `;
      return cut(head, width) + toned(cut(bar + costText(cost), width - widthOf(head)), tone, page);
    });
  });
  const title = `${picture.unit}, by size${isLinear ? "" : ", on a logarithmic scale"}`;
  return [page.colors.dim(cut(title, width)), ...lines];
}
