import { check, hiddenStage } from "#kit/check/stage";
import { checksOn } from "../../../exercises/04-writing-tests/stages/checks.js";
import { allWrong, right } from "./programs.js";

const { endsSoon } = checksOn(right);

hiddenStage("craft", () => {
  check(
    "comes to its end soon",
    { points: 4, publicHint: "All tests together should not take long." },
    endsSoon(allWrong, allWrong.length / 2, 300),
  );
});
