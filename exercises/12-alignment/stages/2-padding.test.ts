/**
 * What is left of a block: a gap before what was handed out, a rest behind it, both or neither. As in the stage before, there
 * is nothing to choose.
 */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { arrange } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const addresses = checks({ judge: [] });
const list = checks({ judge: ["list"] });
const links = checks({ judge: ["list", "links"] });
const totals = checks({ judge: ["free memory", "largest block"] });

const needs = ["addresses/returns address 0 first"];

/** What lies before and behind the block that is cut, the only one that has 9 units. */
const PLACES = {
  head: { before: "", behind: "C:5 -:8 E:7 -:6 G:6" },
  middle: { before: "-:7 C:9 -:8 E:10 ", behind: "G:7 -:6 I:6" },
  tail: { before: "-:7 C:9 -:8 E:10 ", behind: "G:6" },
};
/** Where that block begins: one behind a multiple of 8, so that as much is skipped as can be. */
const START = 65;

/** Units of the block, and which alignment 9 units are asked for with, by what is left of it. */
const CASES = [
  { left: "the rest behind", size: 20, alignment: 1, points: 0.5 },
  { left: "nothing of an exact fit", size: 9, alignment: 1, points: 0.5 },
  { left: "gap and rest", size: 30, alignment: 8, points: 1 },
  { left: "the gap alone", size: 16, alignment: 8, points: 1 },
];

const unitsIn = (text: string): number => [...text.matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0);

stage("padding", () => {
  for (const { left, size, alignment, points } of CASES) {
    for (const [place, { before, behind }] of Object.entries(PLACES)) {
      links.check(`leaves ${left} at the ${place} of the list`, { points, needs }, ({ allocator }) => {
        const text = `A:${START - unitsIn(before)} ${before}-:${size} ${behind}`;
        const heap = allocator(unitsIn(text));
        arrange(heap, text);
        heap.allocate(9, alignment);
      });
    }
  }

  list.check("keeps a gap and a rest of a single unit", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(34);
    heap.allocate(7, 1);
    heap.allocate(25, 2);
    const small = allocator(4);
    small.allocate(1, 1);
    small.allocate(1, 2);
  });

  totals.check("counts gaps and rests as free", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(160);
    heap.allocate(5, 1);
    heap.allocate(20, 16);
    heap.allocate(40, 64);
    const other = allocator(40);
    other.allocate(1, 1);
    other.allocate(8, 32);
  });

  list.check("merges a gap when its neighbour comes back", { points: 1.5, needs }, ({ allocator }) => {
    for (const order of orders([0, 1, 2])) {
      const heap = allocator(100);
      heap.allocate(5, 1);
      heap.allocate(9, 16);
      heap.allocate(12, 32);
      const blocks = [...heap.oracle.live];
      for (const place of order) heap.free(...(blocks[place] as [number, number]));
    }
  });

  addresses.check("hands out what was skipped", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(36);
    heap.allocate(1, 1);
    heap.allocate(20, 16);
    heap.allocate(4, 4);
    heap.allocate(8, 1);
    heap.allocate(3, 1);
  });

  worlds.check("leaves the right blocks in every state of a small memory", { points: 4, needs }, taught.padding);
});
