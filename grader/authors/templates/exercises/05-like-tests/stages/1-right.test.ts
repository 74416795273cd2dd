/** Programs that are right: no test may fail on them. */
import { check, stage } from "#kit/check/stage";
import { expectPeace } from "./judged.js";

stage("right", () => {
  check("leaves a plain counter in peace", { points: 20 }, (context) =>
    expectPeace(context, "plain", "a counter as one would write it"),
  );
});
