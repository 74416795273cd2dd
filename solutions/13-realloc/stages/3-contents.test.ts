import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { arrange } from "#kit/lists/arrange";
import { calls, perform, served } from "../../../exercises/13-realloc/stages/calls.js";
import { bytesChecks, writtenChecks } from "../../../exercises/13-realloc/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/13-realloc/stages/worlds.js";

const { check, property } = bytesChecks;

const needs = ["has a byte for each unit, and leaves them alone"];

hiddenStage("contents", () => {
  writtenChecks.property(
    "keeps every byte right while blocks come, go and grow",
    {
      points: 3.5,
      needs,
      runs: 12,
      publicHint: "All blocks are looked at after each call, not only the one that moves.",
    },
    calls(24, 50, 2),
    ({ allocator }, sequence) => perform(allocator(110), sequence, served),
  );

  check(
    "takes thousands of bytes along, up and down",
    { points: 0.5, needs, publicHint: "Blocks may be long, and lie anywhere in memory." },
    ({ allocator }) => {
      const up = allocator(6000);
      arrange(up, "-:1300 B:3 C:1500 D:5");
      up.reallocate(1303, 1500, 1600);
      const down = allocator(6000);
      arrange(down, "-:2700 B:1500 D:1800");
      down.reallocate(2700, 1500, 2600);
    },
  );

  property(
    "takes long blocks along, however far",
    {
      points: 1,
      needs,
      runs: 12,
      publicHint: "Blocks may be long, and the two places may overlap by a little or by much.",
    },
    fc.record({
      hole: fc.integer({ min: 1, max: 1300 }),
      size: fc.integer({ min: 1, max: 1300 }),
      more: fc.integer({ min: 1, max: 100 }),
      isBeside: fc.boolean(),
    }),
    ({ allocator }, { hole, size, more, isBeside }) => {
      const heap = allocator(hole + 2 * size + 150);
      // Letters are given to holes, too.
      const piece = arrange(heap, isBeside ? `-:${hole} B:${size} D:5` : `-:${hole} B:3 C:${size} D:5`);
      if (isBeside) heap.reallocate(...piece("B"), size + Math.min(more, hole));
      else heap.reallocate(...piece("C"), size + more);
    },
  );

  largerWorlds.check(
    "takes every byte along in every memory a little larger",
    { points: 3, needs, publicHint: "What a client has written is the client's, wherever its block goes." },
    taught.contents,
  );
});
