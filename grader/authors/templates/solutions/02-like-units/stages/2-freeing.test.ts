import { hiddenStage } from "#kit/check/stage";
import { calls, perform } from "../../../exercises/02-like-units/stages/calls.js";
import { checks } from "../../../exercises/02-like-units/stages/checks.js";

const { check, property } = checks({ judge: ["free memory", "unchanged"] });

const needs = ["hands freed units out again"];

hiddenStage("freeing", () => {
  check(
    "refuses to free what is not in use",
    { points: 10, needs, publicHint: "Not every address is one that may be freed." },
    ({ allocator }) => {
      const memory = allocator(10);
      memory.failsToFree(0);
      memory.allocate(6);
      for (const address of [1, 6, 10, -1, NaN]) memory.failsToFree(address);
      memory.free(0);
      memory.failsToFree(0);
    },
  );

  property("does as is due in any order of calls", { points: 10, needs }, calls(6, 40), ({ allocator }, sequence) =>
    perform(allocator(20), sequence),
  );
});
