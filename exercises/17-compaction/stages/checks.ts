/**
 * `check` and `property` of this assignment's stages.
 *
 * @module
 */
import { checksOf } from "#kit/define/checks";
import { type Aspect, definition } from "./definition.js";

/** Makes them for a stage that judges those aspects. */
export const checks = checksOf(definition);

/** What is looked at after every call in every stage. */
export const EVERYWHERE: readonly Aspect[] = ["handles", "addresses", "sizes", "free memory", "largest block"];
