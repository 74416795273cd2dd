import type { MemoryPicture } from "#kit/check/failure";

/** A run of units as it is drawn: a block, or units that are in no block. */
export interface Run {
  start: number;
  size: number;
  state: "free" | "allocated" | "broken" | "lost";
  label: string | undefined;
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
    all.push({ start, size: stop - start, state: block.state, label: block.label });
    end = Math.max(end, stop);
  }
  lost(capacity);
  return all;
}

/** The picture in words, for those who do not see it: `0–19 allocated, 20–49 free`. */
export function describe(picture: MemoryPicture): string {
  const all = runs(picture);
  const told = all.slice(0, MOST_TOLD).map(({ start, size, state, label }) => {
    const owner = label === undefined ? "" : ` (${label})`;
    return `${size === 1 ? start : `${start}–${start + size - 1}`} ${state}${owner}`;
  });
  const rest = all.length - told.length;
  return told.join(", ") + (rest > 0 ? `, and ${rest} more` : "");
}
