/** Capacities that are no power of two, so that the first cut has several blocks. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["addresses", "free memory"] });
const lists = checks({ judge: ["addresses", "lists"] });

const ALLOCATES = "orders/hands out all of memory as one block";
const FREES = "orders/takes a block back";
const ODD = [
  [100, 1],
  [3, 1],
  [4095, 1],
  [96, 32],
] as const;

stage("odd-capacity", () => {
  lists.check("cuts memory into the largest blocks that fit", { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const [capacity, smallest] of [...ODD, [1, 1], [12, 4]] as const) allocator(capacity, smallest);
  });

  check("hands out the last unit, and none beyond it", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(64);
    heap.allocate(32);
    heap.allocate(4);
    heap.failsToAllocate(1);
    allocator(100).failsToAllocate(65);
    const tiny = allocator(3);
    for (const size of [1, 2]) tiny.allocate(size);
    tiny.failsToAllocate(1);
  });

  lists.check("merges with nothing beyond the end", { points: 1.5, needs: [FREES] }, ({ allocator }) => {
    for (const [capacity, smallest] of ODD) {
      const heap = allocator(capacity, smallest);
      heap.arrange(() => {
        while (heap.oracle.freeMemory() > 0) heap.allocate(heap.oracle.largestFreeBlock());
      });
      for (const [address, size] of [...heap.oracle.live].reverse()) heap.free(address, size);
    }
  });

  worlds.check("is right in every state of a small memory", { points: 2, needs: [FREES] }, taught.oddCapacity);
});
