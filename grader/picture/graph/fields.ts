import type { GraphObject, PictureOf } from "#kit/check/picture";
import { SIGNS } from "../kind.js";

/** Objects that are drawn at most. */
const MOST_OBJECTS = 40;

/** What an object holds, a text a field: `left → B`, `right 5`. */
export const fieldTexts = ({ fields }: GraphObject): string[] =>
  fields.map(({ name, to, value }) =>
    to !== undefined ? `${name} → ${to}` : value === undefined ? name : `${name} ${value}`,
  );

/** An object as it is headed: its name, where it is, and what stands out about it. */
export const headText = ({ name, place, isGarbage, tone }: GraphObject): string =>
  [name, place ?? "", isGarbage === true ? "garbage" : "", tone === undefined ? "" : SIGNS[tone]]
    .filter(Boolean)
    .join(" ");

/** A root: `a → A`. */
export const rootText = ({ name, to }: PictureOf<"graph">["roots"][number]): string => `${name} → ${to ?? "null"}`;

/** The objects that are drawn, and how many are left out. */
export const drawnObjects = ({ objects }: PictureOf<"graph">): { shown: GraphObject[]; left: number } => ({
  shown: objects.slice(0, MOST_OBJECTS),
  left: Math.max(0, objects.length - MOST_OBJECTS),
});
