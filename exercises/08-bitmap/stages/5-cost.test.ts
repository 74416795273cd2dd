/** What calls cost in large memories: the same, however many blocks there are. */
import { expectGrowth } from "#kit/check/growth";
import { check, stage } from "#kit/check/stage";
import { findingTheFirst, findingTheLast } from "./growth.js";

const needs = ["index/finds room again behind and before 32 full words"];

stage("cost", () => {
  check("finds the last block as fast among many", { points: 11, needs }, ({ subject }) =>
    expectGrowth(subject, findingTheLast),
  );

  check("finds the first block as fast where many words have room", { points: 3, needs }, ({ subject }) =>
    expectGrowth(subject, findingTheFirst),
  );
});
