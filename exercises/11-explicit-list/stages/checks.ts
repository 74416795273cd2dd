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
  note: "Here `putBack` is the grader: it puts `memory.bytes` and `memory.size` into the state of another heap, and all that yours knows has to stand there. `-1:24` is a free block of 24 bytes, the first of the list; `A:13/24` one in use, of which 13 were asked for.",
});
