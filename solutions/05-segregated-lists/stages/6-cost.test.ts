import { expectGrowth } from "#kit/check/growth";
import { check, hiddenStage } from "#kit/check/stage";
import { blocks } from "../../../exercises/05-segregated-lists/stages/growth.js";

const needs = ["merges/merges with the block behind, with the one before, with both, or with none"];

hiddenStage("cost", () => {
  check(
    "takes a neighbour out of the middle of a long list",
    { points: 9, needs, publicHint: "A list can be long, and a neighbour may stand anywhere in it." },
    ({ subject }) => expectGrowth(subject, blocks),
  );
});
