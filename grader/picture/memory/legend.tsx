import type { Chain, MemoryPicture, PictureOf } from "#kit/check/picture";
import type { Key, Meaning } from "../legend.js";
import { MemorySvg } from "./svg.js";

const SAMPLE: MemoryPicture = {
  capacity: 32,
  blocks: [
    { start: 0, size: 6, state: "allocated", label: "A" },
    { start: 6, size: 6, state: "free" },
    { start: 12, size: 4, state: "allocated", label: "B" },
    { start: 16, size: 6, state: "broken" },
    { start: 27, size: 5, state: "free" },
  ],
};

const LIST: Chain = {
  nodes: [{ values: [6, 6] }, { values: [27, 5], prev: { values: [1, 3] } }],
  before: 0,
  after: 0,
};

const BLOCKS: Meaning[] = [
  { sign: "filled", means: "allocated: who owns it, and its size. The numbers below the bar are addresses." },
  { sign: "hatched", means: "free, with its size" },
  { sign: "✕ in red", means: "broken: claimed twice, or neither free nor anybody’s" },
  { sign: "dotted, ?", means: "lost: in no block at all" },
];

const NODES: Meaning[] = [
  {
    sign: "nodes",
    means: (
      <>
        the free list: <i>start</i> and <i>size</i> of each block, <i>next</i> to the right, <i>prev</i> to the left
      </>
    ),
  },
  {
    sign: "red arrow",
    means: "leads where it must not; in a dashed node is what it leads to, when that is not in the list",
  },
];

/** How memory is to be read. Of free lists nothing is said where none is drawn. */
export function memoryKey(pictures: readonly PictureOf<"memory">[]): Key {
  const hasList = pictures.some(({ list }) => list !== undefined);
  const isPartly = pictures.some(({ strips }) =>
    strips.some(({ blocks }) => blocks.some(({ used }) => used !== undefined)),
  );
  const isHeld = pictures.some(({ strips }) =>
    strips.some(({ blocks }) => blocks.some(({ state }) => state === "held")),
  );
  return {
    sample: (
      <MemorySvg
        picture={{ kind: "memory", strips: [SAMPLE], ...(hasList ? { list: LIST } : {}) }}
        id="legend"
        title="An example of memory"
        highlight={[{ start: 12, size: 4 }]}
        marks={{ ranges: [{ start: 16, size: 11 }], seams: [] }}
      />
    ),
    meanings: [
      ...BLOCKS,
      ...(isHeld ? [{ sign: "pale, held", means: "given back, and kept from use for a while" }] : []),
      ...(isPartly ? [{ sign: "paler", means: "handed out, but not in use: what was asked for is less" }] : []),
      { sign: "thick frame", means: `what the last call changed${hasList ? ", in memory and in the free list" : ""}` },
      {
        sign: "≠ and ▼",
        means: "what is not as it should be: units that differ, free blocks that are apart or merged and should not be",
      },
      ...(hasList ? NODES : []),
      { sign: "scale", means: "true to size, but blocks too small to be seen are drawn wider" },
    ],
  };
}
