import { stage } from "#kit/check/stage";
import { freeOthers, makeOthers, orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["addresses", "unchanged"] });

const CONSTRUCTS = "orders/makes an allocator";
const ALLOCATES = "orders/hands out all of memory as one block";
const FREES = "orders/takes a block back";
const WRONG_NUMBERS = [0, -1, -8, 2.5, 0.5, NaN, Infinity, -Infinity];

stage("invalid-ops", () => {
  check("refuses a capacity that is no positive multiple", { points: 0.5, needs: [CONSTRUCTS, FREES] }, (scene) => {
    const heap = scene.allocator(64, 8);
    // Nothing of what is refused is left to the one that is there.
    const useAll = () => heap.free(heap.allocate(64), 64);
    for (const capacity of WRONG_NUMBERS) {
      scene.refuses(capacity);
      useAll();
    }
    for (const capacity of [0, -8, 4, 60, 65]) {
      scene.refuses(capacity, 8);
      useAll();
    }
  });

  check("refuses a smallest block that is no power of two", { points: 0.5, needs: [CONSTRUCTS, FREES] }, (scene) => {
    const heap = scene.allocator(64, 1);
    for (const [capacity, smallest] of [
      ...[...WRONG_NUMBERS, 3, 6, 12, -2].map((smallest) => [48, smallest]),
      [16, 32],
    ]) {
      scene.refuses(capacity, smallest);
      heap.free(heap.allocate(64), 64);
    }
  });

  check("refuses to allocate a wrong size", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(64, 8);
    heap.allocate(20);
    for (const size of WRONG_NUMBERS) heap.failsToAllocate(size);
  });

  check("refuses to free what makes no sense", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(64, 8);
    heap.allocate(20);
    for (const wrong of WRONG_NUMBERS) heap.failsToFree(0, wrong);
    for (const wrong of [-1, -32, 0.5, NaN, 64, 65, 4096, 2 ** 32]) heap.failsToFree(wrong, 20);
    heap.failsToFree(0, 2 ** 32 + 20);
  });

  check("refuses a block's own size, where less was asked for", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(64);
    heap.allocate(20);
    heap.allocate(3);
    for (const size of [32, 19, 21, 16, 64]) heap.failsToFree(0, size);
    heap.failsToFree(32, 4);
    heap.free(32, 3);
    heap.free(0, 20);
  });

  check("refuses a buddy, and the inside of a block", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(64, 4);
    heap.allocate(16);
    heap.allocate(5);
    for (const address of [1, 2, 4, 8, 17, 20, 24, 32]) {
      heap.failsToFree(address, 16);
      heap.failsToFree(address, 5);
    }
  });

  check("refuses to free a block a second time", { points: 0.5, needs: [FREES] }, ({ allocator, beside }) => {
    const heap = allocator(64);
    for (const size of [16, 16, 32]) heap.allocate(size);
    heap.free(16, 16);
    heap.failsToFree(16, 16);
    heap.failsToFree(16, 16);
    // A freed block merges with nothing, with its buddy, or twice.
    for (const order of orders([0, 16, 32, 48])) {
      const again = allocator(64);
      for (let block = 0; block < 4; block++) again.allocate(16);
      for (const [count, address] of order.entries()) {
        again.free(address, 16);
        for (const each of order.slice(0, count + 1)) again.failsToFree(each, 16);
      }
    }
    // What only another one has handed out was never allocated here, and nothing is left of many others.
    freeOthers(allocator, beside);
    makeOthers(
      () => allocator(64),
      () => beside(64),
    );
  });

  worlds.check(
    "refuses every wrong call in every state of a small memory",
    { points: 2, needs: [FREES] },
    taught.invalidOps,
  );
});
