/**
 * What the stage `cost` claims.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

/** Free blocks, 16 times apart: between them a logarithm grows by 1.44. */
const SIZES = [500, 2_000, 8_000] as const;

/** Blocks that come back anywhere in memory, join what is around them, and are cut out of that again. */
export const joining: GrowthClaim = {
  what: "Freeing two blocks, which join a free one of any size, and getting them back",
  growth: "logarithmic",
  sizes: SIZES,
  pattern: { prepare: "prepareSites", calls: "visits", loop: "visitsLoop" },
  calls: () => 300,
};

/** Free blocks that are all of another size, and came in the order of their sizes. */
export const exact: GrowthClaim = {
  what: "Getting a block of exactly the size that one of the free blocks has, and freeing it, where those had come in rising order",
  growth: "logarithmic",
  sizes: SIZES,
  pattern: { prepare: "prepareRising", calls: "exactFits", loop: "exactFitsLoop" },
  calls: () => 1_000,
};

/** Totals, asked for many times after each of some changes. */
const SMALLER = [250, 1_000, 4_000] as const;

/** Free units. */
export const freeMemory: GrowthClaim = {
  what: "`getFreeMemory()` after a call that has changed something",
  growth: "constant",
  sizes: SMALLER,
  pattern: { prepare: "prepareRising", calls: "freeMemory", loop: "changes" },
  calls: () => 150_000,
};

/** The largest free block, which is another one after each change. */
export const largest: GrowthClaim = {
  what: "`getLargestFreeBlock()` after a call that has changed something",
  growth: "logarithmic",
  sizes: SMALLER,
  pattern: { prepare: "prepareRising", calls: "largest", loop: "changes" },
  calls: () => 12_000,
};
