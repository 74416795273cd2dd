import { check, hiddenStage } from "#kit/check/stage";
import { expectPeace } from "../../../exercises/05-like-tests/stages/judged.js";

hiddenStage("right", () => {
  check("leaves a counter in peace that is built otherwise", { points: 20 }, (context) =>
    expectPeace(context, "sums", "a counter that sums when it is asked"),
  );
});
