/**
 * Small worlds of this assignment: which call belongs to the stage that teaches it. The edges of memory have no stage of their
 * own here.
 *
 * @module
 */
import { ALLOCATIONS, APART, FREES, HISTORY, LARGEST, TOTAL, WRONG } from "#kit/lists/worlds";
import { freeListWorldChecks } from "#kit/lists/world-checks";
import { START, type Topic } from "#kit/define/small-world";
import { definition } from "./definition.js";

export const worlds = freeListWorldChecks(definition, "smaller", "larger");

const { plain, exact, refused, passing, choice, unlink, scattered } = ALLOCATIONS;

const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  basics: about(START, plain, TOTAL, APART),
  exhaustion: about(exact, unlink, refused, scattered),
  choice: about(choice, passing),
  merges: about(...Object.values(FREES)),
  invalidOps: about(WRONG),
  fragmentation: about(LARGEST, HISTORY),
};
