/** What calls cost in large memories: a little more for each time that the number of free blocks doubles. */
import { expectGrowth } from "#kit/check/growth";
import { check, stage } from "#kit/check/stage";
import { joining } from "./growth.js";

const needs = [
  "best-fit/takes the smallest block with room",
  "size-tree/stays flat when blocks become free in rising or falling order",
  "neighbours/joins the free blocks on both sides",
];

stage("cost", () => {
  check("joins blocks and cuts them among thousands of free ones", { points: 15, needs }, ({ subject }) =>
    expectGrowth(subject, joining),
  );
});
