import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/07-balanced-tree/stages/checks.js";
import { dug } from "../../../exercises/07-balanced-tree/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/07-balanced-tree/stages/worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const needs = ["best-fit/takes a block back, and hands it out again"];
const NO_NUMBERS = ["8", "", null, true, [8], {}, undefined];

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 1, needs, publicHint: "An argument can be of any type." },
    ({ allocator, refuses }) => {
      const heap = allocator(64);
      heap.allocate(8);
      for (const value of NO_NUMBERS) {
        heap.failsToAllocate(value);
        heap.failsToFree(value, 8);
        heap.failsToFree(0, value);
      }
      for (const value of NO_NUMBERS) refuses(value);
    },
  );

  check(
    "refuses what was right once, and what is free",
    { points: 1, needs, publicHint: "Whether a free is right depends on what is allocated at that moment." },
    ({ allocator }) => {
      const { heap } = dug(allocator, [10, 10, 300], [1, 0, 2]);
      for (const [address, size] of [
        [0, 10],
        [11, 10],
        [22, 300],
        [0, 11],
        [10, 11],
      ] as const)
        heap.failsToFree(address, size);
      heap.allocate(6);
      heap.failsToFree(0, 10);
      heap.failsToFree(6, 4);
      heap.failsToAllocate(301);
      heap.free(0, 6);
      heap.allocate(300);
      heap.failsToFree(22, 256);
      heap.free(22, 300);
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every state of a larger memory",
    { points: 2, needs, publicHint: "A free is right for exactly the blocks that are allocated at that moment." },
    taught.invalidOps,
  );
});
