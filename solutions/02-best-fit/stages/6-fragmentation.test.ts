import fc from "fast-check";
import { expect } from "vitest";
import { arrange } from "#kit/arrange";
import { heapChecks } from "#kit/heap-checks";
import { operations, perform, withoutExhaustion } from "#kit/operations";
import { hiddenStage } from "#kit/stage";

const { check } = heapChecks({ placement: "best-fit", judge: ["list", "links"], anyError: true });

hiddenStage("fragmentation", () => {
  check(
    "tells what is free from what can be served",
    { points: 2, needs: ["basics/hands out again what was given back"] },
    ({ allocator }) => {
      const heap = allocator(100);
      arrange(heap, "-:10 B:8 -:10 D:8 -:10 F:8 -:10 H:8 -:10 J:8");
      expect(heap.getFreeMemory()).toBe(60);
      expect(heap.getLargestFreeBlock()).toBe(10);
      heap.failsToAllocate(50);
    },
  );

  check(
    "stays right over a long run",
    { points: 3.5, needs: ["does as the model does, call after call"] },
    ({ allocator, seed }) => {
      // One heap for all the sequences, which wear it down; a report is about its last calls, with the list before them.
      const heap = allocator(128);
      for (const calls of fc.sample(operations({ maxSize: 16 }), { seed, numRuns: 30 })) {
        heap.arrange(() => perform(heap, calls, withoutExhaustion));
      }
      heap.getFreeMemory();
      heap.getLargestFreeBlock();
    },
  );
});
