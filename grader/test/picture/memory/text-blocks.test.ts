import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import type { MemoryBlock, MemoryPicture } from "#kit/check/picture";
import { differ, drawBars, drawBlocks, legend, shareCells } from "../../../picture/memory/text-blocks.js";

const colors = picocolors.createColors(false);
const draw = (width: number, ...pictures: MemoryPicture[]) =>
  drawBlocks(
    pictures.map((picture, i) => ({ caption: i === 0 ? "should be" : "yours", picture })),
    { width, colors },
  ).join("\n");

/** Memory from items such as `A20` (allocated), `-30` (free), `?5` (lost), `!5` (broken). */
function memory(...items: string[]): MemoryPicture {
  let capacity = 0;
  const blocks: MemoryBlock[] = [];
  for (const item of items) {
    const size = Number(item.slice(1));
    const mark = item[0]!;
    if (mark === "-") blocks.push({ start: capacity, size, state: "free" });
    else if (mark === "!") blocks.push({ start: capacity, size, state: "broken" });
    else if (mark !== "?") blocks.push({ start: capacity, size, state: "allocated", label: mark });
    capacity += size;
  }
  return { capacity, blocks };
}

describe("memory in block characters", () => {
  test("is drawn with borders and addresses", () => {
    expect(`\n${draw(60, memory("A20", "B30", "-50"))}\n`).toMatchInlineSnapshot(`
      "
      should be  │███ A ███│█████ B ██████│░░░░░░░░░░░░░░░░░░░░░░│
                 0         20             50                   100
      "
    `);
  });

  test("puts two pictures on one scale and marks where they differ", () => {
    expect(`\n${draw(60, memory("-50", "C50"), memory("-20", "-30", "C50"))}\n`).toMatchInlineSnapshot(`
      "
      should be  │░░░░░░░░░░░░░░░░░░░░░░░░│█████████ C ██████████│
          yours  │░░░░░░░░░│░░░░░░░░░░░░░░│█████████ C ██████████│
                           ▲
                 0         20             50                   100
      "
    `);
    expect(`\n${draw(60, memory("A15", "-15", "B70"), memory("-30", "!20", "?10", "C40"))}\n`).toMatchInlineSnapshot(`
      "
      should be  │██ A ██│░░░░░░│██████████████ B ███████████████│
          yours  │░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒│    │███████ C ███████│
                  ▲▲▲▲▲▲▲        ▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲▲
                 0       15     30        50   60              100
      "
    `);
  });

  test("gives the smallest block a cell of its own", () => {
    expect(`\n${draw(60, memory("A1", "-4094", "B1"))}\n`).toMatchInlineSnapshot(`
      "
      should be  │█A█│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│█B█│
                 0   1                                        4096
      "
    `);
    expect(`\n${draw(60, memory("A1"))}\n`).toMatchInlineSnapshot(`
      "
      should be  │██████████████████████ A ██████████████████████│
                 0                                               1
      "
    `);
  });

  test("goes on in further rows when there are too many blocks for one, and stops after six", () => {
    const many = memory(...Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? "A3" : "-5")));
    expect(`\n${draw(60, many)}\n`).toMatchInlineSnapshot(`
      "
      should be  │█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░│█│░┊
                 0 3  8 11 16   24   32   40   48   56   64  72 80

      should be  │█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░│█│░┊
                 80   88   96   104  112  120  128  136  144   160

      should be  │█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░░│█│░│█│░│
                 160  168  176  184  192  200  208  216  224   240
      "
    `);
    const more = memory(...Array.from({ length: 1500 }, (_, i) => (i % 2 === 0 ? "A1" : "-1")));
    expect(draw(60, more)).toMatch(/^… and \d+ more blocks$/m);
  });

  test.each([30, 40, 80, 120])("is %i columns wide at most, whatever there is to draw", (width) => {
    for (const picture of [
      memory("A1", "B1", "-1"),
      memory("-4096"),
      memory(...Array.from({ length: 99 }, () => "A41")),
    ]) {
      for (const line of draw(width, picture).split("\n")) expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  test("survives what no memory looks like", () => {
    const odd: MemoryPicture = {
      capacity: 0,
      blocks: [
        { start: -5, size: 10, state: "free" },
        { start: 3, size: 900, state: "allocated", label: "A" },
        { start: 2, size: 1, state: "broken" },
        { start: 0.5, size: 0.25, state: "free" },
      ],
    };
    expect(() => draw(60, odd, { ...odd, capacity: 16 }, memory("A4"))).not.toThrow();
  });

  test("has a legend of the states that occur", () => {
    expect(legend([memory("A20", "-30")], false)).toEqual(["█ allocated", "░ free"]);
    expect(legend([memory("-30", "!2", "?3")], true)).toEqual(["░ free", "▒ broken", "blank: lost", "▲ differs"]);
  });

  test("knows whether two pictures differ", () => {
    expect(differ([memory("-50")])).toBe(false);
    expect(differ([memory("-50"), memory("-50")])).toBe(false);
    expect(differ([memory("-50"), memory("-20", "-30")])).toBe(true);
  });
});

test("cells are shared out by size, all of them, and everyone gets one", () => {
  expect(shareCells([50, 50], 20)).toEqual([10, 10]);
  expect(shareCells([1, 1, 998], 30)).toEqual([3, 3, 24]);
  expect(
    shareCells(
      Array.from({ length: 10 }, (_, i) => (i === 0 ? 1000 : 1)),
      12,
    ),
  ).toEqual([3, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

describe("thin bars", () => {
  test.each([2, 3, 4, 5, 8, 20])("of blocks that are in use in part fit into %i cells", (width) => {
    const half = (start: number, used: number): MemoryBlock => ({ start, size: 4, used, state: "allocated" });
    const picture: MemoryPicture = { capacity: 8, blocks: [half(0, 1), half(4, 3)] };
    const bars = drawBars([picture, picture], { width, colors });
    const even = width - (width % 2);
    expect(bars?.map((bar) => bar.length)).toEqual([even, even]);
  });

  test("of equal blocks are equally wide, and blocks of one cell have no lines between them", () => {
    const equal = (count: number): MemoryPicture =>
      memory(...Array.from({ length: count }, (_, block) => (block % 3 === 0 ? "A16" : "-16")));
    const bar = (count: number, width: number) => drawBars([equal(count), equal(count)], { width, colors })?.[0];
    expect(bar(7, 26)).toBe("██▉░░▏░░░██▉░░▏░░░██▉");
    expect(bar(20, 26)).toBe("▉░░▉░░▉░░▉░░▉░░▉░░▉░");
    expect(bar(27, 26)).toBeUndefined();
  });

  test("have what is in use of a block in front", () => {
    const part = (used: number): MemoryPicture => ({
      capacity: 8,
      blocks: [
        { start: 0, size: 4, used, state: "allocated" },
        { start: 4, size: 4, state: "free" },
      ],
    });
    const bars = (width: number) =>
      drawBars([part(1), part(4)], { width, colors: picocolors.createColors(false) })?.map((bar) =>
        bar.slice(0, width / 2),
      );
    expect(bars(4)).toEqual(["█▓", "█▉"]);
    expect(bars(8)).toEqual(["█▓▓▓", "███▉"]);
  });
});
