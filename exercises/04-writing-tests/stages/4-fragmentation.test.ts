/** Programs that choose the wrong hole, or none. */
import { check, stage } from "#kit/check/stage";
import { checksOn } from "./checks.js";
import { right, wrong } from "./programs.js";

const { finds } = checksOn(right);

stage("fragmentation", () => {
  check("finds one that takes the best hole and not the first", { points: 3 }, finds(wrong.fragmentation.best));
  check(
    "finds one that does not begin its search at the lowest address",
    { points: 3 },
    finds(wrong.fragmentation.next),
  );
});
