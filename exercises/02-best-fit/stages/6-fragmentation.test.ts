import { expect } from "vitest";
import { arrange } from "#kit/lists/arrange";
import { ALL_ASPECTS } from "#kit/lists/definition";
import { checks } from "./checks.js";
import { fill, orders } from "#kit/lists/memories";
import { operations, perform, withoutExhaustion } from "#kit/lists/operations";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

const { check, property } = checks({ judge: ALL_ASPECTS, anyError: true });

const needs = ["choice/takes the smallest free block with room"];
const AGAIN = "basics/hands out again what was given back";

stage("fragmentation", () => {
  check("serves what first fit would have to refuse", { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(40);
    arrange(heap, "-:20 B:5 -:10 D:5");
    expect(heap.allocate(10)).toBe(25);
    expect(heap.allocate(20)).toBe(0);
    expect(heap.getFreeMemory()).toBe(0);
  });

  check("refuses what first fit could have served", { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(65);
    arrange(heap, "-:30 B:5 -:25 D:5");
    expect(heap.allocate(20)).toBe(35);
    expect(heap.allocate(22)).toBe(0);
    heap.failsToAllocate(9);
    expect(heap.getFreeMemory()).toBe(13);
    expect(heap.getLargestFreeBlock()).toBe(8);
  });

  check("keeps slivers in the list", { points: 1.5, needs: [AGAIN] }, ({ allocator }) => {
    const heap = allocator(46);
    arrange(heap, "-:11 B:5 -:12 D:5"); // and 13 at the end
    for (let request = 0; request < 3; request++) heap.allocate(10);
    heap.lookAt("list");
    expect(heap.oracle.freeRanges()).toEqual([
      { start: 10, size: 1 },
      { start: 26, size: 2 },
      { start: 43, size: 3 },
    ]);
  });

  property(
    "does as the model does, call after call",
    {
      points: 2,
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

  check("knows the largest block wherever it stands", { points: 1, needs: [AGAIN] }, ({ allocator }) => {
    for (const [number, sizes] of orders([2, 3, 4, 5]).entries()) {
      const heap = allocator(1 + 4 + 2 + 3 + 4 + 5);
      const addresses = fill(heap, [1, ...sizes.flatMap((size) => [size, 1])]);
      const freed = [
        [0, 1, 2, 3],
        [1, 3, 0, 2],
        [3, 0, 1, 2],
      ][number % 3];
      for (const place of freed ?? []) {
        heap.free(addresses[1 + 2 * place] ?? 0, sizes[place] ?? 0);
        heap.getLargestFreeBlock();
      }
    }
    // The same where neighbours are freed, which merge.
    for (const order of orders([0, 1, 2, 3])) {
      const sizes = [3, 5, 2, 4];
      const heap = allocator(24);
      const addresses = fill(heap, [...sizes, 4, 6]);
      for (const place of order) {
        heap.free(addresses[place] ?? 0, sizes[place] ?? 0);
        heap.getLargestFreeBlock();
      }
    }
  });

  worlds.check(
    "knows the largest block in every state of a small memory",
    { points: 3, needs: [AGAIN] },
    taught.fragmentation,
  );
});
