import { stage } from "#kit/check/stage";
import { keepApart } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["addresses", "unchanged"] });
const refusals = checks({ judge: ["main addresses", "unchanged"] });

const CONSTRUCTS = "pool/makes an allocator";
const ALLOCATES = "pool/hands out a slot of the pool";
const MAIN = "classes/hands out the front of the only block";
const FREES = "pool/takes a slot back";
const WRONG_NUMBERS = [0, -1, -8, 2.5, 0.5, NaN, Infinity, -Infinity];

stage("invalid-ops", () => {
  check("refuses a capacity that is no positive integer", { points: 0.5, needs: [CONSTRUCTS, FREES] }, (scene) => {
    const heap = scene.allocator(192, 96);
    for (const capacity of WRONG_NUMBERS) {
      scene.refuses(capacity, 0);
      // Nothing of what was refused is left to the one that is there.
      heap.free(heap.allocate(20), 20);
    }
    heap.allocate(40);
  });

  check(
    "refuses a pool that is no multiple of 96, too large, or missing",
    { points: 1, needs: [CONSTRUCTS, FREES] },
    (scene) => {
      const heap = scene.allocator(1000, 960);
      for (const pool of [-96, 50, 8, 32, 95, 97, 100, 1.5, 9.6, NaN, Infinity, -Infinity, -0.5]) {
        scene.refuses(1000, pool);
        heap.free(heap.allocate(20), 20);
      }
      for (const [capacity, pool] of [
        [1000, 1056],
        [95, 96],
        [96, 192],
        [1, 96],
      ])
        scene.refuses(capacity, pool);
      scene.refuses(1000);
      for (const size of [20, 40]) heap.allocate(size);
    },
  );

  refusals.check("refuses to allocate a wrong size", { points: 1, needs: [ALLOCATES, MAIN] }, ({ allocator }) => {
    for (const pool of [192, 0]) {
      const heap = allocator(300, pool);
      heap.allocate(20);
      for (const size of WRONG_NUMBERS) heap.failsToAllocate(size);
      for (const size of [2 ** 32 + 1, 2 ** 32, 2 ** 40, 8.5, 31.5]) heap.failsToAllocate(size);
    }
  });

  refusals.check("refuses to free what makes no sense", { points: 0.5, needs: [ALLOCATES, MAIN] }, ({ allocator }) => {
    for (const pool of [192, 0]) {
      const heap = allocator(300, pool);
      heap.allocate(20);
      for (const wrong of WRONG_NUMBERS) heap.failsToFree(0, wrong);
      for (const wrong of [-1, -32, 0.5, NaN, 300, 301, 4096]) heap.failsToFree(wrong, 20);
    }
  });

  check("refuses to free numbers that only end like the right ones", { points: 0.5, needs: [FREES, MAIN] }, (scene) => {
    for (const pool of [192, 0]) {
      const heap = scene.allocator(300, pool);
      heap.allocate(20);
      heap.allocate(40);
      for (const [address, size] of [
        [0, 20],
        [pool === 0 ? 20 : pool, 40],
      ] as const) {
        for (const bits of [8, 16, 31, 32, 33, 40]) {
          heap.failsToFree(address, 2 ** bits + size);
          heap.failsToFree(2 ** bits + address, size);
        }
        heap.failsToFree(address - 2 ** 32, size);
        heap.free(address, size);
      }
    }
  });

  check("refuses the size of a slot, where less was asked for", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(192, 192);
    heap.allocate(20);
    heap.allocate(5);
    for (const size of [24, 19, 21, 17, 32, 16]) heap.failsToFree(0, size);
    for (const size of [8, 4, 6, 1]) heap.failsToFree(96, size);
    heap.free(96, 5);
    heap.free(0, 20);
  });

  check(
    "refuses free slots, the inside of slots, and units that are not cut up",
    { points: 1, needs: [FREES] },
    (scene) => {
      const heap = scene.allocator(300, 192);
      heap.allocate(24);
      heap.allocate(20);
      for (const address of [1, 4, 8, 16, 23, 25, 32, 48, 72, 96, 120, 184]) {
        heap.failsToFree(address, 24);
        heap.failsToFree(address, 20);
      }
      heap.failsToFree(24, 24);
    },
  );

  check(
    "refuses to free what only another allocator has handed out",
    { points: 0.5, needs: [FREES, MAIN] },
    (scene) => {
      for (const capacity of [300, 1024, 4096]) {
        const [one, other] = [scene.allocator(capacity, 192), scene.beside(capacity, 192)];
        for (const heap of [one, other]) for (const size of [20, 40]) heap.allocate(size);
        for (const [address, size] of [
          [0, 20],
          [192, 40],
        ] as const) {
          one.free(address, size);
          one.failsToFree(address, size);
          other.free(address, size);
        }
      }
      const allocator = (capacity: number) => scene.allocator(capacity, 0);
      const beside = (capacity: number) => scene.beside(capacity, 0);
      keepApart(allocator, beside);
    },
  );

  check("refuses to free a second time", { points: 0.5, needs: [FREES, MAIN] }, ({ allocator }) => {
    const heap = allocator(400, 192);
    for (const size of [20, 20, 40, 60]) heap.allocate(size);
    heap.free(0, 20);
    heap.failsToFree(0, 20);
    heap.free(192, 40);
    heap.failsToFree(192, 40);
    heap.failsToFree(232, 40);
  });

  worlds.check(
    "refuses every wrong call in every state of a small memory",
    { points: 1, needs: [FREES, MAIN] },
    taught.invalidOps,
  );
});
