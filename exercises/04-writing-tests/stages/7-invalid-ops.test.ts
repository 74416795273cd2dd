/** Programs that let wrong calls pass, or are changed by them. */
import { check, stage } from "#kit/check/stage";
import { checksOn } from "./checks.js";
import { right, wrong } from "./programs.js";

const { finds } = checksOn(right);

stage("invalid-ops", () => {
  check("finds one that frees a part of an allocation", { points: 3 }, finds(wrong["invalid-ops"].smaller));
  check("finds one that is changed by a free that it refuses", { points: 3 }, finds(wrong["invalid-ops"].forgets));
});
