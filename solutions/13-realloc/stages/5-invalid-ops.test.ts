import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/13-realloc/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/13-realloc/stages/worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const needs = ["refuses a new size that is no positive integer"];
const NO_NUMBERS = ["8", "", null, true, [8], {}, 8n, 0n];

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 1.5, needs, publicHint: "An argument can be of any type, or be missing." },
    ({ allocator, refuses }) => {
      const heap = allocator(64);
      heap.allocate(8);
      for (const value of NO_NUMBERS) {
        heap.failsToReallocate(value, 8, 4);
        heap.failsToReallocate(0, value, 4);
        heap.failsToReallocate(0, 8, value);
        heap.failsToAllocate(value);
        heap.failsToFree(value, 8);
        heap.failsToFree(0, value);
      }
      heap.failsToReallocate();
      heap.failsToReallocate(0);
      heap.failsToReallocate(0, 8);
      for (const value of [...NO_NUMBERS, 0, -1, 2.5, NaN, undefined]) refuses(value);
      heap.free(0, 8);
    },
  );

  check(
    "refuses what nobody has, also where nothing is free",
    { points: 1, needs, publicHint: "A wrong call is wrong whatever memory looks like." },
    ({ allocator }) => {
      const heap = allocator(30);
      heap.allocate(10);
      heap.allocate(20);
      for (const newSize of [0, -5, 0.5, NaN]) {
        heap.failsToReallocate(0, 10, newSize);
        heap.failsToReallocate(10, 20, newSize);
      }
      for (const newSize of [1, 10, 15, 30]) {
        heap.failsToReallocate(5, 5, newSize);
        heap.failsToReallocate(0, 30, newSize);
        heap.failsToReallocate(10, 10, newSize);
        heap.failsToReallocate(0, 20, newSize);
      }
      heap.free(10, 20);
      heap.failsToReallocate(10, 20, 5);
      heap.failsToReallocate(10, 20, 20);
      heap.free(0, 10);
      heap.failsToReallocate(0, 10, 10);
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every memory a little larger",
    { points: 1.5, needs, publicHint: "A call is right for exactly the blocks that are live at that moment." },
    taught.invalidOps,
  );
});
