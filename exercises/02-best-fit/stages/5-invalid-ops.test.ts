import fc from "fast-check";
import { expect } from "vitest";
import { checks } from "./checks.js";
import { freeAgain, keepApart } from "#kit/lists/memories";
import { operations, perform } from "#kit/lists/operations";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

const { check, property } = checks({ judge: ["unchanged"] });

const needs = ["basics/hands out a new memory from address 0 up"];

stage("invalid-ops", () => {
  check("refuses sizes that make no sense", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [0, -1, 2.5, 1e-7, 8.0000000001, NaN, Infinity, "8", undefined, 8n]) heap.failsToAllocate(size);
    heap.failsToAllocate();
    expect(heap.allocate(100)).toBe(0);
  });

  check("refuses to free what is not exactly one live allocation", { points: 1, needs }, ({ allocator, beside }) => {
    const heap = allocator(100);
    for (const size of [20, 20]) heap.allocate(size);
    heap.failsToFree(60, 20);
    heap.failsToFree(0, 10);
    heap.failsToFree(0, 40);
    heap.failsToFree(10, 10);
    heap.free(0, 20);
    heap.failsToFree(0, 20);
    heap.free(20, 20);
    heap.failsToFree(20, 20);
    freeAgain(allocator);
    keepApart(allocator, beside);
  });

  property(
    "leaves everything as it was, whatever is refused",
    { points: 0.5, needs, runs: 10 },
    fc.record({
      allocations: operations({ free: 0, maxSize: 10, length: 8 }),
      calls: operations({ allocate: 0, free: 2, wrongFree: 4, bad: 2, length: 12 }),
    }),
    ({ allocator }, { allocations, calls }) => {
      const heap = allocator(80);
      heap.arrange(() => perform(heap, allocations));
      perform(heap, calls);
    },
  );

  worlds.check(
    "refuses every wrong call in every state of a small memory",
    { points: 7, needs: ["basics/hands out again what was given back"] },
    taught.invalidOps,
  );
});
