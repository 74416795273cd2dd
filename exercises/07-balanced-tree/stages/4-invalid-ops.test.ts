import { stage } from "#kit/check/stage";
import { freeAgain, keepApart } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const ALLOCATES = "best-fit/hands out a new memory from address 0 up";
const FREES = "best-fit/takes a block back, and hands it out again";
const WRONG_NUMBERS = [0, -1, -8, 2.5, 0.5, NaN, Infinity, -Infinity, -0];

stage("invalid-ops", () => {
  check("refuses a capacity that makes no sense", { points: 1, needs: [ALLOCATES] }, ({ allocator, refuses }) => {
    const heap = allocator(64);
    for (const capacity of WRONG_NUMBERS) refuses(capacity);
    heap.allocate(20);
  });

  check("refuses a size that makes no sense", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(64);
    heap.allocate(20);
    for (const size of [...WRONG_NUMBERS, 2 ** 32, 2 ** 32 + 1, 2 ** 32 + 20, 2 ** 40 + 1]) heap.failsToAllocate(size);
    heap.allocate(20);
  });

  check("refuses to free what lies outside", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(64);
    heap.allocate(20);
    for (const address of [-1, -32, 0.5, NaN, 64, 65, 4096, Infinity]) heap.failsToFree(address, 20);
    for (const size of [...WRONG_NUMBERS, 65, 2 ** 40]) heap.failsToFree(0, size);
    for (const bits of [8, 16, 31, 32, 33, 40]) {
      heap.failsToFree(0, 2 ** bits + 20);
      heap.failsToFree(2 ** bits, 20);
    }
    heap.failsToFree(-(2 ** 32), 20);
    heap.free(0, 20);
  });

  check("refuses to free what is not exactly one allocation", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(64);
    for (const size of [20, 10, 34]) heap.allocate(size);
    for (const [address, size] of [
      [0, 19],
      [0, 21],
      [0, 30],
      [1, 19],
      [5, 10],
      [20, 20],
      [21, 10],
      [30, 33],
    ] as const)
      heap.failsToFree(address, size);
    heap.free(20, 10);
  });

  check(
    "refuses to free what only another allocator has handed out",
    { points: 0.5, needs: [FREES] },
    ({ allocator, beside }) => {
      keepApart(allocator, beside);
    },
  );

  check("refuses to free a block a second time", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(64);
    for (const size of [16, 16, 32]) heap.allocate(size);
    heap.free(16, 16);
    heap.failsToFree(16, 16);
    heap.failsToFree(16, 16);
    heap.allocate(10);
    heap.failsToFree(16, 16);
    freeAgain(allocator);
  });

  worlds.check(
    "refuses every wrong call in every state of a small memory",
    { points: 1, needs: [FREES] },
    taught.invalidOps,
  );
});
