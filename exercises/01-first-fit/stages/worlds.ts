/**
 * Small worlds of this assignment: which call belongs to the stage that teaches it. One at an edge of memory, or of the
 * smallest size, belongs to `boundaries`.
 *
 * @module
 */
import { heapWorldChecks } from "#kit/heap-world-checks";
import type { Topic } from "#kit/small-world";

export const worlds = heapWorldChecks("first-fit");

/** Calls of those kinds, away from the edges. */
export const about =
  (...kinds: readonly string[]) =>
  ({ kind, isEdge }: Topic): boolean =>
    !isEdge && kinds.includes(kind);
