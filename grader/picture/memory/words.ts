import type { MemoryPicture, MemoryStrip, PictureOf } from "#kit/check/picture";
import { describeLinks } from "../chain/words.js";
import { count } from "../../model/words.js";

/** A run of units as it is drawn: a block, or units that are in no block. */
export interface Run {
  start: number;
  size: number;
  state: "free" | "allocated" | "broken" | "lost";
  label: string | undefined;
  /** Units from the start on that are in use, where that is not all of them. */
  used?: number | undefined;
}

/** Runs that are told in words at most; a picture of more says how many it leaves out. */
const MOST_TOLD = 24;

/** The blocks of a picture with what lies between them, clipped to the memory. */
export function runs({ capacity, blocks }: MemoryPicture): Run[] {
  const all: Run[] = [];
  let end = 0;
  const lost = (until: number) => {
    if (until > end) all.push({ start: end, size: until - end, state: "lost", label: undefined });
  };
  for (const block of blocks) {
    const start = Math.max(block.start, 0);
    const stop = Math.min(block.start + block.size, capacity);
    if (stop <= start) continue;
    lost(start);
    const used = block.used === undefined ? {} : { used: Math.max(0, Math.min(block.used, stop - start)) };
    all.push({ start, size: stop - start, state: block.state, label: block.label, ...used });
    end = Math.max(end, stop);
  }
  lost(capacity);
  return all;
}

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
export function describe(picture: MemoryPicture): string {
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
