import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/08-bitmap/stages/checks.js";
import { filled, give } from "../../../exercises/08-bitmap/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/08-bitmap/stages/worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const FREES = "words/takes blocks back, and hands out the lowest first";
const NO_NUMBERS = ["16", "", null, true, [16], {}, undefined, 16n, 0n];

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 1, needs: [FREES], publicHint: "An argument can be of any type, or be missing." },
    ({ allocator, refuses }) => {
      const heap = allocator(20, 16);
      filled(heap, 8);
      for (const value of NO_NUMBERS) heap.failsToFree(value);
      for (const value of NO_NUMBERS) {
        refuses(value, 16);
        refuses(20, value);
      }
      heap.failsToFree();
      refuses();
      refuses(20);
      give(heap, [0]);
    },
  );

  check(
    "refuses at the borders of words",
    {
      points: 1,
      needs: [FREES, "index/goes on with the next word when one is full"],
      publicHint: "Memories of one word, and of several, refuse the same.",
    },
    ({ allocator }) => {
      for (const blocks of [31, 32, 33, 64, 100]) {
        const heap = allocator(blocks, 16);
        filled(heap);
        heap.failsToAllocate();
        give(heap, [blocks - 1]);
        for (const address of [(blocks - 1) * 16, (blocks - 1) * 16 + 1, blocks * 16]) heap.failsToFree(address);
        give(heap, [0]);
        heap.failsToFree(0);
      }
    },
  );

  check(
    "refuses the inside of large blocks",
    { points: 1, needs: [FREES], publicHint: "A block of a million units begins at one address only." },
    ({ allocator }) => {
      for (const size of [49, 1_000_003, 2 ** 27]) {
        const heap = allocator(8, size);
        filled(heap, 4);
        for (const address of [1, size - 1, size + 1, 2 * size - 1, 3 * size + 1]) heap.failsToFree(address);
        give(heap, [1]);
      }
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every state of another small memory",
    { points: 1, needs: [FREES], publicHint: "A free is right for exactly the blocks that are in use at that moment." },
    taught.invalidOps,
  );
});
