/** What a picture of memory says that a call did. */
import { expect, test } from "vitest";
import type { PictureOf } from "#kit/check/picture";
import { freePicture, memoryOf } from "../../../picture/moment.js";
import { readPictures } from "../../../picture/lesson.js";
import { changeText } from "../../../picture/registry.js";

/** What is said of memory before and after a call, as lessons write it: `A:2 -:8`. */
function change(before: string, after: string, hasFreeList = true): string {
  const [one, other] = [before, after].map((blocks) => {
    const { pictures } = readPictures("memory", "", `m : 10 = ${blocks}`, { file: "test", firstLine: 1 });
    const [drawn] = pictures;
    if (drawn?.picture.kind !== "memory") throw new Error("not memory");
    return (hasFreeList ? freePicture : memoryOf)(drawn.picture.strips[0]!);
  });
  return changeText(one!, other!);
}

test.each([
  ["-:10", "A:4 -:6", "Split: the front of 0…9 is handed out, and 6 units (4…9) stay free."],
  ["A:1 -:9", "A:1 -:3 B:6", "Split: the end of 1…9 is handed out, and 3 units (1…3) stay free."],
  [
    "A:1 -:9",
    "A:1 -:1 B:6 -:2",
    "Split: a part in the middle of 1…9 is handed out, and 1 unit (1) and 2 units (8…9) stay free.",
  ],
  ["A:4 -:6", "A:4 B:6", "Exact fit: the free block 4…9 is handed out whole."],
  ["A:4 B:6", "A:4 -:6", "No free neighbour: 4…9 becomes a free block of its own."],
  ["-:2 A:4 B:4", "-:6 B:4", "Merge with the previous free block 0…1: together 0…5."],
  ["A:4 -:2 B:4", "-:6 B:4", "Merge with the next free block 4…5: together 0…5."],
  ["-:2 A:4 -:4", "-:10", "Merge with both neighbours: 0…1, 2…5 and 6…9 become one, 0…9."],
  ["A:4 -:2 B:4", "A:6 B:4", "A grows where it is, by 2 units (4…5)."],
  ["A:4 -:2 B:4", "A:3 -:3 B:4", "A gives up its last unit (3)."],
  ["A:6 B:4", "A:2 -:4 B:4", "A gives up its last 4 units (2…5)."],
  ["A:2 B:2 -:6", "-:2 B:2 A:3 -:3", "A moves from 0…1 to 4…6."],
  ["-:2 A:4 B:4", "A:5 -:1 B:4", "A moves from 2…5 to 0…4, over itself."],
])("%s → %s", (before, after, told) => {
  expect(change(before, after)).toBe(told);
});

test("claims no merge of blocks that touch and yet stay apart", () => {
  expect(change("-:2 A:4 -:4", "-:2 -:4 -:4")).toBe("No merge: 2…5 becomes a free block of its own.");
  expect(change("-:2 A:4 -:4", "-:6 -:4")).toBe("Merge with the previous free block 0…1: together 0…5.");
});

test("tells which blocks have moved, where names tell them apart", () => {
  const told = [
    change("-:2 A:3 -:1 B:4", "A:3 B:4 -:3", false),
    change("-:2 A:3 -:5", "A:3 -:7", false),
    change("-:4 A:2 -:4", "A:2 C:8", false),
    change("-:2 #1:3 -:1 #1:3 -:1", "#1:3 #1:3 -:4", false),
  ];
  expect(told).toEqual([
    "A and B have moved: 7 units.",
    "A moves from 2…4 to 0…2, over itself.",
    "A has moved: 2 units. 8 units (2…9) are handed out.",
    "2 blocks are free again: 2…4, 6…8.",
  ]);
});

test("speaks of no free blocks, splits and merges where there is no free list", () => {
  const told = [
    change("-:10", "#5:4 -:6", false),
    change("-:2 #5:1 -:7", "-:10", false),
    change("#1:2 #5:4 #1:4", "#1:2 -:4 #1:4", false),
    change("#5:2 #1:4 #5:4", "-:2 #1:4 -:4", false),
  ];
  expect(told).toEqual([
    "4 units (0…3) are handed out.",
    "1 unit (2) is free again; with what was free beside, 10 units in a row (0…9).",
    "4 units (2…5) are free again.",
    "2 blocks are free again: 0…1, 6…9.",
  ]);
});

test("tells all that a call did where what was given back is held", () => {
  const told = [
    change("-:10", "A:4 -:6", false),
    change("A:4 B:6", "~A:4 B:6", false),
    change("~A:4 B:3 -:3", "-:4 ~B:3 -:3", false),
    change("~A:4 -:6", "B:7 -:3", false),
    change("~A:2 ~B:3 C:5", "-:10", false),
    change("~A:2 B:8", "~A:2 B:8", false),
  ];
  expect(told).toEqual([
    "4 units (0…3) are handed out.",
    "A is given back, and held.",
    "B is given back, and held. A is free.",
    "7 units (0…6) are handed out. A is free.",
    "A, B, C are free.",
    "",
  ]);
});

test("tells what is marked now, and what is not any more, where no block changes", () => {
  const marked = (...marks: { at: number; name: string }[]): PictureOf<"memory"> => ({
    kind: "memory",
    strips: [{ capacity: 10, blocks: [{ start: 0, size: 10, state: "allocated", label: "A" }], marks }],
  });
  const [one, two] = [
    { at: 0, name: "root 0" },
    { at: 4, name: "root 1" },
  ];
  expect(changeText(marked(), marked(one, two))).toBe("Marked now: root 0 at 0; root 1 at 4.");
  expect(changeText(marked(one), marked({ ...one, at: 4 }))).toBe("Marked now: root 0 at 4.");
  expect(changeText(marked(one, two), marked(one))).toBe("No longer marked: root 1 at 4.");
  expect(changeText(marked(one), marked(one))).toBe("");
});
