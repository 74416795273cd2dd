import { expect } from "vitest";
import { arrange } from "#kit/arrange";
import { ALL_ASPECTS } from "#kit/heap-state";
import { heapChecks } from "#kit/heap-checks";
import { operations, perform, withoutExhaustion } from "#kit/operations";
import { stage } from "#kit/stage";

const { check, property } = heapChecks({ placement: "best-fit", judge: ALL_ASPECTS, anyError: true });

const needs = ["choice/takes the smallest free block with room"];

stage("fragmentation", () => {
  check("serves what first fit would have to refuse", { points: 3, needs }, ({ allocator }) => {
    const heap = allocator(40);
    arrange(heap, "-:20 B:5 -:10 D:5");
    expect(heap.allocate(10)).toBe(25);
    expect(heap.allocate(20)).toBe(0);
    expect(heap.getFreeMemory()).toBe(0);
  });

  check("refuses what first fit could have served", { points: 3, needs }, ({ allocator }) => {
    const heap = allocator(65);
    arrange(heap, "-:30 B:5 -:25 D:5");
    expect(heap.allocate(20)).toBe(35);
    expect(heap.allocate(22)).toBe(0);
    heap.failsToAllocate(9);
    expect(heap.getFreeMemory()).toBe(13);
    expect(heap.getLargestFreeBlock()).toBe(8);
  });

  check(
    "keeps slivers in the list",
    { points: 2, needs: ["basics/hands out again what was given back"] },
    ({ allocator }) => {
      const heap = allocator(46);
      arrange(heap, "-:11 B:5 -:12 D:5"); // and 13 at the end
      for (let request = 0; request < 3; request++) heap.allocate(10);
      expect(heap.freeList()).toEqual([
        { start: 10, size: 1 },
        { start: 26, size: 2 },
        { start: 43, size: 3 },
      ]);
    },
  );

  property(
    "does as the model does, call after call",
    {
      points: 3,
      needs: [
        "choice/takes the lowest of equal blocks",
        "choice/chooses the same block as the model",
        "merges/keeps the list right, in whatever order blocks come back",
      ],
      runs: 12,
    },
    operations({ maxSize: 16, length: 30 }),
    ({ allocator }, calls) => perform(allocator(64), calls, withoutExhaustion),
  );
});
