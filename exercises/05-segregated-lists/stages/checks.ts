/**
 * `check` and `property` of this assignment's stages.
 *
 * @module
 */
import { checksOf } from "#kit/define/checks";
import { definition } from "./definition.js";

/** Makes them for a stage that judges those aspects. */
export const checks = checksOf(definition);
