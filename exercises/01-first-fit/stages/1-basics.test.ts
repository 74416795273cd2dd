import { checks } from "./checks.js";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

// Nothing here merges, and there is never a choice between free blocks: later stages are about that.
const addresses = checks({ judge: [] });
const totals = checks({ judge: ["free memory"] });

const CONSTRUCTS = "makes an allocator of 100 units";
const ALLOCATES = "returns address 0 first";
const FREES = "takes back a block";

stage("basics", () => {
  addresses.check(CONSTRUCTS, { points: 0.5 }, ({ allocator }) => {
    allocator(100);
  });

  totals.check("starts with all of its memory free", { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.readCapacity();
    heap.getFreeMemory();
    heap.getLargestFreeBlock();
  });

  addresses.check(ALLOCATES, { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    allocator(100).allocate(20);
  });

  addresses.check("hands out addresses one after another", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [20, 30, 40, 5]) heap.allocate(size);
  });

  totals.check("counts what is allocated as no longer free", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(20);
    heap.allocate(30);
    heap.getLargestFreeBlock();
  });

  addresses.check(FREES, { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [20, 30, 40]) heap.allocate(size);
    heap.free(20, 30);
  });

  totals.check("counts what is freed as free again", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [10, 20, 10, 20, 10]) heap.allocate(size);
    heap.free(10, 20);
    heap.free(40, 20);
  });

  addresses.check("reuses the hole that a free has left", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [30, 40, 20]) heap.allocate(size);
    heap.free(30, 40);
    heap.allocate(25);
    heap.free(0, 30);
    heap.allocate(20);
  });

  totals.check("follows the worked example, up to its last free", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    const a = heap.allocate(20);
    const b = heap.allocate(30);
    heap.allocate(40);
    heap.free(b, 30);
    heap.allocate(25);
    heap.free(a, 20);
  });

  totals.check("keeps two allocators apart", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const one = allocator(100);
    const two = allocator(50);
    one.allocate(20);
    two.allocate(30);
    one.allocate(10);
    two.allocate(5);
    one.getFreeMemory();
  });

  worlds.checkWithSharing(
    "hands out blocks in every state of a small memory, also beside another one",
    { points: 5, needs: [FREES] },
    taught.basics,
  );
});
