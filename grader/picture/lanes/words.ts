import type { PictureOf } from "#kit/check/picture";
import { drawnSteps } from "./steps.js";

/** A schedule in words: who does what, in turn. */
export function describeLanes(picture: PictureOf<"lanes">): string {
  const { shown, left } = drawnSteps(picture);
  const told = shown.map(({ number, lane }) => {
    const { text = "", tone } = picture.steps[number - 1] ?? {};
    return `step ${number}, ${picture.lanes[lane] ?? lane}: ${text}${tone === undefined ? "" : ` (${tone})`}`;
  });
  return [
    picture.lanes.length === 0 ? "no threads" : `threads ${picture.lanes.join(", ")}`,
    ...(left > 0 ? [`${left} steps before`] : []),
    ...(told.length === 0 ? ["no steps"] : told),
  ].join("; ");
}
