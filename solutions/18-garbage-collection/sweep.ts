import type { Heap } from "./heap.js";
import { MARK, sizeOf } from "./object.js";

/**
 * Takes so many words from the front of the first free run that has room. What is left of it is a free run. Cost: O(objects and runs).
 *
 * @returns the first of these words; 0 when no run has room
 */
export function place({ memory, first, end }: Heap, size: number): number {
  // @student Walk over objects and runs: each begins with a word that says how far it goes. Does a run have room? Then what is left
  // of it needs a word of its own that says so.
  for (let at = first; at < end; at += wordsIn(memory[at]!)) {
    const room = -memory[at]!;
    if (room < size) continue;
    if (room > size) memory[at + size] = size - room;
    return at;
  }
  return 0;
  // @end
}

/**
 * Makes free runs of all objects without a mark, as large as they can be, and clears the marks of the others. Cost: O(objects and runs).
 *
 * @returns words of the objects that are left
 */
export function sweep({ memory, first, end }: Heap): number {
  // @student Walk over all of memory. What is free, and what is garbage, joins the run before it, if there is one.
  let used = 0;
  let run = 0;
  for (let at = first, size = 0; at < end; at += size) {
    const word = memory[at]!;
    size = wordsIn(word);
    if (word > 0 && word & MARK) {
      memory[at] = word - MARK;
      used += size;
      run = 0;
    } else {
      if (run === 0) {
        run = at;
        memory[run] = 0;
      }
      memory[run]! -= size;
    }
  }
  return used;
  // @end
}
// @hide

/** How far an object or a free run goes, by its first word. */
const wordsIn = (word: number): number => (word < 0 ? -word : sizeOf(word));
// @end
