/**
 * `check` and `property` of this assignment's stages.
 *
 * @module
 */
import { checksOf } from "#kit/define/checks";
import { definition } from "./definition.js";

/** Makes them for a stage that judges those aspects. */
export const checks = checksOf(definition);

/** For checks in which memory is put into another state: everything is judged. */
export const statesChecks = checks({
  judge: ["words", "contents"],
});
