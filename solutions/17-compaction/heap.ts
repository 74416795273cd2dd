/** A live block: what `allocate` has handed out and `free` has not taken back. */
export interface Block {
  /** The name by which the client knows it, for as long as it lives. */
  readonly handle: number;
  /** Its first byte in memory, ≥ 0. It changes when the block moves. */
  start: number;
  /** Its bytes, as they were asked for, > 0. */
  readonly size: number;
  /** How often it is pinned, ≥ 0. With any pin it does not move. */
  pins: number;
}

/**
 * All that there is to know about a heap. Every function of this folder is given one.
 *
 * Nothing is kept of what is free: a byte that lies in no block is.
 */
export interface Heap {
  /** Bytes in all, > 0. */
  readonly capacity: number;
  /** The bytes themselves, `capacity` of them. Clients write into their blocks. */
  readonly memory: Uint8Array;
  /** The live blocks, ascending by `start`. No two of them overlap. */
  readonly blocks: Block[];
  /** The handle that was given last; 0 before the first. */
  lastHandle: number;
}
