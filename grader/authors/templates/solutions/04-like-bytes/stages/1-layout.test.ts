import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/04-like-bytes/stages/checks.js";

const { check } = checks({ judge: ["blocks in use", "unchanged"] });

hiddenStage("layout", () => {
  check("refuses what is no positive multiple of 8 bytes", { points: 5 }, ({ refuses }) => {
    for (const maxBytes of [0, -8, 12, 2.5, NaN]) refuses(maxBytes);
  });

  check("refuses a size that is not a positive integer", { points: 5 }, ({ heap }) => {
    const memory = heap(64);
    for (const size of [0, -1, 2.5, NaN]) memory.failsToAllocate(size);
    memory.allocate(60);
  });
});
