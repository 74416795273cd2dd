/**
 * Memory as a line of text, for checks that begin in the middle of things.
 *
 * @module
 */
import type { AllocatorUnderTest } from "./definition.js";

/** What is brought into a state: a heap, or what makes its calls for it. */
export type Arranged = Pick<AllocatorUnderTest, "arrange" | "allocate" | "free">;

/** Gives address and size of the allocation with that letter: `heap.free(...piece("C"))`. */
export type Piece = (letter: string) => [address: number, size: number];

/**
 * Brings a new heap into a state given as `A:10 -:20 C:10`: from address 0 up, pieces with their sizes, of which `-` is a
 * hole. What the text leaves over at the end stays free. All of it is allocated in turn, then the holes are freed from the
 * highest down, so that each comes first in the list, where least can go wrong; nothing merges on the way. The letters
 * are those of the pictures in reports when a hole has used up a letter, too, as in the example.
 */
export function arrange(heap: Arranged, text: string): Piece {
  const pieces = new Map<string, [number, number]>();
  const holes: [number, number][] = [];
  heap.arrange(() => {
    for (const word of text.split(" ")) {
      const [, letter, digits] = /^([A-Z-]):(\d+)$/.exec(word) ?? [];
      if (letter === undefined) throw new Error(`"${word}" in "${text}" is no piece such as A:10 or -:10`);
      const size = Number(digits);
      const address = heap.allocate(size);
      if (letter === "-") holes.unshift([address, size]);
      else pieces.set(letter, [address, size]);
    }
    for (const [address, size] of holes) heap.free(address, size);
  });
  return (letter) => {
    const piece = pieces.get(letter);
    if (piece === undefined) throw new Error(`there is no piece ${letter} in "${text}"`);
    return piece;
  };
}
