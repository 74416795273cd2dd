/**
 * What the stage `cost` claims.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

/** Free blocks, 16 times apart: between them a logarithm grows by one half at most. */
const SIZES = [125, 500, 2_000] as const;

/** The same where totals are asked for: fewer, as they may be told by an index that takes long to prepare. */
const SIZES_OF_TOTALS = [62, 250, 1_000] as const;

/** Ticks that it may take to prepare the largest of them: five times what slow trees take. */
const [PREPARING, PREPARING_TOTALS] = [900, 450];

/** Free blocks of any size, and many of one size. */
export const anySize: GrowthClaim = {
  what: "Getting a block of exactly the size that one of the free blocks has, and freeing it,",
  growth: "logarithmic",
  sizes: SIZES,
  pattern: { prepare: "prepareAnySize", calls: "exactFits", loop: "exactFitsLoop" },
  calls: () => 500,
  reference: [0.032, 0.04, 0.05],
  mostPreparing: PREPARING,
};

/**
 * Free blocks that are all of another size, and came in the order of their sizes, as more of them do in turn: so many that a tree
 * which is balanced up to some hundred nodes only leans enough to be seen.
 */
export const manySizes: GrowthClaim = {
  what: "Getting a block of exactly the size that one of the free blocks has, and freeing it and one larger than all, where all came in rising order,",
  growth: "logarithmic",
  sizes: [125, 700, 4_000],
  pattern: { prepare: "prepareRising", calls: "arrivals", loop: "arrivalsLoop" },
  calls: () => 500,
  reference: [0.074, 0.092, 0.116],
  mostPreparing: 1_600,
};

/** Blocks that come back anywhere in memory, join what is around them, and are cut out of that again. */
export const joining: GrowthClaim = {
  what: "Freeing two blocks, which join a free one of any size, and getting them back",
  growth: "logarithmic",
  sizes: SIZES,
  pattern: { prepare: "prepareSites", calls: "visits", loop: "visitsLoop" },
  calls: () => 150,
  reference: [0.14, 0.16, 0.19],
  mostPreparing: PREPARING,
};

/**
 * Blocks that come back beside free ones which all have one size: one of these leaves, and what is left of both is another one. So many
 * that a look at each of them shows beside what it takes to find one.
 */
export const joiningEquals: GrowthClaim = {
  what: "Freeing a block, which joins a free one, and getting it back, where all free blocks have the same size,",
  growth: "logarithmic",
  sizes: [125, 625, 3_125],
  pattern: { prepare: "prepareEquals", calls: "visitsOfEquals", loop: "visitsOfEqualsLoop" },
  calls: () => 500,
  reference: [0.066, 0.086, 0.108],
  mostPreparing: 1_250,
};

/** Calls that are refused, for each of several reasons. */
export const refusing: GrowthClaim = {
  what: "Refusing a request for which no free block has room, and to free what is free, half a block and what lies outside,",
  growth: "logarithmic",
  sizes: SIZES,
  pattern: { prepare: "prepareEquals", calls: "refusals", loop: "refusalsLoop" },
  calls: () => 600,
  reference: [0.044, 0.045, 0.046],
  mostPreparing: PREPARING,
};

/** Free units, asked for many times after each of some changes. */
export const freeMemory: GrowthClaim = {
  what: "A `getFreeMemory()`, where 400 of them follow on each call that changes something,",
  growth: "constant",
  sizes: SIZES_OF_TOTALS,
  pattern: { prepare: "prepareSites", calls: "freeMemory", loop: "freeMemoryLoop" },
  calls: () => 80_000,
  isWhole: true,
  reference: [0.0001, 0.0001, 0.0001],
  mostPreparing: PREPARING_TOTALS,
};

/** The largest free block, which is another one after each change. */
export const largest: GrowthClaim = {
  what: "A `getLargestFreeBlock()`, where 60 of them follow on each call that changes something,",
  growth: "logarithmic",
  sizes: SIZES_OF_TOTALS,
  pattern: { prepare: "prepareSites", calls: "largest", loop: "largestLoop" },
  // In a treap the way to the right end is as long as chance will have it.
  mostTimes: 4,
  calls: () => 6_000,
  reference: [0.002, 0.0023, 0.0028],
  mostPreparing: PREPARING_TOTALS,
};
