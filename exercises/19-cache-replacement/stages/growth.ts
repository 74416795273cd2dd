/**
 * What the stage `cost` claims: of keys at random, twice as many as there is room for.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

export const lruCost: GrowthClaim = {
  what: "An access, in a full LRU cache of that many keys,",
  growth: "constant",
  pattern: { prepare: "prepare", calls: "lruAccesses", loop: "lruLoop" },
  calls: () => 12_000,
  reference: [0.0022, 0.0022, 0.0022],
  mostPreparing: 1_000,
};

export const lfuCost: GrowthClaim = {
  what: "An access, in a full LFU cache of that many keys,",
  growth: "constant",
  pattern: { prepare: "prepare", calls: "lfuAccesses", loop: "lfuLoop" },
  calls: () => 8_000,
  reference: [0.0035, 0.0033, 0.0032],
  mostPreparing: 1_000,
};
