import fc from "fast-check";
import { expect } from "vitest";
import { checks } from "../../../exercises/02-best-fit/stages/checks.js";
import { allOf, operations, perform, withoutChoice, withoutMerges } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";

const { check, property } = checks({ judge: ["free memory", "unchanged"] });

const needs = ["hands out everything, and then nothing more"];

hiddenStage("exhaustion", () => {
  check("hands out single units, the first and the last", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(3);
    for (const address of [0, 1, 2]) expect(heap.allocate(1)).toBe(address);
    heap.failsToAllocate(1);
    heap.free(2, 1);
    heap.free(0, 1);
  });

  check("goes on when a block is free again", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(30);
    for (const size of [10, 12, 8]) heap.allocate(size);
    heap.free(10, 12);
    heap.failsToAllocate(13);
    expect(heap.allocate(12)).toBe(10);
    heap.failsToAllocate(12);
  });

  property(
    "refuses what no hole has room for, whatever the sizes",
    { points: 0.5, needs, runs: 3, publicHint: "Many holes may be too small, each by a little or by much." },
    fc.noBias(operations({ minSize: 2, maxSize: 140, length: 40 })),
    ({ allocator }, calls) => perform(allocator(500), calls, allOf(withoutChoice, withoutMerges)),
  );
});
