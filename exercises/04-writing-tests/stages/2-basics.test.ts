/** Programs that get addresses or totals wrong. */
import { check, stage } from "#kit/check/stage";
import { checksOn } from "./checks.js";
import { right, wrong } from "./programs.js";

const { finds } = checksOn(right);

stage("basics", () => {
  check("finds one that hands out the same units twice", { points: 2.5 }, finds(wrong.basics.split));
  check("finds one that counts wrongly what is free", { points: 2.5 }, finds(wrong.basics.total));
});
