import { heapChecks } from "#kit/heap-checks";
import { type Only, allOf, awayFromTheEnd, operations, perform } from "#kit/operations";
import { hiddenStage } from "#kit/stage";

const totals = heapChecks({ placement: "first-fit", judge: ["free memory"] });
const afterwards = heapChecks({ placement: "first-fit", judge: ["unchanged"], anyError: true });
const everything = heapChecks({ placement: "first-fit", judge: ["free memory", "unchanged"] });

const FREES = "basics/takes back a block";

/** So that there is never more than one hole. */
const freesWhenFull: Only = (call, heap) => call.method === "allocate" || heap.freeBlocks.length === 0;

hiddenStage("exhaustion", () => {
  totals.check(
    "fills the only hole of a full memory exactly",
    { points: 0.5, needs: [FREES], publicHint: "A hole in memory that is else full is to be used to its last unit." },
    ({ allocator }) => {
      const heap = allocator(100);
      for (const size of [30, 30, 40]) heap.allocate(size);
      heap.free(30, 30);
      heap.allocate(30);
      heap.failsToAllocate(2);
      heap.free(0, 30);
      heap.allocate(30);
    },
  );

  afterwards.check("refuses what its only hole cannot hold", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [30, 30, 40]) heap.allocate(size);
    heap.free(30, 30);
    heap.failsToAllocate(31);
    heap.failsToAllocate(1000);
    heap.allocate(20);
  });

  everything.property(
    "goes from full to full again",
    {
      points: 0.5,
      needs: [FREES],
      runs: 15,
      publicHint: "Running out of memory is not the end: what is freed can be handed out again.",
    },
    operations({ minSize: 2, maxSize: 16, length: 25 }),
    ({ allocator }, calls) => perform(allocator(40), calls, allOf(freesWhenFull, awayFromTheEnd)),
  );
});
