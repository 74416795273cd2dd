/**
 * What the stage `cost` claims.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

/** Accesses that are measured, of keys at random, twice as many as there is room for. */
const ACCESSES = 30_000;

export const lruCost: GrowthClaim = {
  what: "An access, in a full LRU cache of that many keys,",
  growth: "constant",
  pattern: { prepare: "prepare", calls: "lruAccesses", loop: "lruLoop" },
  calls: () => ACCESSES,
  reference: [0.0009, 0.0009, 0.0009],
};

export const lfuCost: GrowthClaim = {
  what: "An access, in a full LFU cache of that many keys,",
  growth: "constant",
  pattern: { prepare: "prepare", calls: "lfuAccesses", loop: "lfuLoop" },
  calls: () => ACCESSES,
  reference: [0.0017, 0.0017, 0.0017],
};
