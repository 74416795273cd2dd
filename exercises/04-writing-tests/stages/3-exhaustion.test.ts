/** Programs that get exact fits wrong, or what happens when nothing fits. */
import { check, stage } from "#kit/check/stage";
import { checksOn } from "./checks.js";
import { right, wrong } from "./programs.js";

const { finds } = checksOn(right);

stage("exhaustion", () => {
  check("finds one with an empty block in its list", { points: 2.5 }, finds(wrong.exhaustion.exact));
  check("finds one with the wrong error when nothing fits", { points: 2.5 }, finds(wrong.exhaustion.error));
});
