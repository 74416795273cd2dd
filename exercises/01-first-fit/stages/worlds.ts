/**
 * Small worlds of this assignment: which call belongs to the stage that teaches it. One at an edge of memory, or of the
 * smallest size, belongs to `boundaries`.
 *
 * @module
 */
import { ALLOCATIONS, APART, FREES, HISTORY, LARGEST, TOTAL, WRONG } from "#kit/lists/worlds";
import { freeListWorldChecks } from "#kit/lists/world-checks";
import { START, type Topic } from "#kit/define/small-world";
import { definition } from "./definition.js";

/** Those that students see. */
export const worlds = freeListWorldChecks(definition, "smaller");
/** Those that only the instructor has. */
export const largerWorlds = freeListWorldChecks(definition, "larger");

const { plain, exact, refused, passing, choice, unlink, scattered } = ALLOCATIONS;

/** Calls of those kinds, away from the edges. */
const about =
  (...kinds: readonly string[]) =>
  ({ kind, isEdge }: Topic): boolean =>
    !isEdge && kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  basics: about(START, plain, TOTAL, APART),
  exhaustion: about(exact, refused),
  fragmentation: about(passing, choice, unlink, scattered, LARGEST),
  merges: about(...Object.values(FREES), HISTORY),
  boundaries: ({ isEdge }: Topic): boolean => isEdge,
  invalidOps: about(WRONG),
};
