/** Programs that get one of the four merges wrong. */
import { check, stage } from "#kit/check/stage";
import { checksOn } from "./checks.js";
import { right, wrong } from "./programs.js";

const { finds } = checksOn(right);

stage("merges", () => {
  check("finds one that does not merge with a block at address 0", { points: 4 }, finds(wrong.merges.zero));
  check("finds one whose prev is wrong after a merge", { points: 4 }, finds(wrong.merges.prev));
});
