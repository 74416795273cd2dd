/** What calls cost in large memories: a little more for each time that the number of free blocks doubles. */
import { expectGrowth } from "#kit/check/growth";
import { check, stage } from "#kit/check/stage";
import { anySize, joining, joiningEquals } from "./growth.js";

const needs = ["best-fit/takes the smallest block with room"];

stage("cost", () => {
  check("finds a block among thousands", { points: 9, needs }, ({ subject }) => expectGrowth(subject, anySize));

  check(
    "joins blocks and cuts them among thousands",
    {
      points: 5,
      needs: [
        ...needs,
        "neighbours/joins the free blocks on both sides",
        "neighbours/joins what is left of a block that was split",
      ],
    },
    ({ subject }) => {
      expectGrowth(subject, joining);
      expectGrowth(subject, joiningEquals);
    },
  );
});
