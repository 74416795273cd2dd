/**
 * What is wrong now, for who asks.
 *
 * @module
 */
import { isOverrun, isPoisoned, isUnderrun } from "./fences.js";
import type { Block, Heap } from "./heap.js";

/**
 * How many blocks are damaged: live ones with a damaged fence, and those in quarantine that somebody has written into. Cost: O(bytes
 * of all blocks).
 *
 * @param heap - is only read
 */
export function check(heap: Heap): number {
  // @student Each block counts once, even if both of its fences are damaged.
  const live = [...heap.live.values()].filter((block) => isBelow(heap, block) || isBeyond(heap, block));
  return live.length + usedInQuarantine(heap).length;
  // @end
}

/**
 * All that there is to be said, a line each: `OVERRUN 34 20 list.c:12`. Cost: O(bytes of all blocks), and to sort them.
 *
 * @param heap - is only read
 * @returns lines without one more line break at the end; empty when there is nothing to say
 */
export function report(heap: Heap): string {
  // @student Kinds in this order: OVERRUN, UNDERRUN, USED-AFTER-FREE, LEAK; in each of them by address.
  // At one address there may be several that were used after they had been freed: those in the order of their frees.
  const live = byAddress([...heap.live.values()]);
  const used = byAddress([...heap.noted, ...usedInQuarantine(heap)]);
  return [
    ...live.filter((block) => isBeyond(heap, block)).map((block) => line("OVERRUN", block, block.site)),
    ...live.filter((block) => isBelow(heap, block)).map((block) => line("UNDERRUN", block, block.site)),
    ...used.map((block) => line("USED-AFTER-FREE", block, block.freeSite)),
    ...live.map((block) => line("LEAK", block, block.site)),
  ].join("\n");
  // @end
}

// @hide
const isBelow = ({ memory }: Heap, { address }: Block): boolean => isUnderrun(memory, address);
const isBeyond = ({ memory }: Heap, { address, size }: Block): boolean => isOverrun(memory, address, size);

const usedInQuarantine = ({ memory, quarantine }: Heap): Block[] =>
  quarantine.filter(({ address, size }) => !isPoisoned(memory, address, size));

/** In the order of their addresses; those that have the same stay as they are. */
const byAddress = (blocks: readonly Block[]): Block[] => [...blocks].sort((a, b) => a.address - b.address);

const line = (kind: string, { address, size }: Block, site: string | null): string =>
  `${kind} ${address} ${size} ${site}`;
// @end
