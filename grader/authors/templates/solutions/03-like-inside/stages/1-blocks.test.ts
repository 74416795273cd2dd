import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/03-like-inside/stages/checks.js";

const { check } = checks({ judge: [] });

hiddenStage("blocks", () => {
  check("refuses to free what is not in use", { points: 10 }, ({ pool }) => {
    const blocks = pool(5);
    blocks.allocate();
    for (const block of [1, 5, -1, 0.5, NaN]) blocks.failsToFree(block);
    blocks.free(0);
    blocks.failsToFree(0);
    blocks.allocate();
  });
});
