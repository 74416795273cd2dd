/** What calls cost in large heaps, which are put in place as bytes: as much among 1,000 blocks as among 16,000. */
import { expectGrowth } from "#kit/check/growth";
import { check, stage } from "#kit/check/stage";
import { freeing } from "./growth.js";

const merges = ["merging/merges with the free block behind, wherever it is in the list"];

stage("cost", () => {
  check("frees as fast beside any block of a long list", { points: 8, needs: merges }, ({ subject }) =>
    expectGrowth(subject, freeing),
  );
});
