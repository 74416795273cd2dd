import { hiddenStage } from "#kit/check/stage";
import { calls, COMING_AND_GOING, perform, withFewMoves } from "../../../exercises/17-compaction/stages/calls.js";
import { checks, EVERYWHERE } from "../../../exercises/17-compaction/stages/checks.js";
import { arrange } from "../../../exercises/17-compaction/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/17-compaction/stages/worlds.js";

const { check, property } = checks({ judge: [...EVERYWHERE, "unchanged"] });

const needs = ["handles/hands out a handle, and tells by it where the block lies"];

hiddenStage("allocation", () => {
  property(
    "chooses the same hole as the model, and refuses as it does",
    { points: 2, needs, runs: 15, publicHint: "Any hole may be the first with room, and there may be none." },
    calls(COMING_AND_GOING, { maxSize: 24, maxLength: 40 }),
    ({ heap }, sequence) => perform(heap(80), sequence, { only: withFewMoves }),
  );

  check(
    "moves nothing while a hole has room, however many there are",
    {
      points: 1,
      needs,
      publicHint: "Whether memory is compacted depends on the largest hole, not on how many there are.",
    },
    ({ heap }) => {
      const one = heap(1000);
      arrange(one, Array.from({ length: 60 }, () => "-:8 B:5").join(" "));
      for (const size of [220, 8, 7, 3, 1, 8]) one.allocate(size);
      one.failsToAllocate(700);
    },
  );

  check(
    "goes on after refusals",
    {
      points: 1,
      needs,
      publicHint: "After a refusal everything is as it was, and the next request is like any other.",
    },
    ({ heap }) => {
      const one = heap(40);
      const piece = arrange(one, "A:10 -:10 C:10");
      for (const size of [21, 2 ** 31, 2 ** 32 + 5, 2 ** 53]) one.failsToAllocate(size);
      one.allocate(10);
      one.failsToAllocate(11);
      one.allocate(10);
      one.failsToAllocate(1);
      one.free(piece("A"));
      one.failsToAllocate(11);
      one.allocate(10);
    },
  );

  largerWorlds.check(
    "places every block right in every state of a larger heap",
    {
      points: 2,
      needs,
      publicHint: "Whether a request is served depends on how much is free, and where on where it lies.",
    },
    taught.allocation,
  );
});
