/** Buddies become one block again, and nobody else does. Here memory is a single block at first. */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { fillWith } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["addresses"] });
const lists = checks({ judge: ["addresses", "lists"] });
const newest = checks({ judge: ["addresses", "lists", "newest"] });
const everything = checks({ judge: ["addresses", "lists", "free memory", "largest block", "waste"] });

const needs = ["orders/takes a block back"];
const ONCE = "merges a block with its buddy, whichever is freed first";

stage("merging", () => {
  lists.check(ONCE, { points: 2, needs }, ({ allocator }) => {
    for (const order of orders([0, 16])) {
      const heap = allocator(64);
      fillWith(heap, 16);
      for (const address of order) heap.free(address, 16);
      heap.allocate(32);
    }
  });

  lists.check("merges through all levels", { points: 1.5, needs: [...needs, ONCE] }, ({ allocator }) => {
    for (const size of [1, 2, 7, 64]) {
      const heap = allocator(64);
      heap.allocate(size);
      heap.free(0, size);
      heap.allocate(64);
    }
    const large = allocator(4096);
    large.allocate(1);
    large.free(0, 1);
  });

  lists.check("merges as far as buddies are free", { points: 1, needs: [...needs, ONCE] }, ({ allocator }) => {
    const heap = allocator(64);
    fillWith(heap, 4);
    for (const address of [8, 12, 0, 4, 24, 20, 16, 28]) heap.free(address, 4);
  });

  lists.check("merges blocks of which the smallest has 8 units", { points: 1.5, needs: [...needs, ONCE] }, (scene) => {
    const heap = scene.allocator(128, 8);
    fillWith(heap, 8);
    for (const address of [8, 0, 40, 32, 56, 48, 16, 24]) heap.free(address, 8);
  });

  lists.check("leaves free neighbours apart that are no buddies", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(64);
    fillWith(heap, 16);
    heap.free(16, 16);
    heap.free(32, 16);
    heap.failsToAllocate(32);
  });

  lists.check(
    "does not merge with a buddy of which only the front is free",
    { points: 1.5, needs },
    ({ allocator }) => {
      const heap = allocator(64);
      for (const size of [16, 8, 8, 32]) heap.allocate(size);
      heap.free(16, 8);
      heap.free(0, 16);
    },
  );

  lists.check("does not merge with a buddy that is halved", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(128, 8);
    for (const size of [20, 7, 33, 9]) heap.allocate(size);
    heap.free(0, 20);
    heap.free(48, 9);
  });

  lists.check(
    "takes the buddy out of its list, wherever in it it stands",
    { points: 1, needs: [...needs, ONCE] },
    (scene) => {
      for (const buddy of [1, 17, 33, 49]) {
        const heap = scene.allocator(64);
        fillWith(heap, 1);
        heap.arrange(() => {
          for (const address of [0, 16, 32, 48]) heap.free(address, 1);
        });
        heap.free(buddy, 1);
        for (let block = 0; block < 3; block++) heap.allocate(1);
      }
    },
  );

  newest.check(
    "has what came of a merge first in its list",
    { points: 1, needs: [...needs, ONCE] },
    ({ allocator }) => {
      const heap = allocator(64);
      fillWith(heap, 4);
      for (const address of [16, 20, 4, 0, 52, 48]) heap.free(address, 4);
      heap.allocate(8);
      heap.allocate(8);
    },
  );

  check("merges at once, not only when room is needed", { points: 0.5, needs: [...needs, ONCE] }, ({ allocator }) => {
    const heap = allocator(32);
    fillWith(heap, 8);
    for (const size of [16, 32]) heap.failsToAllocate(size);
    for (const address of [8, 0]) heap.free(address, 8);
    heap.getLargestFreeBlock();
    heap.lookAt("lists");
    heap.allocate(16);
  });

  everything.check(
    "follows the worked example to its end",
    { points: 0.5, needs: [...needs, ONCE] },
    ({ allocator }) => {
      const heap = allocator(128, 8);
      for (const size of [20, 7, 33, 9]) heap.allocate(size);
      heap.free(0, 20);
      heap.free(48, 9);
      heap.free(32, 7);
      heap.free(64, 33);
    },
  );

  check("merges in two allocators by turns", { points: 0.5, needs: [...needs, ONCE] }, ({ allocator, beside }) => {
    const both = [allocator(32), beside(32, 4)];
    for (const heap of both) fillWith(heap, 8);
    for (const address of [8, 24, 0, 16]) for (const heap of both) heap.free(address, 8);
    for (const heap of both) heap.allocate(32);
  });

  worlds.check("takes blocks back in every state of a small memory", { points: 1.5, needs }, taught.merging);
});
