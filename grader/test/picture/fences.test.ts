/** How pictures of every kind are written in lessons, and what is said of one that cannot be read. */
import { expect, test } from "vitest";
import type { PictureKind } from "#kit/check/picture";
import { readPictures } from "../../picture/lesson.js";

const read = (kind: PictureKind, source: string, words = "") =>
  readPictures(kind, words, source, { file: "lesson.md", firstLine: 7 }).pictures[0]?.picture;

test("memory has units in use, words and marks", () => {
  expect(read("memory", "m : 64 = A:20/32 -:32\n  word 0 = size 32 *\n  mark 32 = rover")).toEqual({
    kind: "memory",
    strips: [
      {
        capacity: 64,
        blocks: [
          { start: 0, size: 32, state: "allocated", label: "A", used: 20 },
          { start: 32, size: 32, state: "free" },
        ],
        words: [{ start: 0, size: 1, text: "size 32", tone: "changed" }],
        marks: [{ at: 32, name: "rover" }],
      },
    ],
  });
});

test("a tree is a node with its children in brackets", () => {
  expect(read("tree", 't : 30:40 [red] (10:0, 50:120 (-, "back to 30:40"))')).toEqual({
    kind: "tree",
    root: {
      value: "30:40",
      note: "red",
      left: { value: "10:0" },
      right: { value: "50:120", left: null, right: "back to 30:40" },
    },
  });
});

test("a root may have a name of several words", () => {
  expect(read("graph", "g :\n  root handle 2 = A\n  root b =\n  A @ 0–3 = next -> A")).toEqual({
    kind: "graph",
    roots: [
      { name: "handle 2", to: "A" },
      { name: "b", to: null },
    ],
    objects: [{ name: "A", place: "0–3", fields: [{ name: "next", to: "A" }] }],
  });
});

test("lanes, tables and charts have a row for each line below the caption", () => {
  expect(read("lanes", "l :\n  thread 0 = read\n  thread 1 = write !")).toEqual({
    kind: "lanes",
    lanes: ["thread 0", "thread 1"],
    steps: [
      { lane: 0, text: "read" },
      { lane: 1, text: "write", tone: "wrong" },
    ],
  });
  expect(read("table", "t : way 0 | way 1\n  set 0 = 12 | 7 * < hand")).toMatchObject({
    columns: ["way 0", "way 1"],
    rows: [{ name: "set 0", cells: [{ text: "12" }, { text: "7", tone: "changed" }], mark: "hand" }],
  });
  expect(read("growth", "g : ticks a call\n  yours = 1000:0.3 4000:-")).toMatchObject({
    unit: "ticks a call",
    curves: [
      {
        name: "yours",
        points: [
          { size: 1000, cost: 0.3 },
          { size: 4000, cost: null },
        ],
      },
    ],
  });
});

test.each<[PictureKind, string, string]>([
  ["memory", "m : 8 = A:8\n  ward 0 = 3", "lesson.md:8: expected `word 4 = 24 a` or `mark 32 = rover`"],
  ["chain", "c : 0|10 ->", "lesson.md:7: expected `caption : 0|10 40|60"],
  ["tree", "t : 20 (10", "lesson.md:7: expected `caption : 20 (10, 30"],
  ["words", "w :\n  4 = many", "lesson.md:8: expected `4 = 0x19 size 24, a 1`"],
  ["words", "w :", "lesson.md:7: no words follow"],
  ["graph", "g :\n  A", "lesson.md:8: expected `A @ 0–3"],
  ["table", "t : way 0\n  set 0 = 1 | 2", "lesson.md:8: 2 cells, but the table has 1 columns"],
  ["lanes", "l : a | b\n  c = read", "lesson.md:8: there is no thread `c`; there are a, b"],
  ["growth", "g : ticks\n  yours = fast", "lesson.md:8: expected `yours = 1000:0.3"],
])("a %s block that cannot be read is refused with file and line: %j", (kind, source, message) => {
  expect(() => read(kind, source)).toThrow(message);
});

test("a word behind the language that nobody knows is refused", () => {
  expect(() => read("words", "w :\n  0 = 1", "octal")).toThrow(
    'lesson.md:6: a words block knows "steps", "hex", "bits" and "bytes"',
  );
});
