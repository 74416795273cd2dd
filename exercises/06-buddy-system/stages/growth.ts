/**
 * What the stage `cost` claims of both of its patterns.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

const SIZES = [2 ** 10, 2 ** 13, 2 ** 16] as const;
/** Between sizes that are 64 times apart a logarithm grows by 1.6. */
const usual = { growth: "logarithmic", sizes: SIZES, mostTimes: 3 } as const;

/** A free that merges nothing, and an allocation of the same block, where a quarter of memory is in one list. */
export const comb: GrowthClaim = {
  ...usual,
  what: "Freeing a block whose buddy is in use, and getting it back, in a memory full of blocks of 1",
  pattern: { prepare: "prepareComb", calls: "comb", loop: "combLoop" },
  calls: () => 10_000,
};

/** All of memory handed out and taken back, where each second free takes a buddy out of the middle of a list. */
export const cycle: GrowthClaim = {
  ...usual,
  what: "Handing out all of memory in blocks of 1 and taking them back until it is whole",
  pattern: { prepare: "prepareCycle", calls: "cycle", loop: "cycleLoop" },
  calls: (size) => Math.max(size, 2 ** 13),
};
