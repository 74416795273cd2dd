/** A bit for each block, in a single word: the lowest free block is handed out, and the words say so. Bit 31 is not used here. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { byTurns, fill, filled, give } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: [] });
const length = checks({ judge: ["length"] });
const words = checks({ judge: ["words"] });
const count = checks({ judge: ["count"] });

const CONSTRUCTS = "makes an allocator";
const ALLOCATES = "hands out one block after the other";
const FREES = "takes blocks back, and hands out the lowest first";

stage("words", () => {
  check(CONSTRUCTS, { points: 0.5 }, ({ allocator }) => {
    const heap = allocator(20, 16);
    heap.readBlockCount();
    heap.readBlockSize();
  });

  words.check("starts with a 1 for each block", { points: 1.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    for (const blocks of [20, 5, 11]) allocator(blocks, 16);
  });

  length.check("has a word for every 32 blocks", { points: 1, needs: [CONSTRUCTS] }, ({ allocator }) => {
    allocator(20, 16);
    allocator(32, 16);
  });

  check(ALLOCATES, { points: 1.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    fill(allocator(20, 16));
    fill(allocator(5, 1));
  });

  words.check("has a 0 for a block that was handed out", { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    fill(allocator(20, 16));
  });

  check(FREES, { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(20, 16);
    filled(heap, 12);
    give(heap, [7, 3, 11, 0]);
    fill(heap, 6);
  });

  words.check("has a 1 again for a block that came back", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(20, 16);
    filled(heap, 12);
    give(heap, [7, 3, 11, 0]);
    fill(heap, 2);
    give(heap, [0, 5, 6]);
  });

  count.check("counts the free blocks", { points: 1, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(20, 16);
    fill(heap, 12);
    give(heap, [7, 3, 11, 0]);
    fill(heap, 2);
    for (const blocks of [300, 4096]) allocator(blocks, 16);
  });

  words.check("shares nothing with another allocator", { points: 0.5, needs: [FREES] }, ({ allocator, beside }) => {
    byTurns(allocator(20, 16), beside(5, 8));
    byTurns(allocator(20, 16), beside(20, 16));
  });

  worlds.checkWithSharing("is right in every state of a small memory", { points: 2, needs: [FREES] }, taught.words);
});
