import { checks } from "./checks.js";
import { LARGE_SIZES, SIZES } from "#kit/lists/memories";
import { operations, perform, withoutSlivers } from "#kit/lists/operations";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

const errors = checks({ judge: [] });
const totals = checks({ judge: ["free memory"] });
const list = checks({ judge: ["list"] });
// What the error is called costs points above, not once more.
const afterwards = checks({ judge: ["unchanged"], anyError: true });

const ALLOCATES = "basics/returns address 0 first";

stage("exhaustion", () => {
  list.check("uses a block up when the request fits exactly", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(60);
    heap.allocate(40);
  });

  totals.check("has nothing free when memory is full", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(60);
    heap.allocate(40);
    heap.getFreeMemory();
    heap.getLargestFreeBlock();
  });

  errors.check("refuses more than is left", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(60);
    heap.failsToAllocate(41);
    heap.failsToAllocate(100);
  });

  errors.check("refuses more than there is in all", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(20);
    heap.failsToAllocate(101);
    heap.failsToAllocate(5000);
    // What is left of the last ones in 32 bits would fit.
    for (const size of [2 ** 31, Number.MAX_SAFE_INTEGER, 2 ** 32, 2 ** 32 + 20]) heap.failsToAllocate(size);
  });

  afterwards.check("changes nothing when it refuses", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.failsToAllocate(101);
    heap.allocate(60);
    heap.failsToAllocate(41);
  });

  afterwards.check("goes on after a refused request", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(60);
    heap.failsToAllocate(50);
    heap.allocate(30);
    heap.failsToAllocate(20);
    heap.allocate(8);
  });

  totals.property(
    "serves requests until memory is full",
    { points: 0.5, needs: [ALLOCATES], runs: 20 },
    operations({ free: 0, minSize: 2, length: 14 }),
    ({ allocator }, calls) => perform(allocator(60), calls, withoutSlivers),
  );

  list.check(
    "hands out all that is left, however large it is",
    { points: 0.5, needs: [ALLOCATES] },
    ({ allocator }) => {
      for (const size of [...SIZES, ...LARGE_SIZES]) {
        const heap = allocator(size + 2);
        heap.allocate(2);
        heap.failsToAllocate(size + 1);
        heap.allocate(size);
      }
    },
  );

  worlds.check(
    "fills up and refuses in every state of a small memory",
    { points: 4.5, needs: ["basics/takes back a block"] },
    taught.exhaustion,
  );
});
