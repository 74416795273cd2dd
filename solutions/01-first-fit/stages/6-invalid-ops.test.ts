import fc from "fast-check";
import { arrange } from "#kit/arrange";
import { heapChecks } from "#kit/heap-checks";
import { allOf, operations, perform, withoutChoice, withoutExhaustion, withoutMerges } from "#kit/operations";
import { hiddenStage } from "#kit/stage";

const { check, property } = heapChecks({ placement: "first-fit", judge: ["unchanged"] });

const needs = ["basics/takes back a block"];
const NO_NUMBERS = ["20", "", null, undefined, true, [20], {}];
const MEMORY = "A:20 -:30 C:40";

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 0.5, needs, publicHint: "An argument can be of any type." },
    ({ allocator, refusesCapacity }) => {
      const heap = allocator(100);
      arrange(heap, MEMORY);
      for (const value of NO_NUMBERS) {
        heap.failsToAllocate(value);
        heap.failsToFree(value, 20);
        heap.failsToFree(0, value);
      }
      for (const value of NO_NUMBERS) refusesCapacity(value);
    },
  );

  check("can still free a block after a wrong attempt", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(100);
    const piece = arrange(heap, "A:20 B:30 C:40");
    heap.failsToFree(20, 29);
    heap.failsToFree(20, 31);
    heap.failsToFree(20, 0);
    // Two faults in one call: the name of either is right.
    heap.failsToFree(-20, NaN);
    heap.failsToFree(100, 2.5);
    heap.free(...piece("B"));
    heap.allocate(25);
  });

  property(
    "tells right calls from wrong ones",
    {
      points: 0.5,
      needs,
      runs: 4,
      publicHint: "Whether a free is right depends on what is allocated at that moment.",
    },
    fc.tuple(
      operations({ free: 0, minSize: 2, maxSize: 12, length: 8 }),
      operations({ allocate: 2, free: 3, wrongFree: 5, bad: 3, length: 25 }),
    ),
    ({ allocator }, [first, calls]) =>
      perform(allocator(80), [...first, ...calls], allOf(withoutExhaustion, withoutChoice, withoutMerges)),
  );
});
