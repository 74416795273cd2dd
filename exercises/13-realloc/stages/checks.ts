/**
 * `check` and `property` of this assignment's stages.
 *
 * @module
 */
import { checksOf } from "#kit/define/checks";
import { definition } from "./definition.js";

/** Makes them for a stage that judges those aspects. */
export const checks = checksOf(definition);

/** For stages that look at what is free, and not at bytes. */
export const booksChecks = checks({ judge: ["list", "links", "free memory", "largest block"] });
/** The same where an error is due whose name is taught elsewhere. */
export const namelessChecks = checks({ judge: ["list", "links", "free memory", "largest block"], anyError: true });
/** For stages that look at bytes, too. */
export const bytesChecks = checks({ judge: ["list", "links", "free memory", "largest block", "contents"] });
/** The same where clients write more than once. */
export const writtenChecks = checks({
  judge: ["list", "links", "free memory", "largest block", "contents"],
});
/** For calls that have to be refused and to change nothing. */
export const refusalChecks = checks({
  judge: ["list", "links", "free memory", "largest block", "contents", "unchanged"],
});
