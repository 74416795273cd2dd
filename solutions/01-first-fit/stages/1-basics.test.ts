import fc from "fast-check";
import { checks } from "../../../exercises/01-first-fit/stages/checks.js";
import { operations, perform, withoutMerges } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";
import { largerWorlds, taught } from "../../../exercises/01-first-fit/stages/worlds.js";

const totals = checks({ judge: ["free memory"] });

const FREES = "basics/takes back a block";

const allocations = operations({ free: 0, minSize: 2, maxSize: 11, length: 9 });
const frees = operations({ allocate: 0, length: 9 });

hiddenStage("basics", () => {
  totals.property(
    "counts what is free, whichever block is freed first",
    {
      points: 0.5,
      needs: [FREES],
      runs: 20,
      publicHint: "The total of free memory has to be right after every single call.",
    },
    fc.tuple(allocations, frees),
    ({ allocator }, calls) => {
      const heap = allocator(100);
      for (const some of calls) perform(heap, some, withoutMerges);
      // Whatever live blocks are known by: 12 and 34 read like 123 and 4, and 0 and 64 may come to lie in the same place of a table.
      const alike = allocator(140);
      for (const size of [12, 34, 77, 4, 3]) alike.allocate(size);
      alike.free(12, 34);
      alike.free(123, 4);
      const apart = allocator(200);
      for (let block = 0; block < 6; block++) apart.allocate(32);
      for (const address of [0, 64, 128]) apart.free(address, 32);
    },
  );

  largerWorlds.check(
    "hands out blocks in every state of a somewhat larger memory",
    { points: 5, needs: [FREES], publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.basics,
  );
});
