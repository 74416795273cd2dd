/** In what memory as it is seen differs from what is due, in words. */
import { expect, test } from "vitest";
import type { MemoryBlock, PictureOf } from "#kit/check/picture";
import { differenceText } from "../../../picture/memory/differences.js";

const memory = (...sizes: number[]): PictureOf<"memory"> => {
  let start = 0;
  const blocks = sizes.map((size): MemoryBlock => {
    start += size;
    return { start: start - size, size, state: "free" };
  });
  return { kind: "memory", strips: [{ capacity: start, blocks }] };
};

test.each([
  [
    "free neighbours are apart that have to be one",
    memory(8),
    memory(4, 4),
    "▼ marks free neighbours that are not merged",
  ],
  [
    "free blocks are one that have to stay apart, as neighbours do that are no buddies",
    memory(4, 4),
    memory(8),
    "▼ marks free blocks that are merged and should not be",
  ],
  ["both", memory(4, 4, 8), memory(8, 4, 4), "▼ marks where free blocks are merged, or apart, and should not be"],
  ["nothing is wrong", memory(4, 4), memory(4, 4), null],
])("%s", (_what, due, seen, told) => {
  expect(differenceText(due, seen)).toBe(told);
});
