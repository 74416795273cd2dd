import type { MemoryPicture, MemoryStrip, PictureOf } from "#kit/check/picture";
import { describeLinks } from "../chain/words.js";
import { count } from "../../model/words.js";
import { runs } from "./runs.js";

/** Runs that are told in words at most; a picture of more says how many it leaves out. */
const MOST_TOLD = 24;

/** The strips in words, with what is wrong with the list below, for those who do not see them. */
export function describeMemory({ strips, list }: PictureOf<"memory">): string {
  const wrongLinks = list === undefined ? "" : describeLinks(list);
  const told = strips.map(describeStrip).join(". ");
  return wrongLinks === "" ? told : `${told}. In the free list ${wrongLinks}`;
}

function describeStrip({ caption, words = [], marks = [], ...picture }: MemoryStrip): string {
  const name = caption === undefined ? "" : `${caption}: `;
  const row = words.map(({ start, text, tone }) => `${start}: ${text}${tone === undefined ? "" : ` (${tone})`}`);
  const places = marks.map(({ at, name }) => `${name} at ${at}`);
  return [
    `${name}${count(picture.capacity, "unit")}: ${describe(picture)}`,
    ...(row.length > 0 ? [`words ${row.join(", ")}`] : []),
    ...places,
  ].join("; ");
}

/** The blocks in words: `0–19 allocated, 20–49 free`. */
function describe(picture: MemoryPicture): string {
  const all = runs(picture);
  const told = all.slice(0, MOST_TOLD).map(({ start, size, state, label, used }) => {
    const inside = used === undefined ? "" : `${used} of ${size} in use`;
    const notes = [label ?? "", inside].filter((note) => note !== "").join(", ");
    const owner = label === undefined && inside === "" ? "" : ` (${notes})`;
    return `${size === 1 ? start : `${start}–${start + size - 1}`} ${state}${owner}`;
  });
  const rest = all.length - told.length;
  return told.join(", ") + (rest > 0 ? `, and ${rest} more` : "");
}
