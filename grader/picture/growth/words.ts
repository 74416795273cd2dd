import type { PictureOf } from "#kit/check/picture";
import { costText, figure } from "./scale.js";

/** A chart in words: what each curve came to at each size. */
export function describeGrowth({ unit, curves }: PictureOf<"growth">): string {
  const told = curves.map(({ name, points, tone }) => {
    const costs = points.map(({ size, cost }) => `${costText(cost)} at ${figure(size)}`);
    return `${name}${tone === undefined ? "" : ` (${tone})`}: ${costs.join(", ")}`;
  });
  return [unit, ...(told.length === 0 ? ["nothing measured"] : told)].join("; ");
}
