/**
 * Which block serves, and the totals. Seldom are there more than two free blocks, so that their tree needs no care: all that is about
 * trees has a stage of its own.
 */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { dug } from "./scenes.js";
import { choosing, taught } from "./worlds.js";

const { check } = checks({ judge: ["free memory", "largest block"] });
const addresses = checks({ judge: [] });

/** Sizes of two free blocks, the smaller one before or behind the other. */
const PAIRS = [
  [10, 20],
  [30, 10],
  [20, 30],
  [31, 30],
];
const CONSTRUCTS = "makes an allocator";
const ALLOCATES = "hands out a new memory from address 0 up";
const FREES = "takes a block back, and hands it out again";

stage("best-fit", () => {
  addresses.check(CONSTRUCTS, { points: 0.5 }, ({ allocator }) => {
    for (const capacity of [1, 100, 4096]) allocator(capacity).readCapacity();
  });

  addresses.check(ALLOCATES, { points: 1, needs: [CONSTRUCTS] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [20, 1, 30, 40]) heap.allocate(size);
  });

  addresses.check(FREES, { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(110);
    for (const size of [20, 30, 20]) heap.allocate(size);
    heap.free(20, 30);
    heap.allocate(12);
    heap.allocate(15);
  });

  check("knows the free memory and the largest free block", { points: 1.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(60);
    for (const size of [20, 5, 25]) heap.allocate(size);
    heap.free(0, 20);
    heap.allocate(9);
    heap.allocate(16);
    heap.allocate(1);
    heap.allocate(4);
    allocator(1).allocate(1);
  });

  addresses.check("takes the smallest block with room", { points: 2, needs: [FREES] }, ({ allocator }) => {
    for (const sizes of PAIRS) {
      for (const order of orders([0, 1])) {
        const smaller = Math.min(...sizes);
        for (const size of [1, smaller - 2, smaller - 1, smaller + 1, Math.max(...sizes) - 1])
          dug(allocator, sizes, order).heap.allocate(size);
        const { heap } = dug(allocator, sizes, order);
        for (const size of sizes.toSorted((one, other) => one - other)) heap.allocate(size - 3);
      }
    }
  });

  addresses.check("takes the lowest of equal blocks", { points: 2, needs: [FREES] }, ({ allocator }) => {
    for (const sizes of [
      [10, 10],
      [4, 10, 10],
      [10, 3, 10],
    ]) {
      const equal = [...sizes.keys()].filter((place) => sizes[place] === 10);
      for (const order of [equal, equal.toReversed()]) {
        for (const size of [1, 2, 5, 6, 9]) dug(allocator, sizes, order).heap.allocate(size);
        const { heap } = dug(allocator, sizes, order);
        for (let block = 0; block < 2; block++) heap.allocate(7);
      }
    }
  });

  check("fills a block exactly, and memory to the last unit", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const { heap, fill } = dug(allocator, [7, 4], [0, 1]);
    for (const place of [0, 1]) fill(place);
    heap.failsToAllocate(1);
    for (const sizes of PAIRS) {
      for (const size of sizes) dug(allocator, sizes).heap.allocate(size);
      const { heap: each } = dug(allocator, sizes);
      for (const size of sizes.toSorted((one, other) => one - other)) each.allocate(size);
    }
    const { heap: equals } = dug(allocator, [10, 10], [1, 0]);
    for (let block = 0; block < 2; block++) equals.allocate(10);
    const whole = allocator(64);
    whole.allocate(64);
    whole.failsToAllocate(1);
    whole.free(0, 64);
    whole.allocate(63);
    whole.allocate(1);
  });

  addresses.check("refuses what no free block has room for", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(50);
    for (const size of [51, 100, 4096, 2 ** 40]) heap.failsToAllocate(size);
    const scattered = dug(allocator, [10, 12], [0, 1]).heap;
    for (const size of [13, 22, 24, 25]) scattered.failsToAllocate(size);
    scattered.allocate(12);
    scattered.failsToAllocate(11);
    const again = allocator(40);
    for (const size of [20, 15]) again.allocate(size);
    for (const size of [20, 6, 9]) again.failsToAllocate(size);
    again.free(0, 20);
    again.allocate(9);
  });

  check("shares nothing with another allocator", { points: 1, needs: [FREES] }, ({ allocator, beside }) => {
    const both = [allocator(60), beside(60)];
    for (const size of [20, 20, 20]) for (const heap of both) heap.allocate(size);
    both[0]?.free(0, 20);
    both[1]?.free(20, 20);
    for (const heap of both) heap.allocate(20);
    both[0]?.free(40, 20);
    both[1]?.free(20, 20);
    for (const heap of both) heap.allocate(15);
    for (const [one, other] of [
      [105, 45],
      [45, 105],
    ] as const) {
      const two = [allocator(one), beside(other)];
      for (const heap of two) for (let end = 20; end < heap.oracle.capacity; end += 20) heap.allocate(20);
      for (const heap of two) heap.free(heap.oracle.capacity === 45 ? 0 : 60, 20);
      for (const heap of two) heap.allocate(12);
    }
  });

  choosing.checkWithSharing(
    "takes the right block wherever one or two are free in a small memory, also beside another one",
    { points: 1, needs: [FREES] },
    taught.bestFit,
  );
});
