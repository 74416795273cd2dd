/**
 * What the stage `cost` claims.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

/** A block between one in use and a free one from the middle of the list; allocate gives it back. */
export const freeing: GrowthClaim = {
  what: "`free` beside a block from the middle of the list, and `allocate` from its head,",
  growth: "constant",
  pattern: { prepare: "prepareFrees", calls: "frees", loop: "freesLoop" },
  calls: () => 800,
  reference: [0.04, 0.04, 0.04],
};

/** The last of ten blocks in the list, whatever is in use. */
export const allocating: GrowthClaim = {
  what: "`allocate` from a list of ten, among blocks in use,",
  growth: "constant",
  pattern: { prepare: "prepareAllocations", calls: "allocations", loop: "allocationsLoop" },
  calls: () => 1_000,
  reference: [0.03, 0.03, 0.03],
};

/** A request for which the heap grows, whatever is in use. */
export const growing: GrowthClaim = {
  what: "`allocate` where the heap grows, behind blocks in use,",
  growth: "constant",
  pattern: { prepare: "prepareAllocations", calls: "growths", loop: "growthsLoop" },
  calls: () => 800,
  reference: [0.04, 0.04, 0.04],
};

/** A walk along a long list, of which only the last block has room. */
export const walking: GrowthClaim = {
  what: "`allocate` from the end of a list of nearly half of all blocks",
  growth: "linear",
  pattern: { prepare: "prepareWalks", calls: "allocations", loop: "allocationsLoop" },
  sizes: [256, 1024, 4096],
  calls: (size) => Math.max(4, 30_000 / size),
  reference: [0.3, 1.2, 4.8],
};
