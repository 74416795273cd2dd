import { check, hiddenStage } from "#kit/check/stage";
import { expectFound } from "../../../exercises/05-like-tests/stages/judged.js";

hiddenStage("wrong", () => {
  check("finds a counter that forgets", { points: 30, needs: ["right/leaves a plain counter in peace"] }, (context) =>
    expectFound(context, "forgets", "a counter that forgets what was added before"),
  );
});
