/**
 * What the check of cost claims.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

/** A collection is below the grain of a tick, so each is made in a heap of its own, and what it takes to fill that is no part of it. */
export const copyingCost: GrowthClaim = {
  what: "A collection of a copying heap in which a list of 10 objects is left, among that many words of garbage,",
  growth: "constant",
  pattern: { prepare: "prepare", calls: "collections", loop: "fillings" },
  sizes: [500, 1_000, 4_000],
  // To fill a heap is dear. The size between the two is only drawn.
  calls: (words) => ({ 500: 400, 1_000: 100 })[words] ?? 250,
  // The heaps take longer to fill than to collect, so of fewer nothing could be said.
  isWhole: true,
  // Where a heap is a circle, hundreds of them stay: the engine looks for circles after so many allocations, however large.
  loopsAnew: true,
  reference: [0.052, 0.05, 0.052],
};
