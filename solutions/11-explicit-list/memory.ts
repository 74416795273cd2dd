import { OutOfMemoryError } from "./errors.js";

/** Bytes of a word. */
export const WORD = 4;

/**
 * The memory of a machine: a row of bytes, of which the first `size` are in use. Numbers are stored in words of 32 bits, the lowest
 * byte first, as most processors do.
 */
export class Memory {
  /** All bytes that there will ever be, at first zeros. */
  readonly bytes: ArrayBuffer;
  /** How many of them are in use. */
  size = 0;
  private readonly view: DataView;

  /**
   * Makes a memory of which nothing is in use. Cost: O(maxBytes).
   *
   * @param maxBytes - bytes in all, an integer > 0
   */
  constructor(maxBytes: number) {
    this.bytes = new ArrayBuffer(maxBytes);
    this.view = new DataView(this.bytes);
  }

  /**
   * Takes more bytes into use, as the system call of that name did. Cost: O(1).
   *
   * @param count - bytes more, an integer ≥ 0
   * @returns the size before: where the new bytes begin
   * @throws {@link OutOfMemoryError} when there are not so many left; nothing has changed then
   */
  sbrk(count: number): number {
    const before = this.size;
    if (before + count > this.bytes.byteLength) {
      throw new OutOfMemoryError(
        `Of ${this.bytes.byteLength} bytes ${before} are in use, so there are no ${count} more.`,
      );
    }
    this.size = before + count;
    return before;
  }

  /**
   * Reads the word at an address. Cost: O(1).
   *
   * @param address - a multiple of 4 inside `size`
   * @returns its 32 bits, as a number from 0 up
   * @throws RangeError for any other address
   */
  load(address: number): number {
    this.check(address);
    return this.view.getUint32(address, true);
  }

  /**
   * Writes a word. Cost: O(1).
   *
   * @param address - a multiple of 4 inside `size`
   * @param word - of which the lowest 32 bits are kept
   * @throws RangeError for any other address
   */
  store(address: number, word: number): void {
    this.check(address);
    this.view.setUint32(address, word, true);
  }

  private check(address: number): void {
    if (!Number.isInteger(address) || address % WORD !== 0 || address < 0 || address + WORD > this.size) {
      throw new RangeError(
        `There is no word at ${address}: memory has ${this.size} bytes, and words begin at multiples of ${WORD}.`,
      );
    }
  }
}
