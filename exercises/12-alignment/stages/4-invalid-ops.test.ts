import { stage } from "#kit/check/stage";
import { keepApart } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { arrange } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const ALLOCATES = "addresses/returns address 0 first";
const WRONG_NUMBERS = [0, -1, -8, 2.5, 0.5, NaN, Infinity, -Infinity];

stage("invalid-ops", () => {
  check("refuses an alignment that is no power of two", { points: 2, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(5, 1);
    for (const alignment of [...WRONG_NUMBERS, 3, 6, 7, 12, 24, 100, -2, 1.5]) heap.failsToAllocate(5, alignment);
    // Of their low 32 bits at most one is set.
    for (const alignment of [3 * 2 ** 32, 2 ** 32 + 8, 2 ** 40 + 1, 2 ** 33 + 2 ** 32])
      heap.failsToAllocate(5, alignment);
  });

  check("refuses a wrong alignment where nothing is free, too", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(16);
    heap.allocate(16, 1);
    for (const alignment of [0, 3, 24, 0.5]) heap.failsToAllocate(4, alignment);
    heap.failsToAllocate(4, 4);
  });

  check("refuses a wrong size, whatever the alignment", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(5, 1);
    for (const size of WRONG_NUMBERS) {
      heap.failsToAllocate(size);
      heap.failsToAllocate(size, 1);
      heap.failsToAllocate(size, 16);
    }
  });

  check("refuses a wrong capacity", { points: 0.5, needs: [ALLOCATES] }, ({ allocator, refuses }) => {
    const heap = allocator(100);
    for (const capacity of WRONG_NUMBERS) refuses(capacity);
    heap.allocate(20, 1);
  });

  check("refuses to free the gap, or a block with what lies around it", { points: 2, needs: [ALLOCATES] }, (scene) => {
    const heap = scene.allocator(64);
    heap.allocate(5, 1);
    heap.allocate(10, 16);
    heap.failsToFree(5, 11);
    heap.failsToFree(5, 21);
    heap.failsToFree(5, 10);
    heap.failsToFree(5, 1);
    heap.failsToFree(8, 18);
    heap.failsToFree(16, 16);
    heap.failsToFree(16, 12);
    heap.failsToFree(16, 48);
    heap.failsToFree(0, 8);
    heap.failsToFree(0, 16);
    heap.free(16, 10);
    heap.free(0, 5);
    // From every address but its own, in the gap and behind, whatever the address would be rounded to.
    for (const alignment of [2, 4, 8, 16, 32]) {
      const aligned = scene.allocator(64);
      aligned.allocate(1, 1);
      const start = aligned.allocate(3, alignment);
      for (let address = 0; address < 64; address++) if (address !== start) aligned.failsToFree(address, 3);
      aligned.free(start, 3);
    }
  });

  check(
    "refuses every other free of what is not allocated",
    { points: 1.5, needs: [ALLOCATES] },
    ({ allocator, beside }) => {
      const heap = allocator(100);
      const piece = arrange(heap, "A:20 -:30 C:40");
      for (const size of WRONG_NUMBERS) heap.failsToFree(0, size);
      for (const address of [-1, -20, 0.5, NaN, Infinity, 100, 101, 5000]) heap.failsToFree(address, 20);
      for (const size of [19, 21, 1, 50, 101]) heap.failsToFree(0, size);
      heap.failsToFree(1, 19);
      heap.failsToFree(20, 30);
      heap.failsToFree(90, 10);
      heap.free(...piece("A"));
      heap.failsToFree(...piece("A"));
      keepApart(allocator, beside);
    },
  );

  worlds.check(
    "refuses every wrong call in every state of a small memory",
    { points: 4, needs: [ALLOCATES] },
    taught.invalidOps,
  );
});
