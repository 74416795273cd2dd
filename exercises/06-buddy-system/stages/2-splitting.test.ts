/** Which block is halved, and what becomes of the halves. What is freed here cannot merge. */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { fillWith } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["addresses"] });
const aligned = checks({ judge: ["alignment"] });
const lists = checks({ judge: ["addresses", "lists"] });
const newest = checks({ judge: ["addresses", "lists", "newest"] });
const refusals = checks({ judge: ["addresses", "unchanged"] });

const ALLOCATES = "orders/hands out all of memory as one block";
const FREES = "orders/takes a block back";

stage("splitting", () => {
  lists.check("leaves every upper half free, in the list of its order", { points: 1, needs: [ALLOCATES] }, (scene) => {
    scene.allocator(64).allocate(1);
    const heap = scene.allocator(128, 8);
    heap.allocate(20);
    heap.allocate(7);
  });

  lists.check("halves no further than it has to", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const size of [1, 2, 5, 16, 31, 64]) allocator(64).allocate(size);
    for (const size of [8, 9, 40]) allocator(64, 8).allocate(size);
  });

  aligned.check("begins every block at a multiple of its size", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(512);
    for (const size of [1, 2, 4, 8, 16, 3, 32]) heap.allocate(size);
    const mixed = allocator(1024, 4);
    for (const size of [5, 60, 4, 17, 9, 31, 1]) mixed.allocate(size);
  });

  check("uses a block of the very order before it halves one", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(64);
    heap.allocate(8);
    heap.allocate(8);
    heap.allocate(16);
    heap.allocate(32);
  });

  check("halves the least of the larger blocks", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(64);
    heap.allocate(16);
    heap.allocate(2);
    heap.allocate(8);
    heap.allocate(1);
    heap.allocate(4);
    heap.allocate(32);
  });

  newest.check("takes the block that became free last", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(64);
    fillWith(heap, 8);
    for (const address of [0, 32, 16]) heap.free(address, 8);
    for (let block = 0; block < 3; block++) heap.allocate(8);
  });

  newest.check("halves the block that became free last", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(128);
    fillWith(heap, 16);
    for (const address of [96, 0, 32]) heap.free(address, 16);
    heap.allocate(8);
    heap.allocate(1);
    heap.allocate(9);
  });

  newest.check(
    "has its newest block first, in whatever order blocks were freed",
    { points: 1, needs: [FREES] },
    (scene) => {
      for (const order of orders([0, 16, 32, 48])) {
        const heap = scene.allocator(64);
        fillWith(heap, 8);
        for (const address of order) heap.free(address, 8);
        for (let block = 0; block < 2; block++) heap.allocate(8);
      }
      // By turns with one that is as large, where they are freed in another order.
      for (const size of [8, 64, 512]) {
        const [one, other] = [scene.allocator(8 * size), scene.beside(8 * size)];
        for (const heap of [one, other]) fillWith(heap, size);
        for (const [block, another] of [
          [0, 4],
          [2, 0],
          [4, 6],
          [6, 2],
        ] as const) {
          one.free(block * size, size);
          other.free(another * size, size);
        }
        for (let block = 0; block < 2; block++) for (const heap of [one, other]) heap.allocate(size);
      }
    },
  );

  refusals.check(
    "refuses what only smaller blocks could hold together",
    { points: 1, needs: [FREES] },
    ({ allocator }) => {
      const heap = allocator(64);
      fillWith(heap, 8);
      for (const address of [0, 16, 32, 48]) heap.free(address, 8);
      for (const size of [9, 16, 32, 33, 64]) heap.failsToAllocate(size);
      heap.allocate(8);
    },
  );

  refusals.check("refuses what is more than there is", { points: 1, needs: [ALLOCATES] }, ({ allocator, beside }) => {
    const heap = allocator(64, 8);
    for (const size of [65, 100, 4096, 2 ** 40]) heap.failsToAllocate(size);
    heap.allocate(33);
    for (const size of [1, 8, 64]) heap.failsToAllocate(size);
    const units = allocator(64);
    for (const power of [2 ** 31, 2 ** 32, 2 ** 52]) for (const more of [0, 1, 8]) units.failsToAllocate(power + more);
    // What one of them has no room for is nothing to the other one.
    for (const capacity of [64, 1024, 4096]) {
      const [full, other] = [allocator(capacity), beside(capacity)];
      full.allocate(capacity);
      other.allocate(1);
      full.failsToAllocate(2);
      other.allocate(2);
      full.failsToAllocate(1);
      other.allocate(1);
    }
  });

  check("tells the largest free block", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(64);
    for (const size of [1, 20, 3, 1, 10]) {
      heap.allocate(size);
      heap.getFreeMemory();
      heap.getLargestFreeBlock();
    }
    heap.tryAllocate(2);
    heap.getLargestFreeBlock();
    // As much is free as before, but in smaller pieces, and then in one again.
    const other = allocator(64);
    fillWith(other, 16);
    other.free(32, 16);
    other.getLargestFreeBlock();
    for (const size of [8, 8]) other.allocate(size);
    other.free(0, 16);
    for (const size of [8, 8]) other.allocate(size);
    for (const address of [32, 0]) other.free(address, 8);
    other.getLargestFreeBlock();
    for (const size of [8, 8]) other.allocate(size);
    other.free(16, 16);
    other.getLargestFreeBlock();
  });

  worlds.check(
    "halves the right block in every state of a small memory",
    { points: 2, needs: [ALLOCATES] },
    taught.splitting,
  );
});
