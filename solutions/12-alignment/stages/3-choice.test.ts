import { hiddenStage } from "#kit/check/stage";
import { calls, perform } from "../../../exercises/12-alignment/stages/calls.js";
import { checks } from "../../../exercises/12-alignment/stages/checks.js";
import { arrange } from "../../../exercises/12-alignment/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/12-alignment/stages/worlds.js";

const { check, property } = checks({ judge: [] });

const needs = ["addresses/returns address 0 first"];
const MANY = 200;

hiddenStage("choice", () => {
  property(
    "chooses the same block as the model",
    {
      points: 2,
      needs,
      runs: 20,
      publicHint: "Any block may be the first in which a request fits, and there may be none.",
    },
    calls(24, 5, 30),
    ({ allocator }, sequence) => perform(allocator(130), sequence),
  );

  check(
    "searches a long list to its end",
    { points: 0.5, needs, publicHint: "The free list can be long." },
    ({ allocator }) => {
      // Each hole has 8 units from 1 on, so only 1 from a multiple of 8 on; the last one has more.
      const heap = allocator(16 * MANY + 40);
      arrange(heap, `A:1 ${Array.from({ length: MANY }, () => "-:8 B:8").join(" ")} -:20 C:19`);
      heap.allocate(2, 8);
      heap.failsToAllocate(16, 16);
      heap.allocate(1, 8);
      heap.allocate(8, 1);
    },
  );

  check(
    "refuses where the only multiple is taken",
    { points: 0.5, needs, publicHint: "0 is a multiple of everything, and larger ones may lie outside of memory." },
    ({ allocator }) => {
      for (const power of [12, 13, 31, 32, 40, 52]) {
        const heap = allocator(4096);
        heap.allocate(3, 2 ** power);
        heap.failsToAllocate(1, 2 ** power);
      }
    },
  );

  largerWorlds.check(
    "chooses and refuses in every state of a larger memory",
    {
      points: 3,
      needs,
      publicHint: "Whether a request is served depends on where free blocks lie, not on how much is free.",
    },
    taught.choice,
  );
});
