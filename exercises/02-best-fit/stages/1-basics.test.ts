import { expect } from "vitest";
import { checks } from "./checks.js";
import { LARGE_SIZES, SIZES } from "#kit/lists/memories";
import { operations, perform } from "#kit/lists/operations";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

// Nothing here merges, and there is never a choice between free blocks: later stages are about that.
const { check, property } = checks({ judge: ["free memory"] });

const ALLOCATES = "hands out a new memory from address 0 up";

stage("basics", () => {
  check(ALLOCATES, { points: 0.5 }, ({ allocator }) => {
    const heap = allocator(100);
    expect(heap.allocate(20)).toBe(0);
    expect(heap.allocate(30)).toBe(20);
    expect(heap.allocate(40)).toBe(50);
  });

  check("hands out again what was given back", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(70);
    for (const size of [20, 30, 10]) heap.allocate(size);
    heap.free(20, 30);
    expect(heap.allocate(12)).toBe(20);
    expect(heap.allocate(15)).toBe(32);
  });

  check("knows the free memory and the largest free block", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(50);
    expect(heap.getLargestFreeBlock()).toBe(50);
    for (const size of [20, 5]) heap.allocate(size);
    expect(heap.getLargestFreeBlock()).toBe(25);
    heap.free(0, 20);
    expect(heap.getFreeMemory()).toBe(45);
    expect(heap.getLargestFreeBlock()).toBe(25);
  });

  property(
    "lays blocks side by side while nothing is freed",
    { points: 0.5, needs: [ALLOCATES], runs: 10 },
    operations({ free: 0, maxSize: 11, length: 9 }),
    ({ allocator }, calls) => perform(allocator(100), calls),
  );

  check("hands out blocks of any size again", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const size of [...SIZES.filter((each) => each > 3), ...LARGE_SIZES]) {
      const heap = allocator(size + 3);
      heap.allocate(size);
      heap.allocate(1);
      heap.free(0, size);
      heap.allocate(size - 1);
    }
  });

  worlds.checkWithSharing(
    "hands out blocks in every state of a small memory, also beside another one",
    { points: 10, needs: [ALLOCATES] },
    taught.basics,
  );
});
