/** What allocate and free cost where much is free: the same, however much that is. */
import { expectGrowth } from "#kit/check/growth";
import { check, stage } from "#kit/check/stage";
import { slots } from "./growth.js";

const needs = ["pool/hands out a slot of the pool"];

stage("cost", () => {
  check("gives and takes a slot as fast in a large pool", { points: 9, needs }, ({ subject }) =>
    expectGrowth(subject, slots),
  );
});
