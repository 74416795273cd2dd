import { expectCost, expectGrowth } from "#kit/check/growth";
import { check, hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/08-bitmap/stages/checks.js";
import {
  counting,
  notOneByOne,
  refusingToFree,
  usingAll,
  usingNone,
  withFourLevels,
} from "../../../exercises/08-bitmap/stages/growth.js";
import { fill, give } from "../../../exercises/08-bitmap/stages/scenes.js";

const calls = checks({ judge: [] });

const LAST = "cost/finds the last block as fast among many";
/** Behind the blocks in use a thousand words have room: who looks at each of them is told before. */
const FIRST = "cost/finds the first block as fast where many words have room";
const needs = ["index/finds room again behind and before 32 full words"];

hiddenStage("cost", () => {
  check(
    "does not look at one block after the other",
    { points: 3, needs, publicHint: "Thirty-two blocks can be looked at in one go." },
    ({ subject }) => expectCost(subject, notOneByOne),
  );

  check(
    "tells the number of free blocks at once",
    {
      points: 5,
      needs: ["words/counts the free blocks"],
      publicHint: "Who is asked often how many there are had better know.",
    },
    ({ subject }) => expectGrowth(subject, counting),
  );

  check(
    "costs no more where all or no blocks are free, or a call is refused",
    {
      points: 1,
      needs: [
        LAST,
        "words/counts the free blocks",
        "invalid-ops/refuses when all blocks are in use",
        "invalid-ops/refuses to free outside of memory",
        "invalid-ops/refuses to free the inside of a block",
        "invalid-ops/refuses to free a block that is free",
      ],
      publicHint: "Neither an end of memory nor a refusal is a reason to look at everything.",
    },
    ({ subject }) => {
      expectGrowth(subject, usingNone);
      expectGrowth(subject, usingAll);
      expectGrowth(subject, refusingToFree);
    },
  );

  check(
    "finds room again behind and before 32,768 blocks in use",
    {
      points: 1,
      needs: [LAST, FIRST],
      publicHint: "However large memory is, its index has as many levels as it takes.",
    },
    ({ subject }) => expectCost(subject, withFourLevels),
  );

  calls.check(
    "serves a memory of as many blocks as there may be",
    { points: 1, needs: [LAST], publicHint: "Memory may have as many as 2 ** 20 blocks." },
    ({ allocator }) => {
      const heap = allocator(2 ** 20, 2 ** 11);
      heap.getFreeCount();
      fill(heap, 2);
      give(heap, [0]);
      heap.getFreeCount();
    },
  );
});
