import { expectGrowth } from "#kit/check/growth";
import { check, hiddenStage } from "#kit/check/stage";
import { allocatingTheLast, freeingAnywhere } from "../../../exercises/10-boundary-tags/stages/growth.js";

const merges = ["merging/merges with the free blocks on both sides"];
const fits = ["layout/takes a block whole that fits exactly"];

hiddenStage("cost", () => {
  check(
    "frees anywhere as fast in a large heap",
    { points: 4, needs: merges, publicHint: "Where a block lies makes no difference to what its free costs." },
    ({ subject }) => expectGrowth(subject, freeingAnywhere),
  );

  check(
    "allocates in proportion to the number of blocks",
    { points: 3, needs: fits, publicHint: "A walk visits each block once." },
    ({ subject }) => expectGrowth(subject, allocatingTheLast),
  );
});
