import { expectCost, expectGrowth } from "#kit/check/growth";
import { check, hiddenStage } from "#kit/check/stage";
import { counting, notOneByOne } from "../../../exercises/08-bitmap/stages/growth.js";

const needs = ["index/finds room again behind and before 32 full words"];

hiddenStage("cost", () => {
  check(
    "does not look at one block after the other",
    { points: 5, needs, publicHint: "Thirty-two blocks can be looked at in one go." },
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
});
