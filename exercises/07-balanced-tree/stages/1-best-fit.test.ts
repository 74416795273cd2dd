/**
 * Which block serves, and the totals. There are three free blocks at most, they come in an order that leaves a tree of them as it
 * is, and what is left of one stays between the same sizes: all that is about trees has a stage of its own.
 */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import type { Allocator } from "./definition.js";
import { dug } from "./scenes.js";
import { choosing, taught } from "./worlds.js";

const { check } = checks({ judge: ["free memory", "largest block"] });
const addresses = checks({ judge: [] });

const CONSTRUCTS = "makes an allocator";
const ALLOCATES = "hands out a new memory from address 0 up";
const FREES = "takes a block back, and hands it out again";

stage("best-fit", () => {
  addresses.check(CONSTRUCTS, { points: 0.5 }, ({ allocator }) => {
    for (const capacity of [1, 100, 4096]) allocator(capacity).readCapacity();
  });

  addresses.check(ALLOCATES, { points: 1, needs: [CONSTRUCTS] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [20, 1, 30, 49]) heap.allocate(size);
  });

  addresses.check(FREES, { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(70);
    for (const size of [20, 30, 20]) heap.allocate(size);
    heap.free(20, 30);
    heap.allocate(12);
    heap.allocate(15);
    heap.allocate(3);
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
    for (const sizes of orders([10, 20, 30])) {
      const memory = (): Allocator =>
        dug(
          allocator,
          sizes,
          [20, 10, 30].map((size) => sizes.indexOf(size)),
        ).heap;
      for (const size of [1, 8, 10, 11, 19, 20, 21, 30]) memory().allocate(size);
      const heap = memory();
      for (const size of [10, 20, 30]) heap.allocate(size);
    }
  });

  addresses.check("takes the lowest of equal blocks", { points: 2, needs: [FREES] }, ({ allocator }) => {
    for (const order of [
      [0, 1],
      [1, 0],
      [1, 0, 2],
      [1, 2, 0],
    ]) {
      const sizes = order.map(() => 10);
      for (const size of [1, 6]) dug(allocator, sizes, order).heap.allocate(size);
      const { heap } = dug(allocator, sizes, order);
      for (const size of sizes) heap.allocate(size);
    }
  });

  check("fills a block exactly, and memory to the last unit", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const { heap, fill } = dug(allocator, [7, 4], [0, 1]);
    for (const place of [0, 1]) fill(place);
    heap.failsToAllocate(1);
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
  });

  choosing.checkWithSharing(
    "takes the right block wherever one or two are free in a small memory, also beside another one",
    { points: 1, needs: [FREES] },
    taught.bestFit,
  );
});
