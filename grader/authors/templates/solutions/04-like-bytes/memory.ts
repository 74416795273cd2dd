/** Bytes of a word. */
export const WORD = 4;

/** A row of bytes, of which the first `size` are in use. Words have 32 bits, the lowest byte first. */
export class Memory {
  /** All bytes that there will ever be, at first zeros. */
  readonly bytes: ArrayBuffer;
  /** How many of them are in use. */
  size = 0;
  private readonly view: DataView;

  constructor(maxBytes: number) {
    this.bytes = new ArrayBuffer(maxBytes);
    this.view = new DataView(this.bytes);
  }

  /** Reads the word at an address. */
  load(address: number): number {
    return this.view.getUint32(address, true);
  }

  /** Writes a word. */
  store(address: number, word: number): void {
    this.view.setUint32(address, word, true);
  }
}
