/**
 * What the stage `cost` claims.
 *
 * @module
 */
import type { CostClaim, GrowthClaim } from "#kit/check/growth";

/**
 * Numbers of blocks, 19 times apart. The digits in base 32 of the last block's number have the same sum in all of them, and so have
 * those of the blocks that are free, so that who looks for a bit in a loop over its word, at any level, pays the same.
 */
const SIZES = [1_618, 8_655, 30_820] as const;

/** The same where blocks are free in all words, sixteen times apart: so many that filling them one word after the other takes no time. */
const SIZES_WITH_HOLES = [1_100, 4_400, 17_600] as const;

const round = { prepare: "prepareFull", calls: "rounds", loop: "roundsLoop" };

const FEW_FREE =
  "Getting a block near the front and one far behind it, where 33 are free and all others in use, and giving both back,";

/** A block near the front and one far behind it, over and over. */
export const findingTheLast: GrowthClaim = {
  what: FEW_FREE,
  growth: "constant",
  sizes: SIZES,
  pattern: round,
  calls: () => 4_000,
  reference: [0.011, 0.011, 0.011],
  mostPreparing: 3_500,
};

/** The same, for who looks at one block after another, which costs 0.4 ticks at least; built-ins that look at each word take 0.15. */
export const notOneByOne: CostClaim = {
  what: FEW_FREE,
  size: 2_176,
  pattern: round,
  calls: 1_000,
  mostTicks: 0.26,
  mostPreparing: 600,
};

/** The same in a memory so large that an index has a fourth level. */
export const withFourLevels: CostClaim = {
  what: "Getting a block near the front and one behind thousands in use, and giving both back,",
  size: 2 ** 16,
  pattern: { ...round, prepare: "prepareCube" },
  calls: 1_000,
  mostTicks: 0.5,
  mostPreparing: 3_000,
};

/**
 * Two blocks of the first two words, where a block is free in each word. Who keeps the words with room in an order pays a logarithm,
 * which is fair; who looks through all of them pays for all.
 */
export const findingTheFirst: GrowthClaim = {
  what: "Getting the two lowest blocks, where one is free in each word, and giving both back,",
  growth: "logarithmic",
  sizes: SIZES_WITH_HOLES,
  pattern: { prepare: "prepareHoles", calls: "rounds", loop: "roundsLoop" },
  calls: () => 4_000,
  reference: [0.009, 0.009, 0.009],
  // Who looks at each word in turn takes long to fill them, and may well be fast here.
  mostPreparing: 1_600,
};

/** How many are free. */
export const counting: GrowthClaim = {
  what: "Getting a block, giving it back, and asking `getFreeCount()` after each",
  growth: "constant",
  sizes: SIZES,
  pattern: { prepare: "prepareCounting", calls: "counts", loop: "loop" },
  calls: () => 5_000,
  reference: [0.005, 0.005, 0.005],
};

/** The same where all are free, which may cost a logarithm. */
export const usingNone: GrowthClaim = {
  ...counting,
  what: "Getting a block where all are free, giving it back, and asking `getFreeCount()` after each",
  growth: "logarithmic",
  pattern: { prepare: "prepareEmpty", calls: "countsOfAll", loop: "loop" },
};

/** The same where none is, and one is asked for in vain. */
export const usingAll: GrowthClaim = {
  what: "Being refused a block where all are in use, giving one back and getting it again, and asking `getFreeCount()` in between,",
  growth: "constant",
  sizes: SIZES_WITH_HOLES,
  pattern: { prepare: "prepareNoneFree", calls: "countsOfNone", loop: "loop" },
  calls: () => 2_500,
  reference: [0.0103, 0.0103, 0.0103],
  mostPreparing: 1_600,
};

/** Frees that are refused, for each of several reasons. */
export const refusingToFree: GrowthClaim = {
  what: "Refusing to free a block that is free, the inside of a block, and what lies outside of memory,",
  growth: "constant",
  sizes: SIZES,
  pattern: { prepare: "prepareEmpty", calls: "refusals", loop: "loop" },
  calls: () => 1_000,
  reference: [0.036, 0.036, 0.036],
};
