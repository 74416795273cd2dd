/** One block in a heap: its header, its address, its size, and what ends the heap. What is left of the heap is not looked at. */
import { useSideBySide } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["blocks in use"] });

const CONSTRUCTS = "makes a heap of two words";
const ALLOCATES = "hands out the payload at 8";

stage("layout", () => {
  check(CONSTRUCTS, { points: 1.5, needs: [] }, ({ heap }) => {
    heap(4096);
    heap(64, 16);
  });

  check("may be told to grow by more than there is", { points: 0.5, needs: [CONSTRUCTS] }, ({ heap }) => {
    heap(16, 64);
    heap(4088, 4096);
  });

  check(ALLOCATES, { points: 2, needs: [CONSTRUCTS] }, ({ heap }) => {
    heap(4096, 64).allocate(13);
  });

  check("needs 8, 8, 16, 16 and 24 bytes for 1, 4, 5, 12 and 13", { points: 2.5, needs: [ALLOCATES] }, ({ heap }) => {
    for (const size of [1, 4, 5, 12, 13]) heap(256, 64).allocate(size);
  });

  check("rounds size and header up together", { points: 1.5, needs: [ALLOCATES] }, ({ heap }) => {
    for (let size = 1; size <= 44; size++) heap(256, 64).allocate(size);
  });

  check("ends with the epilogue, however large it is", { points: 1, needs: [ALLOCATES] }, ({ heap }) => {
    for (const growth of [24, 32, 256, 4088]) heap(4096, growth).allocate(3);
  });

  check("grows by 4096 bytes where nothing is said", { points: 1, needs: [ALLOCATES] }, ({ heap }) => {
    heap(8192).allocate(100);
  });

  check("shares nothing with another heap", { points: 0.5, needs: [ALLOCATES] }, (scene) =>
    useSideBySide(scene, "blocks in use"),
  );

  worlds.checkWithSharing(
    "lays out the first block in every small heap",
    { points: 1.5, needs: [ALLOCATES] },
    taught.layout,
  );
});
