/**
 * Lists of blocks as pictures of linked lists: each node has a start and a size.
 *
 * @module
 */
import type { Chain, ChainTarget, ListPicture, ListTarget } from "./picture.js";

const targetOf = (target: ListTarget): ChainTarget =>
  typeof target === "string" ? target : { values: [target.start, target.size] };

/** A free list, as reports have it, as a chain. */
export function chainOf({ nodes, end, ...rest }: ListPicture): Chain {
  return {
    nodes: nodes.map(({ start, size, prev }) => ({
      values: [start, size],
      ...(prev === undefined ? {} : { prev: targetOf(prev) }),
    })),
    ...rest,
    ...(end === undefined ? {} : { end: targetOf(end) }),
  };
}

/** Blocks as a list of all of them, linked as it should be. */
export const chainOfBlocks = (blocks: readonly { start: number; size: number }[]): Chain =>
  chainOf({ nodes: blocks.map(({ start, size }) => ({ start, size })), before: 0, after: 0 });
