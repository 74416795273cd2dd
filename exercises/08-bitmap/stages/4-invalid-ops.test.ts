import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { filled, give } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const CONSTRUCTS = "words/makes an allocator";
const ALLOCATES = "words/hands out one block after the other";
const FREES = "words/takes blocks back, and hands out the lowest first";
const LAST = "borders/hands out block 31 as the last of 32";
const WRONG_NUMBERS = [0, -1, -8, 2.5, 0.5, NaN, Infinity, -Infinity];

stage("invalid-ops", () => {
  check("refuses numbers that make no memory", { points: 0.5, needs: [ALLOCATES] }, ({ allocator, refuses }) => {
    const heap = allocator(20, 16);
    for (const wrong of WRONG_NUMBERS) {
      refuses(wrong, 16);
      refuses(20, wrong);
    }
    heap.allocate();
  });

  check("refuses more memory than there may be", { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator, refuses }) => {
    allocator(20, 16);
    refuses(2 ** 20 + 1, 1);
    refuses(2 ** 32, 1);
    refuses(1, 2 ** 31 + 1);
    refuses(2 ** 20, 2 ** 11 + 1);
    refuses(2 ** 11 + 1, 2 ** 20);
    refuses(2 ** 20, 2 ** 13);
    // In 32 bits these would be a little, and more than 0.
    refuses(2 ** 20, 2 ** 12 + 1);
    refuses(1, 2 ** 32 + 8);
  });

  check("refuses when all blocks are in use", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const blocks of [5, 20, 1]) {
      const heap = allocator(blocks, 16);
      filled(heap);
      heap.failsToAllocate();
      heap.failsToAllocate();
    }
  });

  check("refuses to free outside of memory", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(20, 16);
    filled(heap, 8);
    for (const address of [-1, -16, 0.5, 16.5, NaN, 320, 336, 321, 2 ** 31, 2 ** 40, Infinity, -Infinity])
      heap.failsToFree(address);
    give(heap, [4]);
  });

  check("refuses to free the inside of a block", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(20, 16);
    filled(heap, 8);
    for (const address of [1, 8, 15, 17, 72, 113, 127, 129, 319]) heap.failsToFree(address);
    give(heap, [4]);
  });

  check("refuses to free a block that is free", { points: 1, needs: [FREES] }, ({ allocator, beside }) => {
    const heap = allocator(20, 16);
    filled(heap, 8);
    for (const block of [8, 12, 19]) heap.failsToFree(block * 16);
    give(heap, [3]);
    heap.failsToFree(48);
    heap.failsToFree(48);
    heap.allocate();
    give(heap, [3]);
    // Nor is it in use because it is so beside it.
    const other = beside(20, 16);
    filled(other, 8);
    heap.failsToFree(48);
    give(other, [3]);
    filled(other, 1);
    heap.failsToFree(48);
  });

  check("refuses to free block 31 while it is free", { points: 0.5, needs: [FREES, LAST] }, ({ allocator }) => {
    const heap = allocator(32, 16);
    heap.failsToFree(31 * 16);
    filled(heap);
    give(heap, [31]);
    heap.failsToFree(31 * 16);
  });

  worlds.check(
    "refuses every wrong call in every state of a small memory",
    { points: 1.5, needs: [FREES] },
    taught.invalidOps,
  );
});
