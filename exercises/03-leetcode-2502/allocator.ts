/**
 * Memory whose blocks belong to ids, as LeetCode's problem 2502 has it: an id may have many blocks, and they are freed
 * all at once. `n`, `size` and `mID` are integers from 1 to 1000, and at most 1000 calls are made, so no argument has to
 * be checked.
 */
export class Allocator {
  /**
   * Makes an allocator with `n` units, all of them free.
   *
   * @param n - units in all; they are numbered from 0 to `n - 1`
   */
  constructor(n: number) {
    // TODO: Remember n units that belong to nobody. What could stand for nobody, if ids begin at 1?
    throw new Error("TODO: Allocator");
  }

  /**
   * Gives the leftmost `size` free units in a row to `mID`, which may have blocks already.
   *
   * @param size - how many units
   * @param mID - the id that they belong to from now on
   * @returns the first unit of the block; -1, with nothing changed, when there are not `size` free units in a row
   */
  allocate(size: number, mID: number): number {
    // TODO: Go through memory from the left and count the free units in a row:
    // 1. A free unit makes the row longer. A unit that belongs to somebody ends it: what is the count then?
    // 2. As soon as the row is long enough, its units belong to mID. Return the first of them, not the last.
    // 3. At the end of memory without such a row: -1.
    throw new Error("TODO: allocate");
  }

  /**
   * Frees all units of `mID`, in however many blocks they are.
   *
   * @param mID - the id
   * @returns how many units that were; 0 when the id has none
   */
  freeMemory(mID: number): number {
    // TODO: Go through all of memory. Each unit of mID becomes free and counts.
    throw new Error("TODO: freeMemory");
  }
}
