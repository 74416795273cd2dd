/**
 * The oracle: an executable specification of equal blocks, slow and obviously right. It has the numbers of the blocks in use,
 * and no bit is stored anywhere, so students may read it.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "#kit/check/failure";
import { argumentErrors } from "#kit/models/arguments";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** The most blocks that there may be, and the most units. */
export const MOST_BLOCKS = 2 ** 20;
export const MOST_UNITS = 2 ** 31;
/** Blocks that a word has a bit for. */
export const BITS = 32;
/** Up to so many blocks each is drawn by itself. */
const MOST_DRAWN = 128;

/** What the constructor has to do with these arguments. */
export function expectedOfConstructor(blockCount: Argument, blockSize: Argument): Expected<undefined> {
  const names = new Set([...argumentErrors(blockCount, 1), ...argumentErrors(blockSize, 1)]);
  if (names.size > 0) return throws(...names);
  const [count, size] = [blockCount as number, blockSize as number];
  return count <= MOST_BLOCKS && count * size <= MOST_UNITS ? returns(undefined) : throws("RangeError");
}

/** Equal blocks, of which the lowest free one is handed out. */
export class BlocksModel {
  /** For each block whether it is in use. */
  private readonly isInUse: boolean[];

  /**
   * @param blockCount - blocks in all
   * @param blockSize - units of each
   */
  constructor(
    readonly blockCount: number,
    readonly blockSize: number,
  ) {
    this.isInUse = new Array<boolean>(blockCount).fill(false);
  }

  /** The number of the lowest free block; -1 when there is none. */
  lowest(): number {
    return this.isInUse.indexOf(false);
  }

  /** Whether that block is in use. */
  uses(block: number): boolean {
    return this.isInUse[block] === true;
  }

  /** The numbers of the free blocks, ascending. */
  free(): number[] {
    return [...this.isInUse.keys()].filter((block) => !this.uses(block));
  }

  /** The numbers of the blocks in use, ascending. */
  used(): number[] {
    return [...this.isInUse.keys()].filter((block) => this.uses(block));
  }

  dueOfAllocate(): Expected<number> {
    const block = this.lowest();
    return block === -1 ? throws("OutOfMemoryError") : returns(block * this.blockSize);
  }

  allocate(): void {
    this.isInUse[this.lowest()] = true;
  }

  dueOfFree(address: Argument): Expected<undefined> {
    const names = argumentErrors(address, 0);
    if (names.length > 0) return throws(...names);
    const place = address as number;
    if (place >= this.blockCount * this.blockSize) return throws("RangeError");
    return this.uses(place / this.blockSize) ? returns(undefined) : throws("InvalidFreeError");
  }

  takeBack(address: number): void {
    this.isInUse[address / this.blockSize] = false;
  }

  /** Each word of the bitmap, unsigned: bit b of word w is 1 when block 32 · w + b is free. */
  words(): number[] {
    const words = new Array<number>(Math.ceil(this.blockCount / BITS)).fill(0);
    for (const block of this.free()) {
      const word = Math.floor(block / BITS);
      words[word] = (words[word] ?? 0) + 2 ** (block % BITS);
    }
    return words;
  }

  /** Memory as blocks; where there are very many, neighbours that are in the same state are drawn as one. */
  picture(): MemoryPicture {
    const capacity = this.blockCount * this.blockSize;
    const blocks: MemoryBlock[] = [];
    const joinsFrom = this.blockCount > MOST_DRAWN ? 0 : Infinity;
    for (let block = 0; block < this.blockCount; block++) {
      const [last, size] = [blocks.at(-1), this.blockSize];
      const state = this.uses(block) ? "allocated" : "free";
      if (last?.state === state && block > joinsFrom) last.size += size;
      else if (state === "free") blocks.push({ start: block * size, size, state });
      else blocks.push({ start: block * size, size, state, label: String(block) });
    }
    for (const block of blocks)
      if (block.state === "allocated" && block.size > this.blockSize)
        block.label = `${block.start / this.blockSize}–${(block.start + block.size) / this.blockSize - 1}`;
    return { capacity, blocks };
  }

  /** Equal where the same blocks are in use: that is all that there is. */
  key(): string {
    return this.isInUse.map(Number).join("");
  }
}
