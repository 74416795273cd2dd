/**
 * `check` and `property` of this assignment's stages, a pair for each class.
 *
 * @module
 */
import { checksOf } from "#kit/define/checks";
import { definitions, optimal } from "./definition.js";

/** Makes them for a stage that judges those aspects. */
export const [fifoChecks, lruChecks, lfuChecks, clockChecks] = [
  checksOf(definitions.fifo),
  checksOf(definitions.lru),
  checksOf(definitions.lfu),
  checksOf(definitions.clock),
] as const;

/** The same of the one who knows the future. */
export const optimalChecks = checksOf(optimal);
