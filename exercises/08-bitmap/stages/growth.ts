/**
 * What the stage `cost` claims.
 *
 * @module
 */
import type { CostClaim, GrowthClaim } from "#kit/check/growth";

/**
 * Numbers of blocks, 19 times apart. The digits in base 32 of the last block's number have the same sum in all of them, so that who
 * looks for a bit in a loop over its word, at any level, pays the same.
 */
const SIZES = [1_618, 8_655, 30_820] as const;

const round = { prepare: "prepareFull", calls: "rounds", loop: "roundsLoop" };

/** Both free blocks, one near the front and the last one, over and over. */
export const findingTheLast: GrowthClaim = {
  what: "Getting the last block, where all but that and one near the front are in use, and giving both back,",
  growth: "constant",
  sizes: SIZES,
  pattern: round,
  calls: () => 4_000,
  reference: [0.011, 0.011, 0.011],
};

/** The same, for who looks at one block after another. */
export const notOneByOne: CostClaim = {
  what: "Getting the last block, where all but that and one near the front are in use, and giving both back,",
  size: 4_096,
  pattern: round,
  calls: 1_000,
  mostTicks: 0.12,
};

/**
 * Two blocks of the first two words, where a block is free in each word. Who keeps the words with room in an order pays a logarithm,
 * which is fair; who looks through all of them pays for all.
 */
export const findingTheFirst: GrowthClaim = {
  what: "Getting the two lowest blocks, where one is free in each word, and giving both back,",
  growth: "logarithmic",
  sizes: SIZES,
  pattern: { prepare: "prepareHoles", calls: "rounds", loop: "roundsLoop" },
  calls: () => 4_000,
  reference: [0.009, 0.009, 0.009],
};

/** How many are free. */
export const counting: GrowthClaim = {
  what: "`getFreeCount()`",
  growth: "constant",
  sizes: SIZES,
  pattern: { prepare: "prepareCounting", calls: "counts", loop: "countsLoop" },
  calls: () => 150_000,
  reference: [0.0001, 0.0001, 0.0001],
};
