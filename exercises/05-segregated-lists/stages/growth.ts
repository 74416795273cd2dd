/**
 * What the stage `cost` claims of pool and main memory.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

/** Free slots or blocks, 16 times apart. Larger memories tell nothing more, and take an honest allocator seconds to fill. */
const SIZES = [250, 1_000, 4_000] as const;

/** A slot given back, and one of the same size handed out, where half of all slots are free. */
export const slots: GrowthClaim = {
  what: "Freeing a slot and getting it back, in a pool of which half is free,",
  growth: "constant",
  sizes: SIZES,
  pattern: { prepare: "prepareSlots", calls: "slots", loop: "slotsLoop" },
  calls: () => 10_000,
  reference: [0.0042, 0.0042, 0.0042],
  mostPreparing: 1_000,
};

/** A block given back beside a free one, which stands somewhere in a long list, and handed out again. */
export const blocks: GrowthClaim = {
  what: "Freeing a block beside a free one and getting it back, among so many free ones,",
  growth: "constant",
  sizes: SIZES,
  pattern: { prepare: "prepareBlocks", calls: "blocks", loop: "blocksLoop" },
  calls: () => 5_000,
  reference: [0.0072, 0.0072, 0.0072],
  mostPreparing: 2_200,
};
