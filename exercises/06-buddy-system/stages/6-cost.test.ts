/** What allocate and free cost in large memories: no more than a few steps for each order. */
import { expectGrowth } from "#kit/check/growth";
import { check, stage } from "#kit/check/stage";
import { comb } from "./growth.js";

const needs = ["orders/takes a block back"];

stage("cost", () => {
  check("finds out at once that a buddy is not free", { points: 8, needs }, ({ subject }) =>
    expectGrowth(subject, comb),
  );
});
