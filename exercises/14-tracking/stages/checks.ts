/**
 * `check` and `property` of this assignment's stages.
 *
 * @module
 */
import { checksOf } from "#kit/define/checks";
import { definition, telling } from "./definition.js";

/** Makes them for a stage that judges those aspects. */
export const checks = checksOf(definition);
/** The same, where messages of errors are judged, too. */
export const tellingChecks = checksOf(telling);
