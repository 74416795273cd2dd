import { hiddenStage } from "#kit/check/stage";
import { operations, perform } from "#kit/lists/operations";
import { checks } from "../../../exercises/07-balanced-tree/stages/checks.js";
import { dug, simple } from "../../../exercises/07-balanced-tree/stages/scenes.js";
import { choosingAmongMore, taught } from "../../../exercises/07-balanced-tree/stages/worlds.js";

const { check, property } = checks({ judge: ["free memory", "largest block"] });
const addresses = checks({ judge: [] });

const needs = ["takes a block back, and hands it out again"];

hiddenStage("best-fit", () => {
  property(
    "chooses the same block as the model, and knows its totals",
    { points: 2, needs, runs: 15, publicHint: "Blocks come and go in any order, of any size." },
    operations({ maxSize: 30, length: 40 }),
    ({ allocator }, calls) => perform(allocator(150), calls, simple),
  );

  check(
    "takes the right one of large blocks",
    { points: 2, needs, publicHint: "Sizes and addresses can have four digits." },
    ({ allocator }) => {
      for (const [least, middle, most] of [
        [255, 256, 257],
        [300, 700, 1100],
        [9, 1000, 2048],
      ] as const) {
        for (const sizes of [
          [most, least],
          [middle, most],
          [middle, least],
        ]) {
          const { heap } = dug(allocator, sizes);
          for (const size of sizes.toReversed()) heap.allocate(size);
          dug(allocator, sizes, [1, 0]).heap.allocate(Math.max(...sizes));
        }
      }
    },
  );

  addresses.check(
    "begins anew beside any number of others",
    { points: 1.5, needs, publicHint: "There can be several allocators, of the same capacity, too." },
    ({ another }) => {
      for (let turn = 0; turn < 6; turn++) {
        const heap = another(64);
        for (const size of [10, 20, 34]) heap.allocate(size);
        if (turn % 2 === 0) heap.free(0, 10);
        else heap.free(10, 20);
        heap.allocate(9);
      }
    },
  );

  choosingAmongMore.check(
    "takes the right block wherever one or two are free in a larger memory",
    { points: 2.5, needs, publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.bestFit,
  );
});
