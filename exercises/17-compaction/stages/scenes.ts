/**
 * Heaps that scenes begin with.
 *
 * @module
 */
import type { Heap } from "./definition.js";

/** Asks a heap for all that it knows, by which it is looked at after calls on another one. */
export function askAll(heap: Heap): void {
  heap.getFreeMemory();
  for (const { handle } of heap.oracle.live()) {
    heap.addressOf(handle);
    heap.sizeOf(handle);
  }
}

/** Gives the number of the block with that letter: `heap.free(piece("C"))`. */
export type Piece = (letter: string) => number;

/**
 * Brings a new heap into a state given as `A:13 -:5 C:8!`: blocks of so many bytes side by side, of which `-` is freed again, and
 * one with `!` is pinned. They are allocated in turn, so a letter is that of pictures when a hole has used up a letter, too.
 */
export function arrange(heap: Heap, text: string): Piece {
  const pieces = new Map<string, number>();
  const holes: number[] = [];
  heap.arrange(() => {
    for (const word of text.split(" ")) {
      const [, letter, digits, pin] = /^([A-Z-]):(\d+)(!?)$/.exec(word) ?? [];
      if (letter === undefined) throw new Error(`"${word}" in "${text}" is no piece such as A:13, -:5 or C:8!`);
      const handle = heap.allocate(Number(digits));
      if (letter === "-") holes.push(handle);
      else pieces.set(letter, handle);
      if (pin === "!") heap.pin(handle);
    }
    for (const handle of holes) heap.free(handle);
  });
  return (letter) => {
    const handle = pieces.get(letter);
    if (handle === undefined) throw new Error(`there is no piece ${letter} in "${text}"`);
    return handle;
  };
}
