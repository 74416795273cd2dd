import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { calls, perform, withoutChoice } from "../../../exercises/12-alignment/stages/calls.js";
import { checks } from "../../../exercises/12-alignment/stages/checks.js";
import { arrange } from "../../../exercises/12-alignment/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/12-alignment/stages/worlds.js";

const list = checks({ judge: ["list"] });
const everything = checks({ judge: ["list", "links", "free memory", "largest block"] });

const needs = ["addresses/returns address 0 first"];

hiddenStage("padding", () => {
  everything.property(
    "keeps the list right while blocks come and go",
    {
      points: 4,
      needs,
      runs: 12,
      publicHint: "Every change of the list has to keep both directions of every link right.",
    },
    calls(10, 3, 40),
    ({ allocator }, sequence) => perform(allocator(64), sequence, withoutChoice),
  );

  list.property(
    "loses nothing of a block, however gap and rest come out",
    { points: 3, needs, runs: 30, publicHint: "Gap and rest may have any size, 0 and 1 among them." },
    fc.record({
      before: fc.integer({ min: 1, max: 70 }),
      power: fc.nat({ max: 5 }),
      size: fc.integer({ min: 6, max: 40 }),
      rest: fc.nat({ max: 4 }),
    }),
    ({ allocator }, { before, power, size, rest }) => {
      const alignment = 2 ** power;
      const hole = size + alignment - 1 + rest;
      const heap = allocator(before + hole + 10);
      arrange(heap, `A:${before} -:${hole} B:5`);
      heap.allocate(size, alignment);
    },
  );

  largerWorlds.check(
    "leaves the right blocks in every state of a larger memory",
    { points: 5, needs, publicHint: "Blocks may come and go in any order, with any alignment." },
    taught.padding,
  );
});
