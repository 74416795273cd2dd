import { heapChecks } from "#kit/heap-checks";
import { allOf, awayFromTheEdges, operations, perform, withoutExhaustion, withoutMerges } from "#kit/operations";
import { hiddenStage } from "#kit/stage";
import { largerWorlds, taught } from "../../../exercises/01-first-fit/stages/worlds.js";

const choice = heapChecks({ placement: "first-fit", judge: [], anyError: true });
const links = heapChecks({ placement: "first-fit", judge: ["list", "links"] });

// In every scene a block at address 0 stays allocated: what can go wrong there is for the stage about boundaries.
const needs = ["basics/takes back a block"];
const MANY = 200;

hiddenStage("fragmentation", () => {
  choice.scene(
    "searches a list of hundreds of holes",
    { points: 0.5, needs, publicHint: "The free list can be long." },
    ({ allocator }) => {
      const heap = allocator(2 + 2 * 2 * MANY + 8);
      heap.arrange(() => {
        for (let piece = 0; piece < 1 + 2 * MANY; piece++) heap.allocate(2);
        for (let hole = MANY - 1; hole >= 0; hole--) heap.free(2 + 4 * hole, 2);
      });
      heap.getLargestFreeBlock();
      heap.failsToAllocate(9);
      heap.allocate(7);
      heap.allocate(2);
      heap.getLargestFreeBlock();
      heap.freeList();
    },
  );

  links.property(
    "keeps the list in order and linked both ways, however holes come and go",
    {
      points: 0.5,
      needs,
      runs: 12,
      publicHint: "Every change of the list has to keep both directions of every link right.",
    },
    operations({ minSize: 2, maxSize: 10, length: 30 }),
    ({ allocator }, calls) => perform(allocator(70), calls, allOf(withoutExhaustion, withoutMerges, awayFromTheEdges)),
  );

  largerWorlds.check(
    "chooses and splits in every state of a somewhat larger memory",
    {
      points: 5,
      needs,
      publicHint: "Holes of all sizes may come in any order, and any of them may be the first with room.",
    },
    taught.fragmentation,
  );
});
