/**
 * Heaps in bytes that scenes begin with.
 *
 * @module
 */

/** A heap under test, as far as scenes go. */
export interface ArrangedHeap {
  arrange(body: () => void): void;
  allocate(size: number): number;
  free(address: number): unknown;
}

/** Gives the address of the payload with that letter: `heap.free(piece("C"))`. */
export type Piece = (letter: string) => number;

/**
 * Brings a new heap into a state given as `A:13 -:5 C:8`: blocks side by side for requests of so many bytes, of which `-` is freed
 * again. They are allocated in turn, then the holes are freed from the last one down, so that nothing merges on the way where no
 * two of them touch. The letters are those of pictures when a hole has used up a letter, too, as in the example.
 */
export function arrange(heap: ArrangedHeap, text: string): Piece {
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
