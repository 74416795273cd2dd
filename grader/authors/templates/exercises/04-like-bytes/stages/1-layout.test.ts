/** Blocks behind each other, and their headers; nothing is freed here. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";

const { check } = checks({ judge: ["blocks in use"] });

stage("layout", () => {
  check("puts the first block at the beginning", { points: 15 }, ({ heap }) => {
    for (const size of [13, 4, 1]) heap(64).allocate(size);
  });

  check(
    "puts each block behind the one before",
    { points: 20, needs: ["puts the first block at the beginning"] },
    (scene) => {
      const heap = scene.heap(64);
      for (const size of [13, 4, 5]) heap.allocate(size);
      heap.failsToAllocate(13);
      heap.allocate(4);
    },
  );
});
