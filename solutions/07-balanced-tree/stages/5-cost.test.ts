import { expectGrowth } from "#kit/check/growth";
import { check, hiddenStage } from "#kit/check/stage";
import { freeMemory, largest, manySizes, refusing } from "../../../exercises/07-balanced-tree/stages/growth.js";

const FREES = "best-fit/takes a block back, and hands it out again";
const TOTALS = "best-fit/knows the free memory and the largest free block";

hiddenStage("cost", () => {
  check(
    "finds one of thousands of sizes, whatever order they came in",
    {
      points: 5,
      needs: [
        "best-fit/takes the smallest block with room",
        "size-tree/stays flat when blocks become free in rising or falling order",
      ],
      publicHint: "Free blocks may come in the order of their sizes.",
    },
    ({ subject }) => expectGrowth(subject, manySizes),
  );

  check(
    "tells the free memory at once",
    { points: 2.5, needs: [FREES, TOTALS], publicHint: "Whoever is asked often how much there is had better know." },
    ({ subject }) => expectGrowth(subject, freeMemory),
  );

  check(
    "tells the largest free block without a search",
    { points: 2.5, needs: [FREES, TOTALS], publicHint: "In a tree by size the largest node has a place of its own." },
    ({ subject }) => expectGrowth(subject, largest),
  );

  check(
    "refuses as fast among thousands",
    {
      points: 1,
      needs: [
        "best-fit/refuses what no free block has room for",
        "neighbours/joins the free blocks on both sides",
        "invalid-ops/refuses to free what lies outside",
        "invalid-ops/refuses to free what is not exactly one allocation",
        "invalid-ops/refuses to free a block a second time",
      ],
      publicHint: "Whoever is refused should not have to wait for it.",
    },
    ({ subject }) => expectGrowth(subject, refusing),
  );
});
