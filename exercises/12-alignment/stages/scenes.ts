/**
 * Memories that scenes begin with.
 *
 * @module
 */
import { arrange as arrangeUnits, type Piece } from "#kit/lists/arrange";
import type { Allocator } from "./definition.js";

/** Brings a new heap into a state given as `A:10 -:20 C:10`, block after block, whatever their addresses are multiples of. */
export const arrange = (heap: Allocator, text: string): Piece =>
  arrangeUnits(
    {
      arrange: (calls) => heap.arrange(calls),
      allocate: (size) => heap.allocate(size, 1),
      free: (address, size) => heap.free(address, size),
    },
    text,
  );
