import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/06-buddy-system/stages/checks.js";
import { fillWith } from "../../../exercises/06-buddy-system/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/06-buddy-system/stages/worlds.js";

const { check } = checks({ judge: ["addresses", "unchanged"] });

const needs = ["orders/takes a block back"];
const NO_NUMBERS = ["8", "", null, true, [8], {}, 8n, 0n];

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 1, needs, publicHint: "An argument can be of any type, or be missing." },
    ({ allocator, refuses }) => {
      const heap = allocator(64, 8);
      heap.allocate(8);
      for (const value of NO_NUMBERS) {
        heap.failsToAllocate(value);
        heap.failsToFree(value, 8);
        heap.failsToFree(0, value);
      }
      for (const value of NO_NUMBERS) {
        refuses(value);
        refuses(64, value);
      }
      heap.failsToAllocate();
      heap.failsToFree();
      heap.failsToFree(0);
      refuses();
      refuses(64n, 8);
      heap.free(0, 8);
    },
  );

  check(
    "knows a block by what was asked for then",
    { points: 1, needs, publicHint: "What was freed is nobody's, also when somebody else gets its block." },
    ({ allocator }) => {
      const heap = allocator(32);
      fillWith(heap, 8);
      for (const size of [5, 6, 7]) {
        heap.free(8, heap.oracle.live.get(8) ?? 0);
        heap.allocate(size);
        for (const other of [5, 6, 7, 8]) if (other !== size) heap.failsToFree(8, other);
      }
      // An address and a size are two numbers, whatever they make together.
      const large = allocator(4096);
      for (const size of [1, 1, 14]) large.allocate(size);
      for (const base of [10, 100, 256, 1000, 1024, 2048]) large.failsToFree(0, base + 1);
      large.failsToFree(1, 614);
      large.failsToFree(161, 4);
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every state of another small memory",
    { points: 2, needs, publicHint: "A free is right for exactly the blocks that are allocated at that moment." },
    taught.invalidOps,
  );
});
