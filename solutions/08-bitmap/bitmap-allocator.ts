import { hasBit } from "./bits.js";
import { InvalidFreeError, OutOfMemoryError } from "./errors.js";
import { give, lowest, makeLevels, take } from "./summary.js";

/** As many blocks as an allocator may have, and as many units as its memory. */
const MOST_BLOCKS = 2 ** 20;
const MOST_UNITS = 2 ** 31;

/** Memory in blocks that are all equally large. A bit for each of them says whether it is free, and that is all that is known. */
export class BitmapAllocator {
  readonly blockCount: number;
  readonly blockSize: number;
  /** A bit for each block, 32 in a word: 1 while it is free. Bits beyond the last block are 0. */
  readonly words: Uint32Array;
  /** The words, and an index of those that are not 0; see {@link makeLevels}. */
  private readonly levels: readonly Uint32Array[];
  private freeCount: number;

  /**
   * Makes a memory in which all blocks are free. Cost: O(blocks ÷ 32).
   *
   * @param blockCount - blocks in all, an integer from 1 to 2 ** 20
   * @param blockSize - units of each, an integer > 0; both multiplied are at most 2 ** 31
   * @throws RangeError when either is anything else
   */
  constructor(blockCount: number, blockSize: number) {
    // @student 1. Refuse what makes no memory. (Do that last, if you like.)
    // 2. Remember both; make the levels, of which the first has the words; count the free blocks.
    if (!Number.isInteger(blockCount) || blockCount < 1 || blockCount > MOST_BLOCKS) {
      throw new RangeError(`There must be 1 to ${MOST_BLOCKS} blocks, not ${blockCount}.`);
    }
    if (!Number.isInteger(blockSize) || blockSize < 1 || blockCount * blockSize > MOST_UNITS) {
      throw new RangeError(
        `A block must have a unit or more, and all of them ${MOST_UNITS} at most, not ${blockSize} each.`,
      );
    }
    this.blockCount = blockCount;
    this.blockSize = blockSize;
    this.levels = makeLevels(blockCount);
    this.words = this.levels[0]!;
    this.freeCount = blockCount;
    // @end
  }

  /**
   * Hands out the lowest free block. Cost: O(1).
   *
   * @returns the address of the block: its number times `blockSize`
   * @throws {@link OutOfMemoryError} when no block is free
   */
  allocate(): number {
    // @student Which block is the lowest? None: refuse. Take it, count, and return its address.
    const block = lowest(this.levels);
    if (block === -1) throw new OutOfMemoryError("All blocks are in use.");
    take(this.levels, block);
    this.freeCount -= 1;
    return block * this.blockSize;
    // @end
  }

  /**
   * Takes back a block. Cost: O(1).
   *
   * @param address - what `allocate` returned
   * @throws RangeError when `address` is not an integer from 0 to `blockCount · blockSize - 1`
   * @throws {@link InvalidFreeError} when no block begins there, or one that is free
   */
  free(address: number): void {
    // @student Refuse an address outside of memory, then one at which no block begins, then a block that is free. Give it back.
    if (!Number.isInteger(address) || address < 0 || address >= this.blockCount * this.blockSize) {
      throw new RangeError(`The address must lie inside of memory, not be ${address}.`);
    }
    const block = address / this.blockSize;
    if (!Number.isInteger(block) || hasBit(this.words, block)) {
      throw new InvalidFreeError(`No block in use begins at address ${address}.`);
    }
    give(this.levels, block);
    this.freeCount += 1;
    // @end
  }

  /** How many blocks are free. Cost: O(1). */
  getFreeCount(): number {
    // @student Do not count them now: a number can be kept up to date.
    return this.freeCount;
    // @end
  }
}
