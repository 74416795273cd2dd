import { arrange } from "#kit/lists/arrange";
import { checks } from "./checks.js";
import { fill, freeAgain, keepApart } from "#kit/lists/memories";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const CONSTRUCTS = "basics/makes an allocator of 100 units";
const ALLOCATES = "basics/returns address 0 first";
const FREES = "basics/takes back a block";

const NOT_POSITIVE = [0, -1, -20];
const NOT_WHOLE = [2.5, 0.5, 1e-7, 20.0000000001, 19.9999999999, NaN, Infinity, -Infinity];
/** Units 20…49 are a hole, and so are the last ten. */
const MEMORY = "A:20 -:30 C:40";

stage("invalid-ops", () => {
  check("refuses a capacity that is not positive", { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator, refuses }) => {
    allocator(100);
    for (const capacity of NOT_POSITIVE) refuses(capacity);
  });

  check(
    "refuses a capacity that is not a whole number",
    { points: 0.5, needs: [CONSTRUCTS] },
    ({ allocator, refuses }) => {
      allocator(100);
      for (const capacity of NOT_WHOLE) refuses(capacity);
    },
  );

  check("refuses to allocate a size that is not positive", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(20);
    for (const size of NOT_POSITIVE) heap.failsToAllocate(size);
  });

  check(
    "refuses to allocate a size that is not a whole number",
    { points: 0.5, needs: [ALLOCATES] },
    ({ allocator }) => {
      const heap = allocator(100);
      heap.allocate(20);
      for (const size of NOT_WHOLE) heap.failsToAllocate(size);
    },
  );

  check("refuses to free an address outside of memory", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    arrange(heap, MEMORY);
    for (const address of [-1, -20, 100, 101, 5000]) heap.failsToFree(address, 20);
  });

  check("refuses to free an address that is not a whole number", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    arrange(heap, MEMORY);
    for (const address of NOT_WHOLE) heap.failsToFree(address, 20);
  });

  check(
    "refuses to free a size that is not a positive whole number",
    { points: 0.5, needs: [FREES] },
    ({ allocator }) => {
      const heap = allocator(100);
      arrange(heap, MEMORY);
      for (const size of [...NOT_POSITIVE, ...NOT_WHOLE]) heap.failsToFree(0, size);
    },
  );

  check("refuses to free a block a second time", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    for (const name of ["B", "A", "C"]) {
      const heap = allocator(100);
      const piece = arrange(heap, "A:20 B:30 C:40");
      heap.free(...piece(name));
      heap.failsToFree(...piece(name));
      heap.failsToFree(...piece(name));
    }
    freeAgain(allocator);
  });

  check("refuses to free a block with the wrong size", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    arrange(heap, MEMORY);
    for (const size of [19, 21, 1, 50]) heap.failsToFree(0, size);
  });

  check("refuses to free the inside of a block", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(100);
    arrange(heap, MEMORY);
    heap.failsToFree(1, 19);
    heap.failsToFree(60, 10);
    heap.failsToFree(89, 1);
  });

  check("refuses to free what was never allocated", { points: 0.5, needs: [FREES] }, ({ allocator, beside }) => {
    const heap = allocator(100);
    heap.failsToFree(0, 100);
    arrange(heap, MEMORY);
    heap.failsToFree(90, 10);
    heap.failsToFree(30, 5);
    heap.failsToFree(99, 1);
    keepApart(allocator, beside);
  });

  check("forgets no block that was freed with a wrong size", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const sizes = [20, 30, 1, 40, 9];
    // Where it lies: at the front, in the middle, and up to the last unit.
    for (const [place, size] of sizes.entries()) {
      for (const wrong of [size + 1, size - 1, 1, 2, 2 * size, 100, 101, 0, -1]) {
        if (wrong === size) continue;
        const heap = allocator(100);
        const address = fill(heap, sizes)[place] ?? 0;
        heap.failsToFree(address, wrong);
        heap.free(address, size);
      }
    }
  });

  check(
    "never takes the address of one block with the size of another",
    { points: 0.5, needs: [FREES] },
    ({ allocator }) => {
      const sizes = [2, 11, 1, 31, 32, 64, 10, 100, 255, 256, 257, 512, 600];
      const heap = allocator(sizes.reduce((sum, size) => sum + size, 0));
      const addresses = fill(heap, sizes);
      for (const [place, address] of addresses.entries()) {
        const size = sizes[place];
        // All that is asked is that it is refused; that nothing changes is for the checks above.
        for (const wrong of sizes) if (wrong !== size) heap.failsToFree(address, wrong);
      }
      for (const [place, address] of addresses.entries()) heap.free(address, sizes[place] ?? 0);
    },
  );

  worlds.check(
    "refuses every wrong call in every state of a small memory",
    { points: 4, needs: [FREES] },
    taught.invalidOps,
  );
});
