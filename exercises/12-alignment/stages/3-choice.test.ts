/** In which block a request fits, and when in none. What is left of the block is for the stage before. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { arrange } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: [] });
const everything = checks({ judge: ["list", "links", "free memory", "largest block"] });
const refusals = checks({ judge: ["unchanged"] });

const needs = ["addresses/returns address 0 first"];

stage("choice", () => {
  check("passes over a block that is large enough but badly placed", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(64);
    arrange(heap, "A:4 -:12 C:16 -:32");
    heap.allocate(12, 8);
    const other = allocator(200);
    arrange(other, "A:1 -:20 C:1 -:30 E:13 -:100");
    other.allocate(20, 64);
    other.allocate(30, 16);
  });

  check("takes the first block in which it fits, whatever lies behind", { points: 1, needs }, ({ allocator }) => {
    // Behind the first one lie a block that needs no gap, a tighter one, and a larger one.
    const heap = allocator(200);
    arrange(heap, "A:5 -:20 C:7 -:20 E:8 -:16 G:4 -:60 I:2");
    heap.allocate(16, 8);
    heap.allocate(10, 16);
    heap.allocate(16, 4);
  });

  check("takes a block that is just large enough for gap and size", { points: 1, needs }, ({ allocator }) => {
    for (const [before, size, alignment] of [
      [4, 8, 8],
      [1, 5, 2],
      [3, 9, 4],
      [17, 40, 32],
      [63, 1, 64],
    ] as const) {
      const gap = alignment - (before % alignment);
      const heap = allocator(before + gap + size + 100);
      arrange(heap, `A:${before} -:${gap + size} C:1`);
      heap.allocate(size, alignment);
    }
  });

  everything.check("follows the worked example", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(128);
    heap.allocate(5);
    heap.allocate(3, 1);
    heap.allocate(10, 16);
    heap.allocate(6, 4);
    heap.allocate(20, 32);
    heap.allocate(1, 64);
  });

  refusals.check("refuses what fits nowhere, though enough is free", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(100);
    arrange(heap, "A:1 -:14 C:18 -:13 E:3 -:8 G:43");
    heap.failsToAllocate(8, 8);
    heap.failsToAllocate(2, 64);
    heap.failsToAllocate(14, 2);
    heap.failsToAllocate(1, 2 ** 32);
    heap.allocate(7, 8);
  });

  refusals.check("refuses what is more than any block has", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(100);
    heap.failsToAllocate(101, 1);
    heap.failsToAllocate(2 ** 40, 2);
    arrange(heap, "A:10 -:20 C:10 -:30 E:30");
    heap.failsToAllocate(31, 1);
    heap.failsToAllocate(50, 2);
    heap.allocate(30, 1);
  });

  worlds.check("chooses and refuses in every state of a small memory", { points: 3, needs }, taught.choice);
});
