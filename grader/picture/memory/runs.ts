import type { MemoryPicture } from "#kit/check/picture";

/** A run of units as it is drawn: a block, or units that are in no block. */
export interface Run {
  start: number;
  size: number;
  state: "free" | "allocated" | "broken" | "held" | "lost";
  label: string | undefined;
  /** Units from the start on that are in use, where that is not all of them. */
  used?: number | undefined;
}

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
