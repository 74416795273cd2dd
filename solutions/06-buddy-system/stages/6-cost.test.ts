import { expectGrowth } from "#kit/check/growth";
import { check, hiddenStage } from "#kit/check/stage";
import { cycle } from "../../../exercises/06-buddy-system/stages/growth.js";

const needs = ["merging/merges a block with its buddy, whichever is freed first"];

hiddenStage("cost", () => {
  check(
    "takes every buddy out of the middle of a long list",
    { points: 7, needs, publicHint: "A list can be as long as half of memory, and a buddy may stand anywhere in it." },
    ({ subject }) => expectGrowth(subject, cycle),
  );
});
