import { checks } from "./checks.js";
import { fill, LARGE_SIZES } from "#kit/lists/memories";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["free memory"], anyError: true });
const list = checks({ judge: ["list"], anyError: true });

const ALLOCATES = "basics/returns address 0 first";
const FREES = "basics/takes back a block";

stage("boundaries", () => {
  check("uses address 0 again", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(10);
    heap.allocate(3);
    heap.allocate(2);
    heap.allocate(5);
    heap.free(0, 3);
    heap.allocate(2);
  });

  check("hands out the last unit", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(10);
    heap.allocate(9);
    heap.allocate(1);
    heap.failsToAllocate(1);
  });

  check("takes the last unit back", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(10);
    heap.allocate(9);
    heap.allocate(1);
    heap.free(9, 1);
    heap.allocate(1);
  });

  check("hands out the whole capacity at once", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(100);
    heap.failsToAllocate(100);
    allocator(4096).allocate(4096);
  });

  list.check("takes the whole capacity back at once", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(100);
    heap.free(0, 100);
    heap.allocate(100);
  });

  check("works with a capacity of 1", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(1);
    heap.allocate(1);
    heap.failsToAllocate(1);
    heap.free(0, 1);
    heap.getLargestFreeBlock();
    heap.allocate(1);
  });

  check("hands out memory in single units", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(8);
    for (let unit = 0; unit < 8; unit++) heap.allocate(1);
  });

  check("takes single units back", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(8);
    for (let unit = 0; unit < 8; unit++) heap.allocate(1);
    for (const unit of [3, 6, 1]) heap.free(unit, 1);
    for (let unit = 0; unit < 3; unit++) heap.allocate(1);
  });

  check("keeps its capacity, whatever is called", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(50);
    heap.allocate(20);
    heap.readCapacity();
    heap.allocate(30);
    heap.readCapacity();
    heap.failsToAllocate(1);
    heap.readCapacity();
    heap.free(20, 30);
    heap.readCapacity();
    heap.free(0, 20);
    heap.readCapacity();
  });

  check("takes back blocks of every size, wherever they lie", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    for (const size of LARGE_SIZES) {
      const heap = allocator(4096);
      const sizes = Array.from({ length: Math.floor(4096 / size) }, () => size);
      const addresses = fill(heap, sizes);
      for (const address of addresses) {
        heap.free(address, size);
        heap.allocate(size);
      }
      for (const address of [...addresses].reverse()) heap.free(address, size);
    }
  });

  worlds.check(
    "is right at the edges in every state of a small memory",
    { points: 5, needs: [FREES] },
    taught.boundaries,
  );
});
