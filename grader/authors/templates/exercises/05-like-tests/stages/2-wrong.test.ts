/** Programs that are wrong: some test has to fail on each. */
import { check, stage } from "#kit/check/stage";
import { expectFound } from "./judged.js";

const needs = ["right/leaves a plain counter in peace"];

stage("wrong", () => {
  check("finds a counter that adds one more", { points: 30, needs }, (context) =>
    expectFound(context, "one-more", "a counter that adds one more than it should"),
  );
});
