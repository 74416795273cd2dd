/** What makes a suite more than its verdict: that it says what is wrong. */
import { check, stage } from "#kit/check/stage";
import { checksOn } from "./checks.js";
import { right, wrong } from "./programs.js";

const { tellsApart } = checksOn(right);
const all = Object.values(wrong).flatMap((programs) => Object.values(programs));

stage("craft", () => {
  check("tells wrong programs apart", { points: 4 }, tellsApart(all, all.length / 2));
});
