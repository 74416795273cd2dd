/**
 * `check` and `property` of this assignment's stages, a pair for each class.
 *
 * @module
 */
import { checksOf } from "#kit/define/checks";
import { definitions } from "./definition.js";

/** Makes them for a stage that judges those aspects. */
export const checksFor = {
  markSweep: checksOf(definitions.markSweep),
  markCompact: checksOf(definitions.markCompact),
  copying: checksOf(definitions.copying),
};
