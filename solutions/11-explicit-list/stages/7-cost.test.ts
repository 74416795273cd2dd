import { expectGrowth } from "#kit/check/growth";
import { check, hiddenStage } from "#kit/check/stage";
import { allocating, growing, walking } from "../../../exercises/11-explicit-list/stages/growth.js";

const needs = ["list/takes the newest block with room"];

hiddenStage("cost", () => {
  check(
    "allocates as fast among many blocks in use",
    { points: 3, needs, publicHint: "A walk along the links visits free blocks alone." },
    ({ subject }) => expectGrowth(subject, allocating),
  );

  check(
    "grows as fast behind many blocks in use",
    { points: 2, needs, publicHint: "Whether the last block is free, one bit tells." },
    ({ subject }) => expectGrowth(subject, growing),
  );

  check(
    "walks along the list in proportion to its length",
    { points: 2, needs, publicHint: "A walk visits each block of the list once." },
    ({ subject }) => expectGrowth(subject, walking),
  );
});
