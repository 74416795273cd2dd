/**
 * Heaps that scenes begin with.
 *
 * @module
 */
import type { Heap } from "./definition.js";

/** Gives the address of the payload with that letter: `heap.free(piece("C"))`. */
export type Piece = (letter: string) => number;

/**
 * Brings a new heap into a state given as `A:13 -:5 C:8`: blocks side by side for requests of so many bytes, of which `-` is freed
 * again. They are allocated in turn, then the holes are freed from the last one down, so that nothing merges on the way where no
 * two of them touch. The letters are those of pictures when a hole has used up a letter, too, as in the example.
 */
export function arrange(heap: Heap, text: string): Piece {
  const pieces = new Map<string, number>();
  const holes: number[] = [];
  heap.arrange(() => {
    for (const word of text.split(" ")) {
      const [, letter, digits] = /^([A-Z-]):(\d+)$/.exec(word) ?? [];
      if (letter === undefined) throw new Error(`"${word}" in "${text}" is no piece such as A:13 or -:5`);
      const address = heap.allocate(Number(digits));
      if (letter === "-") holes.unshift(address);
      else pieces.set(letter, address);
    }
    for (const address of holes) heap.free(address);
  });
  return (letter) => {
    const address = pieces.get(letter);
    if (address === undefined) throw new Error(`there is no piece ${letter} in "${text}"`);
    return address;
  };
}

/**
 * A heap of 112 bytes as `putBack` takes it, in which a client has written words into the payload from 16 to 71 that look like headers,
 * but are none of a block in use: one for each reason, before each multiple of 8.
 *
 * - 24: free, though its footer, at 40, agrees
 * - 32: size 8, though its footer agrees
 * - 40: a bit too many; its footer, at 56, is unlike it
 * - 48: far past the epilogue
 * - 56: its footer would be one word past the epilogue, where a word that is like it stands
 * - 64: its footer would be the last word of a free block, and is unlike it
 * - 72: no size at all
 */
export const LOOKALIKES = [
  "A:56/64 B:8/16 -:16",
  "16=3 20=24 24=3 28=9 32=9 36=27 40=24 44=65537 48=5 52=65 56=25 60=49 64=3 68=1 112=65",
] as const;
