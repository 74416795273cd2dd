/**
 * Which block a size needs, and what memory tells of itself. Where memory is cut does not matter here: either it never is, or
 * hardly anything is judged but what is lost inside of blocks.
 */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["alignment"] });
const totals = checks({ judge: ["addresses", "free memory", "largest block"] });
const waste = checks({ judge: ["alignment", "waste"] });
const lost = checks({ judge: ["waste"] });

const CONSTRUCTS = "makes an allocator";
const ALLOCATES = "hands out all of memory as one block";

stage("orders", () => {
  check(CONSTRUCTS, { points: 0.5 }, ({ allocator }) => {
    allocator(128);
    allocator(128, 8);
  });

  totals.check("starts with all of its memory free", { points: 1, needs: [CONSTRUCTS] }, ({ allocator }) => {
    for (const [capacity, smallest] of [
      [128, 8],
      [1, 1],
      [4096, 16],
    ]) {
      const heap = allocator(capacity, smallest);
      heap.readCapacity();
      heap.readSmallest();
      heap.getLargestFreeBlock();
    }
    allocator(128).readSmallest();
  });

  totals.check(ALLOCATES, { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    const heap = allocator(64);
    heap.allocate(64);
    heap.failsToAllocate(1);
  });

  totals.check("keeps all of a block for a part of it", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const size of [40, 33, 63]) {
      const heap = allocator(64);
      heap.allocate(size);
      heap.failsToAllocate(1);
    }
  });

  waste.check("needs 1, 2, 4 and 64 units for 1, 2, 3 and 33", { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const size of [1, 2, 3, 33]) allocator(128).allocate(size);
  });

  waste.check(
    "takes the least power of two that holds the size",
    { points: 2, needs: [ALLOCATES] },
    ({ allocator }) => {
      for (let power = 1; power < 4096; power *= 2) {
        for (const size of [power - 1, power, power + 1]) if (size > 0) allocator(4096).allocate(size);
        allocator(power).allocate(power);
        allocator(power).failsToAllocate(power + 1);
      }
    },
  );

  waste.check("hands out no less than the smallest block", { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const size of [1, 15, 16, 17, 32, 33]) {
      allocator(256, 16).allocate(size);
      allocator(16, 16).tryAllocate(size);
    }
  });

  lost.check(
    "counts the units that are lost inside of blocks",
    { points: 1.5, needs: [ALLOCATES] },
    ({ allocator, beside }) => {
      const heap = allocator(1024, 8);
      for (const size of [20, 7, 33, 9, 8]) heap.allocate(size);
      heap.getInternalFragmentation();
      // Beside one that is as large, and has as much free, but was not asked for as much.
      for (const capacity of [256, 1024, 4096]) {
        const [one, other] = [allocator(capacity), beside(capacity)];
        for (const [size, another] of [
          [3, 4],
          [20, 17],
          [9, 16],
        ] as const) {
          one.allocate(size);
          other.allocate(another);
          one.getInternalFragmentation();
        }
      }
    },
  );

  totals.check("takes a block back", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(16);
    heap.allocate(13);
    heap.free(0, 13);
    heap.allocate(16);
  });

  waste.check("forgets the loss in a block that was freed", { points: 0.5, needs: ["takes a block back"] }, (scene) => {
    const heap = scene.allocator(64, 4);
    for (const size of [37, 50, 64]) {
      heap.allocate(size);
      heap.free(0, size);
    }
  });

  totals.check("shares nothing with another allocator", { points: 0.5, needs: ["takes a block back"] }, (scene) => {
    for (const [first, second] of [
      [[64], [16, 8]],
      [[64], [64]],
      [
        [1024, 8],
        [1024, 8],
      ],
      [[4096], [4096]],
      // Of the same capacity, but not of as many orders, and as large as none before.
      [[8192, 64], [8192]],
      [[2 ** 14], [2 ** 14, 64]],
    ] as const) {
      const [one, other] = [scene.allocator(...first), scene.beside(...second)];
      const sizes = [first[0] - 14, second[0] - 7] as const;
      one.allocate(sizes[0]);
      other.getLargestFreeBlock();
      other.allocate(sizes[1]);
      one.free(0, sizes[0]);
      one.allocate(first[0]);
      other.free(0, sizes[1]);
      other.allocate(second[0]);
    }
  });

  worlds.checkWithSharing(
    "hands out the right block wherever memory is a single one",
    { points: 2.5, needs: [ALLOCATES] },
    taught.orders,
  );
});
