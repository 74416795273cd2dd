import { check, hiddenStage } from "#kit/check/stage";
import { checksOn } from "../../../exercises/04-writing-tests/stages/checks.js";
import { errors, right } from "./programs.js";

const { leavesInPeace } = checksOn(right);

hiddenStage("right", () => {
  check(
    "leaves programs in peace that throw other errors which are allowed",
    { points: 5, publicHint: "Read the contract's table of errors again: some calls may end in either of two." },
    leavesInPeace(errors),
  );
});
