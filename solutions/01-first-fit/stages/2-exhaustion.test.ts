import { checks } from "../../../exercises/01-first-fit/stages/checks.js";
import { type Only, allOf, awayFromTheEnd, operations, perform } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";
import { largerWorlds, taught } from "../../../exercises/01-first-fit/stages/worlds.js";

const everything = checks({ judge: ["free memory", "unchanged"] });

const FREES = "basics/takes back a block";

/** So that there is never more than one hole. */
const freesWhenFull: Only = (call, heap) => call.method === "allocate" || heap.oracle.freeRanges().length === 0;

hiddenStage("exhaustion", () => {
  everything.property(
    "goes from full to full again",
    {
      points: 0.5,
      needs: [FREES],
      runs: 15,
      publicHint: "Running out of memory is not the end: what is freed can be handed out again.",
    },
    operations({ minSize: 2, maxSize: 16, length: 25 }),
    ({ allocator }, calls) => {
      const heap = allocator(40);
      for (const size of [12, 10, 8, 10]) heap.allocate(size);
      heap.free(12, 10);
      heap.allocate(10);
      // What was in front of it is taken now.
      heap.free(22, 8);
      heap.allocate(5);
      perform(allocator(40), calls, allOf(freesWhenFull, awayFromTheEnd));
    },
  );

  largerWorlds.check(
    "fills up and refuses in every state of a somewhat larger memory",
    {
      points: 5,
      needs: [FREES],
      publicHint: "A request is served or refused by what is free then, and by nothing else.",
    },
    taught.exhaustion,
  );
});
