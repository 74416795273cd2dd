import { expect } from "vitest";
import { heapChecks } from "#kit/heap-checks";
import { hiddenStage } from "#kit/stage";

const { check } = heapChecks({ placement: "best-fit", judge: ["free memory", "unchanged"] });

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
});
