import { hiddenStage } from "#kit/check/stage";
import { calls, perform } from "../../../exercises/08-bitmap/stages/calls.js";
import { checks } from "../../../exercises/08-bitmap/stages/checks.js";
import { fill, give } from "../../../exercises/08-bitmap/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/08-bitmap/stages/worlds.js";

const words = checks({ judge: ["words"] });

const needs = ["words/takes blocks back, and hands out the lowest first"];

hiddenStage("words", () => {
  words.check(
    "hands out addresses, whatever the size of a block",
    { points: 2, needs, publicHint: "A block may have any number of units." },
    ({ allocator }) => {
      for (const [blocks, size] of [
        [9, 1],
        [20, 7],
        [11, 24],
        [6, 4096],
        [3, 1_000_003],
        // With their reciprocals, 1 would not be the number of the second block.
        [8, 49],
        [8, 98],
      ] as const) {
        const heap = allocator(blocks, size);
        fill(heap, Math.min(blocks, 8));
        give(heap, [2, 1, 0]);
        fill(heap, 2);
        // Minus zero is zero.
        heap.free(-0);
        fill(heap, 2);
      }
    },
  );

  words.property(
    "hands out the lowest block after any calls",
    { points: 3, needs, publicHint: "Blocks come back in any order." },
    calls(60),
    ({ allocator }, sequence) => {
      perform(allocator(20, 16), sequence);
    },
  );

  largerWorlds.check(
    "is right in every state of another small memory",
    { points: 3, needs, publicHint: "Any blocks may be free, and any may be in use." },
    taught.words,
  );
});
