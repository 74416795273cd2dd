/** Programs that are off by one at the ends of memory, or of numbers. */
import { check, stage } from "#kit/check/stage";
import { checksOn } from "./checks.js";
import { right, wrong } from "./programs.js";

const { finds } = checksOn(right);

stage("boundaries", () => {
  check("finds one that wants a capacity of more than one", { points: 2 }, finds(wrong.boundaries.one));
  check("finds one that cannot take the last unit back", { points: 2 }, finds(wrong.boundaries.last));
});
