import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/12-alignment/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/12-alignment/stages/worlds.js";

const { property } = checks({ judge: [] });

const needs = ["returns address 0 first"];

hiddenStage("addresses", () => {
  property(
    "finds the next multiple of any alignment",
    {
      points: 5,
      needs,
      runs: 40,
      publicHint: "Every address has its next multiple, and for some that is the address itself.",
    },
    fc.record({
      power: fc.nat({ max: 10 }),
      multiples: fc.nat({ max: 40 }),
      more: fc.integer({ min: -3, max: 3 }),
      size: fc.integer({ min: 1, max: 200 }),
    }),
    ({ allocator }, { power, multiples, more, size }) => {
      const before = Math.min(2048, Math.max(1, multiples * 2 ** power + more));
      const heap = allocator(4096);
      heap.allocate(before, 1);
      heap.allocate(size, 2 ** power);
    },
  );

  largerWorlds.check(
    "finds the address wherever one block of a larger memory is free",
    { points: 5, needs, publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.addresses,
  );
});
