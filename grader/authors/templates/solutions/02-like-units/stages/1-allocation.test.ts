import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/02-like-units/stages/checks.js";

const { check } = checks({ judge: ["free memory", "unchanged"] });

hiddenStage("allocation", () => {
  check("refuses a capacity that is not a positive integer", { points: 5 }, ({ refuses }) => {
    for (const capacity of [0, -1, 2.5, NaN, Infinity]) refuses(capacity);
  });

  check("refuses a size that is not a positive integer", { points: 5 }, ({ allocator }) => {
    const memory = allocator(10);
    for (const size of [0, -1, 2.5, NaN, Infinity]) memory.failsToAllocate(size);
    memory.allocate(10);
  });
});
