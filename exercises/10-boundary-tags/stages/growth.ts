/**
 * What the stage `cost` claims.
 *
 * @module
 */
import type { GrowthClaim } from "#kit/check/growth";

/** Frees of blocks of 32 bytes, of which some have free neighbours, at one place of memory. */
const frees = (where: string, prepare: string, more: Partial<GrowthClaim> = {}): GrowthClaim => ({
  what: `\`free\` ${where} of a heap of blocks of 32 bytes`,
  growth: "constant",
  pattern: { prepare, calls: "frees", loop: "freesLoop" },
  calls: () => 2_500,
  reference: [0.011, 0.011, 0.011],
  ...more,
});

/** Who walks to a block from the front is slow here, too, however large the heap is, and loses its points at the back. */
export const freeingInFront = frees("at the front", "prepareFront", { mostTimesReference: 100 });
export const freeingAtTheBack = frees("at the back", "prepareBack");
export const freeingAnywhere = frees("anywhere", "prepareAnywhere");

/** The last block of a heap in which all others are in use. */
export const allocatingTheLast: GrowthClaim = {
  what: "`allocate` where only the last block is free",
  growth: "linear",
  pattern: { prepare: "prepareLast", calls: "allocations", loop: "allocationsLoop" },
  calls: (size) => Math.max(2, 10_000 / size),
  reference: [3.1, 12.4, 50],
};
