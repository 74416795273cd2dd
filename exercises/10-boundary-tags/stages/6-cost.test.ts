/** What calls cost in large heaps, which are put in place as bytes: a free the same, wherever the block lies. */
import { expectGrowth } from "#kit/check/growth";
import { check, stage } from "#kit/check/stage";
import { freeingAtTheBack, freeingInFront } from "./growth.js";

const frees = ["merging/marks both tags of a block that touches no free one"];
const merges = ["merging/merges with the free blocks on both sides"];

stage("cost", () => {
  check("frees at the front as fast in a large heap", { points: 4, needs: frees }, ({ subject }) =>
    expectGrowth(subject, freeingInFront),
  );

  check("frees at the back as fast in a large heap", { points: 4, needs: merges }, ({ subject }) =>
    expectGrowth(subject, freeingAtTheBack),
  );
});
