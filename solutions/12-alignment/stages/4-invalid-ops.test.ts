import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/12-alignment/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/12-alignment/stages/worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const needs = ["addresses/returns address 0 first"];
const NO_NUMBERS = ["8", "", null, true, [8], {}, 8n, 0n];

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 2, needs, publicHint: "An argument can be of any type, or be missing; only an alignment has a default." },
    ({ allocator, refuses }) => {
      const heap = allocator(64);
      heap.allocate(8, 1);
      for (const value of NO_NUMBERS) {
        heap.failsToAllocate(8, value);
        heap.failsToAllocate(value, 8);
        heap.failsToAllocate(value);
        heap.failsToFree(value, 8);
        heap.failsToFree(0, value);
      }
      heap.failsToAllocate();
      heap.failsToAllocate(undefined, 8);
      heap.failsToFree();
      heap.failsToFree(0);
      for (const value of [...NO_NUMBERS, undefined]) refuses(value);
      refuses();
      heap.free(0, 8);
    },
  );

  check(
    "knows a block by what was asked for then",
    { points: 2, needs, publicHint: "What was freed is nobody's, also when somebody else gets its units." },
    ({ allocator }) => {
      const heap = allocator(64);
      heap.allocate(5, 1);
      heap.allocate(6, 8);
      heap.free(8, 6);
      heap.allocate(6, 2);
      heap.failsToFree(8, 6);
      heap.failsToFree(6, 8);
      heap.free(6, 6);
      heap.allocate(3, 8);
      for (const size of [6, 8, 1, 2, 4]) heap.failsToFree(8, size);
      heap.free(8, 3);
      heap.free(0, 5);
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every state of a larger memory",
    { points: 4, needs, publicHint: "A free is right for exactly the blocks that are allocated at that moment." },
    taught.invalidOps,
  );
});
