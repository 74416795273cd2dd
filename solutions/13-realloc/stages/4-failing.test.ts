import { hiddenStage } from "#kit/check/stage";
import { arrange } from "#kit/lists/arrange";
import { calls, perform } from "../../../exercises/13-realloc/stages/calls.js";
import { refusalChecks } from "../../../exercises/13-realloc/stages/checks.js";
import { cannotResize } from "../../../exercises/13-realloc/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/13-realloc/stages/worlds.js";

const { check, property } = refusalChecks;

const needs = ["refuses where memory is full"];

hiddenStage("failing", () => {
  property(
    "goes on as if nothing had been asked, whenever it refuses",
    {
      points: 2.5,
      needs,
      runs: 12,
      publicHint: "A refusal may come at any time, and a block has to be good for all that comes later.",
    },
    calls(24, 50),
    ({ allocator }, sequence) => perform(allocator(60), sequence),
  );

  check(
    "refuses beside many holes",
    { points: 1, needs, publicHint: "Much may be free, and still no room be large enough." },
    ({ allocator }) => {
      const heap = allocator(1203);
      arrange(heap, `A:3 ${Array.from({ length: 150 }, () => "-:5 B:3").join(" ")}`);
      cannotResize(heap, [0, 3], 9);
      cannotResize(heap, [600, 3], 14);
      cannotResize(heap, [1200, 3], 9);
      heap.reallocate(600, 3, 13);
      heap.reallocate(1200, 3, 8);
      heap.free(1195, 8);
    },
  );

  largerWorlds.check(
    "changes nothing where it has to refuse, in every memory a little larger",
    { points: 2.5, needs, publicHint: "Whether there is room depends on where holes lie, not on how much is free." },
    taught.failing,
  );
});
