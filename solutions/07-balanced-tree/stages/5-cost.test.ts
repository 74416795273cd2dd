import { expectGrowth } from "#kit/check/growth";
import { check, hiddenStage } from "#kit/check/stage";
import { exact, freeMemory, largest } from "../../../exercises/07-balanced-tree/stages/growth.js";

const needs = [
  "best-fit/takes the smallest block with room",
  "size-tree/stays flat when blocks become free in rising or falling order",
];

hiddenStage("cost", () => {
  check(
    "finds one of thousands of sizes, whatever order they came in",
    { points: 5, needs, publicHint: "Free blocks may come in the order of their sizes." },
    ({ subject }) => expectGrowth(subject, exact),
  );

  check(
    "tells the free memory at once",
    { points: 2.5, needs, publicHint: "Whoever is asked often how much there is had better know." },
    ({ subject }) => expectGrowth(subject, freeMemory),
  );

  check(
    "tells the largest free block without a search",
    { points: 2.5, needs, publicHint: "In a tree by size the largest node has a place of its own." },
    ({ subject }) => expectGrowth(subject, largest),
  );
});
