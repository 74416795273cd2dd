import fc from "fast-check";
import { expect } from "vitest";
import { arrange } from "#kit/lists/arrange";
import { checks } from "../../../exercises/02-best-fit/stages/checks.js";
import { dug } from "#kit/lists/memories";
import { operations, perform, withoutExhaustion } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";

const { check, property } = checks({ judge: ["list", "links"], anyError: true });

hiddenStage("fragmentation", () => {
  check(
    "tells what is free from what can be served",
    { points: 1, needs: ["basics/hands out again what was given back"] },
    ({ allocator }) => {
      const heap = allocator(100);
      arrange(heap, "-:10 B:8 -:10 D:8 -:10 F:8 -:10 H:8 -:10 J:8");
      expect(heap.getFreeMemory()).toBe(60);
      expect(heap.getLargestFreeBlock()).toBe(10);
      heap.failsToAllocate(50);
    },
  );

  property(
    "stays right over a long run",
    { points: 1, needs: ["does as the model does, call after call"], runs: 1 },
    fc.array(operations({ maxSize: 16 }), { minLength: 30, maxLength: 30 }),
    ({ allocator }, sequences) => {
      // One heap for all the sequences, which wear it down; a report is about its last calls, with the list before them.
      const heap = allocator(128);
      for (const calls of sequences) heap.arrange(() => perform(heap, calls, withoutExhaustion));
      heap.getFreeMemory();
      heap.getLargestFreeBlock();
    },
  );

  check(
    "knows the largest of hundreds of blocks",
    {
      points: 0.5,
      needs: ["basics/hands out again what was given back"],
      publicHint: "The largest block may stand anywhere in a long list.",
    },
    ({ allocator }) => {
      for (const largest of [0, 1, 63, 64, 100, 149]) {
        const heap = dug(
          allocator,
          Array.from({ length: 150 }, (_, hole) => (hole === largest ? 6 : 2 + (hole % 4))),
        );
        heap.getLargestFreeBlock();
      }
    },
  );

  property(
    "does as the model does in a large memory",
    {
      points: 0.5,
      needs: ["does as the model does, call after call"],
      runs: 2,
      publicHint: "What holds in a small memory holds in a large one.",
    },
    fc.noBias(operations({ minSize: 60, maxSize: 700, length: 40 })),
    ({ allocator }, calls) => {
      const heap = allocator(4096);
      perform(heap, calls, withoutExhaustion);
      heap.getFreeMemory();
      heap.getLargestFreeBlock();
      heap.lookAt("list");
    },
  );
});
