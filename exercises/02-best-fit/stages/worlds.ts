/**
 * Small worlds of this assignment: which call belongs to the stage that teaches it. The edges of memory have no stage of their
 * own here.
 *
 * @module
 */
import { heapWorldChecks } from "#kit/heap-world-checks";
import type { Topic } from "#kit/small-world";

export const worlds = heapWorldChecks("best-fit", "smaller", "larger");

/** Calls of those kinds. */
export const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);
