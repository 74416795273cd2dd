/** The sign in bit 31, and the last word. No word that has others behind it becomes full here: of that, the index would have to hear. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { fill, filled, give } from "./scenes.js";

const { check } = checks({ judge: [] });
const words = checks({ judge: ["words"] });
const attempts = checks({
  judge: ["bits in use"],
});

const ALLOCATES = "words/hands out one block after the other";
const FREES = "words/takes blocks back, and hands out the lowest first";
const LAST = "hands out block 31 as the last of 32";

stage("borders", () => {
  words.check(
    "starts with as many bits as there are blocks",
    { points: 5, needs: ["words/starts with a 1 for each block"] },
    ({ allocator }) => {
      for (const blocks of [1, 31, 32, 33, 36, 63, 64, 100, 1025]) allocator(blocks, 16);
    },
  );

  check(LAST, { points: 3, needs: [ALLOCATES] }, ({ allocator }) => {
    fill(allocator(31, 16));
    fill(allocator(32, 16));
  });

  check("takes block 31 back", { points: 2, needs: [LAST, FREES] }, ({ allocator }) => {
    const heap = allocator(32, 16);
    filled(heap);
    give(heap, [31]);
    fill(heap, 1);
    give(heap, [0, 31, 30]);
    fill(heap, 3);
  });

  words.check(
    "has a 0 for block 31 while it is in use",
    { points: 2, needs: [LAST, FREES, "words/has a 0 for a block that was handed out"] },
    ({ allocator }) => {
      const heap = allocator(32, 16);
      fill(heap);
      give(heap, [31, 0]);
      fill(heap);
    },
  );

  attempts.check(
    "tells a block from those that are 32 or 1,024 further on",
    { points: 3, needs: [ALLOCATES] },
    ({ allocator }) => {
      const heap = allocator(100, 16);
      heap.allocate();
      for (const block of [32, 64, 96]) heap.attemptToFree(block * 16);
      const large = allocator(1025, 16);
      large.allocate();
      for (const block of [32, 512, 992, 1024]) large.attemptToFree(block * 16);
    },
  );
});
