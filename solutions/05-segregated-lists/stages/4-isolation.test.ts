import { hiddenStage } from "#kit/check/stage";
import { calls, perform, sizes } from "../../../exercises/05-segregated-lists/stages/calls.js";
import { checks } from "../../../exercises/05-segregated-lists/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/05-segregated-lists/stages/worlds.js";

const everything = checks({
  judge: ["addresses", "lists", "newest", "free memory", "largest block", "waste", "unchanged"],
});

const needs = [
  "pool/hands out a slot of the pool",
  "pool/hands out the first slot of the pool",
  "classes/hands out the front of the only block",
];

hiddenStage("isolation", () => {
  everything.property(
    "keeps pool and main memory apart while blocks of all sizes come and go",
    {
      points: 3,
      needs: [...needs, "pool/takes a slot back"],
      runs: 12,
      publicHint: "Small and large ones come by turns, until there is room for neither.",
    },
    calls(sizes(80), 80),
    ({ allocator }, sequence) => perform(allocator(192 + 300, 192), sequence),
  );

  largerWorlds.check(
    "keeps large requests out of the pool in every state of another one",
    { points: 1, needs, publicHint: "There can be units that a request is not meant to get." },
    taught.isolation,
  );
});
