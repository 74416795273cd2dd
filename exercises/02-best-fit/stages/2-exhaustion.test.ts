import { expect } from "vitest";
import { arrange } from "#kit/lists/arrange";
import { checks } from "./checks.js";
import { dug } from "#kit/lists/memories";
import { operations, perform } from "#kit/lists/operations";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

// Nowhere here has more than one block room, so every way to choose comes to the same.
const strict = checks({ judge: ["free memory", "unchanged"] });
const list = checks({ judge: ["list", "links"], anyError: true });

const ALL = "hands out everything, and then nothing more";
const needs = ["basics/hands out a new memory from address 0 up"];

stage("exhaustion", () => {
  strict.check(ALL, { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(30);
    heap.failsToAllocate(31);
    expect(heap.allocate(10)).toBe(0);
    expect(heap.allocate(20)).toBe(10);
    heap.failsToAllocate(1);
    expect(heap.getLargestFreeBlock()).toBe(0);
  });

  strict.check("refuses what no single block can serve", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(23);
    arrange(heap, "-:10 B:5"); // and 8 at the end
    // What is left of the last two in 32 bits would fit.
    for (const size of [18, 11, 2 ** 32, 2 ** 32 + 9]) heap.failsToAllocate(size);
    expect(heap.allocate(9)).toBe(0);
  });

  list.check("unlinks a block that is used up", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(40);
    arrange(heap, "-:7 B:5 -:8 D:5 -:6 F:4"); // and 5 at the end
    expect(heap.allocate(8)).toBe(12);
    expect(heap.allocate(7)).toBe(0);
    expect(heap.allocate(6)).toBe(25);
    expect(heap.allocate(5)).toBe(35);
  });

  strict.property(
    "changes nothing when it refuses",
    { points: 0.5, needs: [...needs, ALL], runs: 10 },
    operations({ free: 0, maxSize: 40, length: 10 }),
    ({ allocator }, calls) => perform(allocator(100), calls),
  );

  strict.check("changes nothing when no hole has room", { points: 0.5, needs: [...needs, ALL] }, ({ allocator }) => {
    for (const sizes of [
      [4, 6],
      [6, 4],
      [3, 5, 4],
      [5, 3, 3, 4],
      [70, 64, 65, 63],
    ]) {
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const largest = Math.max(...sizes);
      const heap = dug(allocator, sizes);
      for (const size of [largest + 1, total - 1, total, total + 1, heap.oracle.capacity, heap.oracle.capacity + 1])
        heap.failsToAllocate(size);
      heap.allocate(largest);
      heap.failsToAllocate(largest);
    }
  });

  worlds.check(
    "fills up and refuses in every state of a small memory",
    { points: 10, needs: ["basics/hands out again what was given back"] },
    taught.exhaustion,
  );
});
