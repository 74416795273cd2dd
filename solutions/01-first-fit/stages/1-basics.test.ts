import fc from "fast-check";
import { heapChecks } from "#kit/heap-checks";
import { operations, perform, withoutMerges } from "#kit/operations";
import { hiddenStage } from "#kit/stage";

const addresses = heapChecks({ placement: "first-fit", judge: [] });
const totals = heapChecks({ placement: "first-fit", judge: ["free memory"] });

const FREES = "basics/takes back a block";

const allocations = operations({ free: 0, minSize: 2, maxSize: 11, length: 9 });
const frees = operations({ allocate: 0, length: 9 });

hiddenStage("basics", () => {
  addresses.check("fills a hole bit by bit", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [30, 40, 20]) heap.allocate(size);
    heap.free(30, 40);
    for (const size of [15, 12, 11]) heap.allocate(size);
  });

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
    },
  );

  totals.property(
    "keeps two allocators apart, however their calls alternate",
    { points: 0.5, needs: [FREES], runs: 15, publicHint: "Two allocators must not know of each other." },
    fc.tuple(fc.array(fc.tuple(fc.boolean(), allocations), { maxLength: 3 }), frees, frees),
    ({ allocator }, [turns, ...ends]) => {
      const heaps = [allocator(300), allocator(301)] as const;
      for (const [isSecond, calls] of turns) perform(heaps[isSecond ? 1 : 0], calls);
      for (const [place, heap] of heaps.entries()) perform(heap, ends[place] ?? [], withoutMerges);
    },
  );
});
