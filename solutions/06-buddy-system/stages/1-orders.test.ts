import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/06-buddy-system/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/06-buddy-system/stages/worlds.js";

const waste = checks({ judge: ["alignment", "waste"] });

const needs = ["hands out all of memory as one block"];

hiddenStage("orders", () => {
  waste.property(
    "knows the block of any size",
    {
      points: 3.5,
      needs,
      runs: 25,
      publicHint: "Every size has its block, and whatever that has more is lost for now.",
    },
    fc.record({ power: fc.nat({ max: 8 }), sizes: fc.array(fc.integer({ min: 1, max: 4096 }), { maxLength: 12 }) }),
    ({ allocator }, { power, sizes }) => {
      for (const size of sizes) allocator(4096, 2 ** power).allocate(size);
    },
  );

  largerWorlds.check(
    "hands out the right block wherever memory is a single one, of other sizes",
    { points: 3.5, needs, publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.orders,
  );
});
